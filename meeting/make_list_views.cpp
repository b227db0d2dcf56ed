#include "meeting/make_list_views.h"

#include <algorithm>
#include <map>

#include "meeting/rules/inscriptions.h"
#include "meeting/rules/list_of_speakers.h"
#include "meeting/rules/time_limits.h"

namespace dais::meeting::views {

namespace {

ItemView item_view(const ConferenceFacts& facts, const ItemKey& key) {
    const AgendaItem* item = find(facts, key);
    if (item == nullptr) {
        return {.key = key, .number = key.text, .letter = {}, .title = {}, .short_title = {}};
    }
    return {.key = item->key,
            .number = item->number,
            .letter = item->letter,
            .title = item->title,
            .short_title = item->short_title};
}

bool too_many_words(const Conference& conference, const Inscription& inscription,
                    timing::Duration limit) {
    const auto words = inscription.text ? inscription.text->words : std::nullopt;
    return words && *words > rules::words_that_fit(conference.facts->profile, limit);
}

InscriptionView inscription_view(const Conference& conference, InscriptionId id, int position) {
    const Inscription& inscription = *find(conference, id);
    const SpeakerClass* speaker_class = find(*conference.facts, inscription.speaker_class);
    InscriptionView view;
    view.id = id;
    view.position = position;
    view.delegation = inscription.delegation;
    view.speaker = speaker_view(conference, inscription);
    view.speaker_class = inscription.speaker_class;
    view.class_name = speaker_class == nullptr ? "" : speaker_class->name;
    view.limit = rules::limit_of(conference, inscription);
    view.moved_by = inscription.moved_by;
    view.out_of_class = inscription.out_of_class;
    view.details = inscription.details;
    view.side = inscription.side;
    view.reply = inscription.reply;
    view.absences = inscription.absences;
    view.kept = inscription.kept;
    if (inscription.text) {
        view.text_received = inscription.text->received;
        view.words = inscription.text->words;
    }
    view.too_many_words = too_many_words(conference, inscription, view.limit);
    view.readiness = inscription.readiness;
    view.readiness_since = inscription.readiness_since;
    view.tested = inscription.tested;
    view.ready = inscription.ready;
    view.text_by_link = inscription.text && !inscription.text->content.empty();
    if (const auto* pending = std::get_if<Pending>(&inscription.state)) {
        view.pending_since = pending->since;
    }
    view.late = inscription.late;
    return view;
}

// Where an inscription's turn is over; nothing for one that waits or asks.
struct OutcomeOf {
    std::optional<Outcome> operator()(const Waiting& /*state*/) const { return std::nullopt; }
    std::optional<Outcome> operator()(const Pending& /*state*/) const { return std::nullopt; }
    std::optional<Outcome> operator()(const Speaking& /*state*/) const { return Outcome::speaking; }
    std::optional<Outcome> operator()(const Spoken& /*state*/) const { return Outcome::spoken; }
    std::optional<Outcome> operator()(const Withdrawn& /*state*/) const {
        return Outcome::withdrawn;
    }
    std::optional<Outcome> operator()(const Refused& /*state*/) const { return Outcome::refused; }
    std::optional<Outcome> operator()(const Passed& /*state*/) const { return Outcome::passed; }
    std::optional<Outcome> operator()(const InWriting& /*state*/) const {
        return Outcome::in_writing;
    }
};

ListView list_view(const Conference& conference, const ListOfSpeakers& list,
                   std::vector<PastInscriptionView> past) {
    ListView view;
    view.key = list.key;
    view.items = item_views(*conference.facts, list.items);
    view.name = rules::name_of(conference, list);
    view.spoken = static_cast<int>(
        std::count_if(past.begin(), past.end(), [](const PastInscriptionView& each) {
            return each.outcome == Outcome::speaking || each.outcome == Outcome::spoken;
        }));
    view.carried_over = list.carried_over;
    view.kind = list.kind;
    view.status = list.status;
    view.opens = list.opens;
    view.closes = list.closes;
    view.debate = list.debate;
    view.meeting = list.meeting;
    view.motion = list.motion;
    view.waiting.reserve(list.waiting.size());
    for (const auto id : list.waiting) {
        const int position = view.spoken + static_cast<int>(view.waiting.size()) + 1;
        view.waiting.push_back(inscription_view(conference, id, position));
    }
    for (const auto id : list.pending) {
        view.pending.push_back(inscription_view(conference, id, 0));
    }
    view.past = std::move(past);
    return view;
}

}  // namespace

std::vector<ItemView> item_views(const ConferenceFacts& facts, const std::vector<ItemKey>& keys) {
    std::vector<ItemView> items;
    items.reserve(keys.size());
    for (const auto& key : keys) {
        items.push_back(item_view(facts, key));
    }
    return items;
}

SpeakerView speaker_view(const Conference& conference, const Inscription& inscription) {
    SpeakerView view;
    view.modality = inscription.modality;
    view.person = people_of(inscription.details);
    view.name = name_of(conference, inscription.delegation);
    if (const Delegation* delegation = find(*conference.facts, inscription.delegation)) {
        view.iso2 = delegation->iso2;
    }
    if (inscription.on_behalf_of) {
        view.on_behalf_of_short = name_of(conference, *inscription.on_behalf_of);
        view.on_behalf_of = view.on_behalf_of_short;
        if (inscription.on_behalf_of->group) {
            if (const Group* group = find(*conference.facts, *inscription.on_behalf_of->group)) {
                view.on_behalf_of = group->list;
            }
        }
    }
    return view;
}

ListsView lists_view(const Conference& conference) {
    std::map<ListKey, std::vector<PastInscriptionView>> past;
    for (const auto& [id, inscription] : conference.inscriptions) {
        if (const auto outcome = std::visit(OutcomeOf{}, inscription.state)) {
            const auto* refused = std::get_if<Refused>(&inscription.state);
            past[inscription.list].push_back({.id = id,
                                              .delegation = inscription.delegation,
                                              .name = name_of(conference, inscription),
                                              .outcome = *outcome,
                                              .reason = refused ? refused->reason : ""});
        }
    }
    ListsView view;
    for (const auto& [key, list] : conference.lists) {
        view.lists.push_back(list_view(conference, list, std::move(past[key])));
    }
    // Keys sort as text ("10" before "6"); people expect the agenda's order, with an item's replies
    // and explanations after its speakers.
    const auto place = [&](const ListView& list) {
        const auto& agenda = conference.facts->agenda;
        return std::find_if(agenda.begin(), agenda.end(),
                            [&](const AgendaItem& item) {
                                return !list.items.empty() && item.key == list.items.front().key;
                            }) -
               agenda.begin();
    };
    std::stable_sort(view.lists.begin(), view.lists.end(),
                     [&](const ListView& a, const ListView& b) {
                         return std::pair{a.kind, place(a)} < std::pair{b.kind, place(b)};
                     });
    return view;
}

}  // namespace dais::meeting::views
