#include "tests/program/crowd.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "net/client.h"
#include "net/listener.h"
#include "net/plain_screen.h"
#include "timing/system_time_source.h"

namespace dais::test {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLook{20};
constexpr milliseconds kAskTime{8'000};
constexpr milliseconds kConnectAnew{1'500};  ///< with chance, at most

int port_of(const std::string& ws) { return net::read_link(ws).port; }

}  // namespace

std::chrono::milliseconds Crowd::now() {
    static const timing::SystemTimeSource system;
    return std::chrono::duration_cast<milliseconds>(system.read().boot.time_since_epoch());
}

Crowd::Crowd(const std::string& ws, int screens)
    : port_{port_of(ws)},
      screens_(static_cast<std::size_t>(screens)),
      poll_{::epoll_create1(EPOLL_CLOEXEC)} {
    net::allow_descriptors(screens + 1'000);
    for (int i = 0; i < screens; ++i) {
        screens_[static_cast<std::size_t>(i)].number = i;
        screens_[static_cast<std::size_t>(i)].port = port_;
    }
    thread_ = std::thread{[this] { run(); }};
}

Crowd::~Crowd() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    thread_.join();
    for (Screen& screen : screens_) {
        if (screen.socket >= 0) {
            ::close(screen.socket);
        }
    }
    ::close(poll_);
}

Crowd::State Crowd::state() const {
    const std::lock_guard lock{mutex_};
    return state_;
}

bool Crowd::wait(milliseconds longest, const std::function<bool(const State&)>& condition) const {
    std::unique_lock lock{mutex_};
    // NOLINTNEXTLINE: the deadline of a test, not of a meeting
    return changed_.wait_for(lock, longest, [&] { return condition(state_); });
}

// ---- its thread -------------------------------------------------------------------------------

void Crowd::run() {
    std::array<epoll_event, 256> events{};
    for (;;) {
        {
            const std::lock_guard lock{mutex_};
            if (stop_) {
                return;
            }
        }
        const int count = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()),
                                       static_cast<int>(kLook.count()));
        for (int i = 0; i < count; ++i) {
            auto& screen = screens_[events.at(static_cast<std::size_t>(i)).data.u64];
            if (screen.socket >= 0) {
                read(screen);
            }
        }
        const milliseconds at = now();
        for (Screen& screen : screens_) {
            if (at < screen.due) {
                continue;
            }
            if (screen.socket < 0) {
                connect(screen);
            } else {
                send(screen, R"({"type":"time","sent":1})");
                screen.due = at + kAskTime;
            }
        }
        tell();
    }
}

void Crowd::connect(Screen& screen) {
    const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(screen.port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    screen.socket = made;
    // On this machine a connection comes about, or does not, at once.
    if (made < 0 ||
        ::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        drop(screen);
        return;
    }
    epoll_event event{};
    event.events = EPOLLIN | EPOLLRDHUP;
    event.data.u64 = static_cast<std::uint64_t>(screen.number);
    ::epoll_ctl(poll_, EPOLL_CTL_ADD, made, &event);
    screen.due = now() + kAskTime;
    const std::string request = net::upgrade_request();
    static_cast<void>(::send(made, request.data(), request.size(), MSG_NOSIGNAL));
}

void Crowd::drop(Screen& screen) {
    if (screen.socket >= 0) {
        ::close(screen.socket);
    }
    screen.socket = -1;
    screen.upgraded = screen.greeted = false;
    screen.input.clear();
    if (!screen.elsewhere.empty()) {
        const std::string next = screen.elsewhere.front();
        screen.elsewhere.erase(screen.elsewhere.begin());
        screen.elsewhere.push_back("ws://127.0.0.1:" + std::to_string(screen.port) + "/ws");
        screen.port = port_of(next);
    }
    std::uniform_int_distribution<std::int64_t> chance{0, kConnectAnew.count()};
    screen.due = now() + milliseconds{chance(random_)};
}

void Crowd::read(Screen& screen) {
    std::array<char, 64 * 1024> bytes{};
    for (;;) {
        const auto count = ::recv(screen.socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (count > 0) {
            screen.input.append(bytes.data(), static_cast<std::size_t>(count));
            continue;
        }
        const bool nothing_more = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        take(screen);
        if (!nothing_more && screen.socket >= 0) {
            drop(screen);
        }
        return;
    }
}

void Crowd::take(Screen& screen) {
    if (!screen.upgraded) {
        const std::size_t end = screen.input.find("\r\n\r\n");
        if (end == std::string::npos) {
            return;
        }
        if (screen.input.compare(0, 12, "HTTP/1.1 101") != 0) {
            drop(screen);
            return;
        }
        screen.upgraded = true;
        screen.input.erase(0, end + 4);
        say_hello(screen);
    }
    std::string_view left = screen.input;
    while (const auto frame = net::first_frame(left)) {
        if (frame->opcode == 8) {
            drop(screen);
            return;
        }
        if (frame->opcode == 1) {
            message(screen, std::string{frame->payload});
        }
        left.remove_prefix(frame->size);
    }
    screen.input = std::string{left};
}

void Crowd::say_hello(Screen& screen) const {
    net::Json hello{
        {"type", "hello"}, {"page", "hall"}, {"room", "main"}, {"wants", {"conference", "floor"}}};
    if (screen.epoch != 0) {
        hello["epoch"] = screen.epoch;
        hello["have"] = screen.have;
    }
    send(screen, hello.dump());
}

void Crowd::message(Screen& screen, const std::string& text) {
    draft_.bytes += static_cast<std::int64_t>(text.size());
    const net::Json json = net::Json::parse(text, nullptr, false);
    const std::string type = json.value("type", "");
    if (type == "hello" || type == "clock") {
        const std::int64_t epoch = json.at("epoch");
        if (type == "hello" && epoch != screen.epoch) {
            screen.have.clear();
            screen.floor = nullptr;
        }
        screen.epoch = epoch;
        screen.greeted = true;
    }
    if (type == "hello" || type == "elsewhere") {
        screen.elsewhere = json.value("elsewhere", std::vector<std::string>{});
        std::shuffle(screen.elsewhere.begin(), screen.elsewhere.end(), random_);
    }
    if (type == "slice") {
        ++draft_.slices;
        const std::string name = json.at("name");
        const std::string room = json.value("room", "");
        screen.have[room.empty() ? name : name + "/" + room] = json.at("version");
        if (name == "floor") {
            screen.floor = &*texts_.insert(text).first;
        }
    }
}

void Crowd::send(const Screen& screen, std::string_view text) const {
    if (screen.upgraded) {
        const std::string bytes = net::client_frame(text);
        static_cast<void>(::send(screen.socket, bytes.data(), bytes.size(), MSG_NOSIGNAL));
    }
}

void Crowd::tell() {
    State state;
    state.slices = draft_.slices;
    state.bytes = draft_.bytes;
    std::map<const std::string*, int> floors;
    for (const Screen& screen : screens_) {
        if (screen.greeted) {
            ++state.up;
            ++state.by_port[screen.port];
            floors[screen.floor] += 1;
            state.elsewhere += screen.elsewhere.empty() ? 0 : 1;
        }
    }
    for (const auto& [text, count] : floors) {
        state.floors[text == nullptr ? std::string{} : *text] += count;
    }
    const std::lock_guard lock{mutex_};
    state_ = std::move(state);
    changed_.notify_all();
}

}  // namespace dais::test
