// The socket that screens connect to. Bound before the wire's thread starts, so that a port in use
// is one sentence at the start and not a line in a log.
#pragma once

#include <optional>
#include <string>

namespace dais::net {

class Listener {
  public:
    /// Binds and listens. `address` is a numeric IPv4 or IPv6 address ("0.0.0.0": all), port 0 any
    /// free one. Throws ServerError.
    Listener(const std::string& address, int port);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    Listener(Listener&&) = delete;
    Listener& operator=(Listener&&) = delete;

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] int descriptor() const { return descriptor_; }

    /// What became of an attempt to take the next connection.
    enum class Taken { connection, nothing_waits, no_descriptor_left };
    struct Next {
        Taken taken = Taken::nothing_waits;
        int descriptor = -1;  ///< the caller's from now on
    };
    /// Takes the next connection without waiting.
    [[nodiscard]] Next take() const;

  private:
    int descriptor_ = -1;
    int port_ = 0;
};

/// Whether only this machine can connect to that numeric address. Throws ServerError where it is
/// none.
[[nodiscard]] bool is_loopback(const std::string& address);

/// The peer's numeric address; empty where it is gone already.
[[nodiscard]] std::string peer_address(int descriptor);

/// Lets this process open at least `wanted` descriptors, as far as it may. Also lowers a limit so
/// high that libwebsockets would ignore it.
void allow_descriptors(int wanted);

}  // namespace dais::net
