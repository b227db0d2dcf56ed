#include <algorithm>

#include <date/date.h>

#include "meeting/codec/conference_file_reader.h"
#include "meeting/rules/programme_collisions.h"

namespace dais::meeting::codec::files {

namespace {

bool is_language_code(const std::string& text) {
    const auto small_letter = [](char each) { return each >= 'a' && each <= 'z'; };
    return text.size() == 2 && std::all_of(text.begin(), text.end(), small_letter);
}

}  // namespace

void check_wall_time(const Reader& reader, const timing::Zone& zone, timing::WallTime wall,
                     const std::string& path) {
    const timing::ToUtc utc = zone.utc(wall);
    if (std::holds_alternative<timing::NoSuchWallTime>(utc)) {
        reader.fail(
            path, "clocks in " + zone.name() + " skip this time when they change: choose another.");
    }
    if (std::holds_alternative<timing::TwiceWallTime>(utc)) {
        reader.fail(path, "clocks in " + zone.name() +
                              " show this time twice when they change: choose another.");
    }
}

void check_language(const Reader& reader, const std::string& language, const std::string& path) {
    if (!is_language_code(language)) {
        reader.fail(path, "\"" + language +
                              "\" is not a language's code of two letters: write fr for French.");
    }
}

namespace {

Slot slot_from(const Reader& reader, const format::Slot& file, const std::string& day,
               const std::string& path, const std::set<ItemKey>& items) {
    for (std::size_t i = 0; i < file.items.size(); ++i) {
        reader.known(items, file.items[i], path + at(".items", i), "agenda item");
    }
    Slot slot{.key = file.key,
              .kind = file.kind,
              .items = file.items,
              .title = file.title,
              .starts = reader.time(day, file.starts, path + ".starts"),
              .ends = reader.time(day, file.ends, path + ".ends"),
              .assumed = file.source == format::Source::assumed};
    if (slot.ends <= slot.starts) {
        reader.fail(path + ".ends", "it must end after it starts.");
    }
    return slot;
}

std::vector<Slot> slots_from(const Reader& reader, const format::Meeting& file,
                             const PlannedMeeting& meeting, const std::string& path,
                             const std::set<ItemKey>& items) {
    std::vector<Slot> slots;
    std::set<SlotKey> keys;
    for (std::size_t i = 0; i < file.slots.size(); ++i) {
        const std::string slot_path = path + at(".slots", i);
        reader.unique(keys, file.slots[i].key, slot_path + ".key");
        Slot slot = slot_from(reader, file.slots[i], file.day, slot_path, items);
        if (slot.starts < meeting.starts || slot.ends > meeting.ends) {
            reader.fail(slot_path, "it must lie inside its meeting's hours.");
        }
        slots.push_back(std::move(slot));
    }
    return slots;
}

void check_languages(const Reader& reader, const std::vector<std::string>& languages,
                     const std::string& path) {
    if (languages.empty()) {
        reader.fail(path, "name at least one language, or leave interpretation out.");
    }
    std::set<std::string> seen;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        check_language(reader, languages[i], path + at("", i));
        if (!seen.insert(languages[i]).second) {
            reader.fail(path + at("", i), "\"" + languages[i] + "\" is there twice: remove one.");
        }
    }
}

// Interpreters come for the meeting and leave at the end of the ordinary hours, unless the file
// says when.
Interpretation interpretation_from(const Reader& reader, const timing::Zone& zone,
                                   const format::MeetingInterpretation& file,
                                   const std::string& day, const PlannedMeeting& meeting,
                                   const ConferenceFacts& facts, const std::string& path) {
    check_languages(reader, file.languages, path + ".languages");
    const auto usual = rules::ordinary_hours(facts, meeting.starts, meeting.ends);
    Interpretation booked{.languages = file.languages,
                          .starts = std::max(meeting.starts, usual.from),
                          .ends = std::min(meeting.ends, usual.until)};
    if (file.starts) {
        booked.starts = reader.time(day, *file.starts, path + ".starts");
        check_wall_time(reader, zone, booked.starts, path + ".starts");
    }
    if (file.ends) {
        booked.ends = reader.time(day, *file.ends, path + ".ends");
        check_wall_time(reader, zone, booked.ends, path + ".ends");
    }
    if (booked.ends <= booked.starts) {
        reader.fail(path + ".ends", "interpretation must end after it starts.");
    }
    if (booked.ends <= meeting.starts || meeting.ends <= booked.starts) {
        reader.fail(path, "its hours must share some time with the meeting's.");
    }
    return booked;
}

// What is still to be held lies inside the conference's days; only what is not formal may come
// before them. What was postponed or cancelled keeps the day it had.
void check_day(const Reader& reader, const PlannedMeeting& meeting, const ConferenceFacts& facts,
               const std::string& path) {
    if (meeting.plan != MeetingPlan::planned) {
        return;
    }
    const timing::WallTime day = date::floor<date::days>(meeting.starts);
    if (meeting.ordinal > 0 && day < facts.first_day) {
        reader.fail(path, "a formal meeting must not be before first_day.");
    }
    if (day > facts.last_day) {
        reader.fail(path, "it must not be after last_day, unless it is postponed or cancelled.");
    }
}

// The meeting but for its interpretation and its slots.
PlannedMeeting described(const Reader& reader, const format::Meeting& file,
                         const std::string& path) {
    if (!file.reason.empty() && file.plan == MeetingPlan::planned) {
        reader.fail(path + ".reason",
                    "only a meeting that is postponed or cancelled has a reason: set its plan, or "
                    "leave the reason out.");
    }
    reader.not_empty(file.title, path + ".title");
    return {.key = file.key,
            .ordinal = file.ordinal,
            .kind = file.kind,
            .room = file.room,
            .starts = reader.time(file.day, file.starts, path + ".starts"),
            .ends = reader.time(file.day, file.ends, path + ".ends"),
            .modality = file.modality,
            .webcast = file.webcast,
            .open_to_public = file.open_to_public,
            .hours_assumed = file.hours_source == format::Source::assumed,
            .title = file.title,
            .slots = {},
            .plan = file.plan,
            .reason = file.reason,
            .link = file.link,
            .guide = file.guide,
            .team = file.team,
            .presiding = file.presiding,
            .interpretation = {}};
}

template <class Key, class Each>
std::set<Key> keys_of(const std::vector<Each>& all) {
    std::set<Key> keys;
    for (const auto& each : all) {
        keys.insert(each.key);
    }
    return keys;
}

void read_meetings(const Reader& reader, const format::Conference& file, ConferenceFacts& facts) {
    const timing::Zone zone = timing::Zone::named(facts.zone);
    const auto rooms = keys_of<RoomKey>(facts.rooms);
    const auto items = keys_of<ItemKey>(facts.agenda);
    std::set<MeetingKey> keys;
    for (std::size_t i = 0; i < file.meetings.size(); ++i) {
        const auto& each = file.meetings[i];
        const std::string path = at("meetings", i);
        reader.unique(keys, each.key, path + ".key");
        reader.known(rooms, each.room, path + ".room", "room");
        PlannedMeeting meeting = described(reader, each, path);
        if (meeting.ends <= meeting.starts) {
            reader.fail(path + ".ends", "the meeting must end after it starts.");
        }
        check_wall_time(reader, zone, meeting.starts, path + ".starts");
        check_wall_time(reader, zone, meeting.ends, path + ".ends");
        check_day(reader, meeting, facts, path + ".day");
        if (each.interpretation) {
            meeting.interpretation =
                interpretation_from(reader, zone, *each.interpretation, each.day, meeting, facts,
                                    path + ".interpretation");
        }
        meeting.slots = slots_from(reader, each, meeting, path, items);
        facts.meetings.push_back(std::move(meeting));
    }
    put_in_order(facts.meetings);
}

void read_hours(const Reader& reader, const format::Conference& file, ConferenceFacts& facts) {
    // The hours of any day; this one has no meaning.
    static const std::string kDay = "2000-01-01";
    const timing::WallTime midnight = reader.day(kDay, "hours");
    for (std::size_t i = 0; i < file.hours.size(); ++i) {
        const Hours hours{
            .from = reader.time(kDay, file.hours[i].from, at("hours", i, "from")) - midnight,
            .until = reader.time(kDay, file.hours[i].until, at("hours", i, "until")) - midnight};
        if (hours.until <= hours.from) {
            reader.fail(at("hours", i, "until"), "the hours must end after they begin.");
        }
        if (!facts.hours.empty() && hours.from < facts.hours.back().until) {
            reader.fail(at("hours", i, "from"),
                        "hours stand in the order of the day and do not overlap.");
        }
        facts.hours.push_back(hours);
    }
}

void read_series(const Reader& reader, const format::Conference& file, ConferenceFacts& facts) {
    std::set<std::string> keys;
    for (std::size_t i = 0; i < file.series.size(); ++i) {
        const auto& each = file.series[i];
        reader.not_empty(each.key, at("series", i, "key"));
        if (!keys.insert(each.key).second) {
            reader.fail(at("series", i, "key"),
                        "\"" + each.key + "\" is there twice: keys are unique.");
        }
        reader.not_empty(each.title, at("series", i, "title"));
        const SeriesEntry entry{
            .key = each.key,
            .title = each.title,
            .first_day = reader.day(each.first_day, at("series", i, "first_day")),
            .last_day = reader.day(each.last_day, at("series", i, "last_day")),
            .venue = each.venue,
            .source = std::string{word(each.source)}};
        if (entry.last_day < entry.first_day) {
            reader.fail(at("series", i, "last_day"), "it must not be before first_day.");
        }
        if (!facts.series.empty() && entry.first_day < facts.series.back().first_day) {
            reader.fail(at("series", i, "first_day"),
                        "a series stands in the order of its dates: move this one up.");
        }
        facts.series.push_back(entry);
    }
}

}  // namespace

void read_programme(const Reader& reader, const format::Conference& file, ConferenceFacts& facts) {
    read_hours(reader, file, facts);
    read_meetings(reader, file, facts);
    read_series(reader, file, facts);
}

}  // namespace dais::meeting::codec::files
