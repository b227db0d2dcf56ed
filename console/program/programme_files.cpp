#include "console/program/programme_files.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "console/program/assets.h"
#include "console/program/look.h"
#include "console/program/programme_csv.h"
#include "console/program/programme_text.h"
#include "console/program/programme_views.h"
#include "console/program/sentences.h"
#include "console/program/trial.h"
#include "meeting/calendar/calendar.h"
#include "meeting/calendar/read_calendar.h"
#include "meeting/calendar/whole_calendar.h"
#include "meeting/codec/codec.h"
#include "meeting/words.h"
#include "net/messages.h"

namespace dais::console {

namespace fs = std::filesystem;
namespace views = meeting::views;

namespace {

using meeting::PlannedMeeting;
using meeting::codec::Strings;
using Meetings = std::vector<PlannedMeeting>;

// ---- reading ----------------------------------------------------------------------------------

// What reads a programme out of a file, by the end of the file's name.
struct Reader {
    std::string_view extension;
    Meetings (*read)(const std::string& name, const std::string& text,
                     const meeting::ConferenceFacts& facts, const meeting::Programme& programme);
};
constexpr std::array<Reader, 2> kReaders{{
    {".ics", meeting::read_calendar},
    {".csv", programme_from_csv},
}};

std::string extension_of(const fs::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return extension;
}

const Reader& reader_of(const fs::path& file, const Strings& strings) {
    const std::string extension = extension_of(file);
    const auto found = std::find_if(kReaders.begin(), kReaders.end(), [&](const Reader& each) {
        return each.extension == extension;
    });
    if (found == kReaders.end()) {
        throw NotImported{
            strings.say("programme-files.no-reader", {{"file", file.filename().string()}})};
    }
    return *found;
}

Meetings read(const fs::path& from, const meeting::ConferenceFacts& facts,
              const meeting::Programme& programme, const Strings& strings) {
    const Reader& reader = reader_of(from, strings);
    std::error_code unknown;
    if (fs::file_size(from, unknown) > meeting::kMostCalendarBytes && !unknown) {
        throw NotImported{
            strings.say("programme-files.too-long",
                        {{"file", from.filename().string()},
                         {"most", std::to_string(meeting::kMostCalendarBytes / 1024)}})};
    }
    return reader.read(from.filename().string(), read_text(from), facts, programme);
}

// ---- the report -------------------------------------------------------------------------------

std::string text_of(timing::WallTime wall, const char* format) {
    return date::format(format, date::floor<std::chrono::minutes>(wall));
}

void tell(const PlannedMeeting& meeting, const std::string& what,
          const meeting::ConferenceFacts& facts, const Strings& strings, std::ostream& out) {
    const bool one_day =
        date::floor<date::days>(meeting.starts) == date::floor<date::days>(meeting.ends);
    const meeting::Room* room = meeting::find(facts, meeting.room);
    const std::string name = meeting::name_of(meeting);
    out << strings.say(what,
                       {{"meeting", name.empty() ? strings.say("programme-files.formal") : name},
                        {"from", text_of(meeting.starts, "%Y-%m-%d %H:%M")},
                        {"until", text_of(meeting.ends, one_day ? "%H:%M" : "%Y-%m-%d %H:%M")},
                        {"room", room == nullptr ? meeting.room.text : room->name}})
        << '\n';
}

std::string key_of_change(const PlannedMeeting& before, const PlannedMeeting& after) {
    const bool plan_changed = before.plan != after.plan;
    if (plan_changed && after.plan != meeting::MeetingPlan::planned) {
        return "programme-files." + std::string{meeting::word(after.plan)};
    }
    return plan_changed ? "programme-files.reinstated" : "programme-files.changed";
}

// Tells what a file brings, and keeps of it what is not in the programme already.
Meetings tell_differences(const Meetings& meetings, const meeting::ConferenceFacts& facts,
                          const meeting::Programme& programme, const Strings& strings,
                          std::ostream& out) {
    Meetings different;
    int added = 0;
    for (const PlannedMeeting& each : meetings) {
        const PlannedMeeting* known =
            each.key.text.empty() ? nullptr : meeting::find(programme, each.key);
        if (known != nullptr && *known == each) {
            continue;
        }
        added += known == nullptr ? 1 : 0;
        tell(each, known == nullptr ? "programme-files.new" : key_of_change(*known, each), facts,
             strings, out);
        different.push_back(each);
    }
    const int changed = static_cast<int>(different.size()) - added;
    out << strings.say("programme-files.count",
                       {{"all", std::to_string(meetings.size())},
                        {"new", std::to_string(added)},
                        {"changed", std::to_string(changed)},
                        {"unchanged", std::to_string(meetings.size() - different.size())}})
        << '\n';
    return different;
}

// ---- refusals ---------------------------------------------------------------------------------

// The word that accepts what a collision's rule refuses; empty for any other rule.
std::string accepting_word(const std::string& rule) {
    using meeting::Collision;
    constexpr std::array<std::pair<std::string_view, Collision>, 4> kRules{{
        {"programme.room-taken", Collision::room},
        {"programme.team-taken", Collision::team},
        {"programme.beyond-interpretation", Collision::interpretation},
        {"programme.beyond-hours", Collision::hours},
    }};
    for (const auto& [each, collision] : kRules) {
        if (each == rule) {
            return std::string{meeting::word(collision)};
        }
    }
    return {};
}

NotImported refused(const meeting::Refusal& refusal, const Strings& strings) {
    std::string why = sentence_of(refusal, strings);
    if (const std::string word = accepting_word(refusal.rule); !word.empty()) {
        why += " " + strings.say("programme-files.accept", {{"what", word}});
    }
    return NotImported{strings.say("import.refused", {{"why", why}})};
}

void tell_done(const Meetings& meetings, const Strings& strings, std::ostream& out) {
    out << strings.say("programme-files.done", {{"count", std::to_string(meetings.size())}})
        << '\n';
}

std::string message_of(const meeting::ImportProgramme& command, const Strings& strings) {
    std::string text = net::text_of(meeting::codec::to_json(meeting::Command{command}));
    if (text.size() > most_command_bytes()) {
        throw NotImported{strings.say("programme-files.too-long-to-send",
                                      {{"bytes", std::to_string(text.size())},
                                       {"most", std::to_string(most_command_bytes())}})};
    }
    return text;
}

KnownProgramme shown_by(const net::Link& link, const Strings& strings) {
    const auto slices =
        look_at(link, {"conference", "directory", "programme"},
                strings.say("programme-files.no-views", {{"place", link.place()}}), strings);
    try {
        using meeting::codec::from_json;
        return known_programme(from_json<views::ConferenceView>(slices.at("conference")),
                               from_json<views::DirectoryView>(slices.at("directory")),
                               from_json<views::ProgrammeView>(slices.at("programme")));
    } catch (const meeting::codec::DecodeError& error) {
        throw NotImported{error.what()};
    }
}

}  // namespace

bool is_calendar(const fs::path& file) { return extension_of(file) == ".ics"; }

std::optional<meeting::Collision> collision_from(std::string_view word) {
    return meeting::value_of<meeting::Collision>(word);
}

Meetings read_programme(const fs::path& from, const meeting::ConferenceFacts& facts,
                        const meeting::Programme& programme, const Strings& strings,
                        std::ostream& out) {
    return tell_differences(read(from, facts, programme, strings), facts, programme, strings, out);
}

void import_programme_into_file(const ProgrammeImport& import, const fs::path& file,
                                const Strings& strings, std::ostream& out) {
    Trial trial{file};
    const meeting::ConferenceFacts& facts = *trial.conference().facts;
    const meeting::Programme& programme = *trial.conference().programme;
    const Meetings different = read_programme(import.from, facts, programme, strings, out);
    if (different.empty()) {
        out << strings.say("programme-files.nothing-new") << '\n';
        return;
    }
    const meeting::Actor actor = actor_named(import.actor);
    const meeting::ImportProgramme command{.meetings = different, .accepting = import.accepting};
    if (const auto refusal = trial.refusal(command, actor)) {
        throw refused(*refusal, strings);
    }
    if (import.only_check) {
        out << strings.say("programme-files.checked") << '\n';
        return;
    }
    submit_to_file(file, command, actor, strings);
    tell_done(different, strings, out);
}

void import_programme_into_running(const ProgrammeImport& import, const net::Link& link,
                                   const Strings& strings, std::ostream& out) {
    const KnownProgramme known = shown_by(link, strings);
    const Meetings different =
        read_programme(import.from, known.facts, known.programme, strings, out);
    if (different.empty()) {
        out << strings.say("programme-files.nothing-new") << '\n';
        return;
    }
    const std::string message =
        message_of({.meetings = different, .accepting = import.accepting}, strings);
    if (import.only_check) {
        out << strings.say("programme-files.checked-afar") << '\n';
        return;
    }
    tell_running(link, message, import.actor, strings);
    tell_done(different, strings, out);
}

std::optional<ProgrammeFormat> programme_format_from(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, ProgrammeFormat>, 4> kFormats{{
        {"ics", ProgrammeFormat::ics},
        {"csv", ProgrammeFormat::csv},
        {"markdown", ProgrammeFormat::markdown},
        {"json", ProgrammeFormat::json},
    }};
    for (const auto& [each, format] : kFormats) {
        if (each == word) {
            return format;
        }
    }
    return std::nullopt;
}

std::string export_programme(const fs::path& file, ProgrammeFormat format, bool only_public,
                             const Strings& strings) {
    Trial trial{file};
    const auto board = trial.board();
    return programme_as(format, only_public ? board->open : board->officers, strings);
}

std::string programme_as(ProgrammeFormat format, const views::Audience& audience,
                         const Strings& strings) {
    const views::ConferenceView& conference = audience.conference->value;
    const views::ProgrammeView& programme = audience.programme->value;
    switch (format) {
        case ProgrammeFormat::ics:
            return meeting::calendar_of(conference, programme, audience.texts->value.silences,
                                        strings);
        case ProgrammeFormat::csv: return programme_csv(conference, programme);
        case ProgrammeFormat::markdown: return programme_markdown(conference, programme, strings);
        case ProgrammeFormat::json: return programme_json(conference, programme);
    }
    return {};
}

}  // namespace dais::console
