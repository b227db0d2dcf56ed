#include "crowd.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "net/plain_screen.h"

namespace dais::net::test {

namespace {

constexpr std::size_t kAddresses = 200;
constexpr std::size_t kHead = 400;  // enough of the answers to see that both came

sockaddr_in loopback(const std::string& address, int port) {
    sockaddr_in made{};
    made.sin_family = AF_INET;
    made.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, address.c_str(), &made.sin_addr);
    return made;
}

}  // namespace

Crowd::Crowd(int port, std::size_t count)
    : port_{port},
      epoll_{epoll_create1(EPOLL_CLOEXEC)},
      // Without waiting for the answer to the first.
      first_words_{upgrade_request() +
                   client_frame(R"({"type":"hello","page":"hall","wants":["floor"]})")},
      members_(count) {
    for (std::size_t number = 0; number < count; ++number) {
        members_[number].address = "127.0.0." + std::to_string(2 + number % kAddresses);
        begin(number);
    }
}

Crowd::~Crowd() {
    for (Member& member : members_) {
        end(member);
    }
    close(epoll_);
}

void Crowd::begin(std::size_t number) {
    Member& member = members_[number];
    member = Member{.address = member.address};
    member.descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const sockaddr_in own = loopback(member.address, 0);
    const sockaddr_in server = loopback("127.0.0.1", port_);
    const bool bound =
        bind(member.descriptor, reinterpret_cast<const sockaddr*>(&own), sizeof own) == 0;
    if (!bound || (connect(member.descriptor, reinterpret_cast<const sockaddr*>(&server),
                           sizeof server) != 0 &&
                   errno != EINPROGRESS)) {
        end(member);
        return;
    }
    epoll_event wanted{};
    wanted.events = EPOLLIN | EPOLLOUT | EPOLLET;
    wanted.data.u64 = number;
    epoll_ctl(epoll_, EPOLL_CTL_ADD, member.descriptor, &wanted);
}

void Crowd::end(Member& member) {
    if (member.descriptor >= 0) {
        close(member.descriptor);
    }
    member.descriptor = -1;
    member.ended = true;
    member.greeted = false;
}

void Crowd::ask(Member& member) const {
    member.asked = true;
    const ssize_t sent =
        send(member.descriptor, first_words_.data(), first_words_.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(first_words_.size())) {
        end(member);
    }
}

void Crowd::read(Member& member) {
    std::array<char, 65536> part{};
    ssize_t got = 0;
    while ((got = recv(member.descriptor, part.data(), part.size(), 0)) > 0) {
        const std::size_t wanted = kHead - std::min(kHead, member.head.size());
        member.head.append(part.data(), std::min(wanted, static_cast<std::size_t>(got)));
    }
    member.greeted = member.head.rfind("HTTP/1.1 101", 0) == 0 &&
                     member.head.find(R"("type":"hello")") != std::string::npos;
    if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
        end(member);
    }
}

void Crowd::pump(int milliseconds) {
    std::array<epoll_event, 512> events{};
    const int count =
        epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), milliseconds);
    for (int i = 0; i < count; ++i) {
        const epoll_event& event = events.at(static_cast<std::size_t>(i));
        Member& member = members_[event.data.u64];
        if (!member.ended && !member.asked && (event.events & EPOLLOUT) != 0) {
            ask(member);
        }
        if (!member.ended && (event.events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0) {
            read(member);
        }
    }
}

std::size_t Crowd::come_back() {
    std::size_t back = 0;
    for (std::size_t number = 0; number < members_.size(); ++number) {
        if (members_[number].ended) {
            begin(number);
            ++back;
        }
    }
    return back;
}

std::size_t Crowd::greeted() const {
    return static_cast<std::size_t>(std::count_if(members_.begin(), members_.end(),
                                                  [](const Member& each) { return each.greeted; }));
}

std::size_t Crowd::ended() const {
    return static_cast<std::size_t>(std::count_if(members_.begin(), members_.end(),
                                                  [](const Member& each) { return each.ended; }));
}

std::size_t all_descriptors() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 1'000'000);
    setrlimit(RLIMIT_NOFILE, &limit);
    return static_cast<std::size_t>(limit.rlim_cur);
}

}  // namespace dais::net::test
