#include "tls_screen.h"

#include <array>
#include <cstdint>

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "support.h"

namespace dais::net::test {

TlsScreen::TlsScreen(int port, const std::string& alpn)
    : context_{SSL_CTX_new(TLS_client_method())},
      descriptor_{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    const timeval patience{kDeadline.count(), 0};
    setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    SSL_CTX_set_verify(context_.get(), SSL_VERIFY_NONE, nullptr);
    if (!alpn.empty()) {
        SSL_CTX_set_alpn_protos(context_.get(), reinterpret_cast<const unsigned char*>(alpn.data()),
                                static_cast<unsigned int>(alpn.size()));
    }
    tls_.reset(SSL_new(context_.get()));
    SSL_set_fd(tls_.get(), descriptor_);
    shaken_ =
        ::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        SSL_connect(tls_.get()) == 1;
}

TlsScreen::~TlsScreen() { ::close(descriptor_); }

std::string TlsScreen::alpn() const {
    const unsigned char* chosen = nullptr;
    unsigned int length = 0;
    SSL_get0_alpn_selected(tls_.get(), &chosen, &length);
    return {reinterpret_cast<const char*>(chosen), length};
}

std::string TlsScreen::ask(const std::string& request) {
    SSL_write(tls_.get(), request.data(), static_cast<int>(request.size()));
    std::size_t end = 0;
    while ((end = input_.find("\r\n\r\n")) == std::string::npos) {
        std::array<char, 16384> part{};
        const int got = SSL_read(tls_.get(), part.data(), static_cast<int>(part.size()));
        if (got <= 0) {
            return {};
        }
        input_.append(part.data(), static_cast<std::size_t>(got));
    }
    std::string head = input_.substr(0, end + 4);
    input_.erase(0, end + 4);
    return head;
}

std::string TlsScreen::read(std::size_t bytes) {
    while (input_.size() < bytes) {
        std::array<char, 16384> part{};
        const int got = SSL_read(tls_.get(), part.data(), static_cast<int>(part.size()));
        if (got <= 0) {
            break;
        }
        input_.append(part.data(), static_cast<std::size_t>(got));
    }
    std::string taken = input_.substr(0, bytes);
    input_.erase(0, taken.size());
    return taken;
}

}  // namespace dais::net::test
