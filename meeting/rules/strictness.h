// What happens when a statement's time is over: visible overtime, a call to order (the Chair's cue
// at zero and once more), or the microphone ordered off after a grace. A screen says a fact
// ("time"), never the Chair's words; the cue is the Chair's alone.
//
// Sources (PROCEDURE): called to order when over time (common); cutting a microphone is exceptional
// (practice). Commanded and confirmed state of a microphone are two things (microphone systems): an
// order that nothing confirms within kConfirmWithin is an alarm.
#pragma once

#include <vector>

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

inline constexpr timing::Duration kConfirmWithin = std::chrono::seconds{2};

/// Refuses: meeting.unknown, strictness.no-adaptor.
[[nodiscard]] Decision decide(const Situation& situation, const SetStrictness& command);
/// Refuses: room.unknown.
[[nodiscard]] Decision decide(const Situation& situation, const NoteMicrophones& command);
/// Refuses: statement.unknown, statement.concluded, microphone.not-ordered.
[[nodiscard]] Decision decide(const Situation& situation, const ConfirmMicrophoneOff& command);

/// The policy of a meeting: its own, else the profile's. Without an adaptor in the room nothing is
/// cut.
[[nodiscard]] StrictnessPolicy policy_of(const Conference& conference, const Statement& statement);

/// Something the desk will have to note by itself.
struct Due {
    StatementId statement;
    timing::Instant at;
};

/// What becomes due on the floors, in no order; the first of each statement only.
[[nodiscard]] std::vector<Due> due(const Conference& conference);

/// The event that notes a statement's due thing, noticed at `now`.
[[nodiscard]] Event note_of(const Conference& conference, const Due& due, timing::Instant now);

}  // namespace dais::meeting::rules
