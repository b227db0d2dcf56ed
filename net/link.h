// Where a client connects, and with which token: what `dais tell`, a second console and scripts are
// given on their command line.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace dais::net {

struct Link {
    std::string host;
    int port = 80;
    std::string token;    ///< empty: as the public
    bool secure = false;  ///< with TLS
    std::string ca_file;  ///< PEM, whose signatures count besides the machine's own; may be empty
    std::string fingerprint;  ///< of the only certificate that is right, 64 digits; may be empty

    /// For people, without the token: "dais.local:8026".
    [[nodiscard]] std::string place() const;
    /// What addresses of its pages begin with: "https://dais.local:8026".
    [[nodiscard]] std::string http() const;
};

/// What was given is no address of a Dais server; what() is one sentence that says what to write.
class LinkError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Reads "ws://host:port/ws", "http://host:port/hall#token=…" (an officer's link as it is handed
/// out), the same with wss and https, or "host:port". Throws LinkError. Never puts the token into a
/// sentence.
[[nodiscard]] Link read_link(std::string_view url);

}  // namespace dais::net
