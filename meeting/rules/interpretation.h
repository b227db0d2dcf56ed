// Interpretation ends at 13:00 and 18:00: the interpreters leave. Minutes beyond are asked for by
// the Chair and granted by them; going on without interpretation is the meeting's agreement
// (PROCEDURE, common). The desk notes the end a quarter of an hour ahead, five minutes ahead, and
// when it comes, with who is speaking then; it decides nothing.
#pragma once

#include <array>
#include <optional>

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Refuses: meeting.unknown, meeting.not-in-session, interpretation.none,
/// interpretation.out-of-bounds.
[[nodiscard]] Decision decide(const Situation& situation, const GrantInterpretation& command);
/// Refuses: meeting.unknown, meeting.not-in-session, interpretation.none,
/// interpretation.no-agreement, interpretation.already-without.
[[nodiscard]] Decision decide(const Situation& situation, const GoOnWithoutInterpretation& command);

/// The interpreters' request to the speaker, who speaks. It binds nobody and stops no clock.
/// Refuses: statement.unknown, slower.not-speaking, slower.just-asked.
[[nodiscard]] Decision decide(const Situation& situation, const AskSlower& command);

/// Between two such requests about one statement.
inline constexpr timing::Duration kSlowerAgain = std::chrono::seconds{20};

/// When the interpreters of a meeting leave, minutes granted counted in; nothing where it has no
/// interpretation. Throws std::runtime_error where this machine does not know the conference's
/// zone.
[[nodiscard]] std::optional<timing::UtcTime> interpretation_ends(const Conference& conference,
                                                                 const PlannedMeeting& meeting);

/// The interpreters come for a meeting, and leave at the end of the ordinary hours.
void book_interpretation(PlannedMeeting& meeting, const ConferenceFacts& facts);

/// After a meeting was moved from where it `was`: interpreters who came for the meeting come along;
/// those booked for hours of their own keep them, on the new day. Nothing where it has none.
void move_interpretation(PlannedMeeting& meeting, const PlannedMeeting& was,
                         const ConferenceFacts& facts);

/// Minutes before the end at which the desk notes it, the last first.
inline constexpr std::array<int, 3> kInterpretationAlarms{0, 5, 15};

/// The most that can be granted at once.
inline constexpr timing::Duration kMostGranted = std::chrono::hours{3};

/// A meeting whose alarm is due at an instant.
struct InterpretationDue {
    timing::Instant at;
    MeetingKey meeting;
    int minutes = 0;
};

/// The next alarm of each meeting in session or suspended, in no order: the earliest that is not
/// noted; or, where `now` is given and several have passed by then, the last of those.
[[nodiscard]] std::vector<InterpretationDue> interpretation_due(const Conference& conference,
                                                                std::optional<timing::Instant> now);

/// What the desk records when it is.
[[nodiscard]] Event note_of(const Conference& conference, const InterpretationDue& due,
                            timing::Instant now);

}  // namespace dais::meeting::rules
