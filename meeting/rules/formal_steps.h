// The formal parts of a meeting day: each step records what the Chair announced. The clock decides
// none of them, and the Secretariat only records.
//
// What a step needs: opened_by and gavel_handed a name; election an office and a delegation (or a
// name); quorum how many members are present; item_opened and item_concluded an item; announcement
// a text. The others need nothing.
//
// Sources (PROCEDURE): "Chair-designate" and "provisional agenda" until the first meeting has
// elected and adopted; it is opened by someone else (common); the quorum is the profile's (found:
// one quarter of the members in committee).
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Refuses: meeting.unknown, meeting.not-in-session, delegation.unknown, item.unknown, and by step
/// step.name-missing, step.office-missing, step.already-elected, step.agenda-adopted,
/// step.present-missing, item.already-concluded, item.another-open, item.not-open,
/// step.text-missing, informal.already, informal.not, step.closed-already.
[[nodiscard]] Decision decide(const Situation& situation, const TakeFormalStep& command);

/// How many members must be present to open; 0: not asked for.
[[nodiscard]] int quorum_of(const ConferenceFacts& facts);

}  // namespace dais::meeting::rules
