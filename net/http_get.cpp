#include "net/http_get.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <functional>
#include <memory>

#include <fcntl.h>
#include <netdb.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "timing/system_time_source.h"

namespace dais::net {

namespace {

constexpr std::size_t kLongestAnswer = 64 * 1024;

class Deadline {
  public:
    explicit Deadline(std::chrono::milliseconds patience) : end_{time_.read().boot + patience} {}
    [[nodiscard]] int left_ms() const {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end_ - time_.read().boot);
        return left.count() > 0 ? static_cast<int>(left.count()) : 0;
    }

  private:
    timing::SystemTimeSource time_;
    timing::BootInstant end_;
};

class Socket {
  public:
    explicit Socket(int descriptor = -1) : descriptor_{descriptor} {}
    ~Socket() {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    Socket(Socket&&) = delete;
    Socket& operator=(Socket&&) = delete;
    [[nodiscard]] int get() const { return descriptor_; }
    void become(int descriptor) {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
        descriptor_ = descriptor;
    }
    [[nodiscard]] bool wait(short events, const Deadline& deadline) const {
        pollfd wanted{.fd = descriptor_, .events = events, .revents = 0};
        const int left = deadline.left_ms();
        return left > 0 && ::poll(&wanted, 1, left) == 1;
    }

  private:
    int descriptor_;
};

bool connect(Socket& socket, const Link& link, const Deadline& deadline) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    std::string host = link.host;
    if (host.size() > 2 && host.front() == '[') {
        host = host.substr(1, host.size() - 2);
    }
    if (::getaddrinfo(host.c_str(), std::to_string(link.port).c_str(), &hints, &found) != 0) {
        return false;
    }
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> all{found, ::freeaddrinfo};
    for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
        socket.become(::socket(each->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        if (socket.get() < 0) {
            continue;
        }
        if (::connect(socket.get(), each->ai_addr, each->ai_addrlen) == 0) {
            return true;
        }
        if (errno != EINPROGRESS || !socket.wait(POLLOUT, deadline)) {
            continue;
        }
        int error = 0;
        socklen_t size = sizeof error;
        if (::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0) {
            return true;
        }
    }
    return false;
}

// What moves bytes: how many, 0 at the end; -1 where it is to be tried again when the socket can
// read, -2 when it can write, -3 on an error.
enum Again : int { read_again = -1, write_again = -2, broken = -3 };
struct Stream {
    std::function<int(char*, int)> read;
    std::function<int(const char*, int)> write;
};

Stream plain(const Socket& socket) {
    const auto result = [](ssize_t count, Again again) {
        const bool later = errno == EAGAIN || errno == EINTR;
        return count >= 0 ? static_cast<int>(count) : static_cast<int>(later ? again : broken);
    };
    return {[&socket, result](char* bytes, int size) {
                return result(::recv(socket.get(), bytes, static_cast<std::size_t>(size), 0),
                              read_again);
            },
            [&socket, result](const char* bytes, int size) {
                return result(
                    ::send(socket.get(), bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL),
                    write_again);
            }};
}

struct Tls {
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context{::SSL_CTX_new(::TLS_client_method()),
                                                         ::SSL_CTX_free};
    std::unique_ptr<SSL, void (*)(SSL*)> session{nullptr, ::SSL_free};
};

Stream with_tls(Tls& tls, const Socket& socket, const Link& link) {
    tls.session.reset(tls.context ? ::SSL_new(tls.context.get()) : nullptr);
    if (!tls.session) {
        return {[](char*, int) { return static_cast<int>(broken); },
                [](const char*, int) { return static_cast<int>(broken); }};
    }
    ::SSL_set_fd(tls.session.get(), socket.get());
    std::string name = link.host;  // the macro for this casts as C does
    ::SSL_ctrl(tls.session.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
               name.data());
    ::SSL_set_connect_state(tls.session.get());
    const auto result = [&tls](int count) {
        if (count > 0) {
            return count;
        }
        switch (::SSL_get_error(tls.session.get(), count)) {
            case SSL_ERROR_WANT_READ: return static_cast<int>(read_again);
            case SSL_ERROR_WANT_WRITE: return static_cast<int>(write_again);
            case SSL_ERROR_ZERO_RETURN: return 0;
            default: return static_cast<int>(broken);
        }
    };
    return {[&tls, result](char* bytes, int size) {
                return result(::SSL_read(tls.session.get(), bytes, size));
            },
            [&tls, result](const char* bytes, int size) {
                return result(::SSL_write(tls.session.get(), bytes, size));
            }};
}

// Does one step until it moves bytes or fails; false: it failed, or not in time.
bool step(const std::function<int()>& move, int& moved, const Socket& socket,
          const Deadline& deadline) {
    while ((moved = move()) == read_again || moved == write_again) {
        if (!socket.wait(moved == read_again ? POLLIN : POLLOUT, deadline)) {
            return false;
        }
    }
    return moved >= 0;
}

// Whether an answer is whole, where it says how long it is.
bool whole(const std::string& answer) {
    constexpr std::string_view kLength = "Content-Length: ";
    const std::size_t end = answer.find("\r\n\r\n");
    const std::size_t at = answer.find(kLength);
    if (end == std::string::npos || at == std::string::npos || at > end) {
        return false;
    }
    const std::size_t wanted = std::strtoul(answer.c_str() + at + kLength.size(), nullptr, 10);
    return answer.size() >= end + 4 + wanted;
}

std::optional<std::string> ask(const Stream& stream, const Socket& socket,
                               const std::string& question, const Deadline& deadline) {
    std::size_t sent = 0;
    int moved = 0;
    while (sent < question.size()) {
        const auto write = [&] {
            return stream.write(question.data() + sent, static_cast<int>(question.size() - sent));
        };
        if (!step(write, moved, socket, deadline)) {
            return std::nullopt;
        }
        sent += static_cast<std::size_t>(moved);
    }
    std::string answer;
    std::array<char, 4096> bytes{};
    while (answer.size() < kLongestAnswer && !whole(answer) && deadline.left_ms() > 0) {
        const auto read = [&] { return stream.read(bytes.data(), static_cast<int>(bytes.size())); };
        const bool more = step(read, moved, socket, deadline) && moved > 0;
        if (!more) {
            break;
        }
        answer.append(bytes.data(), static_cast<std::size_t>(moved));
    }
    return answer;
}

}  // namespace

std::optional<std::string> http_get(const Link& link, const std::string& path,
                                    std::chrono::milliseconds patience) {
    const Deadline deadline{patience};
    Socket socket;
    if (!connect(socket, link, deadline)) {
        return std::nullopt;
    }
    Tls tls;
    const Stream stream = link.secure ? with_tls(tls, socket, link) : plain(socket);
    const auto answer =
        ask(stream, socket,
            "GET " + path + " HTTP/1.1\r\nHost: " + link.place() + "\r\nConnection: close\r\n\r\n",
            deadline);
    constexpr std::string_view kGood = "HTTP/1.1 200 ";
    const std::size_t end = answer ? answer->find("\r\n\r\n") : std::string::npos;
    if (end == std::string::npos || !answer->starts_with(kGood)) {
        return std::nullopt;
    }
    return answer->substr(end + 4);
}

}  // namespace dais::net
