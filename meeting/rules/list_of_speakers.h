// Lists of speakers: who may be inscribed, where a new speaker is placed, moving, exchanging and
// withdrawing.
//
// Sources (PROCEDURE): States and groups first, organizations and civil society later (profile,
// seed); called in the order in which they asked, inside a class (common), or by rank where the
// profile says so (found); one delegation may stand on a list in several capacities (found: one
// State spoke for two ad hoc groups under one item); a late group goes to the end of its class
// (issue of the founders). Classes order the list of an item only: replies, explanations, the
// Chair's own lists and the debate on a motion go by the order of asking.
#pragma once

#include <optional>
#include <vector>

#include "meeting/command.h"
#include "meeting/conference.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// How many people may share one slot, and how many words a note or title may have.
inline constexpr std::size_t kMostPeople = 4;

/// Refuses: list.unknown, delegation.unknown, group.unknown, group.unnamed, class.unknown,
/// rank.unknown, details.too-many-people, recording.length, list.already-waiting, list.frozen,
/// debate.closed; on a list of replies what right_of_reply.h, on a motion's what motions.h says.
/// After the list was closed the request is kept for the Chair's decision.
[[nodiscard]] Decision decide(const Situation& situation, const InscribeSpeaker& command);
/// All or nothing. Refuses: the same, import.empty, import.twice, list.closed, import.other-list.
[[nodiscard]] Decision decide(const Situation& situation, const ImportSpeakers& command);
/// Refuses: inscription.unknown, inscription.not-waiting.
[[nodiscard]] Decision decide(const Situation& situation, const WithdrawInscription& command);
/// Refuses: the same, inscription.other-list, inscription.already-there.
[[nodiscard]] Decision decide(const Situation& situation, const MoveInscription& command);
/// Refuses: list.unknown, order.omits, order.invents, order.twice, order.same.
[[nodiscard]] Decision decide(const Situation& situation, const ReorderList& command);
/// Refuses: inscription.unknown, inscription.not-waiting, inscription.other-list, swap.itself.
[[nodiscard]] Decision decide(const Situation& situation, const SwapInscriptions& command);

/// The lists a conference begins with: one for each set of agenda items that its programme debates
/// jointly, and one for each other item under debate; with each, one of replies and one of
/// explanations of position.
[[nodiscard]] std::vector<ListOfSpeakers> lists_of(const ConferenceFacts& facts,
                                                   const Programme& programme);

/// The class of a statement where the officer names none.
[[nodiscard]] ClassKey default_class(const ConferenceFacts& facts, const Delegation& delegation,
                                     bool on_behalf_of_group);

/// Where a speaker is placed on a list: before the first who stands in order and belongs after;
/// none: at the end. Speakers moved out of order do not count.
[[nodiscard]] std::optional<InscriptionId> place_for(const Conference& conference,
                                                     const ListOfSpeakers& list,
                                                     const Inscription& speaker);

/// The refusal if an inscription cannot be acted on as a waiting one.
[[nodiscard]] std::optional<Refusal> not_waiting(const Situation& situation, InscriptionId id);
/// The refusal if there is no such inscription.
[[nodiscard]] std::optional<Refusal> unknown(const Situation& situation, InscriptionId id);
/// Who waits on a list, or asked too late, in the same capacity; nullptr: nobody.
[[nodiscard]] const Inscription* in_same_capacity(const Situation& situation, const ListKey& key,
                                                  const DelegationKey& delegation,
                                                  const std::optional<OnBehalfOf>& on_behalf_of);
/// The first thing wrong with what is said about a speaker.
[[nodiscard]] std::optional<Refusal> wrong_details(const Situation& situation, Modality modality,
                                                   const SpeakerDetails& details);
/// What an officer reads for a list: "Item 7 (B)", "Replies, item 7 (B)", the Chair's title.
[[nodiscard]] std::string name_of(const Conference& conference, const ListOfSpeakers& list);

}  // namespace dais::meeting::rules
