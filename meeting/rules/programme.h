// Meetings of the programme of work: opening, suspending, resuming and adjourning them; carry-over
// of a list at adjournment; how much of a list the public screens may show.
//
// Suspension and adjournment of a *meeting* are meant here, never adjournment of debate. At
// adjournment every unspoken inscription carries over, in order, to the next meeting that takes
// the list's items up (PROCEDURE, common).
#pragma once

#include <optional>

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Refuses: meeting.unknown, meeting.postponed, meeting.cancelled, meeting.already-in-session,
/// meeting.adjourned, meeting.suspended, meeting.room-taken.
[[nodiscard]] Decision decide(const Situation& situation, const OpenMeeting& command);
/// Refuses: meeting.unknown, meeting.not-in-session, meeting.suspension-length,
/// floor.held-by-another, floor.free.
[[nodiscard]] Decision decide(const Situation& situation, const SuspendMeeting& command);
/// Refuses: meeting.unknown, meeting.not-suspended.
[[nodiscard]] Decision decide(const Situation& situation, const ResumeMeeting& command);
/// Refuses: meeting.unknown, meeting.not-in-session, floor.held-by-another, floor.free.
[[nodiscard]] Decision decide(const Situation& situation, const AdjournMeeting& command);
/// Refuses: meeting.unknown, release.out-of-bounds.
[[nodiscard]] Decision decide(const Situation& situation, const ReleaseSpeakers& command);

/// The longest suspension that can be announced ahead.
inline constexpr timing::Duration kLongestSuspension = std::chrono::hours{24};

/// The most next speakers that can be released to public screens.
inline constexpr int kMostReleased = 500;

/// The refusal if a meeting is not in session; nothing if it is.
[[nodiscard]] std::optional<Refusal> not_in_session(const Situation& situation,
                                                    const MeetingKey& key);

/// Whether a meeting of the programme takes up one of a list's items.
[[nodiscard]] bool takes_up(const PlannedMeeting& meeting, const ListOfSpeakers& list);

/// The list whose speakers come next at a meeting: the one of its newest statement while somebody
/// waits on it, else the first with somebody waiting of those it takes up. nullptr: none.
[[nodiscard]] const ListOfSpeakers* current_list(const Conference& conference,
                                                 const PlannedMeeting& meeting);

}  // namespace dais::meeting::rules
