// The bureau: offices by regional group, and who is nominated for them. A seat is vacant until it
// is filled; the election itself is a formal step (formal_steps.h), and so is the gavel handed to
// a vice-chair.
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Refuses: step.office-missing, delegation.unknown, group.unknown, nomination.other-group,
/// nomination.already.
[[nodiscard]] Decision decide(const Situation& situation, const NominateOfficer& command);
/// Refuses: nomination.unknown, nomination.elected.
[[nodiscard]] Decision decide(const Situation& situation, const WithdrawNomination& command);

}  // namespace dais::meeting::rules
