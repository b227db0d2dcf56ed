#include "meeting/rules/programme_changes.h"

#include <algorithm>
#include <variant>

#include "meeting/rules/interpretation.h"
#include "meeting/rules/programme_collisions.h"
#include "timing/zones.h"

namespace dais::meeting::rules {

namespace {

bool formal(const PlannedMeeting& meeting) {
    return meeting.kind == MeetingKind::plenary || meeting.ordinal > 0;
}

std::string numbered(int ordinal) {
    PlannedMeeting meeting;
    meeting.ordinal = ordinal;
    return name_of(meeting);
}

// Formal meetings are numbered in one series, in the order of their start; those that were held
// keep their number, those that will not be have none (PROCEDURE, common).
void number(const Situation& situation, std::vector<PlannedMeeting>& meetings) {
    int next = 0;
    for (const auto& meeting : situation.conference.programme->meetings) {
        next =
            meeting.ordinal > 0 && (next == 0 || meeting.ordinal < next) ? meeting.ordinal : next;
    }
    next = std::max(next, 1);
    for (auto& meeting : meetings) {
        if (!formal(meeting)) {
            continue;
        }
        const bool begun =
            run_of(situation.conference, meeting.key).state != MeetingState::scheduled;
        const int old = meeting.ordinal;
        if (!begun) {
            meeting.ordinal = meeting.plan == MeetingPlan::planned ? next : 0;
        }
        if (meeting.ordinal > 0) {
            next = meeting.ordinal + 1;
            // A title that is only the number follows it.
            const bool is_number = meeting.title.empty() || meeting.title == numbered(old);
            meeting.title = is_number ? numbered(meeting.ordinal) : meeting.title;
        }
    }
}

// Sentences call a meeting as people know it: by the number it has now, not by the one that the
// change would give it.
Programme as_known(const Programme& before, Programme after) {
    for (auto& meeting : after.meetings) {
        const PlannedMeeting* was = meeting.key.text.empty() ? nullptr : find(before, meeting.key);
        if (was != nullptr && was->ordinal > 0 && meeting.ordinal > 0) {
            meeting.ordinal = was->ordinal;
        }
    }
    return after;
}

std::optional<Refusal> bad_hours(timing::WallTime starts, timing::WallTime ends) {
    if (ends <= starts || ends - starts > kLongestMeeting) {
        return refuse("programme.hours");
    }
    return std::nullopt;
}

std::optional<Refusal> bad_time(const timing::Zone& zone, timing::WallTime wall) {
    const date::year_month_day day{date::floor<date::days>(wall)};
    if (day.year() > date::year{timing::Zone::kLastSureYear}) {
        return refuse("programme.beyond-years");
    }
    if (std::holds_alternative<timing::NoSuchWallTime>(zone.utc(wall))) {
        return refuse("programme.no-such-time", {{"time", text_of(wall)}, {"zone", zone.name()}});
    }
    return std::nullopt;
}

std::optional<Refusal> bad_items(const Situation& situation, const Slot& slot) {
    if (slot.kind == SlotKind::debate && slot.items.empty()) {
        return refuse("programme.no-items");
    }
    for (const auto& item : slot.items) {
        if (find(situation.facts, item) == nullptr) {
            return refuse("programme.item-unknown", {{"item", item.text}});
        }
    }
    return std::nullopt;
}

std::optional<Refusal> bad_slots(const Situation& situation, const timing::Zone& zone,
                                 const PlannedMeeting& meeting) {
    const Slot* before = nullptr;
    for (const auto& slot : meeting.slots) {
        const Names names{{"slot", slot.title},
                          {"meeting", name_of(meeting)},
                          {"from", text_of(slot.starts)},
                          {"until", text_of(slot.ends)}};
        if (slot.ends <= slot.starts) {
            return refuse("programme.slot-hours", names);
        }
        if (slot.starts < meeting.starts || slot.ends > meeting.ends) {
            return refuse("programme.slot-outside", names);
        }
        if (before != nullptr && slot.starts < before->ends) {
            Refusal refusal = refuse("programme.slots-overlap", names);
            refusal.names["other"] = before->title;
            return refusal;
        }
        for (const auto wall : {slot.starts, slot.ends}) {
            if (auto refusal = bad_time(zone, wall)) {
                return refusal;
            }
        }
        if (auto refusal = bad_items(situation, slot)) {
            return refusal;
        }
        before = &slot;
    }
    return std::nullopt;
}

// Everything that can be wrong with one meeting by itself.
std::optional<Refusal> bad_meeting(const Situation& situation, const timing::Zone& zone,
                                   const PlannedMeeting& meeting) {
    if (find(situation.facts, meeting.room) == nullptr) {
        return refuse("programme.room-unknown", {{"room", meeting.room.text}});
    }
    if (meeting.title.empty() && !formal(meeting)) {
        return refuse("programme.no-title");
    }
    if (auto refusal = bad_hours(meeting.starts, meeting.ends)) {
        return refusal;
    }
    for (const auto wall : {meeting.starts, meeting.ends}) {
        if (auto refusal = bad_time(zone, wall)) {
            return refusal;
        }
    }
    const Interpretation& interpretation = meeting.interpretation;
    if (!interpretation.languages.empty() && interpretation.ends < interpretation.starts) {
        return refuse("programme.hours");
    }
    return bad_slots(situation, zone, meeting);
}

void describe(PlannedMeeting& meeting, const MeetingDetails& details,
              const ConferenceFacts& facts) {
    meeting.kind = details.kind;
    meeting.ordinal = details.kind == MeetingKind::plenary ? meeting.ordinal : 0;
    meeting.title = details.title;
    meeting.modality = details.modality;
    meeting.webcast = details.webcast;
    meeting.open_to_public = details.open_to_public;
    meeting.link = details.link;
    meeting.guide = details.guide;
    meeting.team = details.team;
    meeting.presiding = details.presiding;
    meeting.interpretation.languages = details.languages;
    if (details.languages.empty()) {
        meeting.interpretation = {};
        return;
    }
    book_interpretation(meeting, facts);
    meeting.interpretation.starts =
        details.interpretation_starts.value_or(meeting.interpretation.starts);
    meeting.interpretation.ends = details.interpretation_ends.value_or(meeting.interpretation.ends);
}

// With who changed the plan; of a meeting that has begun, who opened or adjourned it.
Refusal refuse_meeting(const Situation& situation, const PlannedMeeting& meeting,
                       std::string rule) {
    const bool has_begun =
        run_of(situation.conference, meeting.key).state != MeetingState::scheduled;
    const Touched thing = has_begun ? touched_meeting(meeting.key) : touched_plan(meeting.key);
    return refuse_because(situation, thing, std::move(rule), {{"meeting", name_of(meeting)}});
}

// A meeting that is to be moved, cancelled, cut in two: none of it for one that has begun.
std::optional<Refusal> begun(const Situation& situation, const MeetingKey& key) {
    const PlannedMeeting* meeting = planned(situation, key);
    if (meeting == nullptr) {
        return refuse("meeting.unknown", {{"meeting", key.text}});
    }
    switch (run_of(situation.conference, key).state) {
        case MeetingState::scheduled: return std::nullopt;
        case MeetingState::adjourned: return refuse_meeting(situation, *meeting, "programme.over");
        case MeetingState::in_session:
        case MeetingState::suspended: break;
    }
    return refuse_meeting(situation, *meeting, "programme.under-way");
}

std::optional<Refusal> not_planned(const Situation& situation, const MeetingKey& key) {
    if (auto refusal = begun(situation, key)) {
        return refusal;
    }
    const PlannedMeeting& meeting = *planned(situation, key);
    if (meeting.plan == MeetingPlan::cancelled) {
        return refuse_meeting(situation, meeting, "programme.cancelled");
    }
    return std::nullopt;
}

// Clocks show one of the hours twice, and nobody has said which is meant.
std::optional<Refusal> time_twice(const Situation& situation, timing::WallTime starts,
                                  timing::WallTime ends, std::optional<bool> second) {
    const timing::Zone zone = timing::Zone::named(situation.facts.zone);
    for (const auto wall : {starts, ends}) {
        const timing::ToUtc found = zone.utc(wall);
        if (std::holds_alternative<timing::TwiceWallTime>(found) && !second) {
            return refuse("programme.time-twice", {{"time", text_of(wall)}, {"zone", zone.name()}});
        }
    }
    return std::nullopt;
}

// Slots go with the start; what the new end leaves no room for is shortened.
std::optional<Refusal> move_slots(PlannedMeeting& meeting, timing::Duration by) {
    for (auto& slot : meeting.slots) {
        slot.starts += by;
        slot.ends = std::min(slot.ends + by, meeting.ends);
        if (slot.starts >= meeting.ends) {
            return refuse("programme.slot-outside", {{"slot", slot.title},
                                                     {"meeting", name_of(meeting)},
                                                     {"from", text_of(meeting.starts)},
                                                     {"until", text_of(meeting.ends)}});
        }
    }
    return std::nullopt;
}

}  // namespace

Decision publish(const Situation& situation, Change change) {
    const Programme& before = *situation.conference.programme;
    Programme after = before;
    for (const auto& meeting : change.meetings) {
        const auto known =
            std::find_if(after.meetings.begin(), after.meetings.end(),
                         [&](const PlannedMeeting& each) { return each.key == meeting.key; });
        if (known == after.meetings.end() || meeting.key.text.empty()) {
            after.meetings.push_back(meeting);
        } else {
            *known = meeting;
        }
    }
    put_in_order(after.meetings);
    number(situation, after.meetings);
    const timing::Zone zone = timing::Zone::named(situation.facts.zone);
    const Programme known = as_known(before, after);
    std::vector<PlannedMeeting> different;
    for (std::size_t i = 0; i < after.meetings.size(); ++i) {
        const PlannedMeeting& meeting = after.meetings[i];
        const PlannedMeeting* was = meeting.key.text.empty() ? nullptr : find(before, meeting.key);
        if (was != nullptr && *was == meeting) {
            continue;
        }
        if (auto refusal = bad_meeting(situation, zone, known.meetings[i])) {
            return *std::move(refusal);
        }
        different.push_back(meeting);
    }
    if (different.empty()) {
        return refuse("programme.nothing-changed");
    }
    if (auto refusal = collision(situation.facts, before, known, change.accepting)) {
        return *std::move(refusal);
    }
    return Events{ProgrammeChanged{.at = situation.now,
                                   .change = change.kind,
                                   .meeting = std::move(change.meeting),
                                   .meetings = std::move(different),
                                   .reason = std::move(change.reason),
                                   .accepted = std::move(change.accepting)}};
}

Decision decide(const Situation& situation, const AddMeeting& command) {
    if (auto refusal = bad_hours(command.starts, command.ends)) {
        return *std::move(refusal);
    }
    if (auto refusal = time_twice(situation, command.starts, command.ends, command.second_time)) {
        return *std::move(refusal);
    }
    PlannedMeeting meeting;
    meeting.room = command.room;
    meeting.starts = command.starts;
    meeting.ends = command.ends;
    meeting.second_time = command.second_time.value_or(false);
    describe(meeting, command.details, situation.facts);
    return publish(situation, {.kind = ProgrammeChange::meeting_added,
                               .meeting = {},
                               .meetings = {std::move(meeting)},
                               .reason = {},
                               .accepting = command.accepting});
}

Decision decide(const Situation& situation, const ChangeMeeting& command) {
    if (auto refusal = not_open_to_change(situation, command.meeting)) {
        return *std::move(refusal);
    }
    PlannedMeeting meeting = *planned(situation, command.meeting);
    describe(meeting, command.details, situation.facts);
    return publish(situation, {.kind = ProgrammeChange::meeting_changed,
                               .meeting = command.meeting,
                               .meetings = {std::move(meeting)},
                               .reason = {},
                               .accepting = command.accepting});
}

Decision decide(const Situation& situation, const MoveMeeting& command) {
    const PlannedMeeting* known = planned(situation, command.meeting);
    const bool only_its_end = known != nullptr && known->starts == command.starts &&
                              command.room.value_or(known->room) == known->room;
    const bool under_way = is_on(situation.conference, command.meeting);
    if (auto refusal =
            under_way && only_its_end ? std::nullopt : not_planned(situation, command.meeting)) {
        return *std::move(refusal);
    }
    if (auto refusal = bad_hours(command.starts, command.ends)) {
        return *std::move(refusal);
    }
    if (auto refusal = time_twice(situation, command.starts, command.ends, command.second_time)) {
        return *std::move(refusal);
    }
    PlannedMeeting meeting = *known;
    const timing::Duration by = command.starts - meeting.starts;
    meeting.starts = command.starts;
    meeting.ends = command.ends;
    meeting.room = command.room.value_or(meeting.room);
    meeting.second_time = command.second_time.value_or(false);
    meeting.plan = MeetingPlan::planned;
    meeting.reason.clear();
    meeting.hours_assumed = false;
    if (auto refusal = move_slots(meeting, by)) {
        return *std::move(refusal);
    }
    move_interpretation(meeting, *known, situation.facts);
    return publish(situation, {.kind = ProgrammeChange::meeting_moved,
                               .meeting = command.meeting,
                               .meetings = {std::move(meeting)},
                               .reason = {},
                               .accepting = command.accepting});
}

Decision decide(const Situation& situation, const PostponeMeeting& command) {
    if (auto refusal = not_planned(situation, command.meeting)) {
        return *std::move(refusal);
    }
    PlannedMeeting meeting = *planned(situation, command.meeting);
    meeting.plan = MeetingPlan::postponed;
    meeting.reason = command.reason;
    return publish(situation, {.kind = ProgrammeChange::meeting_postponed,
                               .meeting = command.meeting,
                               .meetings = {std::move(meeting)},
                               .reason = command.reason,
                               .accepting = {}});
}

Decision decide(const Situation& situation, const CancelMeeting& command) {
    if (auto refusal = begun(situation, command.meeting)) {
        return *std::move(refusal);
    }
    PlannedMeeting meeting = *planned(situation, command.meeting);
    meeting.plan = MeetingPlan::cancelled;
    meeting.reason = command.reason;
    return publish(situation, {.kind = ProgrammeChange::meeting_cancelled,
                               .meeting = command.meeting,
                               .meetings = {std::move(meeting)},
                               .reason = command.reason,
                               .accepting = {}});
}

Decision decide(const Situation& situation, const ReinstateMeeting& command) {
    if (auto refusal = begun(situation, command.meeting)) {
        return *std::move(refusal);
    }
    PlannedMeeting meeting = *planned(situation, command.meeting);
    meeting.plan = MeetingPlan::planned;
    meeting.reason.clear();
    return publish(situation, {.kind = ProgrammeChange::meeting_reinstated,
                               .meeting = command.meeting,
                               .meetings = {std::move(meeting)},
                               .reason = {},
                               .accepting = command.accepting});
}

Decision decide(const Situation& situation, const SplitMeeting& command) {
    if (auto refusal = not_planned(situation, command.meeting)) {
        return *std::move(refusal);
    }
    const PlannedMeeting& whole = *planned(situation, command.meeting);
    if (command.at <= whole.starts || command.at >= whole.ends) {
        return refuse("programme.cannot-split", {{"what", name_of(whole)},
                                                 {"from", text_of(whole.starts)},
                                                 {"until", text_of(whole.ends)}});
    }
    PlannedMeeting first = whole;
    PlannedMeeting second = whole;
    first.ends = command.at;
    second.starts = command.at;
    second.key = {};
    second.ordinal = 0;
    second.title = whole.title == numbered(whole.ordinal) ? std::string{} : whole.title;
    cut(whole, command.at, first.slots, second.slots);
    if (!whole.interpretation.languages.empty()) {
        first.interpretation.ends = std::min(first.interpretation.ends, command.at);
        second.interpretation.starts = std::max(second.interpretation.starts, command.at);
    }
    return publish(situation, {.kind = ProgrammeChange::meeting_split,
                               .meeting = command.meeting,
                               .meetings = {std::move(first), std::move(second)},
                               .reason = {},
                               .accepting = {}});
}

Decision decide(const Situation& situation, const MergeMeetings& command) {
    for (const auto& key : {command.meeting, command.with}) {
        if (auto refusal = not_planned(situation, key)) {
            return *std::move(refusal);
        }
    }
    PlannedMeeting meeting = *planned(situation, command.meeting);
    PlannedMeeting with = *planned(situation, command.with);
    const bool follows = with.starts >= meeting.ends && with.room == meeting.room &&
                         with.ends - meeting.starts <= kLongestMeeting &&
                         meeting.plan == MeetingPlan::planned && with.plan == MeetingPlan::planned;
    if (!follows || command.meeting == command.with) {
        return refuse("programme.cannot-merge",
                      {{"what", name_of(meeting)}, {"other", name_of(with)}});
    }
    meeting.ends = with.ends;
    for (Slot slot : with.slots) {
        slot.key = free_key(meeting);
        meeting.slots.push_back(std::move(slot));
    }
    Interpretation& interpretation = meeting.interpretation;
    if (interpretation.languages.empty()) {
        interpretation = with.interpretation;
    } else if (!with.interpretation.languages.empty()) {
        interpretation.ends = with.interpretation.ends;
    }
    with.plan = MeetingPlan::cancelled;
    return publish(situation, {.kind = ProgrammeChange::meetings_merged,
                               .meeting = command.meeting,
                               .meetings = {std::move(meeting), std::move(with)},
                               .reason = {},
                               .accepting = command.accepting});
}

Decision decide(const Situation& situation, const ImportProgramme& command) {
    if (command.meetings.empty()) {
        return refuse("programme.nothing-changed");
    }
    std::vector<MeetingKey> seen;
    for (const auto& meeting : command.meetings) {
        const bool named = !meeting.key.text.empty();
        if (named && std::find(seen.begin(), seen.end(), meeting.key) != seen.end()) {
            return refuse("programme.named-twice", {{"meeting", meeting.key.text}});
        }
        seen.push_back(meeting.key);
        const PlannedMeeting* known = named ? planned(situation, meeting.key) : nullptr;
        if (known != nullptr && meeting == *known) {
            continue;
        }
        if (known != nullptr) {
            if (auto refusal = begun(situation, meeting.key)) {
                return *std::move(refusal);
            }
        }
        if (auto refusal = time_twice(situation, meeting.starts, meeting.ends,
                                      meeting.second_time ? std::optional{true} : std::nullopt)) {
            return *std::move(refusal);
        }
    }
    return publish(situation, {.kind = ProgrammeChange::imported,
                               .meeting = {},
                               .meetings = command.meetings,
                               .reason = {},
                               .accepting = command.accepting});
}

Decision decide(const Situation& situation, const ShowTurns& command) {
    if (planned(situation, command.meeting) == nullptr) {
        return refuse("meeting.unknown", {{"meeting", command.meeting.text}});
    }
    return Events{TurnsShownSet{command.meeting, command.show}};
}

std::optional<Refusal> not_open_to_change(const Situation& situation, const MeetingKey& key) {
    const PlannedMeeting* meeting = planned(situation, key);
    if (meeting == nullptr) {
        return refuse("meeting.unknown", {{"meeting", key.text}});
    }
    if (run_of(situation.conference, key).state == MeetingState::adjourned) {
        return refuse_meeting(situation, *meeting, "programme.over");
    }
    if (meeting->plan == MeetingPlan::cancelled) {
        return refuse_meeting(situation, *meeting, "programme.cancelled");
    }
    return std::nullopt;
}

}  // namespace dais::meeting::rules
