// Right of reply: who may claim one, how many, when it is heard and for how long.
//
// Sources (PROCEDURE): at most two for each delegation, item and meeting, ten minutes and then
// five (decision 34/401, from memory: common); the European Union one (common); its place is the
// end of the day where two meetings that day take the item, else the meeting's end (found). A
// reply is accepted after the list of speakers was closed (common).
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Completes a claim: the meeting at which it is made, and whether it is the first or the second.
/// Refuses: meeting.unknown, reply.no-right, reply.no-meeting, reply.too-many.
[[nodiscard]] std::optional<Refusal> claim_reply(const Situation& situation,
                                                 const ListOfSpeakers& list,
                                                 const std::optional<MeetingKey>& meeting,
                                                 Inscription& speaker);

/// The meeting at whose end replies to this list's items are heard, seen from another.
[[nodiscard]] const PlannedMeeting& reply_place(const Conference& conference,
                                                const PlannedMeeting& meeting,
                                                const ListOfSpeakers& list);

/// The refusal if a reply is called before its place and the Chair has not decided so:
/// reply.not-yet.
[[nodiscard]] std::optional<Refusal> reply_too_early(const Situation& situation,
                                                     const PlannedMeeting& meeting,
                                                     const ListOfSpeakers& list);

}  // namespace dais::meeting::rules
