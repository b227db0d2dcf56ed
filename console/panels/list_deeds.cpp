// Deeds about the list of speakers and its selected rows.
#include <array>

#include "console/panels/deed_maker.h"

namespace dais::console {

using meeting::ListKind;
using meeting::ListStatus;
using meeting::Modality;

namespace {

constexpr auto kClosingAhead = std::chrono::minutes{15};

std::string outcome_key(views::Outcome outcome) {
    switch (outcome) {
        case views::Outcome::speaking:
        case views::Outcome::spoken: return "spoken";
        case views::Outcome::withdrawn: return "withdrawn";
        case views::Outcome::refused: return "refused";
        case views::Outcome::passed: return "passed";
        case views::Outcome::in_writing: return "in-writing";
    }
    return {};
}

// Replies and the debate on a motion are neither opened nor closed.
bool opens_and_closes(const views::ListView& list) {
    return list.kind != ListKind::right_of_reply && list.kind != ListKind::motion;
}

std::string id_text(meeting::InscriptionId id) { return std::to_string(id.value); }

}  // namespace

void DeedMaker::row() {
    if (row_ == nullptr) {
        return;
    }
    const Names names{{"speaker", name_of(row_->speaker)}};
    const std::string about = id_text(row_->id);
    add(DeedGroup::row, "absent", names, meeting::MarkAbsent{row_->id}, about);
    add(DeedGroup::row, "in-writing", names, meeting::TakeInWriting{row_->id}, about);
    const auto& waiting = scene_.list->waiting;
    const auto place = static_cast<std::size_t>(row_ - waiting.data());
    if (place + 1 < waiting.size()) {
        add(DeedGroup::row, "swap",
            {{"speaker", name_of(row_->speaker)}, {"other", name_of(waiting[place + 1].speaker)}},
            meeting::SwapInscriptions{.one = row_->id, .other = waiting[place + 1].id}, about);
    }
    Deed& text =
        add(DeedGroup::row, "text-received", names,
            meeting::NoteTextReceived{.inscription = row_->id, .words = std::nullopt}, about);
    text.questions = {question(Question::Kind::number, "words")};
    text.questions.front().may_be_empty = true;
    text.questions.front().put = [](meeting::Command& command, const Given& given) {
        if (!given.numbers.empty()) {
            std::get<meeting::NoteTextReceived>(command).words = given.numbers.front();
        }
    };
    const meeting::AmendInscription amend{row_->id, row_->speaker.modality, row_->details};
    Deed& person = add(DeedGroup::row, "person", names, amend, about);
    person.questions = {question(Question::Kind::words, "person")};
    person.questions.front().put = [](meeting::Command& command, const Given& given) {
        auto& people = std::get<meeting::AmendInscription>(command).details.people;
        people.resize(people.empty() ? 1 : people.size());
        people.front().name = given.text;
    };
    row_modality();
    row_floor();
}

// The same for every selected row that it fits, each by a command of its own: what is refused for
// one is said by its name, and the others are done.
void DeedMaker::several_rows() {
    using meeting::Readiness;
    const auto all = [](const views::InscriptionView&) { return true; };
    const auto not_yet = [](Readiness readiness) {
        return [readiness](const views::InscriptionView& each) {
            return each.speaker.modality == Modality::remote && each.readiness != readiness;
        };
    };
    const auto note = [](Readiness readiness) {
        return [readiness](const views::InscriptionView& each) {
            return meeting::NoteReadiness{each.id, readiness};
        };
    };
    const auto for_each = [&](std::string_view name, const auto& fits_row, const auto& command) {
        std::vector<Further> steps;
        std::string names;
        for (const views::InscriptionView* each : rows_) {
            if (fits_row(*each)) {
                const std::string speaker = name_of(each->speaker);
                names += (names.empty() ? "" : ", ") + speaker;
                steps.push_back({command(*each),
                                 say("console.deed." + std::string{name}, {{"speaker", speaker}})});
            }
        }
        if (steps.empty()) {
            return;
        }
        Deed& deed =
            add(DeedGroup::row, name, {{"speaker", names}}, steps.front().command, "several");
        if (steps.size() > 1) {
            deed.label = say("console.deed.several",
                             {{"what", deed.label}, {"count", std::to_string(steps.size())}});
        }
        deed.further.assign(steps.begin() + 1, steps.end());
        deed.refused_as = steps.front().label;
    };
    for_each("absent", all, [](const auto& each) { return meeting::MarkAbsent{each.id}; });
    for_each(
        "text-in", [](const auto& each) { return !each.text_received; },
        [](const auto& each) {
            return meeting::NoteTextReceived{.inscription = each.id, .words = std::nullopt};
        });
    for_each("tested", not_yet(Readiness::tested), note(Readiness::tested));
    for_each("connected", not_yet(Readiness::connected), note(Readiness::connected));
    for_each("link-gone", not_yet(Readiness::lost), note(Readiness::lost));
    for_each("not-tested", not_yet(Readiness::not_tested), note(Readiness::not_tested));
    for_each("in-writing", all, [](const auto& each) { return meeting::TakeInWriting{each.id}; });
}

void DeedMaker::row_modality() {
    const Names names{{"speaker", name_of(row_->speaker)}};
    const std::string about = id_text(row_->id);
    if (row_->speaker.modality == Modality::remote) {
        using meeting::Readiness;
        const auto note = [&](std::string_view name, Readiness readiness) {
            if (row_->readiness != readiness) {
                add(DeedGroup::row, name, names, meeting::NoteReadiness{row_->id, readiness},
                    about);
            }
        };
        note("tested", Readiness::tested);
        note("connected", Readiness::connected);
        note("link-gone", Readiness::lost);
        note("not-tested", Readiness::not_tested);
    }
    constexpr std::array kModalities{
        std::pair{Modality::in_person, std::string_view{"to-room"}},
        std::pair{Modality::remote, std::string_view{"to-remote"}},
        std::pair{Modality::pre_recorded, std::string_view{"to-recorded"}}};
    for (const auto& [modality, name] : kModalities) {
        if (modality == row_->speaker.modality) {
            continue;
        }
        meeting::AmendInscription amend{row_->id, modality, row_->details};
        amend.details.length.reset();  // only a recording has one
        add(DeedGroup::row, name, names, amend, about);
    }
}

// What the key of the next speaker does not do: another one, or on the Chair's word.
void DeedMaker::row_floor() {
    if (!in_session()) {
        return;
    }
    const Names names{{"speaker", name_of(row_->speaker)}};
    meeting::GiveFloor give;
    give.meeting = scene_.meeting->key;
    give.inscription = row_->id;
    give.replacing = holder();
    if (scene_.list->kind == ListKind::right_of_reply) {
        give.authority = meeting::Authority::chair;
        add(DeedGroup::row, "reply-now", names, give, id_text(row_->id));
    } else {
        add(DeedGroup::row, "floor-to", names, give, id_text(row_->id));
    }
    give.holds_another = true;
    add(DeedGroup::row, "two-floors", names, give, id_text(row_->id));
}

void DeedMaker::list() {
    if (scene_.list != nullptr) {
        requests();
        if (opens_and_closes(*scene_.list)) {
            closing();
        }
        beside_list();
        limits();
    }
    if (scene_.meeting != nullptr) {
        add(DeedGroup::list, "create-list", {}, meeting::CreateList{scene_.meeting->key, {}})
            .questions = {words("title", &meeting::CreateList::title)};
    }
}

void DeedMaker::closing() {
    const views::ListView& list = *scene_.list;
    const Names names{{"list", list.name}};
    if (list.status == ListStatus::closed) {
        const bool consent = scene_.directory->consent_to_reopen;
        add(DeedGroup::list, consent ? "reopen-agreed" : "reopen", names,
            meeting::ReopenList{.list = list.key, .consent = consent}, list.key.text);
        return;
    }
    if (list.status == ListStatus::frozen) {
        add(DeedGroup::list, "open", names, meeting::OpenList{list.key, std::nullopt},
            list.key.text);
    }
    const bool consent = scene_.directory->consent_to_close;
    add(DeedGroup::list, consent ? "close-agreed" : "close", names,
        meeting::CloseList{.list = list.key, .consent = consent}, list.key.text);
    meeting::AnnounceListClosing announce{
        list.key, std::chrono::floor<std::chrono::minutes>(scene_.utc) + kClosingAhead};
    Names at = names;
    at["hour"] = hour_and_minute(scene_.zone->wall(announce.at));
    add(DeedGroup::list, "closing-ahead", at, announce, list.key.text);
    add(DeedGroup::list, "closing-at", names, announce, list.key.text).questions = {
        hour("closing-hour", &meeting::AnnounceListClosing::at)};
    add(DeedGroup::list, "open-from", names, meeting::OpenList{list.key, std::nullopt},
        list.key.text)
        .questions = {hour("opening-hour", &meeting::OpenList::from)};
}

void DeedMaker::requests() {
    for (const views::InscriptionView& each : scene_.list->pending) {
        const Names names{{"speaker", name_of(each.speaker)}};
        add(DeedGroup::list, "grant", names, meeting::GrantRequest{each.id}, id_text(each.id));
        add(DeedGroup::list, "refuse", names, meeting::RefuseRequest{each.id, {}}, id_text(each.id))
            .questions = {words("refusal", &meeting::RefuseRequest::reason)};
    }
}

// Replies and explanations on the same items are lists of their own.
void DeedMaker::beside_list() {
    for (const views::ListView& list : scene_.lists->lists) {
        const bool reply = list.kind == ListKind::right_of_reply;
        if ((!reply && list.kind != ListKind::explanations) || list.items != scene_.list->items) {
            continue;
        }
        meeting::InscribeSpeaker inscribe;
        inscribe.list = list.key;
        if (reply && scene_.meeting != nullptr) {
            inscribe.meeting = scene_.meeting->key;
        }
        add(DeedGroup::list, reply ? "reply" : "explanation",
            {{"items", items_text(list.items, words_)}}, inscribe, list.key.text)
            .questions = {delegation("who", &meeting::InscribeSpeaker::delegation)};
    }
}

void DeedMaker::limits() {
    for (const meeting::SpeakerClass& each : scene_.directory->classes) {
        meeting::SetTimeLimit set;
        set.list = scene_.list->key;
        set.speaker_class = each.key;
        Deed& deed = add(DeedGroup::list, "limit",
                         {{"class", each.name}, {"list", scene_.list->name}}, set, each.key.text);
        deed.questions = {question(Question::Kind::length, "limit")};
        deed.questions.front().put = [](meeting::Command& command, const Given& given) {
            std::get<meeting::SetTimeLimit>(command).limit = given.length;
        };
    }
}

void DeedMaker::reinstatements() {
    if (scene_.list == nullptr) {
        return;
    }
    const auto& past = scene_.list->past;
    for (auto each = past.rbegin(); each != past.rend(); ++each) {
        if (each->outcome != views::Outcome::speaking) {
            add(DeedGroup::history, "reinstate",
                {{"speaker", each->name},
                 {"outcome", say("console.outcome." + outcome_key(each->outcome))}},
                meeting::ReinstateInscription{each->id}, id_text(each->id));
        }
    }
}

}  // namespace dais::console
