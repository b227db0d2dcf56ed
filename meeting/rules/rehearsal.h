// The conference's clock: a past conference opens as a rehearsal, in which an officer may set the
// clock and let time pass at once; after a restart on another boot the officer confirms the time.
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// The longest time that can pass at once.
inline constexpr timing::Duration kLongestAdvance = std::chrono::hours{24 * 7};

/// Refuses: rehearsal.only, rehearsal.out-of-bounds.
[[nodiscard]] Decision decide(const Situation& situation, const AdvanceRehearsal& command);
/// Refuses: rehearsal.only, rehearsal.year.
[[nodiscard]] Decision decide(const Situation& situation, const SetRehearsalClock& command);
/// Refuses: clock.nothing-to-confirm.
[[nodiscard]] Decision decide(const Situation& situation, const ConfirmClock& command);
/// Refuses always, desk.not-frozen: a desk that decides is not frozen.
[[nodiscard]] Decision decide(const Situation& situation, const RestartDesk& command);

}  // namespace dais::meeting::rules
