// The verbs of the tables that change the programme of work, and the ways to look at it.
#pragma once

#include <functional>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "meeting/codec/descriptions.h"
#include "meeting/codec/json.h"
#include "meeting/command.h"
#include "meeting/history.h"

namespace dais::meeting::test {

using RowWords = std::vector<std::string>;

namespace programme {

/// "07-28T15:00" of the sample's year, or a whole "2021-11-07T01:30".
inline timing::WallTime wall(const std::string& text) {
    const std::string year = text.size() > 12 ? "" : "2021-";
    return codec::wall_from_text(year + text + ":00", text);
}

/// "15:00" on a day.
inline timing::WallTime on(timing::WallTime day, const std::string& hour) {
    if (hour.find('T') != std::string::npos) {
        return wall(hour);
    }
    const auto colon = hour.find(':');
    return timing::WallTime{date::floor<date::days>(day)} +
           std::chrono::hours{std::stoi(hour.substr(0, colon))} +
           std::chrono::minutes{std::stoi(hour.substr(colon + 1))};
}

inline std::vector<std::string> parts(const std::string& text, char at) {
    std::vector<std::string> found;
    std::istringstream stream{text};
    for (std::string part; std::getline(stream, part, at);) {
        found.push_back(part);
    }
    return found;
}

inline std::string after(const RowWords& words, const std::string& word) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i] == word) {
            return words[i + 1];
        }
    }
    return "";
}

template <class Worded>
Worded worded(const std::string& word) {
    return codec::from_json<Worded>(codec::Json(word), word);
}

inline std::vector<Collision> accepting(const RowWords& words) {
    std::vector<Collision> accepted;
    for (const auto& each : parts(after(words, "accepting"), ',')) {
        accepted.push_back(worded<Collision>(each));
    }
    return accepted;
}

inline std::vector<ItemKey> items(const RowWords& words) {
    std::vector<ItemKey> found;
    for (const auto& each : parts(after(words, "items"), ',')) {
        found.push_back({each});
    }
    return found;
}

inline std::optional<bool> second(const RowWords& words) {
    const std::string said = after(words, "time");
    return said.empty() ? std::nullopt : std::optional{said == "second"};
}

inline MeetingDetails details(const RowWords& words, MeetingDetails said) {
    const auto take = [&](const char* word, std::string& field) {
        const std::string value = after(words, word);
        field = value.empty() ? field : value;
    };
    take("title", said.title);
    take("team", said.team);
    take("link", said.link);
    if (const std::string kind = after(words, "kind"); !kind.empty()) {
        said.kind = worded<MeetingKind>(kind);
    }
    if (const std::string languages = after(words, "languages"); !languages.empty()) {
        said.languages = languages == "none" ? std::vector<std::string>{} : parts(languages, ',');
    }
    return said;
}

inline MeetingDetails details_of(const PlannedMeeting& meeting) {
    return {.kind = meeting.kind,
            .title = meeting.title,
            .modality = meeting.modality,
            .webcast = meeting.webcast,
            .open_to_public = meeting.open_to_public,
            .link = meeting.link,
            .guide = meeting.guide,
            .team = meeting.team,
            .presiding = meeting.presiding,
            .languages = meeting.interpretation.languages};
}

/// "3rd 07-27 10:00-13:00 main: debate 6 10:00-13:00", with what is unusual about it.
inline std::string text_of(const PlannedMeeting& meeting) {
    const auto hour = [](timing::WallTime at) {
        return date::format("%H:%M", date::floor<std::chrono::minutes>(at));
    };
    std::string text = name_of(meeting) +
                       date::format(" %m-%d ", date::floor<date::days>(meeting.starts)) +
                       hour(meeting.starts) + "-" + hour(meeting.ends) + " " + meeting.room.text;
    text +=
        meeting.plan == MeetingPlan::planned ? "" : " " + std::string{codec::word(meeting.plan)};
    if (!meeting.interpretation.languages.empty()) {
        text += " interpreted " + hour(meeting.interpretation.starts) + "-" +
                hour(meeting.interpretation.ends);
    }
    for (const auto& slot : meeting.slots) {
        text += "; " + slot.key.text + " " + std::string{codec::word(slot.kind)};
        for (const auto& item : slot.items) {
            text += " " + item.text;
        }
        text += " " + hour(slot.starts) + "-" + hour(slot.ends);
    }
    return text;
}

}  // namespace programme

