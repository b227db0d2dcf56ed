// Who may connect, decided before an upgrade is answered (PROTOCOL.md, "Connecting").
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "meeting/access.h"
#include "meeting/ids.h"
#include "meeting/views.h"
#include "timing/instant.h"

namespace dais::net {

inline constexpr std::string_view kSubprotocol = "dais.v1";
inline constexpr std::string_view kTokenPrefix = "token.";
inline constexpr std::string_view kPinPrefix = "pin.";

/// What a client names in `Sec-WebSocket-Protocol`.
struct Offer {
    bool dais = false;                ///< `dais.v1` is among it
    std::vector<std::string> tokens;  ///< of `token.X` the X; must never be logged
    std::vector<std::string> pins;    ///< of `pin.X` the X
};
[[nodiscard]] Offer read_offer(std::string_view subprotocols);

/// As whom a connection was let in.
struct Admission {
    meeting::Role role = meeting::Role::open;
    std::optional<meeting::DelegationKey> delegation;  ///< of a delegation's link
    meeting::Actor actor;  ///< of the grant; without one link 0 and no name
};

/// The HTTP answer to one that was not.
struct Refused {
    int status = 0;
    std::string_view sentence;
    bool wrong = false;                   ///< a token or PIN that never was one: it may be a guess
    std::chrono::seconds retry_after{0};  ///< zero: not said
};

/// `now`: the conference's UTC, for links that expire.
[[nodiscard]] std::variant<Admission, Refused> admit(
    std::string_view subprotocols, const std::vector<meeting::views::Grant>& grants,
    timing::UtcTime now);
/// The same for a request over HTTP, by the token alone.
[[nodiscard]] std::variant<Admission, Refused> admit_token(
    const std::string& token, const std::vector<meeting::views::Grant>& grants,
    timing::UtcTime now);

/// Whether two secrets are the same, in a time that tells nothing of either.
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b);

/// SHA-256 in lower case hexadecimal. Empty where it cannot be computed.
[[nodiscard]] std::string sha256_hex(std::string_view text);

}  // namespace dais::net
