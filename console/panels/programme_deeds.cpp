// Deeds that change the programme of work, for the meeting chosen in it: its hours, whether it is
// held, its interpretation, and what delegations see of their own turn. What collides the desk
// says.
#include <algorithm>
#include <array>

#include "console/panels/deed_maker.h"

namespace dais::console {

using meeting::MeetingKind;
using meeting::MeetingPlan;
using meeting::MeetingState;
using meeting::TurnsShown;

namespace {

constexpr auto kUsualStart = std::chrono::hours{10};
constexpr auto kUsualLength = std::chrono::hours{3};

const std::array kKinds{MeetingKind::plenary, MeetingKind::informal_consultation,
                        MeetingKind::briefing, MeetingKind::presentation};

bool live(const views::MeetingView& meeting) {
    return meeting.state == MeetingState::in_session || meeting.state == MeetingState::suspended;
}

// The meeting that follows in the same room and is to be held.
const views::MeetingView* follower(const Scene& scene, const views::MeetingView& meeting) {
    for (const views::MeetingView& each : scene.programme->meetings) {
        if (each.starts >= meeting.ends && each.room == meeting.room &&
            each.plan == MeetingPlan::planned && each.state == MeetingState::scheduled) {
            return &each;
        }
    }
    return nullptr;
}

}  // namespace

void DeedMaker::programme() {
    if (scene_.planned != nullptr && scene_.planned->state != MeetingState::adjourned) {
        const views::MeetingView& meeting = *scene_.planned;
        move(meeting);
        put_off(meeting);
        split_and_merge(meeting);
        interpretation(meeting);
        turns(meeting);
        details(meeting);
    }
    add_meeting();
    look_at_others();
    if (scene_.planned != nullptr && scene_.planned->state != MeetingState::adjourned &&
        scene_.planned->plan != MeetingPlan::cancelled) {
        slots(*scene_.planned);
    }
}

std::vector<Deed> DeedMaker::make_interpretation(const views::MeetingView& meeting) {
    interpretation(meeting);
    return std::move(made_);
}

void DeedMaker::add_meeting() {
    using meeting::AddMeeting;
    AddMeeting command;
    if (!scene_.conference->rooms.empty()) {
        command.room = scene_.conference->rooms.front().key;
    }
    Deed& deed = add(DeedGroup::programme, "meeting-add", {}, command);
    std::vector<std::string> kinds;
    for (const MeetingKind each : kKinds) {
        kinds.push_back(word_of(each, words_));
    }
    std::vector<std::string> rooms;
    std::vector<meeting::RoomKey> keys;
    for (const views::RoomView& room : scene_.conference->rooms) {
        rooms.push_back(room.name);
        keys.push_back(room.key);
    }
    Question title = question(Question::Kind::words, "meeting-title");
    title.may_be_empty = true;
    title.put = [](meeting::Command& each, const Given& given) {
        std::get<AddMeeting>(each).details.title = given.text;
    };
    deed.questions = {
        choice("meeting-kind", std::move(kinds),
               [](meeting::Command& each, std::size_t at) {
                   std::get<AddMeeting>(each).details.kind = kKinds[at];
               }),
        title,
        choice("room", std::move(rooms),
               [keys](meeting::Command& each, std::size_t at) {
                   std::get<AddMeeting>(each).room = keys[at];
               }),
        wall("starts", &AddMeeting::starts, at(timing::WallTime{scene_.day} + kUsualStart)),
        ends<AddMeeting>(kUsualLength)};
}

void DeedMaker::move(const views::MeetingView& meeting) {
    using meeting::MoveMeeting;
    if (meeting.plan == MeetingPlan::cancelled) {
        return;
    }
    MoveMeeting command;
    command.meeting = meeting.key;
    command.starts = wall_of(meeting.starts);
    command.ends = wall_of(meeting.ends);
    const Names names{{"meeting", meeting.name}};
    if (!live(meeting)) {
        const char* name =
            meeting.plan == MeetingPlan::postponed ? "meeting-new-hours" : "meeting-move";
        add(DeedGroup::programme, name, names, command).questions = {
            wall("starts", &MoveMeeting::starts, at(command.starts)),
            ends<MoveMeeting>(command.ends - command.starts)};
    }
    if (meeting.plan != MeetingPlan::planned) {
        return;
    }
    add(DeedGroup::programme, "meeting-end", names, command).questions = {
        wall("ends", &MoveMeeting::ends, at(command.ends))};
    if (live(meeting)) {
        return;
    }
    for (const views::RoomView& room : scene_.conference->rooms) {
        if (room.key != meeting.room) {
            command.room = room.key;
            add(DeedGroup::programme, "meeting-room",
                {{"meeting", meeting.name}, {"room", room.name}}, command, room.key.text);
        }
    }
}

void DeedMaker::put_off(const views::MeetingView& meeting) {
    const Names names{{"meeting", meeting.name}};
    if (meeting.plan != MeetingPlan::planned) {
        meeting::ReinstateMeeting reinstate;
        reinstate.meeting = meeting.key;
        add(DeedGroup::programme, "meeting-reinstate",
            {{"meeting", with_hours(meeting, *scene_.zone, words_)}}, reinstate);
    }
    if (live(meeting)) {
        return;
    }
    if (meeting.plan == MeetingPlan::planned) {
        add(DeedGroup::programme, "meeting-postpone", names,
            meeting::PostponeMeeting{meeting.key, {}})
            .questions = {optional_words("reason", &meeting::PostponeMeeting::reason)};
    }
    if (meeting.plan != MeetingPlan::cancelled) {
        add(DeedGroup::programme, "meeting-cancel", names, meeting::CancelMeeting{meeting.key, {}})
            .questions = {optional_words("reason", &meeting::CancelMeeting::reason)};
    }
}

void DeedMaker::split_and_merge(const views::MeetingView& meeting) {
    if (meeting.plan != MeetingPlan::planned || live(meeting)) {
        return;
    }
    const Names names{{"meeting", meeting.name}};
    // Where its second slot begins, or else in the middle.
    const timing::UtcTime middle = meeting.slots.size() > 1
                                       ? meeting.slots[1].starts
                                       : meeting.starts + (meeting.ends - meeting.starts) / 2;
    add(DeedGroup::programme, "meeting-split", names, meeting::SplitMeeting{meeting.key, {}})
        .questions = {wall("split-at", &meeting::SplitMeeting::at,
                           at(std::chrono::floor<std::chrono::minutes>(wall_of(middle))))};
    if (const views::MeetingView* next = follower(scene_, meeting)) {
        meeting::MergeMeetings merge;
        merge.meeting = meeting.key;
        merge.with = next->key;
        add(DeedGroup::programme, "meeting-merge",
            {{"meeting", meeting.name}, {"other", with_hours(*next, *scene_.zone, words_)}}, merge);
    }
}

void DeedMaker::interpretation(const views::MeetingView& meeting) {
    if (!live(meeting) || meeting.languages.empty() || meeting.without_interpretation) {
        return;
    }
    const Names names{{"meeting", meeting.name}};
    meeting::GrantInterpretation grant;
    grant.meeting = meeting.key;
    Deed& granted = add(DeedGroup::programme, "interpretation-grant", names, grant);
    granted.questions = {question(Question::Kind::number, "minutes-granted")};
    granted.questions.front().put = [](meeting::Command& command, const Given& given) {
        std::get<meeting::GrantInterpretation>(command).by =
            std::chrono::minutes{given.numbers.front()};
    };
    meeting::GoOnWithoutInterpretation without;
    without.meeting = meeting.key;
    add(DeedGroup::programme, "interpretation-without", names, without).questions = {
        choice("agreed-without", {say("console.ask.agreed-yes"), say("console.ask.agreed-no")},
               [](meeting::Command& command, std::size_t at) {
                   std::get<meeting::GoOnWithoutInterpretation>(command).agreed = at == 0;
               })};
}

void DeedMaker::turns(const views::MeetingView& meeting) {
    constexpr std::array kShown{std::pair{TurnsShown::nothing, std::string_view{"turns-nothing"}},
                                std::pair{TurnsShown::places, std::string_view{"turns-places"}},
                                std::pair{TurnsShown::times, std::string_view{"turns-times"}}};
    for (const auto& [shown, name] : kShown) {
        if (shown != meeting.turns_shown) {
            add(DeedGroup::programme, name, {{"meeting", meeting.name}},
                meeting::ShowTurns{meeting.key, shown});
        }
    }
}

// So that every meeting is reached by typing, without the mouse.
void DeedMaker::look_at_others() {
    for (const views::MeetingView& each : scene_.programme->meetings) {
        if (&each != scene_.planned && each.state != MeetingState::adjourned) {
            Deed& chosen =
                add(DeedGroup::programme, "meeting-choose",
                    {{"meeting", with_hours(each, *scene_.zone, words_)}}, {}, each.key.text);
            chosen.selects = each.key;
            chosen.after = Afterwards::nothing;
        }
    }
}

}  // namespace dais::console
