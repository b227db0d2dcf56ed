// Circulars: messages from the Chair to all delegations, as on a portal. Sent is sent: a wrong one
// is corrected with a reason.
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

inline constexpr std::size_t kLongestCircular = 8'000;  ///< bytes of its text

/// Refuses: circular.untitled, circular.too-long, circular.link.
[[nodiscard]] Decision decide(const Situation& situation, const SendCircular& command);

}  // namespace dais::meeting::rules
