#include "net/listener.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <string_view>
#include <system_error>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "net/server.h"

namespace dais::net {

namespace {

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

Addresses resolve(const std::string& address, int port) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE;
    addrinfo* found = nullptr;
    if (getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) {
        throw ServerError{"\"" + address +
                          "\" is not an address to listen on: write one of this machine's, such as "
                          "127.0.0.1, or 0.0.0.0 for all of them."};
    }
    return {found, &freeaddrinfo};
}

[[noreturn]] void cannot_listen(int error, const std::string& address, int port) {
    const std::string name = "Port " + std::to_string(port);
    switch (error) {
        case EADDRINUSE:
            throw ServerError{
                name + " is in use by another program: close it or choose another with --port."};
        case EACCES:
            throw ServerError{name +
                              " may only be used by the administrator: choose one from 1024 "
                              "on with --port."};
        case EADDRNOTAVAIL:
            throw ServerError{"This machine does not have the address " + address +
                              ": choose one of its own with --bind."};
        default:
            throw ServerError{"It is not possible to listen on " + address + ", port " +
                              std::to_string(port) + ": " + std::generic_category().message(error) +
                              "."};
    }
}

int port_of(int descriptor) {
    sockaddr_storage bound{};
    socklen_t length = sizeof bound;
    if (getsockname(descriptor, reinterpret_cast<sockaddr*>(&bound), &length) != 0) {
        return 0;
    }
    if (bound.ss_family == AF_INET6) {
        return ntohs(reinterpret_cast<const sockaddr_in6*>(&bound)->sin6_port);
    }
    return ntohs(reinterpret_cast<const sockaddr_in*>(&bound)->sin_port);
}

void set_option(int descriptor, int level, int option) {
    const int on = 1;
    setsockopt(descriptor, level, option, &on, sizeof on);
}

}  // namespace

Listener::Listener(const std::string& address, int port) : port_{port} {
    const Addresses resolved = resolve(address, port);
    descriptor_ =
        socket(resolved->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP);
    if (descriptor_ < 0) {
        cannot_listen(errno, address, port);
    }
    // A restart must not wait for connections of the last run to be forgotten.
    set_option(descriptor_, SOL_SOCKET, SO_REUSEADDR);
    if (bind(descriptor_, resolved->ai_addr, resolved->ai_addrlen) != 0 ||
        listen(descriptor_, SOMAXCONN) != 0) {
        const int error = errno;
        close(descriptor_);
        cannot_listen(error, address, port);
    }
    port_ = port_of(descriptor_);
}

Listener::~Listener() { close(descriptor_); }

Listener::Next Listener::take() const {
    for (;;) {
        const int taken = accept4(descriptor_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (taken >= 0) {
            set_option(taken, IPPROTO_TCP, TCP_NODELAY);
            return {Taken::connection, taken};
        }
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            return {Taken::no_descriptor_left, -1};
        }
        // A connection that is gone before it was taken is no reason to stop taking.
        if (errno != EINTR && errno != ECONNABORTED) {
            return {Taken::nothing_waits, -1};
        }
    }
}

bool is_loopback(const std::string& address) {
    const Addresses resolved = resolve(address, 0);
    if (resolved->ai_family == AF_INET) {
        const auto* v4 = reinterpret_cast<const sockaddr_in*>(resolved->ai_addr);
        return ntohl(v4->sin_addr.s_addr) >> 24U == 127;
    }
    const auto* v6 = reinterpret_cast<const sockaddr_in6*>(resolved->ai_addr);
    const in6_addr& whole = v6->sin6_addr;
    return IN6_IS_ADDR_LOOPBACK(&whole) ||
           (IN6_IS_ADDR_V4MAPPED(&whole) && whole.s6_addr[12] == 127);
}

std::string peer_address(int descriptor) {
    sockaddr_storage peer{};
    socklen_t length = sizeof peer;
    std::array<char, NI_MAXHOST> text{};
    if (getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &length) != 0 ||
        getnameinfo(reinterpret_cast<const sockaddr*>(&peer), length, text.data(), text.size(),
                    nullptr, 0, NI_NUMERICHOST) != 0) {
        return {};
    }
    constexpr std::string_view kMapped = "::ffff:";
    const std::string_view address{text.data()};
    return std::string{address.starts_with(kMapped) ? address.substr(kMapped.size()) : address};
}

void allow_descriptors(int wanted) {
    // libwebsockets 4.1 takes a limit above ten million for 2,560.
    constexpr rlim_t kMost = 1'000'000;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return;
    }
    const rlim_t least = std::min<rlim_t>(static_cast<rlim_t>(wanted), limit.rlim_max);
    const rlim_t next = std::min(std::max(limit.rlim_cur, least), kMost);
    if (next != limit.rlim_cur) {
        limit.rlim_cur = next;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

}  // namespace dais::net
