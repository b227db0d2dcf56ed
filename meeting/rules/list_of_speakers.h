// Lists of speakers: who may be inscribed, where a new speaker is placed, moving and withdrawing.
//
// Sources (PROCEDURE): States and groups first, organizations and civil society later (profile,
// seed); called in the order in which they asked, inside a class (common); one delegation may stand
// on a list in several capacities (found: one State spoke for two ad hoc groups under one item); a
// late group goes to the end of its class (issue of the founders).
#pragma once

#include <optional>
#include <vector>

#include "meeting/command.h"
#include "meeting/conference.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Refuses: list.unknown, delegation.unknown, group.unknown, group.unnamed, class.unknown,
/// list.already-waiting.
[[nodiscard]] Decision decide(const Situation& situation, const InscribeSpeaker& command);
/// Refuses: inscription.unknown, inscription.not-waiting.
[[nodiscard]] Decision decide(const Situation& situation, const WithdrawInscription& command);
/// Refuses: the same, inscription.other-list, inscription.already-there.
[[nodiscard]] Decision decide(const Situation& situation, const MoveInscription& command);

/// The lists a conference begins with: one for each set of agenda items that its programme debates
/// jointly, and one for each other item under debate.
[[nodiscard]] std::vector<ListOfSpeakers> lists_of(const ConferenceFacts& facts);

/// The class of a statement where the officer names none.
[[nodiscard]] ClassKey default_class(const ConferenceFacts& facts, const Delegation& delegation,
                                     bool on_behalf_of_group);

/// Where a new speaker of a class is placed: before the first of a later class who stands in
/// order; none: at the end. Speakers moved out of order do not count.
[[nodiscard]] std::optional<InscriptionId> place_for(const Conference& conference,
                                                     const ListOfSpeakers& list,
                                                     const ClassKey& speaker_class);

}  // namespace dais::meeting::rules
