#include "meeting/rules/list_of_speakers.h"

#include <algorithm>
#include <array>
#include <set>

#include "meeting/ensure.h"
#include "meeting/rules/list_status.h"
#include "meeting/rules/motions.h"
#include "meeting/rules/right_of_reply.h"
#include "meeting/rules/time_limits.h"

namespace dais::meeting::rules {

namespace {

std::optional<Refusal> unknown_delegation(const Situation& situation, const DelegationKey& key) {
    if (find(situation.facts, key) == nullptr) {
        return refuse("delegation.unknown", {{"delegation", key.text}});
    }
    return std::nullopt;
}

std::optional<Refusal> wrong_group(const Situation& situation, const OnBehalfOf& group) {
    if (group.group && find(situation.facts, *group.group) == nullptr) {
        return refuse("group.unknown", {{"group", group.group->text}});
    }
    if (group.group.has_value() == !group.name.empty()) {
        return refuse("group.unnamed");  // neither of the two, or both
    }
    for (const auto& state : group.states) {
        if (auto refusal = unknown_delegation(situation, state)) {
            return refusal;
        }
    }
    return std::nullopt;
}

// The first thing wrong with what an inscription is about; nothing if all of it is known.
std::optional<Refusal> unknown_in(const Situation& situation, const InscribeSpeaker& command) {
    if (find(situation.conference, command.list) == nullptr) {
        return refuse("list.unknown", {{"list", command.list.text}});
    }
    if (auto refusal = unknown_delegation(situation, command.delegation)) {
        return refusal;
    }
    if (command.speaker_class && find(situation.facts, *command.speaker_class) == nullptr) {
        return refuse("class.unknown", {{"class", command.speaker_class->text}});
    }
    if (command.on_behalf_of) {
        if (auto refusal = wrong_group(situation, *command.on_behalf_of)) {
            return refusal;
        }
    }
    return wrong_details(situation, command.modality, command.details);
}

// "Same capacity": national, or on behalf of the same group. Listing other States with a free-text
// group does not make it another group.
bool same_capacity(const std::optional<OnBehalfOf>& a, const std::optional<OnBehalfOf>& b) {
    if (a.has_value() != b.has_value()) {
        return false;
    }
    return !a || (a->group == b->group && a->name == b->name);
}

// Those of an order who stand among another class: of those moved, whoever has somebody of a later
// class before or of an earlier class after; of the others, who did so before.
std::vector<InscriptionId> out_of_class(const Situation& situation,
                                        const std::vector<InscriptionId>& order,
                                        const std::vector<InscriptionId>& moved) {
    std::vector<InscriptionId> out;
    if (!situation.facts.profile.by_class) {
        return out;
    }
    const auto place = [&](const Inscription& each) {
        return rank(situation.facts.profile, each.speaker_class);
    };
    const auto is_moved = [&](InscriptionId id) {
        return std::find(moved.begin(), moved.end(), id) != moved.end();
    };
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Inscription& own = DAIS_THERE(find(situation.conference, order[i]));
        if (!is_moved(own.id)) {
            if (own.out_of_class) {
                out.push_back(own.id);
            }
            continue;
        }
        for (std::size_t j = 0; j < order.size(); ++j) {
            const Inscription& other = DAIS_THERE(find(situation.conference, order[j]));
            const bool counts = j != i && (!other.out_of_class || is_moved(other.id));
            if (counts && (j < i ? place(other) > place(own) : place(other) < place(own))) {
                out.push_back(own.id);
                break;
            }
        }
    }
    return out;
}

bool among(const std::vector<InscriptionId>& ids, InscriptionId id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

Inscription speaker_of(const Situation& situation, const InscribeSpeaker& command) {
    Inscription speaker;
    speaker.list = command.list;
    speaker.delegation = command.delegation;
    speaker.on_behalf_of = command.on_behalf_of;
    speaker.speaker_class = command.speaker_class.value_or(
        default_class(situation.facts, DAIS_THERE(find(situation.facts, command.delegation)),
                      command.on_behalf_of.has_value()));
    speaker.modality = command.modality;
    speaker.details = command.details;
    speaker.side = command.side;
    return speaker;
}

SpeakerInscribed inscribed(const Situation& situation, const Inscription& speaker) {
    const ListOfSpeakers& list = DAIS_THERE(find(situation.conference, speaker.list));
    return {.list = speaker.list,
            .delegation = speaker.delegation,
            .on_behalf_of = speaker.on_behalf_of,
            .speaker_class = speaker.speaker_class,
            .modality = speaker.modality,
            .before = place_for(situation.conference, list, speaker),
            .details = speaker.details,
            .side = speaker.side,
            .meeting = speaker.meeting,
            .reply = speaker.reply};
}

// The list as it would be with `own` out and the speakers it is placed before known.
std::vector<InscriptionId> moved_before(std::vector<InscriptionId> order, InscriptionId own,
                                        const std::optional<InscriptionId>& before) {
    std::erase(order, own);
    order.insert(before ? std::find(order.begin(), order.end(), *before) : order.end(), own);
    return order;
}

}  // namespace

std::optional<Refusal> unknown(const Situation& situation, InscriptionId id) {
    if (find(situation.conference, id) == nullptr) {
        return refuse("inscription.unknown", {{"inscription", std::to_string(id.value)}});
    }
    return std::nullopt;
}

std::optional<Refusal> not_waiting(const Situation& situation, InscriptionId id) {
    if (auto refusal = unknown(situation, id)) {
        return refusal;
    }
    const Inscription* inscription = find(situation.conference, id);
    if (!std::holds_alternative<Waiting>(inscription->state)) {
        return refuse_because(situation, touched_inscription(id), "inscription.not-waiting",
                              {{"speaker", name_of(situation.conference, *inscription)}});
    }
    return std::nullopt;
}

const Inscription* in_same_capacity(const Situation& situation, const ListKey& key,
                                    const DelegationKey& delegation,
                                    const std::optional<OnBehalfOf>& on_behalf_of) {
    const ListOfSpeakers* list = find(situation.conference, key);
    for (const auto* ids : {&list->waiting, &list->pending}) {
        for (const auto id : *ids) {
            const Inscription* inscription = find(situation.conference, id);
            if (inscription->delegation == delegation &&
                same_capacity(inscription->on_behalf_of, on_behalf_of)) {
                return inscription;
            }
        }
    }
    return nullptr;
}

std::optional<Refusal> wrong_details(const Situation& situation, Modality modality,
                                     const SpeakerDetails& details) {
    if (details.people.size() > kMostPeople) {
        return refuse("details.too-many-people", {{"most", std::to_string(kMostPeople)}});
    }
    const auto& ranks = situation.facts.profile.ranks;
    const bool known =
        !details.rank || std::any_of(ranks.begin(), ranks.end(), [&](const SpeakerRank& each) {
            return each.key == *details.rank;
        });
    if (!known) {
        return refuse("rank.unknown", {{"rank", details.rank->text}});
    }
    for (const auto& aligning : details.aligning) {
        if (auto refusal = unknown_delegation(situation, aligning)) {
            return refusal;
        }
    }
    const bool length_fits =
        !details.length || (modality == Modality::pre_recorded &&
                            *details.length >= kShortestLimit && *details.length <= kLongestLimit);
    return length_fits ? std::nullopt : std::optional{refuse("recording.length")};
}

Decision decide(const Situation& situation, const InscribeSpeaker& command) {
    if (auto refusal = unknown_in(situation, command)) {
        return *std::move(refusal);
    }
    const ListOfSpeakers& list = DAIS_THERE(find(situation.conference, command.list));
    if (const Inscription* there =
            in_same_capacity(situation, command.list, command.delegation, command.on_behalf_of)) {
        return refuse_because(situation, touched_inscription(there->id), "list.already-waiting",
                              {{"speaker", name_of(situation.conference, *there)}});
    }
    Inscription speaker = speaker_of(situation, command);
    switch (list.kind) {
        case ListKind::right_of_reply: {
            // Accepted after the list of speakers was closed, too (PROCEDURE, common).
            if (auto refusal = claim_reply(situation, list, command.meeting, speaker)) {
                return *std::move(refusal);
            }
            return Events{inscribed(situation, speaker)};
        }
        case ListKind::motion:
            if (auto refusal = not_heard_on_motion(situation, list, command)) {
                return *std::move(refusal);
            }
            return Events{inscribed(situation, speaker)};
        case ListKind::speakers:
        case ListKind::explanations:
        case ListKind::ad_hoc: break;
    }
    if (command.side) {
        return refuse("motion.side-elsewhere");
    }
    if (auto refusal = not_open_to_requests(situation, list)) {
        return *std::move(refusal);
    }
    if (list.status == ListStatus::closed) {
        return Events{LateRequestReceived{.list = command.list,
                                          .delegation = command.delegation,
                                          .on_behalf_of = command.on_behalf_of,
                                          .speaker_class = speaker.speaker_class,
                                          .modality = command.modality,
                                          .details = command.details,
                                          .at = situation.now}};
    }
    return Events{inscribed(situation, speaker)};
}

Decision decide(const Situation& situation, const ImportSpeakers& command) {
    const ListOfSpeakers* list = find(situation.conference, command.list);
    if (list == nullptr) {
        return refuse("list.unknown", {{"list", command.list.text}});
    }
    if (list->kind == ListKind::motion || list->kind == ListKind::right_of_reply) {
        return refuse("import.other-list");
    }
    if (command.speakers.empty()) {
        return refuse("import.empty");
    }
    if (list->status == ListStatus::closed) {
        return refuse_because(situation, touched_list(list->key), "list.closed",
                              {{"list", name_of(situation.conference, *list)}});
    }
    std::vector<Inscription> speakers;
    for (const auto& each : command.speakers) {
        const InscribeSpeaker alone{.list = command.list,
                                    .delegation = each.delegation,
                                    .on_behalf_of = each.on_behalf_of,
                                    .speaker_class = {},
                                    .modality = each.modality,
                                    .details = each.details,
                                    .side = {},
                                    .meeting = {}};
        const Decision decision = decide(situation, alone);
        if (const auto* refusal = std::get_if<Refusal>(&decision)) {
            return *refusal;
        }
        for (const auto& earlier : speakers) {
            if (earlier.delegation == each.delegation &&
                same_capacity(earlier.on_behalf_of, each.on_behalf_of)) {
                return refuse("import.twice",
                              {{"speaker", name_of(situation.conference, earlier)}});
            }
        }
        speakers.push_back(speaker_of(situation, alone));
    }
    // Class by class and by rank, each in the order of the file: so each one's place among those
    // who wait already is right for all of them.
    if (list->kind == ListKind::speakers && situation.facts.profile.by_class) {
        const Profile& profile = situation.facts.profile;
        const auto place = [&](const Inscription& each) {
            const SpeakerClass* own = find(situation.facts, each.speaker_class);
            const bool by_rank = own != nullptr && own->order == OrderInClass::rank;
            return std::pair{rank(profile, each.speaker_class),
                             by_rank ? rank(profile, each.details.rank) : 0};
        };
        std::stable_sort(
            speakers.begin(), speakers.end(),
            [&](const Inscription& a, const Inscription& b) { return place(a) < place(b); });
    }
    Events events{SpeakersImported{command.list, static_cast<int>(speakers.size())}};
    for (const auto& each : speakers) {
        events.emplace_back(inscribed(situation, each));
    }
    return events;
}

Decision decide(const Situation& situation, const WithdrawInscription& command) {
    if (auto refusal = unknown(situation, command.inscription)) {
        return *std::move(refusal);
    }
    // A request that waits for the Chair's decision can be taken back, too.
    if (!std::holds_alternative<Pending>(
            DAIS_THERE(find(situation.conference, command.inscription)).state)) {
        if (auto refusal = not_waiting(situation, command.inscription)) {
            return *std::move(refusal);
        }
    }
    return Events{InscriptionWithdrawn{command.inscription}};
}

Decision decide(const Situation& situation, const MoveInscription& command) {
    if (auto refusal = not_waiting(situation, command.inscription)) {
        return *std::move(refusal);
    }
    const Inscription& moved = DAIS_THERE(find(situation.conference, command.inscription));
    if (command.before) {
        if (auto refusal = not_waiting(situation, *command.before)) {
            return *std::move(refusal);
        }
        if (DAIS_THERE(find(situation.conference, *command.before)).list != moved.list) {
            return refuse("inscription.other-list",
                          {{"speaker", name_of(situation.conference, moved)}});
        }
    }
    const ListOfSpeakers& list = DAIS_THERE(find(situation.conference, moved.list));
    const auto order = command.before == command.inscription
                           ? list.waiting
                           : moved_before(list.waiting, moved.id, command.before);
    if (order == list.waiting) {
        return refuse("inscription.already-there",
                      {{"speaker", name_of(situation.conference, moved)}});
    }
    const bool out = list.kind == ListKind::speakers &&
                     among(out_of_class(situation, order, {moved.id}), moved.id);
    return Events{InscriptionMoved{.inscription = command.inscription,
                                   .before = command.before,
                                   .authority = command.authority,
                                   .out_of_class = out}};
}

Decision decide(const Situation& situation, const ReorderList& command) {
    const ListOfSpeakers* list = find(situation.conference, command.list);
    if (list == nullptr) {
        return refuse("list.unknown", {{"list", command.list.text}});
    }
    std::set<InscriptionId> seen;
    for (const auto id : command.order) {
        if (!among(list->waiting, id)) {
            return refuse("order.invents", {{"inscription", std::to_string(id.value)}});
        }
        if (!seen.insert(id).second) {
            return refuse("order.twice",
                          {{"speaker", name_of(situation.conference,
                                               DAIS_THERE(find(situation.conference, id)))}});
        }
    }
    for (const auto id : list->waiting) {
        if (seen.count(id) == 0) {
            return refuse("order.omits",
                          {{"speaker", name_of(situation.conference,
                                               DAIS_THERE(find(situation.conference, id)))}});
        }
    }
    if (command.order == list->waiting) {
        return refuse("order.same");
    }
    std::vector<InscriptionId> moved;
    for (std::size_t i = 0; i < command.order.size(); ++i) {
        if (command.order[i] != list->waiting[i]) {
            moved.push_back(command.order[i]);
        }
    }
    Events events{ListReordered{command.list, command.order, command.authority, {}}};
    if (list->kind == ListKind::speakers) {
        std::get<ListReordered>(events[0]).out_of_class =
            out_of_class(situation, command.order, moved);
    }
    return events;
}

Decision decide(const Situation& situation, const SwapInscriptions& command) {
    if (command.one == command.other) {
        return refuse("swap.itself");
    }
    for (const auto id : {command.one, command.other}) {
        if (auto refusal = not_waiting(situation, id)) {
            return *std::move(refusal);
        }
    }
    const Inscription& one = DAIS_THERE(find(situation.conference, command.one));
    const Inscription& other = DAIS_THERE(find(situation.conference, command.other));
    if (one.list != other.list) {
        return refuse("inscription.other-list", {{"speaker", name_of(situation.conference, one)}});
    }
    const ListOfSpeakers& list = DAIS_THERE(find(situation.conference, one.list));
    auto order = list.waiting;
    std::iter_swap(std::find(order.begin(), order.end(), one.id),
                   std::find(order.begin(), order.end(), other.id));
    InscriptionsSwapped swapped{command.one, command.other, {}};
    if (list.kind == ListKind::speakers) {
        for (const auto id : out_of_class(situation, order, {one.id, other.id})) {
            if (id == one.id || id == other.id) {
                swapped.out_of_class.push_back(id);
            }
        }
    }
    return Events{swapped};
}

std::vector<ListOfSpeakers> lists_of(const ConferenceFacts& facts, const Programme& programme) {
    std::vector<ListOfSpeakers> lists;
    std::set<ItemKey> listed;
    const auto add_one = [&](std::string key, const std::vector<ItemKey>& items, ListKind kind) {
        ListOfSpeakers list;
        list.key = {std::move(key)};
        list.items = items;
        list.kind = kind;
        lists.push_back(std::move(list));
    };
    const auto add = [&](const std::vector<ItemKey>& items) {
        std::string key;
        for (const auto& item : items) {
            key += (key.empty() ? "" : "+") + item.text;
            listed.insert(item);
        }
        const bool known = std::any_of(lists.begin(), lists.end(), [&](const ListOfSpeakers& list) {
            return list.key.text == key;
        });
        if (!items.empty() && !known) {
            add_one(key, items, ListKind::speakers);
            add_one(key + "/replies", items, ListKind::right_of_reply);
            add_one(key + "/explanations", items, ListKind::explanations);
        }
    };
    for (const auto& meeting : programme.meetings) {
        for (const auto& slot : meeting.slots) {
            if (slot.kind == SlotKind::debate) {
                add(slot.items);
            }
        }
    }
    for (const auto& item : facts.agenda) {
        if (item.debate && listed.count(item.key) == 0) {
            add({item.key});
        }
    }
    return lists;
}

ClassKey default_class(const ConferenceFacts& facts, const Delegation& delegation,
                       bool on_behalf_of_group) {
    return on_behalf_of_group ? facts.profile.group_statement_class : delegation.listed_in;
}

std::optional<InscriptionId> place_for(const Conference& conference, const ListOfSpeakers& list,
                                       const Inscription& speaker) {
    if (list.kind != ListKind::speakers || !conference.facts->profile.by_class) {
        return std::nullopt;
    }
    const Profile& profile = conference.facts->profile;
    const int own = rank(profile, speaker.speaker_class);
    const SpeakerClass* own_class = find(*conference.facts, speaker.speaker_class);
    const bool by_rank = own_class != nullptr && own_class->order == OrderInClass::rank;
    for (const auto id : list.waiting) {
        const Inscription* other = find(conference, id);
        if (other->out_of_class || id == speaker.id) {
            continue;
        }
        const int others = rank(profile, other->speaker_class);
        const bool lower_rank =
            by_rank && others == own &&
            rank(profile, other->details.rank) > rank(profile, speaker.details.rank);
        if (others > own || lower_rank) {
            return id;
        }
    }
    return std::nullopt;
}

std::string name_of(const Conference& conference, const ListOfSpeakers& list) {
    std::string items = list.items.size() > 1 ? "items " : "item ";
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const AgendaItem* item = find(*conference.facts, list.items[i]);
        items += i == 0 ? "" : i + 1 == list.items.size() ? " and " : ", ";
        items += item == nullptr ? list.items[i].text : item->number;
        items += item == nullptr || item->letter.empty() ? "" : " (" + item->letter + ")";
    }
    switch (list.kind) {
        case ListKind::speakers: items[0] = 'I'; return items;
        case ListKind::right_of_reply: return "Replies, " + items;
        case ListKind::explanations: return "Explanations, " + items;
        case ListKind::ad_hoc: return list.title;
        case ListKind::motion:
            return "Motion " + std::to_string(list.motion ? list.motion->value : 0);
    }
    return {};
}

}  // namespace dais::meeting::rules
