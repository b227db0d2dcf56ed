// Deeds about who has the floor: the speaker's time, a lost link, a recording, a dialogue, and what
// fails for everybody.
#include <array>

#include "console/panels/deed_maker.h"

namespace dais::console {

using meeting::Modality;
using std::chrono::seconds;
using views::ClockState;

void DeedMaker::statement() {
    if (statement_ == nullptr) {
        return;
    }
    if (statement_->clock == ClockState::standing) {
        for (const int ago : {5, 15}) {
            const std::string text = std::to_string(ago);
            Names names = speaker();
            names["seconds"] = text;
            add(DeedGroup::floor, "start-ago", names,
                meeting::StartStatement{.statement = statement_->id, .ago = seconds{ago}}, text);
        }
        if (statement_->inscription) {
            add(DeedGroup::floor, "absent", speaker(),
                meeting::MarkAbsent{*statement_->inscription}, "floor");
        }
    }
    if (statement_->clock != ClockState::none) {
        const auto adjust = [&](std::string_view name, int by) {
            add(DeedGroup::floor, name, speaker(),
                meeting::AdjustTime{.statement = statement_->id, .by = seconds{by}});
        };
        adjust("more-30", 30);
        adjust("more-60", 60);
        adjust("less-30", -30);
    }
    using Microphone = meeting::Statement::Microphone;
    if (statement_->microphone == Microphone::ordered_off ||
        statement_->microphone == Microphone::not_confirmed) {
        add(DeedGroup::floor, "microphone-off", speaker(),
            meeting::ConfirmMicrophoneOff{statement_->id});
    }
}

void DeedMaker::link() {
    if (statement_ == nullptr) {
        return;
    }
    if (statement_->link_lost) {
        add(DeedGroup::floor, "link-restored", speaker(),
            meeting::NoteLinkRestored{statement_->id});
    } else if (statement_->speaker.modality == Modality::remote && !statement_->office) {
        add(DeedGroup::floor, "link-lost", speaker(),
            meeting::NoteLinkLost{.statement = statement_->id, .ago = {}});
        for (const int ago : {5, 15}) {
            const std::string text = std::to_string(ago);
            Names names = speaker();
            names["seconds"] = text;
            add(DeedGroup::floor, "link-lost-ago", names,
                meeting::NoteLinkLost{.statement = statement_->id, .ago = seconds{ago}}, text);
        }
    }
    if (statement_->inscription) {
        add(DeedGroup::floor, "skip", speaker(), meeting::SkipSpeaker{statement_->id});
    }
}

void DeedMaker::recording() {
    if (statement_ == nullptr || statement_->speaker.modality != Modality::pre_recorded) {
        return;
    }
    if (statement_->recorded) {
        add(DeedGroup::floor, "playback-failed", speaker(),
            meeting::NotePlaybackFailed{statement_->id});
    }
    add(DeedGroup::floor, "live-in-room", speaker(),
        meeting::SpeakLiveInstead{.statement = statement_->id, .modality = Modality::in_person});
    add(DeedGroup::floor, "live-remote", speaker(),
        meeting::SpeakLiveInstead{.statement = statement_->id, .modality = Modality::remote});
}

void DeedMaker::dialogue() {
    if (statement_ != nullptr && statement_->kind == views::StatementKind::dialogue) {
        add(DeedGroup::floor, "turn-asks", {}, meeting::TakeTurn{.statement = statement_->id})
            .questions = {delegation("who-asks", &meeting::TakeTurn::asks)};
        add(DeedGroup::floor, "turn-answers", {}, meeting::TakeTurn{.statement = statement_->id})
            .questions = {words("who-answers", &meeting::TakeTurn::answers)};
    } else if (in_session()) {
        meeting::OpenDialogue open;
        open.meeting = scene_.meeting->key;
        open.replacing = holder();
        Deed& deed = add(DeedGroup::floor, "dialogue", {}, open);
        deed.questions = {words("title", &meeting::OpenDialogue::title),
                          question(Question::Kind::length, "shared-time")};
        deed.questions.back().may_be_empty = true;
        deed.questions.back().put = [](meeting::Command& command, const Given& given) {
            if (!given.text.empty()) {
                std::get<meeting::OpenDialogue>(command).limit = given.length;
            }
        };
    }
}

void DeedMaker::services() {
    if (scene_.formal == nullptr || scene_.meeting == nullptr) {
        return;
    }
    if (scene_.formal->lost) {
        add(DeedGroup::floor, "service-restored", {},
            meeting::NoteServiceRestored{scene_.meeting->key});
        return;
    }
    if (!in_session()) {
        return;
    }
    meeting::NoteServiceLost lost;
    lost.meeting = scene_.meeting->key;
    add(DeedGroup::floor, "platform-lost", {}, lost);
    lost.service = meeting::Service::interpretation;
    add(DeedGroup::floor, "interpretation-lost", {}, lost).questions = {
        words("channel", &meeting::NoteServiceLost::channel)};
}

void DeedMaker::presiders() {
    if (!in_session()) {
        return;
    }
    using meeting::PresiderOffice;
    constexpr std::array kOffices{
        std::pair{PresiderOffice::presenter, std::string_view{"presenter"}},
        std::pair{PresiderOffice::panellist, std::string_view{"panellist"}},
        std::pair{PresiderOffice::facilitator, std::string_view{"facilitator"}}};
    for (const auto& [office, name] : kOffices) {
        meeting::GiveFloorToPresider give;
        give.meeting = scene_.meeting->key;
        give.office = office;
        give.replacing = holder();
        Deed& deed = add(DeedGroup::floor, name, {}, give);
        deed.questions = {words("presider", &meeting::GiveFloorToPresider::name),
                          question(Question::Kind::length, "presider-time")};
        deed.questions.back().may_be_empty = true;
        deed.questions.back().put = [](meeting::Command& command, const Given& given) {
            if (!given.text.empty()) {
                std::get<meeting::GiveFloorToPresider>(command).limit = given.length;
            }
        };
    }
}

}  // namespace dais::console
