#include <algorithm>
#include <utility>

#include "meeting/rules/programme_changes.h"
#include "meeting/rules/programme_collisions.h"
#include "timing/zones.h"

namespace dais::meeting::rules {

namespace {

Slot* slot_of(PlannedMeeting& meeting, const SlotKey& key) {
    const auto found = std::find_if(meeting.slots.begin(), meeting.slots.end(),
                                    [&](const Slot& each) { return each.key == key; });
    return found == meeting.slots.end() ? nullptr : &*found;
}

std::optional<Refusal> no_slot(const Situation& situation, const MeetingKey& meeting,
                               const SlotKey& slot) {
    if (auto refusal = not_open_to_change(situation, meeting)) {
        return refusal;
    }
    if (find(*planned(situation, meeting), slot) == nullptr) {
        return refuse("programme.slot-unknown",
                      {{"slot", slot.text}, {"meeting", name_of(*planned(situation, meeting))}});
    }
    return std::nullopt;
}

void in_order(PlannedMeeting& meeting) {
    std::stable_sort(meeting.slots.begin(), meeting.slots.end(),
                     [](const Slot& a, const Slot& b) { return a.starts < b.starts; });
}

Decision published(const Situation& situation, ProgrammeChange kind, PlannedMeeting meeting) {
    in_order(meeting);
    const MeetingKey key = meeting.key;
    return publish(situation, {.kind = kind,
                               .meeting = key,
                               .meetings = {std::move(meeting)},
                               .reason = {},
                               .accepting = {}});
}

Refusal cannot_split(const Slot& slot) {
    return refuse(
        "programme.cannot-split",
        {{"what", slot.title}, {"from", text_of(slot.starts)}, {"until", text_of(slot.ends)}});
}

// The slot up to an hour, and a new one from there to its end.
Slot& split(PlannedMeeting& meeting, const SlotKey& key, timing::WallTime at) {
    Slot rest = *slot_of(meeting, key);
    rest.key = free_key(meeting);
    rest.starts = at;
    slot_of(meeting, key)->ends = at;
    return meeting.slots.emplace_back(std::move(rest));
}

}  // namespace

SlotKey free_key(const PlannedMeeting& meeting) {
    for (std::size_t number = meeting.slots.size() + 1;; ++number) {
        const SlotKey key{"s" + std::to_string(number)};
        if (find(meeting, key) == nullptr) {
            return key;
        }
    }
}

void cut(const PlannedMeeting& meeting, timing::WallTime at, std::vector<Slot>& before,
         std::vector<Slot>& after) {
    before.clear();
    after.clear();
    for (const auto& slot : meeting.slots) {
        if (slot.starts < at) {
            before.push_back(slot);
            before.back().ends = std::min(slot.ends, at);
        }
        if (slot.ends > at) {
            after.push_back(slot);
            after.back().starts = std::max(slot.starts, at);
        }
    }
}

Decision decide(const Situation& situation, const AddSlot& command) {
    if (auto refusal = not_open_to_change(situation, command.meeting)) {
        return *std::move(refusal);
    }
    PlannedMeeting meeting = *planned(situation, command.meeting);
    meeting.slots.push_back({.key = free_key(meeting),
                             .kind = command.kind,
                             .items = command.items,
                             .title = command.title,
                             .starts = command.starts,
                             .ends = command.ends});
    return published(situation, ProgrammeChange::slot_added, std::move(meeting));
}

Decision decide(const Situation& situation, const ChangeSlot& command) {
    if (auto refusal = no_slot(situation, command.meeting, command.slot)) {
        return *std::move(refusal);
    }
    PlannedMeeting meeting = *planned(situation, command.meeting);
    Slot& slot = *slot_of(meeting, command.slot);
    slot.kind = command.kind;
    slot.items = command.items;
    slot.title = command.title;
    slot.assumed = false;
    return published(situation, ProgrammeChange::slot_changed, std::move(meeting));
}

Decision decide(const Situation& situation, const MoveSlot& command) {
    if (auto refusal = no_slot(situation, command.meeting, command.slot)) {
        return *std::move(refusal);
    }
    PlannedMeeting from = *planned(situation, command.meeting);
    Slot slot = *slot_of(from, command.slot);
    slot.starts = command.starts;
    slot.ends = command.ends;
    slot.assumed = false;
    const MeetingKey to = command.to.value_or(command.meeting);
    if (to == command.meeting) {
        *slot_of(from, command.slot) = std::move(slot);
        return published(situation, ProgrammeChange::slot_moved, std::move(from));
    }
    if (auto refusal = not_open_to_change(situation, to)) {
        return *std::move(refusal);
    }
    PlannedMeeting there = *planned(situation, to);
    std::erase_if(from.slots, [&](const Slot& each) { return each.key == command.slot; });
    slot.key = free_key(there);
    there.slots.push_back(std::move(slot));
    in_order(there);
    return publish(situation, {.kind = ProgrammeChange::slot_moved,
                               .meeting = command.meeting,
                               .meetings = {std::move(from), std::move(there)},
                               .reason = {},
                               .accepting = {}});
}

Decision decide(const Situation& situation, const RemoveSlot& command) {
    if (auto refusal = no_slot(situation, command.meeting, command.slot)) {
        return *std::move(refusal);
    }
    PlannedMeeting meeting = *planned(situation, command.meeting);
    std::erase_if(meeting.slots, [&](const Slot& each) { return each.key == command.slot; });
    return published(situation, ProgrammeChange::slot_removed, std::move(meeting));
}

Decision decide(const Situation& situation, const SplitSlot& command) {
    if (auto refusal = no_slot(situation, command.meeting, command.slot)) {
        return *std::move(refusal);
    }
    PlannedMeeting meeting = *planned(situation, command.meeting);
    const Slot& slot = *slot_of(meeting, command.slot);
    if (command.at <= slot.starts || command.at >= slot.ends) {
        return cannot_split(slot);
    }
    split(meeting, command.slot, command.at);
    return published(situation, ProgrammeChange::slot_split, std::move(meeting));
}

Decision decide(const Situation& situation, const MergeSlots& command) {
    for (const auto& key : {command.slot, command.with}) {
        if (auto refusal = no_slot(situation, command.meeting, key)) {
            return *std::move(refusal);
        }
    }
    PlannedMeeting meeting = *planned(situation, command.meeting);
    Slot& slot = *slot_of(meeting, command.slot);
    const Slot with = *slot_of(meeting, command.with);
    const bool between =
        std::any_of(meeting.slots.begin(), meeting.slots.end(), [&](const Slot& each) {
            return each.starts >= slot.ends && each.ends <= with.starts && each.key != with.key;
        });
    if (with.starts < slot.ends || with.kind != slot.kind || between) {
        return refuse("programme.cannot-merge", {{"what", slot.title}, {"other", with.title}});
    }
    slot.ends = with.ends;
    for (const auto& item : with.items) {
        if (std::find(slot.items.begin(), slot.items.end(), item) == slot.items.end()) {
            slot.items.push_back(item);
        }
    }
    std::erase_if(meeting.slots, [&](const Slot& each) { return each.key == command.with; });
    return published(situation, ProgrammeChange::slots_merged, std::move(meeting));
}

Decision decide(const Situation& situation, const ReallocateTime& command) {
    if (auto refusal = no_slot(situation, command.meeting, command.slot)) {
        return *std::move(refusal);
    }
    PlannedMeeting meeting = *planned(situation, command.meeting);
    const Slot before = *slot_of(meeting, command.slot);
    const timing::Zone zone = timing::Zone::named(situation.facts.zone);
    const timing::WallTime now = zone.wall(utc_at(situation.conference, situation.now));
    const timing::WallTime from =
        command.from.value_or(timing::WallTime{date::floor<std::chrono::minutes>(now)});
    if (from < before.starts || from >= before.ends) {
        return cannot_split(before);
    }
    Slot& rest = from == before.starts ? *slot_of(meeting, command.slot)
                                       : split(meeting, command.slot, from);
    rest.kind = command.kind;
    rest.items = command.items;
    rest.title = command.title;
    rest.assumed = false;
    return published(situation, ProgrammeChange::time_reallocated, std::move(meeting));
}

}  // namespace dais::meeting::rules
