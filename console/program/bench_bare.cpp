#include "console/program/bench_bare.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "console/program/bench_crowd.h"
#include "net/limits.h"
#include "net/listener.h"
#include "net/plain_screen.h"
#include "timing/system_time_source.h"

namespace dais::console {

namespace {

constexpr std::size_t kEvents = 512;

class BareServer {
  public:
    explicit BareServer(const Line& line) : line_{line}, poll_{::epoll_create1(EPOLL_CLOEXEC)} {
        net::allow_descriptors(net::Limits{}.connections);
        watch(line_.descriptor());
        watch(listener_.descriptor());
        line_.say({{"port", listener_.port()}});
    }
    ~BareServer() {
        for (const int client : clients_) {
            ::close(client);
        }
        ::close(poll_);
    }
    BareServer(const BareServer&) = delete;
    BareServer& operator=(const BareServer&) = delete;
    BareServer(BareServer&&) = delete;
    BareServer& operator=(BareServer&&) = delete;

    [[noreturn]] void run() {
        std::array<epoll_event, kEvents> events{};
        while (true) {
            const int count = ::epoll_wait(poll_, events.data(), kEvents, -1);
            for (std::size_t i = 0; std::cmp_less(i, count); ++i) {
                if (events[i].data.fd == listener_.descriptor()) {
                    take();
                } else if (events[i].data.fd == line_.descriptor()) {
                    obey(line_.hear());
                }
            }
        }
    }

  private:
    void watch(int descriptor) const {
        epoll_event event{.events = EPOLLIN, .data = {.fd = descriptor}};
        if (::epoll_ctl(poll_, EPOLL_CTL_ADD, descriptor, &event) != 0) {
            throw std::system_error{errno, std::generic_category(), "The bare loop cannot wait"};
        }
    }

    void take() {
        for (auto next = listener_.take(); next.descriptor >= 0; next = listener_.take()) {
            const int yes = 1;
            ::setsockopt(next.descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            watch(next.descriptor);
            clients_.push_back(next.descriptor);
        }
    }

    void obey(const nlohmann::json& asked) {
        if (asked.at("do") == "change") {
            send_to_all(net::server_frame(asked.at("text").get<std::string>()));
            return;
        }
        nlohmann::json cost = own_cost();
        cost["began_ns"] = began_.time_since_epoch().count();
        cost["clients"] = clients_.size();
        line_.say(cost);
    }

    void send_to_all(const std::string& frame) {
        began_ = time_.read().boot;
        for (const int client : clients_) {
            if (::send(client, frame.data(), frame.size(), MSG_NOSIGNAL | MSG_DONTWAIT) !=
                static_cast<ssize_t>(frame.size())) {
                throw std::runtime_error{"The bare loop cannot write all at once."};
            }
        }
    }

    const Line& line_;
    const net::Listener listener_{"127.0.0.1", 0};
    timing::SystemTimeSource time_;
    timing::BootInstant began_;
    int poll_ = -1;
    std::vector<int> clients_;
};

}  // namespace

void serve_bare(const Line& line) { BareServer{line}.run(); }

}  // namespace dais::console
