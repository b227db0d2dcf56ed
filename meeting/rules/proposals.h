// Proposals: wordings that delegations, groups or the Chair put forward for paragraphs of a
// document or for an agenda item. Several may stand side by side for one item (founding papers:
// BMS7's item B). Until it is circulated a proposal is nobody's business but its author's and the
// desk's.
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Refuses: delegation.unknown, group.unknown, group.unnamed, group.no-voice, proposal.no-place,
/// document.unknown, document.superseded, document.adopted, paragraph.unknown, item.unknown,
/// proposal.empty, proposal.received-later.
[[nodiscard]] Decision decide(const Situation& situation, const MakeProposal& command);
/// Refuses: proposal.unknown, proposal.withdrawn, proposal.circulated, proposal.empty.
[[nodiscard]] Decision decide(const Situation& situation, const AmendProposal& command);
/// Refuses: proposal.unknown, proposal.withdrawn, proposal.explained.
[[nodiscard]] Decision decide(const Situation& situation, const NoteProposalExplained& command);
/// Refuses: proposal.unknown, proposal.withdrawn, proposal.circulated.
[[nodiscard]] Decision decide(const Situation& situation, const CirculateProposal& command);
/// Refuses: proposal.unknown, proposal.withdrawn, proposal.taken-up.
[[nodiscard]] Decision decide(const Situation& situation, const WithdrawProposal& command);
/// Refuses: proposal.unknown, proposal.withdrawn, proposal.taken-up, document.unknown,
/// proposal.draft-before.
[[nodiscard]] Decision decide(const Situation& situation, const TakeUpProposal& command);

}  // namespace dais::meeting::rules
