#include "meeting/make_booth_view.h"

#include <algorithm>

#include "meeting/make_list_views.h"
#include "meeting/make_views.h"
#include "meeting/rules/programme.h"
#include "meeting/rules/time_limits.h"

namespace dais::meeting::views {

namespace {

// Words a minute that a text needs to fit a time.
std::optional<int> pace_of(const Inscription& inscription, timing::Duration limit) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limit).count();
    if (!inscription.text || !inscription.text->words || seconds <= 0) {
        return std::nullopt;
    }
    constexpr std::int64_t kSecondsAMinute = 60;
    return static_cast<int>((*inscription.text->words * kSecondsAMinute + seconds - 1) / seconds);
}

BoothSpeakerView speaker(const Conference& conference, const Inscription& inscription,
                         timing::Duration limit) {
    BoothSpeakerView view;
    view.inscription = inscription.id;
    view.speaker = speaker_view(conference, inscription);
    view.language = inscription.details.language;
    view.modality = inscription.modality;
    view.readiness = inscription.readiness;
    view.ready = inscription.ready;
    view.limit = limit;
    if (inscription.text) {
        view.text_received = inscription.text->received;
        view.words = inscription.text->words;
        view.text = inscription.text->content;
    }
    view.pace = pace_of(inscription, limit);
    view.fast = view.pace && *view.pace > conference.facts->profile.words_a_minute;
    return view;
}

BoothSpeakerView holder(const Conference& conference, const Statement& statement) {
    BoothSpeakerView view;
    const timing::Duration limit =
        statement.allotted.value_or(timing::Duration::zero()) + statement.extension;
    if (const Inscription* inscription = inscription_of(conference, statement)) {
        view = speaker(conference, *inscription, limit);
    } else {
        view.speaker.name = name_of(conference, statement);
        view.limit = limit;
    }
    view.statement = statement.id;
    view.slower_asked = statement.slower_asked;
    return view;
}

}  // namespace

BoothView booth_view(const Conference& conference, const RoomKey& room) {
    BoothView view;
    view.room = room;
    view.words_a_minute = conference.facts->profile.words_a_minute;
    const PlannedMeeting* meeting = current_meeting(conference, room, Told::participants);
    if (meeting == nullptr) {
        return view;
    }
    view.meeting = meeting->key;
    if (!is_on(conference, meeting->key)) {
        return view;
    }
    if (const Statement* held = floor_holder(conference, room)) {
        view.now = holder(conference, *held);
    }
    if (const ListOfSpeakers* list = rules::current_list(conference, *meeting)) {
        const std::size_t shown = std::min(kNextForBooth, list->waiting.size());
        for (std::size_t i = 0; i < shown; ++i) {
            const Inscription& inscription = *find(conference, list->waiting[i]);
            view.next.push_back(
                speaker(conference, inscription, rules::limit_of(conference, inscription)));
        }
    }
    return view;
}

}  // namespace dais::meeting::views
