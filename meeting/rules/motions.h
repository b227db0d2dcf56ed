// Procedural motions: their precedence, who may speak on them, what carries them. Suspension or
// adjournment of a *meeting* and adjournment or closure of *debate* are four different things.
// A motion to suspend or adjourn the meeting that was carried is then carried out by the officer:
// the Chair still says when.
//
// Sources (PROCEDURE): precedence suspend the meeting, adjourn the meeting, adjourn the debate,
// close the debate; debate on them none, none, two for and two against, two against (found);
// reconsideration by two thirds, two against (common); voting, once begun, is not interrupted
// (common). All of it is in the profile.
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Refuses: meeting.unknown, meeting.not-in-session, delegation.unknown, motion.not-in-profile,
/// motion.no-right, voting.under-way, motion.precedence, motion.no-list, list.unknown,
/// debate.closed, point-of-order.not-ruled.
[[nodiscard]] Decision decide(const Situation& situation, const MakeMotion& command);
/// Refuses: motion.unknown, motion.decided.
[[nodiscard]] Decision decide(const Situation& situation, const WithdrawMotion& command);
/// Refuses: the same, motion.precedence, motion.speakers-waiting, vote.negative, vote.none.
[[nodiscard]] Decision decide(const Situation& situation, const DecideMotion& command);
/// Refuses: meeting.unknown, meeting.not-in-session, voting.under-way, floor.held-by-another.
[[nodiscard]] Decision decide(const Situation& situation, const BeginVoting& command);
/// Refuses: meeting.unknown, voting.none, vote.still-open.
[[nodiscard]] Decision decide(const Situation& situation, const EndVoting& command);

/// The refusal if a delegation may not speak on a motion on the side it asks for: motion.decided,
/// motion.no-side, motion.side-full, motion.side-not-heard.
[[nodiscard]] std::optional<Refusal> not_heard_on_motion(const Situation& situation,
                                                         const ListOfSpeakers& list,
                                                         const InscribeSpeaker& command);

/// Why a kind of motion cannot be made now at a meeting, whoever makes it; nothing if it can. What
/// is not lawful is not offered.
[[nodiscard]] std::optional<Refusal> not_in_order(const Situation& situation,
                                                  const MeetingKey& meeting, MotionKind kind);

}  // namespace dais::meeting::rules
