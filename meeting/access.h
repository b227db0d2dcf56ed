// Who may look and act by a personal link: an officer, the Chair, a delegation, the interpreters, a
// technician. A link carries a token; only the token's hash is ever told to the desk and written.
// Which fields a role sees is visibility.h's, which commands it may give rules/access.h's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "meeting/ids.h"
#include "timing/instant.h"

namespace dais::meeting {

enum class Role { officer, chair, delegation, interpreter, technician, open };
inline constexpr std::size_t kRoles = 6;

/// What a profile lets delegations do by their links, besides reading.
enum class DelegationAct { request_floor, right_of_reply, point_of_order, hand_in_text };

// ---- state -------------------------------------------------------------------------------------

/// An access link.
struct Grant {
    std::int64_t link = 0;  ///< the row that granted it
    Role role = Role::officer;
    std::string name;                         ///< whom it was given to: "Kenya", "Booth 3"
    std::string token_hash;                   ///< SHA-256 of the token, hexadecimal, lower case
    std::optional<DelegationKey> delegation;  ///< of a delegation's
    timing::Instant granted;
    std::optional<timing::UtcTime> until;    ///< it expires then; none: it does not
    std::optional<timing::Instant> revoked;  ///< it opens nothing any more
    friend bool operator==(const Grant&, const Grant&) = default;
};

/// Whether a link opens anything.
enum class LinkState { valid, revoked, expired };
/// `utc`: what the conference's clock shows.
[[nodiscard]] constexpr LinkState state_of(const Grant& grant, timing::UtcTime utc) {
    if (grant.revoked) {
        return LinkState::revoked;
    }
    return grant.until && utc >= *grant.until ? LinkState::expired : LinkState::valid;
}

// ---- commands ----------------------------------------------------------------------------------

struct NewLink {
    Role role = Role::delegation;
    std::string name;
    std::string token_hash;
    std::optional<DelegationKey> delegation;
    friend bool operator==(const NewLink&, const NewLink&) = default;
};

/// All of them or none. Whoever grants makes the tokens; the desk never sees one.
struct GrantAccess {
    std::vector<NewLink> links;
    std::optional<timing::UtcTime> until;  ///< none: until they are revoked
    friend bool operator==(const GrantAccess&, const GrantAccess&) = default;
};

/// Whoever is connected by it is disconnected.
struct RevokeAccess {
    std::int64_t link = 0;
    friend bool operator==(const RevokeAccess&, const RevokeAccess&) = default;
};

// ---- events ------------------------------------------------------------------------------------

struct LinkGranted {
    Role role = Role::officer;
    std::string name;
    std::string token_hash;
    // Not in rows written before links had them.
    std::optional<DelegationKey> delegation;
    std::optional<timing::UtcTime> until;
};

struct LinkRevoked {
    std::int64_t link = 0;
    timing::Instant at;
};

}  // namespace dais::meeting
