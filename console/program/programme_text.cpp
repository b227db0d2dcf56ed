#include "console/program/programme_text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>
#include <vector>

#include <date/date.h>

#include "console/format.h"
#include "meeting/codec/descriptions.h"
#include "meeting/codec/json.h"
#include "meeting/words.h"
#include "timing/zones.h"

namespace dais::console {

namespace {

namespace views = meeting::views;
using meeting::MeetingModality;
using meeting::MeetingPlan;
using meeting::codec::Json;
using meeting::codec::Strings;
using timing::UtcTime;
using timing::WallTime;
using views::MeetingView;
using views::SlotView;
using Names = std::map<std::string, std::string>;

// A name may hold what ends a cell or a row, begins a tag, or sets letters apart.
std::string plain(std::string_view text) {
    constexpr std::string_view kMarks = "|\\<*_`[]";
    std::string escaped;
    for (const char letter : text) {
        if (kMarks.find(letter) != std::string_view::npos) {
            escaped += '\\';
        }
        escaped += letter == '\n' || letter == '\r' ? ' ' : letter;
    }
    return escaped;
}

class Page {
  public:
    Page(const views::ConferenceView& conference, const views::ProgrammeView& programme,
         const Strings& strings)
        : conference_{conference},
          programme_{programme},
          strings_{strings},
          zone_{timing::Zone::named(conference.zone)} {}

    std::string write() {
        out_ << "# " << plain(conference_.title) << "\n\n**" << version() << "**\n\n";
        if (conference_.rehearsal) {
            out_ << say("rehearsal") << "\n\n";
        }
        if (!conference_.venue.empty()) {
            out_ << plain(conference_.venue) << ".\n";
        }
        out_ << say("zone", {{"zone", plain(city_of(conference_.zone))}}) << '\n';
        changes();
        days();
        return out_.str();
    }

  private:
    [[nodiscard]] std::string say(const std::string& key, const Names& names = {}) const {
        return strings_.say("programme-text." + key, names);
    }

    // ---- moments

    [[nodiscard]] WallTime wall(UtcTime utc) const { return zone_.wall(utc); }
    [[nodiscard]] Day day_of(UtcTime utc) const { return date::floor<date::days>(wall(utc)); }

    // Each word of a day by its key: {"weekday": "Tuesday", "day": "27", …}.
    [[nodiscard]] Names words_of(Day day) const {
        const date::year_month_day date{day};
        const date::weekday weekday{day};
        return {{"weekday", say("weekday." + std::to_string(weekday.c_encoding()))},
                {"day", std::to_string(unsigned{date.day()})},
                {"month", say("month." + std::to_string(unsigned{date.month()}))},
                {"year", std::to_string(int{date.year()})}};
    }
    [[nodiscard]] std::string moment(UtcTime utc) const {
        Names names = words_of(day_of(utc));
        names["time"] = hour_and_minute(wall(utc));
        return say("moment", names);
    }
    // The end with its day where that is another: "22:00 to Thursday 29 July 00:30".
    [[nodiscard]] std::string hours(UtcTime starts, UtcTime ends) const {
        const std::string until =
            day_of(starts) == day_of(ends) ? hour_and_minute(wall(ends)) : moment(ends);
        return say("hours", {{"from", hour_and_minute(wall(starts))}, {"until", until}});
    }

    // The first version is the conference's file: when that was made is nobody's business.
    [[nodiscard]] std::string version() const {
        const std::string number = std::to_string(programme_.version);
        return programme_.version > 1
                   ? say("version-of",
                         {{"version", number}, {"moment", moment(programme_.published)}})
                   : say("version", {{"version", number}});
    }

    // ---- what changed

    void changes() {
        std::vector<std::string> lines;
        for (const auto& change : programme_.changes) {
            if (change.version == programme_.version) {
                lines.push_back(line_of(change));
            }
        }
        if (lines.empty()) {
            return;
        }
        out_ << "\n## " << say("changes", {{"version", std::to_string(programme_.version)}})
             << "\n\n";
        for (const std::string& line : lines) {
            out_ << "- " << line << '\n';
        }
    }

    [[nodiscard]] std::string line_of(const views::ProgrammeChangeView& change) const {
        Names names{{"meeting", plain(change.name)}};
        const MeetingView* now = meeting(change.meeting);
        if (now != nullptr) {
            names["now"] = moment(now->starts);
        }
        if (now == nullptr || !change.was_starts) {
            return now == nullptr ? say("gone", names)
                                  : say("change." + std::string{word(change.what)}, names);
        }
        names["was"] = moment(*change.was_starts);
        const bool room = change.was_room && *change.was_room != now->room;
        if (room) {
            names["was_room"] = room_name(*change.was_room);
            names["room"] = room_name(now->room);
        }
        if (*change.was_starts != now->starts) {
            return say(room ? "change.moved-with-room" : "change.moved", names);
        }
        if (room) {
            return say("change.room", names);
        }
        names["until"] = hour_and_minute(wall(now->ends));
        names["was_until"] = change.was_ends ? hour_and_minute(wall(*change.was_ends)) : "";
        return say("change.until", names);
    }

