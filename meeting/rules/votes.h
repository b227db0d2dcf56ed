// Votes: by show of hands (the default), recorded, or by roll-call from a name drawn by lot, in
// English alphabetical order (PROCEDURE, common). Abstentions are not votes: what counts are those
// present and voting. A tie does not carry. Observers do not vote. The result is the Chair's
// announcement, and the decision with it.
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Refuses: what TakeDecision refuses of the meeting and the matter, brackets and a running silence
/// included; floor.held-by-another, vote.no-drawn, vote.drawn-needless, delegation.unknown,
/// vote.no-right.
[[nodiscard]] Decision decide(const Situation& situation, const OpenVote& command);
/// Refuses: vote.unknown, vote.closed, vote.by-hands, delegation.unknown, vote.no-right,
/// vote.cast-already, vote.not-cast, vote.out-of-turn.
[[nodiscard]] Decision decide(const Situation& situation, const CastVote& command);
/// Refuses: vote.unknown, vote.closed, vote.counted, vote.negative, vote.none, vote.too-many,
/// vote.roll-not-called.
[[nodiscard]] Decision decide(const Situation& situation, const CloseVote& command);

/// Those who vote, in English alphabetical order, from one of them on and round again.
[[nodiscard]] std::vector<DelegationKey> roll_from(const ConferenceFacts& facts,
                                                   const DelegationKey& drawn);

}  // namespace dais::meeting::rules
