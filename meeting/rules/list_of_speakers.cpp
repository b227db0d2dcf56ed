#include "meeting/rules/list_of_speakers.h"

#include <algorithm>
#include <set>

namespace dais::meeting::rules {

namespace {

// The first thing wrong with what an inscription is about; nothing if all of it is known.
std::optional<Refusal> unknown_in(const Situation& situation, const InscribeSpeaker& command) {
    if (find(situation.conference, command.list) == nullptr) {
        return refuse("list.unknown", {{"list", command.list.text}});
    }
    if (find(situation.facts, command.delegation) == nullptr) {
        return refuse("delegation.unknown", {{"delegation", command.delegation.text}});
    }
    if (command.speaker_class && find(situation.facts, *command.speaker_class) == nullptr) {
        return refuse("class.unknown", {{"class", command.speaker_class->text}});
    }
    if (!command.on_behalf_of) {
        return std::nullopt;
    }
    const OnBehalfOf& group = *command.on_behalf_of;
    if (group.group && find(situation.facts, *group.group) == nullptr) {
        return refuse("group.unknown", {{"group", group.group->text}});
    }
    if (group.group.has_value() == !group.name.empty()) {
        return refuse("group.unnamed");  // neither of the two, or both
    }
    for (const auto& state : group.states) {
        if (find(situation.facts, state) == nullptr) {
            return refuse("delegation.unknown", {{"delegation", state.text}});
        }
    }
    return std::nullopt;
}

// "Same capacity": national, or on behalf of the same group. Listing other States with a free-text
// group does not make it another group.
bool same_capacity(const std::optional<OnBehalfOf>& a, const std::optional<OnBehalfOf>& b) {
    if (a.has_value() != b.has_value()) {
        return false;
    }
    return !a || (a->group == b->group && a->name == b->name);
}

const Inscription* waiting_in_same_capacity(const Situation& situation,
                                            const InscribeSpeaker& command) {
    const ListOfSpeakers* list = find(situation.conference, command.list);
    for (const auto id : list->waiting) {
        const Inscription* inscription = find(situation.conference, id);
        if (inscription->delegation == command.delegation &&
            same_capacity(inscription->on_behalf_of, command.on_behalf_of)) {
            return inscription;
        }
    }
    return nullptr;
}

// The refusal if an inscription cannot be acted on as a waiting one.
std::optional<Refusal> not_waiting(const Situation& situation, InscriptionId id) {
    const Inscription* inscription = find(situation.conference, id);
    if (inscription == nullptr) {
        return refuse("inscription.unknown", {{"inscription", std::to_string(id.value)}});
    }
    if (!std::holds_alternative<Waiting>(inscription->state)) {
        return refuse_because(situation, touched_inscription(id), "inscription.not-waiting",
                              {{"speaker", name_of(situation.conference, *inscription)}});
    }
    return std::nullopt;
}

// After the move a speaker is out of class if someone of a later class speaks before them, or of
// an earlier class after them.
bool among_another_class(const Situation& situation, const Inscription& moved,
                         std::optional<InscriptionId> before) {
    const ListOfSpeakers* list = find(situation.conference, moved.list);
    const int own = rank(situation.facts.profile, moved.speaker_class);
    bool after = false;
    bool out = false;
    for (const auto id : list->waiting) {
        after = after || id == before;
        if (id == moved.id) {
            continue;
        }
        const Inscription* other = find(situation.conference, id);
        const int others = rank(situation.facts.profile, other->speaker_class);
        out = out || (!other->out_of_class && (after ? others < own : others > own));
    }
    return out;
}

}  // namespace

Decision decide(const Situation& situation, const InscribeSpeaker& command) {
    if (auto refusal = unknown_in(situation, command)) {
        return *std::move(refusal);
    }
    if (const Inscription* waiting = waiting_in_same_capacity(situation, command)) {
        return refuse_because(situation, touched_inscription(waiting->id), "list.already-waiting",
                              {{"speaker", name_of(situation.conference, *waiting)}});
    }
    const Delegation& delegation = *find(situation.facts, command.delegation);
    const ClassKey speaker_class = command.speaker_class.value_or(
        default_class(situation.facts, delegation, command.on_behalf_of.has_value()));
    const ListOfSpeakers& list = *find(situation.conference, command.list);
    return Events{SpeakerInscribed{.list = command.list,
                                   .delegation = command.delegation,
                                   .on_behalf_of = command.on_behalf_of,
                                   .speaker_class = speaker_class,
                                   .modality = command.modality,
                                   .before = place_for(situation.conference, list, speaker_class)}};
}

Decision decide(const Situation& situation, const WithdrawInscription& command) {
    if (auto refusal = not_waiting(situation, command.inscription)) {
        return *std::move(refusal);
    }
    return Events{InscriptionWithdrawn{command.inscription}};
}

Decision decide(const Situation& situation, const MoveInscription& command) {
    if (auto refusal = not_waiting(situation, command.inscription)) {
        return *std::move(refusal);
    }
    const Inscription& moved = *find(situation.conference, command.inscription);
    if (command.before) {
        if (auto refusal = not_waiting(situation, *command.before)) {
            return *std::move(refusal);
        }
        if (find(situation.conference, *command.before)->list != moved.list) {
            return refuse("inscription.other-list",
                          {{"speaker", name_of(situation.conference, moved)}});
        }
    }
    const auto& waiting = find(situation.conference, moved.list)->waiting;
    const auto own = std::find(waiting.begin(), waiting.end(), moved.id);
    const auto next = std::next(own);
    const bool stays = command.before == command.inscription ||
                       (command.before ? next != waiting.end() && *next == *command.before
                                       : next == waiting.end());
    if (stays) {
        return refuse("inscription.already-there",
                      {{"speaker", name_of(situation.conference, moved)}});
    }
    return Events{
        InscriptionMoved{.inscription = command.inscription,
                         .before = command.before,
                         .authority = command.authority,
                         .out_of_class = among_another_class(situation, moved, command.before)}};
}

std::vector<ListOfSpeakers> lists_of(const ConferenceFacts& facts) {
    std::vector<ListOfSpeakers> lists;
    std::set<ItemKey> listed;
    const auto add = [&](const std::vector<ItemKey>& items) {
        ListKey key;
        for (const auto& item : items) {
            key.text += (key.text.empty() ? "" : "+") + item.text;
            listed.insert(item);
        }
        const bool known = std::any_of(lists.begin(), lists.end(),
                                       [&](const ListOfSpeakers& list) { return list.key == key; });
        if (!items.empty() && !known) {
            lists.push_back({.key = key, .items = items, .waiting = {}, .carried_over = {}});
        }
    };
    for (const auto& meeting : facts.meetings) {
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
                                       const ClassKey& speaker_class) {
    const Profile& profile = conference.facts->profile;
    const int own = rank(profile, speaker_class);
    for (const auto id : list.waiting) {
        const Inscription* other = find(conference, id);
        if (!other->out_of_class && rank(profile, other->speaker_class) > own) {
            return id;
        }
    }
    return std::nullopt;
}

}  // namespace dais::meeting::rules
