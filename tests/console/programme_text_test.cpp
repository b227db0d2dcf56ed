// The programme of work as a page of Markdown and as JSON.
#include "console/program/programme_text.h"

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "meeting/codec/json.h"

namespace dais::console {
namespace {

namespace views = meeting::views;
using meeting::MeetingPlan;
using meeting::SeenChange;
using meeting::codec::Json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using Table = std::map<std::string, std::string>;

std::string read_file(const std::string& path) {
    std::ifstream file{std::string{DAIS_ASSETS} + "/" + path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

meeting::codec::Strings strings(const std::string& language) {
    meeting::codec::Strings strings;
    strings.add(read_file("strings/" + language + "/programme.json"));
    return strings;
}

timing::UtcTime utc(const std::string& text) { return meeting::codec::utc_from_text(text, ""); }

views::ConferenceView conference() {
    return {
        .key = "bms7",
        .title = "Seventh Biennial Meeting",
        .venue = "New York",
        .zone = "America/New_York",
        .rooms = {{{"main"}, "Conference room", false}, {{"virtual"}, "Virtual meeting", true}}};
}

views::MeetingView meeting_view(const std::string& key, const std::string& name,
                                const std::string& starts, const std::string& ends) {
    return {.key = {key},
            .name = name,
            .room = {"main"},
            .starts = utc(starts),
            .ends = utc(ends),
            .open_to_public = true};
}

views::ItemView item(const std::string& number) { return {{number}, number, "", "Title", ""}; }

views::ProgrammeView programme() {
    views::ProgrammeView view;
    view.version = 4;
    view.published = utc("2021-07-27T15:20:00Z");
    auto morning =
        meeting_view("am", "5th meeting", "2021-07-28T13:30:00Z", "2021-07-28T17:00:00Z");
    morning.modality = meeting::MeetingModality::hybrid;
    morning.webcast = true;
    morning.slots = {{.key = {"s1"},
                      .kind = meeting::SlotKind::debate,
                      .items = {item("7"), item("8"), item("9")},
                      .title = "Thematic debate",
                      .starts = utc("2021-07-28T13:30:00Z"),
                      .ends = utc("2021-07-28T16:00:00Z")},
                     {.key = {"s2"},
                      .kind = meeting::SlotKind::pause,
                      .starts = utc("2021-07-28T16:00:00Z"),
                      .ends = utc("2021-07-28T16:15:00Z")}};
    auto late =
        meeting_view("late", "Draft | *outcome*", "2021-07-29T02:00:00Z", "2021-07-29T04:30:00Z");
    late.open_to_public = false;
    late.hours_assumed = true;
    late.presiding = "Latvia";
    auto gone = meeting_view("gone", "7th meeting", "2021-07-29T14:00:00Z", "2021-07-29T17:00:00Z");
    gone.plan = MeetingPlan::cancelled;
    gone.reason = "time was saved";
    gone.room = {"virtual"};
    gone.slots = {{.key = {"s1"},
                   .kind = meeting::SlotKind::debate,
                   .items = {item("9")},
                   .starts = gone.starts,
                   .ends = gone.ends}};
    gone.link = "https://meet.example/secret";
    view.meetings = {morning, late, gone};
    view.changes = {
        {.version = 4, .meeting = {"gone"}, .name = "7th meeting", .what = SeenChange::cancelled},
        {.version = 4,
         .meeting = {"am"},
         .name = "5th meeting",
         .what = SeenChange::moved,
         .was_starts = utc("2021-07-28T14:00:00Z"),
         .was_ends = utc("2021-07-28T17:00:00Z"),
         .was_room = meeting::RoomKey{"main"}},
        {.version = 3, .meeting = {"late"}, .name = "Draft", .what = SeenChange::added}};
    return view;
}

TEST(ProgrammeTextTest, APageToBeCirculated) {
    EXPECT_EQ(programme_markdown(conference(), programme(), strings("en")),
              R"(# Seventh Biennial Meeting

**Programme of work, version 4, Tuesday 27 July 11:20**

New York.
Hours are those of New York.

## Changed in version 4

- 7th meeting: cancelled
- 5th meeting: moved from Wednesday 28 July 10:00 to Wednesday 28 July 09:30

## Wednesday 28 July 2021

| Hours | Meeting | Room | Items | Remarks |
| --- | --- | --- | --- | --- |
| 09:30 to 13:00 | **5th meeting** | Conference room (name not known) | | hybrid; public; webcast |
| 09:30 to 12:00 | | | Thematic debate (items 7, 8 and 9) | |
| 12:00 to 12:15 | | | Break | |
| 22:00 to Thursday 29 July 00:30 | **Draft \| \*outcome\*** | Conference room (name not known) | | closed; hours assumed; presided over by Latvia |

## Thursday 29 July 2021

| Hours | Meeting | Room | Items | Remarks |
| --- | --- | --- | --- | --- |
| 10:00 to 13:00 | **7th meeting** | Virtual meeting | Debate (item 9) | **Cancelled**: time was saved; public |
)");
}

TEST(ProgrammeTextTest, InFrench) {
    const std::string page = programme_markdown(conference(), programme(), strings("fr"));
    EXPECT_THAT(page, HasSubstr("**Programme de travail, version 4, mardi 27 juillet 11:20**"));
    EXPECT_THAT(page, HasSubstr("## mercredi 28 juillet 2021"));
    EXPECT_THAT(page, HasSubstr("Thematic debate (points 7, 8 et 9)"));
    EXPECT_THAT(page, HasSubstr("**Annulation** : time was saved"));
    EXPECT_THAT(page, Not(HasSubstr("programme-text.")));
}

TEST(ProgrammeTextTest, TheFirstVersionHasNoMomentAndNoChanges) {
    views::ProgrammeView first = programme();
    first.version = 1;
    first.changes.clear();
    views::ConferenceView rehearsed = conference();
    rehearsed.rehearsal = true;
    const std::string page = programme_markdown(rehearsed, first, strings("en"));
    EXPECT_THAT(page, HasSubstr("**Programme of work, version 1**\n\nThis is the programme of a "
                                "rehearsal.\n"));
    EXPECT_THAT(page, Not(HasSubstr("Changed")));
}

TEST(ProgrammeTextTest, EachKindOfChangeAndOfRemark) {
    struct Row {
        SeenChange what;
        const char* line;
    };
    for (const Row& row : {Row{SeenChange::added, "5th meeting: new, Wednesday 28 July 09:30"},
                           Row{SeenChange::changed, "5th meeting: details changed"},
                           Row{SeenChange::slots, "5th meeting: what is taken up has changed"},
                           Row{SeenChange::postponed, "5th meeting: postponed without a date"},
                           Row{SeenChange::reinstated, "5th meeting: takes place after all, "}}) {
        views::ProgrammeView view = programme();
        view.changes = {{.version = 4, .meeting = {"am"}, .name = "5th meeting", .what = row.what}};
        EXPECT_THAT(programme_markdown(conference(), view, strings("en")),
                    HasSubstr(std::string{"- "} + row.line));
    }
    views::ProgrammeView view = programme();
    view.changes = {{.version = 4, .meeting = {"x"}, .name = "9th", .what = SeenChange::removed}};
    EXPECT_THAT(programme_markdown(conference(), view, strings("en")),
                HasSubstr("- 9th: no longer in the programme"));
    view.changes = {{.version = 4,
                     .meeting = {"gone"},
                     .name = "7th",
                     .what = SeenChange::moved,
                     .was_starts = view.meetings[2].starts,
                     .was_ends = view.meetings[2].ends,
                     .was_room = meeting::RoomKey{"main"}}};
    EXPECT_THAT(programme_markdown(conference(), view, strings("en")),
                HasSubstr("- 7th: moved from Conference room (name not known) to Virtual meeting"));
    view.changes[0].was_starts = utc("2021-07-29T13:00:00Z");
    EXPECT_THAT(programme_markdown(conference(), view, strings("en")),
                HasSubstr("- 7th: moved from Thursday 29 July 09:00, Conference room (name not "
                          "known), to Thursday 29 July 10:00, Virtual meeting"));
    view.changes[0].was_starts = view.meetings[2].starts;
    view.changes[0].was_room = view.meetings[2].room;
    view.changes[0].was_ends = utc("2021-07-29T18:00:00Z");
    EXPECT_THAT(programme_markdown(conference(), view, strings("en")),
                HasSubstr("- 7th: ends at 13:00 instead of 14:00"));
    view.meetings[2].plan = MeetingPlan::postponed;
    EXPECT_THAT(programme_markdown(conference(), view, strings("en")),
                HasSubstr("**Postponed** without a date: time was saved"));
}

TEST(ProgrammeTextTest, LinksAreNotCirculated) {
    EXPECT_THAT(programme_markdown(conference(), programme(), strings("en")),
                Not(HasSubstr("meet.example")));
}

TEST(ProgrammeTextTest, JsonIsTheViewWithTheConferencesKeyAndZone) {
    const std::string text = programme_json(conference(), programme());
    EXPECT_THAT(text, StartsWith("{\n  \"conference\": \"bms7\""));
    const Json json = Json::parse(text);
    EXPECT_EQ(json["zone"], "America/New_York");
    EXPECT_EQ(json["programme"]["version"], 4);
    EXPECT_EQ(json["programme"]["meetings"][2]["plan"], "cancelled");
    EXPECT_EQ(json["programme"]["meetings"][0]["starts"], "2021-07-28T13:30:00Z");
}

// What stands between braces.
std::set<std::string> names_in(const std::string& text) {
    std::set<std::string> names;
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        names.insert(text.substr(at, text.find('}', at) - at));
    }
    return names;
}

TEST(ProgrammeTextTest, BothLanguagesSayTheSame) {
    const auto table = [](const std::string& language) {
        return meeting::codec::from_json<Table>(
            meeting::codec::parse(read_file("strings/" + language + "/programme.json")));
    };
    const Table en = table("en");
    const Table fr = table("fr");
    EXPECT_EQ(en.size(), fr.size());
    for (const auto& [key, text] : en) {
        ASSERT_EQ(fr.count(key), 1U) << key;
        EXPECT_EQ(names_in(text), names_in(fr.at(key))) << key;
    }
}

}  // namespace
}  // namespace dais::console
