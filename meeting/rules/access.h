// Access links: who may grant and revoke them, and what whoever acts by one may do. An officer may
// do everything; the Chair, a delegation, the interpreters and a technician what their table in
// access.cpp lists, and a delegation only with what is its own. Whoever acts at the desk itself
// needs no link.
//
// Sources: delegations ask for the floor, for a reply and rise to points of order themselves; group
// statements and recordings are arranged with the Secretariat (PROCEDURE, practice). What
// delegations may do by their links is the profile's. The Chair decides on late requests.
#pragma once

#include <optional>

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

inline constexpr std::size_t kMostLinksAtOnce = 300;  ///< granted by one command
inline constexpr std::size_t kMostLinks = 2'000;      ///< that are valid at a time
inline constexpr std::size_t kLongestLinkName = 80;   ///< bytes
/// What one delegation's link, the interpreters' or a technician's may do within a minute.
inline constexpr int kMostActsAMinute = 20;
/// What a delegation writes about a speaker, in bytes, each field.
inline constexpr std::size_t kLongestOwnWords = 120;

/// Refuses: access.nothing, access.too-many-links, access.role, access.unnamed, access.hash,
/// access.hash-used, access.whose, delegation.unknown, access.until-passed.
[[nodiscard]] Decision decide(const Situation& situation, const GrantAccess& command);
/// Refuses: access.unknown-link, access.already-revoked, access.own-link.
[[nodiscard]] Decision decide(const Situation& situation, const RevokeAccess& command);

/// The refusal if the actor's link does not allow this command: access.revoked,
/// access.not-for-role, access.not-yours, access.not-by-link, access.too-fast, access.by-the-desk,
/// text.not-received, details.too-long.
[[nodiscard]] std::optional<Refusal> not_allowed(const Situation& situation,
                                                 const Command& command);

/// What a delegation may do by its link, by the profile and its rights.
[[nodiscard]] std::vector<DelegationAct> acts_by_link(const ConferenceFacts& facts,
                                                      const Delegation& delegation);

/// Whether a link opens anything at an instant.
[[nodiscard]] bool valid(const Conference& conference, const Grant& grant, timing::Instant now);

}  // namespace dais::meeting::rules
