// A client of the tests that speaks HTTP over TLS and trusts anybody.
#pragma once

#include <memory>
#include <string>

#include <openssl/ssl.h>

namespace dais::net::test {

class TlsScreen {
  public:
    /// Connects and shakes hands, offering these protocols (ALPN, in its wire form).
    explicit TlsScreen(int port, const std::string& alpn = {});
    ~TlsScreen();
    TlsScreen(const TlsScreen&) = delete;
    TlsScreen& operator=(const TlsScreen&) = delete;
    TlsScreen(TlsScreen&&) = delete;
    TlsScreen& operator=(TlsScreen&&) = delete;

    [[nodiscard]] bool shaken() const { return shaken_; }
    /// The protocol that the server chose; empty: none.
    [[nodiscard]] std::string alpn() const;
    /// Sends a request and reads until the answer's head is there; empty where none came.
    [[nodiscard]] std::string ask(const std::string& request);
    /// Reads so many more bytes; fewer where the connection ended.
    [[nodiscard]] std::string read(std::size_t bytes);

  private:
    struct Free {
        void operator()(SSL_CTX* it) const { SSL_CTX_free(it); }
        void operator()(SSL* it) const { SSL_free(it); }
    };
    std::unique_ptr<SSL_CTX, Free> context_;
    std::unique_ptr<SSL, Free> tls_;
    int descriptor_ = -1;
    bool shaken_ = false;
    std::string input_;
};

}  // namespace dais::net::test
