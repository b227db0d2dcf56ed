// From which pages a browser may connect: those of the host that it asked, and those that were
// allowed at the start. A page of another site cannot use the browser of somebody who holds a link.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dais::net {

/// Scheme, host and port of a page (RFC 6454).
struct Origin {
    bool secure = false;  ///< https
    std::string host;     ///< lower case; an IPv6 address in brackets
    int port = 0;
    friend bool operator==(const Origin&, const Origin&) = default;
};

/// "https://dais.example:8443"; nothing where it is none ("null", a path, another scheme).
[[nodiscard]] std::optional<Origin> read_origin(std::string_view text);

/// Of the options at the start. Throws ServerError with what to write.
[[nodiscard]] std::vector<Origin> read_origins(const std::vector<std::string>& texts);

/// Whether a browser's page may connect. `origin`: what it said of itself; `host`: which host it
/// asked; `secure`: this server ends TLS itself. Otherwise the scheme is not compared: a proxy may
/// have ended TLS, and then only the browser knows which it was.
[[nodiscard]] bool may_connect_from(std::string_view origin, std::string_view host, bool secure,
                                    const std::vector<Origin>& allowed);

}  // namespace dais::net