    [[nodiscard]] const MeetingView* meeting(const meeting::MeetingKey& key) const {
        const auto found = std::find_if(programme_.meetings.begin(), programme_.meetings.end(),
                                        [&](const MeetingView& each) { return each.key == key; });
        return found == programme_.meetings.end() ? nullptr : &*found;
    }

    // ---- days

    void days() {
        std::optional<Day> shown;
        for (const MeetingView& meeting : programme_.meetings) {
            if (const Day day = day_of(meeting.starts); day != shown) {
                out_ << "\n## " << say("day", words_of(day)) << "\n\n";
                row({say("column.hours"), say("column.meeting"), say("column.room"),
                     say("column.items"), say("column.remarks")});
                out_ << "| --- | --- | --- | --- | --- |\n";
                shown = day;
            }
            rows(meeting);
        }
    }

    void rows(const MeetingView& meeting) {
        const bool whole = meeting.slots.size() == 1 &&
                           meeting.slots.front().starts == meeting.starts &&
                           meeting.slots.front().ends == meeting.ends;
        const std::string content = whole ? text_of(meeting.slots.front()) : std::string{};
        row({hours(meeting.starts, meeting.ends), "**" + plain(meeting.name) + "**",
             room_name(meeting.room), content, remarks(meeting)});
        if (whole) {
            return;
        }
        for (const SlotView& slot : meeting.slots) {
            row({hours(slot.starts, slot.ends), "", "", text_of(slot),
                 slot.assumed && !meeting.hours_assumed ? say("remark.assumed") : ""});
        }
    }

    void row(const std::vector<std::string>& cells) {
        out_ << '|';
        for (const std::string& cell : cells) {
            out_ << ' ' << cell << (cell.empty() ? "|" : " |");
        }
        out_ << '\n';
    }

    [[nodiscard]] std::string room_name(const meeting::RoomKey& key) const {
        const auto found =
            std::find_if(conference_.rooms.begin(), conference_.rooms.end(),
                         [&](const views::RoomView& each) { return each.key == key; });
        if (found == conference_.rooms.end()) {
            return plain(key.text);
        }
        return found->name_known ? plain(found->name)
                                 : say("room-not-known", {{"room", plain(found->name)}});
    }

    // "Thematic debate: Tracing (item 7)"; without a title what the kind is called, and the items.
    [[nodiscard]] std::string text_of(const SlotView& slot) const {
        const std::string title =
            slot.title.empty() ? say("slot." + std::string{word(slot.kind)}) : plain(slot.title);
        if (slot.items.empty()) {
            return title;
        }
        std::string numbers;
        for (std::size_t i = 0; i < slot.items.size(); ++i) {
            const bool last = i > 0 && i + 1 == slot.items.size();
            numbers += (i == 0 ? ""
                        : last ? say("and")
                               : say("comma")) +
                       plain(slot.items[i].number);
        }
        return say(slot.items.size() == 1 ? "item" : "items",
                   {{"title", title}, {"items", numbers}});
    }

    [[nodiscard]] std::string remarks(const MeetingView& meeting) const {
        std::vector<std::string> all;
        if (meeting.plan != MeetingPlan::planned) {
            const std::string key = "remark." + std::string{word(meeting.plan)};
            all.push_back(meeting.reason.empty()
                              ? say(key)
                              : say(key + "-because", {{"reason", plain(meeting.reason)}}));
        }
        if (meeting.modality != MeetingModality::in_person) {
            all.push_back(say("remark." + std::string{word(meeting.modality)}));
        }
        all.push_back(say(meeting.open_to_public ? "remark.public" : "remark.closed"));
        if (meeting.webcast) {
            all.push_back(say("remark.webcast"));
        }
        if (meeting.hours_assumed) {
            all.push_back(say("remark.assumed"));
        }
        if (!meeting.presiding.empty()) {
            all.push_back(say("remark.presiding", {{"name", plain(meeting.presiding)}}));
        }
        std::string text;
        for (const std::string& each : all) {
            text += (text.empty() ? "" : "; ") + each;
        }
        return text;
    }

    const views::ConferenceView& conference_;
    const views::ProgrammeView& programme_;
    const Strings& strings_;
    timing::Zone zone_;
    std::ostringstream out_;
};

}  // namespace

std::string programme_markdown(const views::ConferenceView& conference,
                               const views::ProgrammeView& programme, const Strings& strings) {
    return Page{conference, programme, strings}.write();
}

std::string programme_json(const views::ConferenceView& conference,
                           const views::ProgrammeView& programme) {
    const Json json{{"conference", conference.key},
                    {"title", conference.title},
                    {"zone", conference.zone},
                    {"programme", meeting::codec::to_json(programme)}};
    return json.dump(2) + '\n';
}

}  // namespace dais::console
