// How long a statement may be. Resolved once, when the floor is given, and frozen in FloorGiven: a
// limit changed later touches the next speaker.
//
// Source: three minutes for a national statement, five for one on behalf of a group, strictly
// observed (PROCEDURE, seed); the other classes' limits are the profile's, each with its source.
#pragma once

#include "meeting/conference.h"
#include "timing/instant.h"

namespace dais::meeting::rules {

/// The shortest and longest limit an officer may set for a presider.
inline constexpr timing::Duration kShortestLimit = std::chrono::seconds{10};
inline constexpr timing::Duration kLongestLimit = std::chrono::hours{3};

/// The time a statement of this class gets now.
[[nodiscard]] timing::Duration limit_of(const ConferenceFacts& facts,
                                        const ClassKey& speaker_class);

}  // namespace dais::meeting::rules
