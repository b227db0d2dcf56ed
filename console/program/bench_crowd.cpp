#include "console/program/bench_crowd.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "net/messages.h"
#include "net/plain_screen.h"

namespace dais::console {

using net::client_frame;

namespace {

constexpr std::size_t kPerAddress = 5'000;  // fewer than net::Limits::connections_per_address
constexpr std::size_t kAtOnce = 200;        // connections that are no WebSocket yet
constexpr std::size_t kEvents = 512;
constexpr std::size_t kBuffer = 256 * 1024;
constexpr std::uint64_t kLine = ~std::uint64_t{0};
constexpr std::chrono::seconds kAskEvery{10};
constexpr std::chrono::seconds kPatience{30};
constexpr std::chrono::milliseconds kStep{100};
constexpr std::string_view kTimeQuestion = R"({"type":"time","sent":0})";
constexpr std::string_view kTimeAnswer = R"({"type":"time")";

[[noreturn]] void fail(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

// A few hundred bytes on a connection that has room for them.
void send_all(int descriptor, std::string_view bytes) {
    if (::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(bytes.size())) {
        fail("A display of the bench cannot send");
    }
}

}  // namespace

Crowd::Crowd(int line, Heard heard)
    : heard_{std::move(heard)}, poll_{::epoll_create1(EPOLL_CLOEXEC)}, buffer_(kBuffer) {
    epoll_event event{.events = EPOLLIN, .data = {.u64 = kLine}};
    if (poll_ < 0 || ::epoll_ctl(poll_, EPOLL_CTL_ADD, line, &event) != 0) {
        fail("The bench's displays cannot wait for messages");
    }
    asked_ = now();
}

Crowd::~Crowd() {
    for (const Screen& screen : screens_) {
        ::close(screen.descriptor);
    }
    ::close(poll_);
}

int Crowd::connected(int port) const {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    sockaddr_in from{};
    from.sin_family = AF_INET;
    from.sin_addr.s_addr =
        htonl(INADDR_LOOPBACK + static_cast<std::uint32_t>(screens_.size() / kPerAddress));
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // The port is chosen when it is known where to: then only the pair has to be unique.
    if (descriptor < 0 ||
        ::setsockopt(descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes) != 0 ||
        ::bind(descriptor, reinterpret_cast<const sockaddr*>(&from), sizeof from) != 0 ||
        ::connect(descriptor, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0 ||
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes) != 0 ||
        ::fcntl(descriptor, F_SETFL, O_NONBLOCK) != 0) {
        fail("A display of the bench cannot connect");
    }
    return descriptor;
}

void Crowd::add(int descriptor, State state) {
    epoll_event event{.events = EPOLLIN, .data = {.u64 = screens_.size()}};
    if (::epoll_ctl(poll_, EPOLL_CTL_ADD, descriptor, &event) != 0) {
        fail("The bench's displays cannot wait for messages");
    }
    screens_.push_back({descriptor, state, {}});
}

void Crowd::connect_bare(int port, int count) {
    for (int i = 0; i < count; ++i) {
        add(connected(port), State::open);
        ++greeted_;
    }
}

void Crowd::connect(int port, int count, const std::string& hello, const std::string& token) {
    hello_ = client_frame(hello) + client_frame(kTimeQuestion);
    const std::string request = net::upgrade_request(token);
    const std::size_t wanted = screens_.size() + static_cast<std::size_t>(count);
    auto deadline = now() + kPatience;
    while (greeted_ < wanted) {
        while (screens_.size() < wanted && screens_.size() - greeted_ < kAtOnce) {
            add(connected(port), State::upgrading);
            send_all(screens_.back().descriptor, request);
        }
        const std::size_t before = greeted_;
        static_cast<void>(wait(kStep));
        if (greeted_ > before) {
            deadline = now() + kPatience;
        } else if (now() > deadline) {
            throw std::runtime_error{"The server does not answer the bench's displays."};
        }
    }
}

bool Crowd::wait(std::chrono::milliseconds most) {
    std::array<epoll_event, kEvents> events{};
    const int count = ::epoll_wait(poll_, events.data(), kEvents, static_cast<int>(most.count()));
    bool line = false;
    for (std::size_t i = 0; std::cmp_less(i, count); ++i) {
        if (events[i].data.u64 == kLine) {
            line = true;
        } else {
            read(events[i].data.u64);
        }
    }
    return line;
}

void Crowd::read(std::size_t screen) {
    Screen& from = screens_[screen];
    const ssize_t got = ::recv(from.descriptor, buffer_.data(), buffer_.size(), 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        return;
    }
    if (got <= 0) {
        throw std::runtime_error{"The server disconnected a display of the bench."};
    }
    const timing::BootInstant at = now();
    std::string_view bytes{buffer_.data(), static_cast<std::size_t>(got)};
    if (from.part.empty()) {
        bytes.remove_prefix(take(screen, bytes, at));
        from.part = bytes;
        return;
    }
    from.part += bytes;
    from.part.erase(0, take(screen, from.part, at));
    if (from.part.empty()) {
        from.part.shrink_to_fit();
    }
}

// How many bytes were whole messages.
std::size_t Crowd::take(std::size_t screen, std::string_view bytes, timing::BootInstant read) {
    std::size_t taken =
        screens_[screen].state == State::upgrading ? take_upgrade(screen, bytes) : 0;
    if (screens_[screen].state == State::upgrading) {
        return 0;
    }
    while (const auto frame = net::first_frame(bytes.substr(taken))) {
        take_frame(screen, frame->opcode, frame->payload, read);
        taken += frame->size;
    }
    return taken;
}

std::size_t Crowd::take_upgrade(std::size_t screen, std::string_view bytes) {
    constexpr std::string_view kEnd = "\r\n\r\n";
    const std::size_t end = bytes.find(kEnd);
    if (end == std::string_view::npos) {
        return 0;
    }
    if (bytes.find(" 101 ") > bytes.find("\r\n")) {
        throw std::runtime_error{"The server refused a display of the bench: " +
                                 std::string{bytes.substr(0, bytes.find("\r\n"))}};
    }
    screens_[screen].state = State::waiting;
    send_all(screens_[screen].descriptor, hello_);
    return end + kEnd.size();
}

void Crowd::take_frame(std::size_t screen, int opcode, std::string_view payload,
                       timing::BootInstant read) {
    constexpr int kClose = 8;
    if (opcode == kClose) {
        throw std::runtime_error{
            "The server closed a display of the bench: " +
            std::string{payload.substr(std::min<std::size_t>(2, payload.size()))}};
    }
    if (payload.substr(0, kTimeAnswer.size()) == kTimeAnswer) {
        ++times_told_;
        if (std::exchange(screens_[screen].state, State::open) == State::waiting) {
            ++greeted_;
        }
    }
    heard_({screen, payload, read});
}

void Crowd::send(std::size_t screen, std::string_view text) const {
    send_all(screens_.at(screen).descriptor, client_frame(text));
}

void Crowd::ask_time_of_all() {
    const std::string question = client_frame(kTimeQuestion);
    const std::size_t wanted = times_told_ + screens_.size();
    for (const Screen& screen : screens_) {
        send_all(screen.descriptor, question);
    }
    const auto deadline = now() + kPatience;
    while (times_told_ < wanted) {
        static_cast<void>(wait(kStep));
        if (now() > deadline) {
            throw std::runtime_error{"The server does not tell the bench's displays the time."};
        }
    }
}

void Crowd::ask_time_in_turn() {
    const auto interval = timing::Duration{kAskEvery} / static_cast<std::int64_t>(screens_.size());
    const auto present = now();
    for (; asked_ + interval <= present; asked_ += interval) {
        send(next_to_ask_, kTimeQuestion);
        next_to_ask_ = (next_to_ask_ + 1) % screens_.size();
    }
}

std::string hall_hello() {
    net::Hello hello;
    hello.page = "hall";
    hello.wants = {"conference", "programme", "floor", "queue", "texts"};
    hello.patches = true;
    return net::hello_message(hello);
}

std::string_view slice_told(std::string_view message) {
    for (const std::string_view start :
         {R"({"type":"slice","name":")", R"({"type":"patch","name":")"}) {
        if (message.substr(0, start.size()) == start) {
            const std::string_view name = message.substr(start.size());
            return name.substr(0, name.find('"'));
        }
    }
    return {};
}

}  // namespace dais::console
