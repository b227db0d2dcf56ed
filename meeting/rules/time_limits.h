// How long a statement may be. Resolved once, when the floor is given, and frozen in FloorGiven: a
// limit changed later touches the next speaker.
//
// Source: three minutes for a national statement, five for one on behalf of a group, strictly
// observed (PROCEDURE, seed); the other classes' limits are the profile's, each with its source.
#pragma once

#include "meeting/command.h"
#include "meeting/conference.h"
#include "meeting/rules/decision.h"
#include "timing/instant.h"

namespace dais::meeting::rules {

/// The shortest and longest limit an officer may set.
inline constexpr timing::Duration kShortestLimit = std::chrono::seconds{10};
inline constexpr timing::Duration kLongestLimit = std::chrono::hours{3};

/// The time a speaker would get now: what is left of an interrupted statement; a recording's own
/// length; else the limit set for the class on this list, or on all; else the profile's, for
/// replies and explanations of position its own.
[[nodiscard]] timing::Duration limit_of(const Conference& conference,
                                        const Inscription& inscription);
/// The same for a statement delivered live, from its beginning.
[[nodiscard]] timing::Duration live_limit_of(const Conference& conference,
                                             const Inscription& inscription);

/// The Chair's extension or reduction, for this speaker only. Refuses: statement.unknown,
/// statement.concluded, statement.no-clock, time.nothing-to-adjust, limit.out-of-bounds.
[[nodiscard]] Decision decide(const Situation& situation, const AdjustTime& command);
/// From the next speaker on. Refuses: list.unknown, class.unknown, limit.out-of-bounds.
[[nodiscard]] Decision decide(const Situation& situation, const SetTimeLimit& command);

}  // namespace dais::meeting::rules
