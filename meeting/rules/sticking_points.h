// Sticking points: the issues on which agreement hangs, with the delegations concerned and who
// brings them together (founding papers: BMS6 had eight). The board is for officers and the Chair.
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Refuses: sticking-point.untitled, sticking-point.already, delegation.unknown, group.unknown,
/// group.unnamed, group.no-voice, document.unknown, paragraph.unknown.
[[nodiscard]] Decision decide(const Situation& situation, const RaiseStickingPoint& command);
/// Refuses: sticking-point.unknown, and the same.
[[nodiscard]] Decision decide(const Situation& situation, const AmendStickingPoint& command);

}  // namespace dais::meeting::rules
