// Decisions: the Chair's announcements, recorded by an officer; no clock adopts anything. By
// consensus here, by vote in votes.h. What delegations put on record about a decision: statements
// of position, reservations, dissociation from paragraphs, explanations (founding papers: Iran
// dissociated itself from paragraph 9 of BMS6's outcome). A decision that was recorded wrongly is
// corrected with a reason, never undone.
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"
#include "meeting/rules/programme.h"

namespace dais::meeting::rules {

/// Refuses: meeting.unknown, meeting.not-in-session, decision.informal, voting.under-way,
/// point-of-order.not-ruled, decision.no-matter, document.unknown, document.superseded,
/// document.adopted, proposal.unknown, proposal.withdrawn, item.unknown,
/// decision.reject-needs-vote, decision.amended-not-adopted, decision.brackets,
/// decision.silence-running.
[[nodiscard]] Decision decide(const Situation& situation, const TakeDecision& command);
/// Refuses: decision.unknown, position.no-delegation, delegation.unknown, group.unknown,
/// group.unnamed, position.deferred, position.no-document, paragraph.unknown, position.already.
[[nodiscard]] Decision decide(const Situation& situation, const TakePosition& command);

/// Why nothing can be decided on a matter at a meeting now, by whatever method.
[[nodiscard]] std::optional<Refusal> cannot_decide(const Situation& situation,
                                                   const MeetingKey& meeting, const Matter& on);

/// What stands in the way of adopting a document as it is, or as it was orally amended: brackets, a
/// silence that is not concluded.
[[nodiscard]] std::optional<Refusal> not_ready(const Situation& situation, const DocumentKey& key,
                                               bool orally_amended);

}  // namespace dais::meeting::rules
