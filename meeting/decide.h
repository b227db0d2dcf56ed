// The rules' one entrance: a command becomes events, or a refusal that cites its rule. Pure: reads
// no clock, changes nothing. The rules themselves are in rules/, one file a family.
#pragma once

#include "meeting/command.h"
#include "meeting/history.h"
#include "meeting/rules/decision.h"

namespace dais::meeting {

using rules::Decision;

/// What `command`, said by `actor` at `now`, does to `state`.
[[nodiscard]] Decision decide(const State& state, const Command& command, const Actor& actor,
                              timing::Instant now);

}  // namespace dais::meeting