/// The command that a row means; nothing if its verb is none of the programme's. `key` turns "3rd"
/// into the meeting's key.
inline std::optional<Command> about_programme(
    const RowWords& words, const Conference& conference,
    const std::function<MeetingKey(const std::string&)>& key) {
    using namespace programme;
    const std::string& verb = words[0];
    const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string{}; };
    const auto day_of = [&](const MeetingKey& of) {
        const PlannedMeeting* found = find(conference, of);
        return found == nullptr ? wall("07-26T00:00") : found->starts;
    };
    if (verb == "add-meeting") {
        const timing::WallTime starts = wall(word(1));
        MeetingDetails said;
        said.kind = MeetingKind::informal_consultation;
        return AddMeeting{.room = {after(words, "in")},
                          .starts = starts,
                          .ends = on(starts, word(2)),
                          .details = details(words, said),
                          .second_time = second(words),
                          .accepting = accepting(words)};
    }
    const MeetingKey meeting = key(word(1));
    const SlotKey slot{word(2)};
    const auto at = [&](std::size_t i) { return on(day_of(meeting), word(i)); };
    if (verb == "change-meeting") {
        const PlannedMeeting* known = find(conference, meeting);
        return ChangeMeeting{
            meeting, details(words, known == nullptr ? MeetingDetails{} : details_of(*known)),
            accepting(words)};
    }
    if (verb == "move-meeting") {
        const timing::WallTime starts = at(2);
        const std::string room = after(words, "in");
        return MoveMeeting{.meeting = meeting,
                           .starts = starts,
                           .ends = on(starts, word(3)),
                           .room = room.empty() ? std::nullopt : std::optional{RoomKey{room}},
                           .second_time = second(words),
                           .accepting = accepting(words)};
    }
    if (verb == "postpone") return PostponeMeeting{meeting, word(2)};
    if (verb == "cancel-meeting") return CancelMeeting{meeting, word(2)};
    if (verb == "reinstate-meeting") return ReinstateMeeting{meeting, accepting(words)};
    if (verb == "split-meeting") return SplitMeeting{meeting, at(2)};
    if (verb == "merge-meetings") return MergeMeetings{meeting, key(word(2)), accepting(words)};
    if (verb == "add-slot") {
        return AddSlot{
            meeting, worded<SlotKind>(word(2)), items(words), after(words, "title"), at(3), at(4)};
    }
    if (verb == "change-slot") {
        return ChangeSlot{meeting, slot, worded<SlotKind>(word(3)), items(words),
                          after(words, "title")};
    }
    if (verb == "move-slot") {
        const std::string to = after(words, "to");
        if (to.empty()) {
            return MoveSlot{meeting, slot, at(3), at(4), std::nullopt};
        }
        const MeetingKey there = key(to);
        return MoveSlot{meeting, slot, on(day_of(there), word(3)), on(day_of(there), word(4)),
                        there};
    }
    if (verb == "remove-slot") return RemoveSlot{meeting, slot};
    if (verb == "split-slot") return SplitSlot{meeting, slot, at(3)};
    if (verb == "merge-slots") return MergeSlots{meeting, slot, {word(3)}};
    if (verb == "reallocate") {
        const std::string from = after(words, "from");
        return ReallocateTime{
            meeting,
            slot,
            from.empty() ? std::nullopt : std::optional{on(day_of(meeting), from)},
            worded<SlotKind>(word(3)),
            items(words),
            after(words, "title")};
    }
    if (verb == "import-meeting") {
        const PlannedMeeting* known = find(conference, meeting);
        PlannedMeeting one = known == nullptr ? PlannedMeeting{} : *known;
        one.key = meeting;
        one.title = known == nullptr ? "Imported" : one.title;
        one.kind = known == nullptr ? MeetingKind::briefing : one.kind;
        one.room = {after(words, "in")};
        one.starts = wall(word(2));
        one.ends = on(one.starts, word(3));
        one.slots.clear();
        ImportProgramme import{{one}, accepting(words)};
        if (words.back() == "twice") import.meetings.push_back(one);
        return import;
    }
    if (verb == "grant-interpretation") {
        return GrantInterpretation{meeting, std::chrono::minutes{std::stoi(word(2))}};
    }
    if (verb == "without-interpretation") {
        return GoOnWithoutInterpretation{meeting, word(2) == "agreed"};
    }
    if (verb == "show-turns") return ShowTurns{meeting, worded<TurnsShown>(word(2))};
    return std::nullopt;
}

/// "version 2", or one meeting as it is planned; nothing if the row does not look at the programme.
inline std::optional<std::string> look_at_programme(
    const RowWords& words, const State& state,
    const std::function<MeetingKey(const std::string&)>& key) {
    if (words[0] == "version") {
        return "version " + std::to_string(state.edition.version);
    }
    if (words[0] == "changes") {
        std::string text;
        for (const auto& change : state.edition.changes) {
            if (change.version == state.edition.version) {
                text += (text.empty() ? "" : ", ") + std::string{codec::word(change.what)} + " " +
                        name_of(change.before);
            }
        }
        return text;
    }
    if (words[0] == "plan") {
        const PlannedMeeting* found = find(state.conference, key(words.at(1)));
        return found == nullptr ? "none" : programme::text_of(*found);
    }
    return std::nullopt;
}

}  // namespace dais::meeting::test
