// Who may connect, decided before an upgrade is answered (PROTOCOL.md, "Connecting").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "meeting/ids.h"
#include "meeting/views.h"
#include "meeting/visibility.h"

namespace dais::net {

inline constexpr std::string_view kSubprotocol = "dais.v1";
inline constexpr std::string_view kTokenPrefix = "token.";

/// What a client names in `Sec-WebSocket-Protocol`.
struct Offer {
    bool dais = false;                ///< `dais.v1` is among it
    std::vector<std::string> tokens;  ///< of `token.X` the X; must never be logged
};
[[nodiscard]] Offer read_offer(std::string_view subprotocols);

/// As whom a connection was let in.
struct Admission {
    meeting::Role role = meeting::Role::open;
    meeting::Actor actor;  ///< of the grant; without one link 0 and no name
};

/// The HTTP answer to one that was not.
struct Refused {
    int status = 0;
    std::string_view sentence;
};

[[nodiscard]] std::variant<Admission, Refused> admit(
    std::string_view subprotocols, const std::vector<meeting::views::Grant>& grants);

/// SHA-256 in lower case hexadecimal. Empty where it cannot be computed.
[[nodiscard]] std::string sha256_hex(std::string_view text);

/// "officer", "public".
[[nodiscard]] std::string_view word_of(meeting::Role role);

}  // namespace dais::net
