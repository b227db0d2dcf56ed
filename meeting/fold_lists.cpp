#include <algorithm>

#include "meeting/fold.h"
#include "meeting/rules/list_of_speakers.h"

namespace dais::meeting {

namespace {

// Waits where the rule puts it, whatever was decided about its former place.
void back_in_order(Inscription& inscription) {
    inscription.moved_by.reset();
    inscription.out_of_class = false;
    inscription.state = Waiting{};
}

bool contains(const std::vector<InscriptionId>& ids, InscriptionId id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

Inscription* Fold::inscription(InscriptionId id) {
    const auto found = c_.inscriptions.find(id);
    return found == c_.inscriptions.end() ? nullptr : &found->second;
}

void Fold::insert(const ListKey& key, InscriptionId id, std::optional<InscriptionId> before) {
    auto& waiting = c_.lists[key].waiting;
    const auto place = before ? std::find(waiting.begin(), waiting.end(), *before) : waiting.end();
    waiting.insert(place, id);
}

Inscription* Fold::remove_from_list(InscriptionId id) {
    Inscription* found = inscription(id);
    if (found == nullptr) {
        return nullptr;
    }
    auto& waiting = c_.lists[found->list].waiting;
    const auto place = std::find(waiting.begin(), waiting.end(), id);
    if (place == waiting.end()) {
        return nullptr;
    }
    waiting.erase(place);
    return found;
}

Inscription* Fold::remove_if_waiting(InscriptionId id) {
    Inscription* waiting = remove_from_list(id);
    return waiting != nullptr ? waiting : inscription(id);
}

void Fold::operator()(const SpeakersCarriedOver& event) {
    if (auto list = c_.lists.find(event.list); list != c_.lists.end()) {
        list->second.carried_over = event.to;
    }
}

void Fold::operator()(const SpeakerInscribed& event) {
    const InscriptionId id{row_.sequence.value};
    Inscription& made = c_.inscriptions[id];
    made.id = id;
    made.list = event.list;
    made.delegation = event.delegation;
    made.on_behalf_of = event.on_behalf_of;
    made.speaker_class = event.speaker_class;
    made.modality = event.modality;
    made.details = event.details;
    made.side = event.side;
    made.meeting = event.meeting;
    made.reply = event.reply;
    made.asked = row_.recorded;
    made.state = Waiting{};
    lower_nameplates(event.delegation);
    // If the speaker it was placed before is undone, its place is found by the rule anew.
    const ListOfSpeakers& list = c_.lists[event.list];
    const bool found = !event.before || contains(list.waiting, *event.before);
    insert(event.list, id, found ? event.before : rules::place_for(c_, list, made));
}

void Fold::operator()(const InscriptionWithdrawn& event) {
    if (Inscription* gone = remove_if_waiting(event.inscription)) {
        std::erase(c_.lists[gone->list].pending, gone->id);
        gone->state = Withdrawn{};
    }
}

void Fold::operator()(const InscriptionMoved& event) {
    if (Inscription* moved = remove_from_list(event.inscription)) {
        moved->moved_by = event.authority;
        moved->out_of_class = event.out_of_class;
        insert(moved->list, event.inscription, event.before);
    }
}

void Fold::operator()(const ListOpened& event) {
    ListOfSpeakers& list = c_.lists[event.list];
    list.status = event.from ? ListStatus::frozen : ListStatus::open;
    list.opens = event.from;
    list.closes.reset();
}

void Fold::operator()(const ListClosingAnnounced& event) {
    c_.lists[event.list].closes = event.closes;
}

void Fold::operator()(const ListClosed& event) {
    ListOfSpeakers& list = c_.lists[event.list];
    list.status = ListStatus::closed;
    list.closes.reset();
}

void Fold::operator()(const ListReopened& event) { c_.lists[event.list].status = ListStatus::open; }

void Fold::operator()(const ListCreated& event) {
    const ListKey key{"ad-hoc-" + std::to_string(row_.sequence.value)};
    ListOfSpeakers& list = c_.lists[key];
    list.key = key;
    list.kind = ListKind::ad_hoc;
    list.title = event.title;
    list.meeting = event.meeting;
}

void Fold::operator()(const LateRequestReceived& event) {
    const InscriptionId id{row_.sequence.value};
    Inscription& made = c_.inscriptions[id];
    made.id = id;
    made.list = event.list;
    made.delegation = event.delegation;
    made.on_behalf_of = event.on_behalf_of;
    made.speaker_class = event.speaker_class;
    made.modality = event.modality;
    made.details = event.details;
    made.asked = event.at;
    made.late = true;
    made.state = Pending{event.at};
    c_.lists[event.list].pending.push_back(id);
}

void Fold::operator()(const RequestGranted& event) {
    if (Inscription* granted = inscription(event.inscription)) {
        std::erase(c_.lists[granted->list].pending, event.inscription);
        granted->state = Waiting{};
        insert(granted->list, event.inscription, event.before);
    }
}

void Fold::operator()(const RequestRefused& event) {
    if (Inscription* refused = inscription(event.inscription)) {
        std::erase(c_.lists[refused->list].pending, event.inscription);
        refused->state = Refused{event.reason};
    }
}

void Fold::operator()(const SpeakersImported& /*event*/) {}  // each has its SpeakerInscribed

void Fold::operator()(const ListReordered& event) {
    auto& waiting = c_.lists[event.list].waiting;
    std::vector<InscriptionId> order;
    for (const auto id : event.order) {
        if (contains(waiting, id)) {
            order.push_back(id);
        }
    }
    // Whoever came after the order was made (an undo between them) stays, at the end.
    std::copy_if(waiting.begin(), waiting.end(), std::back_inserter(order),
                 [&](InscriptionId id) { return !contains(event.order, id); });
    for (std::size_t i = 0; i < order.size(); ++i) {
        Inscription& each = c_.inscriptions[order[i]];
        if (order[i] != waiting[i]) {
            each.moved_by = event.authority;
        }
        each.out_of_class = contains(event.out_of_class, order[i]);
    }
    waiting = std::move(order);
}

void Fold::operator()(const InscriptionsSwapped& event) {
    Inscription* one = inscription(event.one);
    Inscription* other = inscription(event.other);
    if (one == nullptr || other == nullptr) {
        return;
    }
    auto& waiting = c_.lists[one->list].waiting;
    const auto first = std::find(waiting.begin(), waiting.end(), event.one);
    const auto second = std::find(waiting.begin(), waiting.end(), event.other);
    if (first == waiting.end() || second == waiting.end()) {
        return;
    }
    std::iter_swap(first, second);
    for (Inscription* each : {one, other}) {
        each->moved_by = Authority::mutual_agreement;
        each->out_of_class = contains(event.out_of_class, each->id);
    }
}

void Fold::operator()(const InscriptionAmended& event) {
    if (Inscription* amended = inscription(event.inscription)) {
        amended->modality = event.modality;
        amended->details = event.details;
    }
}

void Fold::operator()(const TextReceived& event) {
    if (Inscription* of = inscription(event.inscription)) {
        // What the delegation handed in stays readable when the desk notes the paper, too.
        std::string content = of->text ? std::move(of->text->content) : std::string{};
        of->text = Text{event.at, event.words, std::move(content)};
    }
}

void Fold::operator()(const TextHandedIn& event) {
    if (Inscription* of = inscription(event.inscription)) {
        of->text = Text{event.at, event.words, event.text};
    }
}

void Fold::operator()(const SpeakerReady& event) {
    if (Inscription* of = inscription(event.inscription)) {
        of->ready = event.at;
    }
}

void Fold::operator()(const ReadinessNoted& event) {
    if (Inscription* of = inscription(event.inscription)) {
        of->readiness = event.readiness;
        of->readiness_since = row_.recorded;
        if (event.readiness == Readiness::tested) {
            of->tested = row_.recorded;
        } else if (event.readiness == Readiness::not_tested) {
            of->tested.reset();
        }
    }
}

void Fold::operator()(const SpeakerAbsent& event) {
    Inscription* absent = remove_if_waiting(event.inscription);
    if (absent == nullptr) {
        return;
    }
    if (const auto* speaking = std::get_if<Speaking>(&absent->state)) {
        c_.statements[speaking->statement].not_delivered = true;
    }
    ++absent->absences;
    back_in_order(*absent);
    insert(absent->list, event.inscription, event.before);
}

void Fold::operator()(const SpeakerPassed& event) {
    Inscription* passed = remove_if_waiting(event.inscription);
    if (passed == nullptr) {
        return;
    }
    if (const auto* speaking = std::get_if<Speaking>(&passed->state)) {
        c_.statements[speaking->statement].not_delivered = true;
    }
    ++passed->absences;
    passed->state = Passed{};
}

void Fold::operator()(const InscriptionReinstated& event) {
    Inscription* back = inscription(event.inscription);
    if (back == nullptr) {
        return;
    }
    back->absences = 0;
    back->kept.reset();
    back_in_order(*back);
    insert(back->list, event.inscription, event.before);
}

void Fold::operator()(const StatementTakenInWriting& event) {
    if (Inscription* writes = remove_if_waiting(event.inscription)) {
        std::erase(c_.lists[writes->list].pending, writes->id);
        writes->state = InWriting{event.at};
    }
}

void Fold::operator()(const TimeLimitSet& event) {
    c_.limits[{event.list, event.speaker_class}] = event.limit;
}

}  // namespace dais::meeting
