// The floor: who is given it, and the statement's clock. Giving the floor and starting the clock
// are two acts. A command names the statement it expects to replace, so that two officers cannot
// cut each other's speaker off.
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// How far a late press may back-date the start of a statement.
inline constexpr timing::Duration kLongestAgo = std::chrono::minutes{10};

/// Refuses: meeting.unknown, meeting.not-in-session, inscription.unknown, floor.not-waiting,
/// floor.held-by-another, floor.free, floor.delegation-elsewhere, point-of-order.not-ruled,
/// voting.under-way, debate.adjourned, debate.closed, motion.decided, reply.not-yet.
[[nodiscard]] Decision decide(const Situation& situation, const GiveFloor& command);
/// Refuses: the same of the meeting and the floor, limit.out-of-bounds.
[[nodiscard]] Decision decide(const Situation& situation, const OpenDialogue& command);
/// Refuses: statement.unknown, statement.concluded, dialogue.none, dialogue.turn-unclear,
/// delegation.unknown.
[[nodiscard]] Decision decide(const Situation& situation, const TakeTurn& command);
/// Refuses: the same of the meeting and the floor, limit.out-of-bounds.
[[nodiscard]] Decision decide(const Situation& situation, const GiveFloorToPresider& command);
/// Refuses: statement.unknown, statement.concluded, statement.already-started,
/// statement.no-clock, statement.ago-too-long, statement.before-floor, service.lost,
/// point-of-order.not-ruled.
[[nodiscard]] Decision decide(const Situation& situation, const StartStatement& command);
/// Refuses: statement.unknown, statement.concluded, statement.not-running.
[[nodiscard]] Decision decide(const Situation& situation, const PauseStatement& command);
/// Refuses: statement.unknown, statement.concluded, statement.not-paused, service.lost, link.lost,
/// point-of-order.not-ruled.
[[nodiscard]] Decision decide(const Situation& situation, const ResumeStatement& command);
/// Refuses: statement.unknown, statement.concluded.
[[nodiscard]] Decision decide(const Situation& situation, const ConcludeStatement& command);

/// The refusal if a statement is not one that still holds a floor.
[[nodiscard]] std::optional<Refusal> not_on_floor(const Situation& situation, StatementId id);

/// The events that end a statement; what a command that expects `expected` on a room's floor needs
/// before its own. Refuses where somebody else holds it, or nobody.
[[nodiscard]] Decision conclude_expected(const Situation& situation, const RoomKey& room,
                                         const std::optional<StatementId>& expected);

}  // namespace dais::meeting::rules
