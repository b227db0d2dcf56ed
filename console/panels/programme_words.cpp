#include "console/panels/programme_words.h"

#include <algorithm>

#include "console/panels/typed_hours.h"

namespace dais::console {

namespace {

// A line of its own, where there is something to say.
void add_line(std::string& text, const Strings& words, std::string_view key,
              const std::string& value) {
    if (!value.empty()) {
        text += "\n" + words.say("console.told." + std::string{key}, {{"it", value}});
    }
}

std::string hours_told(const views::MeetingView& meeting, const timing::Zone& zone,
                       const Strings& words) {
    return words.say(meeting.hours_assumed ? "console.programme.told-hours-assumed"
                                           : "console.programme.told-hours",
                     {{"day", short_day(date::floor<date::days>(zone.wall(meeting.starts)), words)},
                      {"starts", hour_and_minute(zone.wall(meeting.starts))},
                      {"ends", hour_and_minute(zone.wall(meeting.ends))},
                      {"city", city_of(zone.name())}});
}

std::string interpretation_told(const views::MeetingView& meeting, const timing::Zone& zone,
                                const Strings& words) {
    if (meeting.without_interpretation) {
        return words.say("console.programme.without-interpretation");
    }
    if (meeting.languages.empty() || !meeting.interpretation_ends) {
        return {};
    }
    return words.say("console.programme.interpretation",
                     {{"languages", joined(meeting.languages)},
                      {"ends", hour_and_minute(zone.wall(*meeting.interpretation_ends))}});
}

// What the newest version that touched it changed, and where it was before.
std::string change_told(const views::MeetingView& meeting, const views::ProgrammeView& programme,
                        const timing::Zone& zone, const Strings& words) {
    const auto found = std::find_if(programme.changes.begin(), programme.changes.end(),
                                    [&](const auto& each) { return each.meeting == meeting.key; });
    if (found == programme.changes.end()) {
        return {};
    }
    std::map<std::string, std::string> names{{"change", word_of(found->what, words)},
                                             {"version", std::to_string(found->version)}};
    if (!found->was_starts || !found->was_ends) {
        return words.say("console.programme.change", names);
    }
    const timing::WallTime was = zone.wall(*found->was_starts);
    names["was"] = short_day(date::floor<date::days>(was), words) + " " + hour_and_minute(was);
    return words.say("console.programme.change-from", names);
}

}  // namespace

std::string word_of(meeting::MeetingKind kind, const Strings& words) {
    switch (kind) {
        case meeting::MeetingKind::plenary: return words.say("console.meeting-kind.plenary");
        case meeting::MeetingKind::informal_consultation:
            return words.say("console.meeting-kind.informal-consultation");
        case meeting::MeetingKind::briefing: return words.say("console.meeting-kind.briefing");
        case meeting::MeetingKind::presentation:
            return words.say("console.meeting-kind.presentation");
    }
    return {};
}

std::string word_of(meeting::SlotKind kind, const Strings& words) {
    switch (kind) {
        case meeting::SlotKind::opening: return words.say("console.slot-kind.opening");
        case meeting::SlotKind::debate: return words.say("console.slot-kind.debate");
        case meeting::SlotKind::presentation: return words.say("console.slot-kind.presentation");
        case meeting::SlotKind::consultation: return words.say("console.slot-kind.consultation");
        case meeting::SlotKind::adoption: return words.say("console.slot-kind.adoption");
        case meeting::SlotKind::closing: return words.say("console.slot-kind.closing");
        case meeting::SlotKind::right_of_reply:
            return words.say("console.slot-kind.right-of-reply");
        case meeting::SlotKind::pause: return words.say("console.slot-kind.break");
    }
    return {};
}

std::string word_of(meeting::MeetingModality modality, const Strings& words) {
    switch (modality) {
        case meeting::MeetingModality::in_person: return words.say("console.programme.in-person");
        case meeting::MeetingModality::hybrid: return words.say("console.programme.hybrid");
        case meeting::MeetingModality::virtual_only: return words.say("console.programme.virtual");
    }
    return {};
}

std::string word_of(meeting::SeenChange change, const Strings& words) {
    switch (change) {
        case meeting::SeenChange::added: return words.say("console.change.added");
        case meeting::SeenChange::moved: return words.say("console.change.moved");
        case meeting::SeenChange::changed: return words.say("console.change.changed");
        case meeting::SeenChange::slots: return words.say("console.change.slots");
        case meeting::SeenChange::postponed: return words.say("console.change.postponed");
        case meeting::SeenChange::cancelled: return words.say("console.change.cancelled");
        case meeting::SeenChange::reinstated: return words.say("console.change.reinstated");
        case meeting::SeenChange::removed: return words.say("console.change.removed");
    }
    return {};
}

std::string slot_title(const views::SlotView& slot, const Strings& words) {
    if (slot.items.size() == 1 && slot.kind == meeting::SlotKind::debate) {
        const views::ItemView& item = slot.items.front();
        return words.say("console.item.short",
                         {{"item", item.letter.empty() ? item.number : item.letter},
                          {"title", item.short_title}});
    }
    if (!slot.title.empty()) {
        return slot.title;
    }
    return slot.items.empty() ? word_of(slot.kind, words) : items_text(slot.items, words);
}

std::string joined(const std::vector<std::string>& each) {
    std::string text;
    for (const std::string& one : each) {
        text += (text.empty() ? "" : ", ") + one;
    }
    return text;
}

std::string with_hours(const views::MeetingView& meeting, const timing::Zone& zone,
                       const Strings& words) {
    const timing::WallTime starts = zone.wall(meeting.starts);
    return words.say("console.programme.with-hours",
                     {{"meeting", meeting.name},
                      {"day", short_day(date::floor<date::days>(starts), words)},
                      {"starts", hour_and_minute(starts)},
                      {"ends", hour_and_minute(zone.wall(meeting.ends))}});
}

std::string version_text(const views::ProgrammeView& programme, const timing::Zone& zone,
                         const Strings& words) {
    const std::string version = std::to_string(programme.version);
    if (programme.version <= 1) {
        return words.say("console.programme.version-first", {{"version", version}});
    }
    const timing::WallTime at = zone.wall(programme.published);
    return words.say("console.programme.version",
                     {{"version", version},
                      {"day", short_weekday(date::floor<date::days>(at), words)},
                      {"time", hour_and_minute(at)}});
}

std::string told_of(const views::MeetingView& meeting, const views::ProgrammeView& programme,
                    const timing::Zone& zone, const Strings& words) {
    std::string text = hours_told(meeting, zone, words);
    if (meeting.plan != meeting::MeetingPlan::planned) {
        text = words.say(meeting.plan == meeting::MeetingPlan::postponed
                             ? "console.programme.told-postponed"
                             : "console.programme.told-cancelled",
                         {{"was", text}});
    }
    add_line(text, words, "reason", meeting.reason);
    add_line(text, words, "interpretation", interpretation_told(meeting, zone, words));
    add_line(text, words, "link", meeting.link);
    add_line(text, words, "guide", meeting.guide);
    add_line(text, words, "team", meeting.team);
    add_line(text, words, "presiding", meeting.presiding);
    add_line(text, words, "change", change_told(meeting, programme, zone, words));
    return text;
}

}  // namespace dais::console
