// Deeds that change the slots of the meeting chosen in the programme.
#include <algorithm>
#include <array>

#include "console/panels/deed_maker.h"

namespace dais::console {

using meeting::SlotKind;

namespace {

constexpr std::array kKinds{
    SlotKind::debate,   SlotKind::consultation, SlotKind::presentation,   SlotKind::opening,
    SlotKind::adoption, SlotKind::closing,      SlotKind::right_of_reply, SlotKind::pause};

std::vector<std::string> kind_words(const Strings& words) {
    std::vector<std::string> texts;
    for (const SlotKind each : kKinds) {
        texts.push_back(word_of(each, words));
    }
    return texts;
}

template <class CommandType>
void put_kind(meeting::Command& command, std::size_t at) {
    std::get<CommandType>(command).kind = kKinds[at];
}

}  // namespace

void DeedMaker::slots(const views::MeetingView& meeting) {
    for (const views::SlotView& each : meeting.slots) {
        const bool now = each.starts <= scene_.utc && scene_.utc < each.ends;
        if (now && meeting.state == meeting::MeetingState::in_session) {
            reallocation(meeting, each);
        }
    }
    using meeting::AddSlot;
    AddSlot command;
    command.meeting = meeting.key;
    const timing::UtcTime after = meeting.slots.empty() || meeting.slots.back().ends >= meeting.ends
                                      ? meeting.starts
                                      : meeting.slots.back().ends;
    add(DeedGroup::slots, "slot-add", {{"meeting", meeting.name}}, command).questions = {
        choice("slot-kind", kind_words(words_), put_kind<AddSlot>), items_asked(&AddSlot::items),
        optional_words("slot-title", &AddSlot::title),
        wall("starts", &AddSlot::starts, at(wall_of(after))),
        wall("ends", &AddSlot::ends, at(wall_of(meeting.ends)))};
    for (const views::SlotView& each : meeting.slots) {
        slot(meeting, each);
        slot_beside(meeting, each);
    }
}

void DeedMaker::slot(const views::MeetingView& meeting, const views::SlotView& slot) {
    using meeting::ChangeSlot;
    using meeting::MoveSlot;
    const Names names{{"slot", slot_title(slot, words_)}, {"meeting", meeting.name}};
    const std::string& about = slot.key.text;
    ChangeSlot change;
    change.meeting = meeting.key;
    change.slot = slot.key;
    Question title = optional_words("slot-title", &ChangeSlot::title);
    title.proposed = slot.title;
    const auto* const kind = std::find(kKinds.begin(), kKinds.end(), slot.kind);
    add(DeedGroup::slots, "slot-change", names, change, about).questions = {
        choice("slot-kind", kind_words(words_), put_kind<ChangeSlot>,
               static_cast<std::size_t>(kind - kKinds.begin())),
        items_asked(&ChangeSlot::items, slot.items), title};
    MoveSlot move;
    move.meeting = meeting.key;
    move.slot = slot.key;
    add(DeedGroup::slots, "slot-move", names, move, about).questions = {
        wall("starts", &MoveSlot::starts, at(wall_of(slot.starts))),
        ends<MoveSlot>(slot.ends - slot.starts)};
    add(DeedGroup::slots, "slot-remove", names, meeting::RemoveSlot{meeting.key, slot.key}, about);
    const timing::UtcTime middle = slot.starts + (slot.ends - slot.starts) / 2;
    add(DeedGroup::slots, "slot-split", names, meeting::SplitSlot{meeting.key, slot.key, {}}, about)
        .questions = {wall("split-at", &meeting::SplitSlot::at,
                           at(std::chrono::floor<std::chrono::minutes>(wall_of(middle))))};
}

// What concerns another slot or another meeting besides.
void DeedMaker::slot_beside(const views::MeetingView& meeting, const views::SlotView& slot) {
    const Names names{{"slot", slot_title(slot, words_)}, {"meeting", meeting.name}};
    const views::SlotView* const next = &slot == &meeting.slots.back() ? nullptr : &slot + 1;
    if (next != nullptr) {
        Names both = names;
        both["other"] = slot_title(*next, words_);
        add(DeedGroup::slots, "slot-merge", both,
            meeting::MergeSlots{meeting.key, slot.key, next->key}, slot.key.text);
    }
    std::vector<std::string> texts;
    std::vector<meeting::MeetingKey> keys;
    std::map<meeting::MeetingKey, timing::WallTime> starts;
    for (const views::MeetingView& each : scene_.programme->meetings) {
        if (each.key != meeting.key && each.plan == meeting::MeetingPlan::planned &&
            each.state != meeting::MeetingState::adjourned) {
            texts.push_back(with_hours(each, *scene_.zone, words_));
            keys.push_back(each.key);
            starts[each.key] = wall_of(each.starts);
        }
    }
    if (keys.empty()) {
        return;
    }
    meeting::MoveSlot move;
    move.meeting = meeting.key;
    move.slot = slot.key;
    move.to = keys.front();
    add(DeedGroup::slots, "slot-to-meeting", names, move, slot.key.text).questions = {
        choice("to-meeting", std::move(texts),
               [keys](meeting::Command& command, std::size_t at) {
                   std::get<meeting::MoveSlot>(command).to = keys[at];
               }),
        wall("starts", &meeting::MoveSlot::starts,
             [starts](const meeting::Command& command) {
                 return starts.at(*std::get<meeting::MoveSlot>(command).to);
             }),
        ends<meeting::MoveSlot>(slot.ends - slot.starts)};
}

// The meeting is ahead of its time: what is left of the slot goes to something else, from now on.
void DeedMaker::reallocation(const views::MeetingView& meeting, const views::SlotView& slot) {
    using meeting::ReallocateTime;
    const Names names{{"slot", slot_title(slot, words_)},
                      {"ends", hour_and_minute(wall_of(slot.ends))}};
    ReallocateTime command;
    command.meeting = meeting.key;
    command.slot = slot.key;
    command.title = word_of(SlotKind::consultation, words_);
    add(DeedGroup::slots, "rest-to-consultations", names, command, slot.key.text);
    command.kind = SlotKind::debate;
    command.title.clear();
    Question items = items_asked(&ReallocateTime::items);
    items.may_be_empty = false;
    add(DeedGroup::slots, "rest-to-item", names, command, slot.key.text).questions = {items};
}

}  // namespace dais::console
