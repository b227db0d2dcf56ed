// Points of order, the Chair's ruling and an appeal against it. Not a list: a point of order is
// immediate. It is noted when raised; the speaker's clock stands still from when the Chair
// recognizes it, and gets its time back to the millisecond.
//
// Sources (PROCEDURE): at any time, ruled on at once; an appeal is put to the vote at once; the
// ruling stands unless a majority of those voting overrules it, so a tie upholds it (common,
// found); after voting has begun only its conduct may be interrupted (common).
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Refuses: meeting.unknown, meeting.not-in-session, delegation.unknown, point-of-order.no-right,
/// point-of-order.already-raised, voting.under-way.
[[nodiscard]] Decision decide(const Situation& situation, const RaisePointOfOrder& command);
/// Refuses: point-of-order.unknown, point-of-order.closed, point-of-order.already-recognized,
/// point-of-order.another, meeting.not-in-session.
[[nodiscard]] Decision decide(const Situation& situation, const RecognizePointOfOrder& command);
/// Refuses: point-of-order.unknown, point-of-order.closed.
[[nodiscard]] Decision decide(const Situation& situation, const WithdrawPointOfOrder& command);
/// Refuses: the same, point-of-order.not-recognized.
[[nodiscard]] Decision decide(const Situation& situation, const RuleOnPointOfOrder& command);
/// Refuses: point-of-order.unknown, delegation.unknown, point-of-order.no-right, appeal.no-ruling,
/// appeal.already, appeal.too-late.
[[nodiscard]] Decision decide(const Situation& situation, const AppealRuling& command);
/// Refuses: point-of-order.unknown, appeal.none, vote.negative.
[[nodiscard]] Decision decide(const Situation& situation, const DecideAppeal& command);

}  // namespace dais::meeting::rules
