// What a change of the programme runs into: another meeting in the room, the same team of officers,
// the interpreters' hours, the end of the day's hours (13:00 and 18:00; PROCEDURE, found). Shown to
// the officer before the change is taken: a command is refused unless it names what it accepts.
#pragma once

#include <optional>
#include <vector>

#include "meeting/programme_commands.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// The first collision of the new programme that was not in the old one and is not accepted, as a
/// refusal: programme.room-taken, programme.team-taken, programme.beyond-interpretation,
/// programme.beyond-hours.
[[nodiscard]] std::optional<Refusal> collision(const ConferenceFacts& facts,
                                               const Programme& before, const Programme& after,
                                               const std::vector<Collision>& accepting);

/// Whether two meetings are to be held at one time, even in part.
[[nodiscard]] bool overlap(const timing::Zone& zone, const PlannedMeeting& one,
                           const PlannedMeeting& other);

/// The ordinary hours that a meeting's hours share most with; its own where the conference has
/// none or none is shared.
struct Span {
    timing::WallTime from;
    timing::WallTime until;
};
[[nodiscard]] Span ordinary_hours(const ConferenceFacts& facts, timing::WallTime starts,
                                  timing::WallTime ends);

/// "2021-07-28 15:00", for sentences.
[[nodiscard]] std::string text_of(timing::WallTime wall);

}  // namespace dais::meeting::rules
