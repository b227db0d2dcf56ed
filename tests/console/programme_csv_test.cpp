// The programme of work as CSV: what is read, what stays as it is, each refusal, and the way back.
#include "console/program/programme_csv.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "meeting/codec/conference_file.h"
#include "meeting/make_programme_view.h"

namespace dais::console {
namespace {

namespace fs = std::filesystem;
using meeting::ConferenceFacts;
using meeting::ItemKey;
using meeting::MeetingKey;
using meeting::MeetingPlan;
using meeting::PlannedMeeting;
using meeting::Programme;
using meeting::Slot;
using meeting::SlotKind;
using std::chrono::hours;
using std::chrono::minutes;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;
using timing::WallTime;

using Facts = std::shared_ptr<const ConferenceFacts>;

std::string read_file(const fs::path& path) {
    std::ifstream file{path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Facts facts_of(const std::string& name) {
    const fs::path assets{DAIS_ASSETS};
    const std::string text = read_file(assets / "conferences" / name);
    const auto references = meeting::codec::references_of({name, text});
    return meeting::codec::conference_from(
        {name, text},
        {references.profile, read_file(assets / "profiles" / (references.profile + ".json"))},
        {references.delegations, read_file(assets / (references.delegations + ".json"))});
}

std::vector<std::string> samples() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{fs::path{DAIS_ASSETS} / "conferences"}) {
        if (entry.path().extension() == ".json") {
            names.push_back(entry.path().filename().string());
        }
    }
    return names;
}

WallTime at(date::year_month_day day, int hour, int minute = 0) {
    return WallTime{date::local_days{day}} + hours{hour} + minutes{minute};
}

constexpr date::year_month_day kWednesday = date::July / 28 / 2021;
const MeetingKey kMorning{"2021-07-28-morning"};
const MeetingKey kAfternoon{"2021-07-28-afternoon"};

// A programme in force, as a file sees it.
struct Week {
    Facts facts;
    Programme programme;

    explicit Week(const std::string& sample = "bms7.json")
        : facts{facts_of(sample)}, programme{facts->meetings} {
        put_in_order(programme.meetings);
    }

    [[nodiscard]] std::string exported() const {
        meeting::State state;
        state.conference.facts = facts;
        state.conference.programme = std::make_shared<const Programme>(programme);
        return programme_csv({.key = facts->key, .zone = facts->zone},
                             meeting::views::programme_view(state, meeting::views::Told::officers));
    }
    [[nodiscard]] std::vector<PlannedMeeting> imported(const std::string& csv) const {
        return programme_from_csv("week.csv", csv, *facts, programme);
    }
    [[nodiscard]] PlannedMeeting one(const std::string& csv) const {
        const auto meetings = imported(csv);
        EXPECT_THAT(meetings, SizeIs(1));
        return meetings.empty() ? PlannedMeeting{} : meetings.front();
    }
    // The whole text of what is refused; empty where nothing is.
    [[nodiscard]] std::string refused(const std::string& csv) const {
        try {
            static_cast<void>(imported(csv));
            return {};
        } catch (const std::runtime_error& error) {
            return error.what();
        }
    }
    [[nodiscard]] const PlannedMeeting& known(const MeetingKey& key) const {
        return *find(programme, key);
    }
    PlannedMeeting& change(const MeetingKey& key) {
        return *std::find_if(programme.meetings.begin(), programme.meetings.end(),
                             [&](const PlannedMeeting& each) { return each.key == key; });
    }
};

// ---- the way back -----------------------------------------------------------------------------

TEST(ProgrammeCsvTest, AnExportOfEachSampleChangesNothing) {
    ASSERT_THAT(samples(), testing::Not(IsEmpty()));
    for (const std::string& sample : samples()) {
        const Week week{sample};
        EXPECT_EQ(week.imported(week.exported()), week.programme.meetings) << sample;
    }
}

// Whatever the programme has become: words with separators, hours over midnight and over a change
// of the clocks, plans, interpretation.
void disturb(PlannedMeeting& meeting, const ConferenceFacts& facts, std::mt19937& random) {
    const auto one_in = [&](unsigned most) { return random() % most == 0; };
    const char* const words[] = {"", "A, B; \"C\"", "two\nlines", "Ms. Añorve + team", "x and y"};
    const auto some = [&] { return std::string{words[random() % std::size(words)]}; };
    meeting.team = some();
    meeting.link = one_in(2) ? "https://meet.example/a?b=c,d" : "";
    meeting.guide = some();
    meeting.presiding = some();
    meeting.webcast = one_in(2);
    meeting.open_to_public = one_in(2);
    meeting.hours_assumed = one_in(2);
    if (one_in(3)) {
        meeting.plan = one_in(2) ? MeetingPlan::postponed : MeetingPlan::cancelled;
        meeting.reason = some();
    }
    if (one_in(2)) {
        meeting.interpretation = {{"en", "fr"}, meeting.starts, meeting.ends - minutes{30}};
    }
    if (one_in(4)) {  // over midnight
        meeting.ends += hours{13};
    }
    if (one_in(4)) {  // in the night when clocks are set back, at the second time
        const auto by = at(date::November / 7 / 2021, 1, 15) - meeting.starts;
        for (WallTime* each : {&meeting.starts, &meeting.ends}) {
            *each += by;
        }
        for (Slot& slot : meeting.slots) {
            slot.starts += by;
            slot.ends += by;
        }
        meeting.second_time = one_in(2);
    }
    if (one_in(5)) {
        meeting.slots.clear();
    } else if (!meeting.slots.empty() && !facts.agenda.empty()) {
        Slot& slot = meeting.slots.front();
        slot.items = {facts.agenda.front().key, facts.agenda.back().key};
        slot.title = some();
        slot.assumed = one_in(2);
    }
}

TEST(ProgrammeCsvTest, AnExportOfAnyProgrammeChangesNothing) {
    std::mt19937 random{20210726};
    for (const std::string& sample : samples()) {
        const Week before{sample};
        for (int round = 0; round < 50; ++round) {
            Week week = before;
            for (PlannedMeeting& meeting : week.programme.meetings) {
                disturb(meeting, *week.facts, random);
            }
            meeting::put_in_order(week.programme.meetings);
            const std::string csv = week.exported();
            ASSERT_EQ(week.refused(csv), "") << csv;
            auto imported = week.imported(csv);
            ASSERT_EQ(imported.size(), week.programme.meetings.size());
            for (std::size_t i = 0; i < imported.size(); ++i) {
                ASSERT_EQ(imported[i], week.programme.meetings[i]) << csv;
            }
        }
    }
}

TEST(ProgrammeCsvTest, ARowASlotAndOneForAMeetingWithoutSlots) {
    Week week;
    week.change(kMorning).slots.clear();
    week.change(kMorning).interpretation = {};
    const std::string csv = week.exported();
    EXPECT_THAT(csv, StartsWith("\xEF\xBB\xBFmeeting key,day,starts,ends,kind,title,room,modality,"
                                "webcast,public,plan,reason,languages,team,presiding,link,slot key,"
                                "slot starts,slot ends,slot kind,slot items,slot title\r\n"));
    EXPECT_THAT(csv, HasSubstr("2021-07-28-morning,2021-07-28,10:00,13:00,plenary,5th meeting,main,"
                               "hybrid,yes,yes,planned,,-,,,,,,,,,\r\n"));
    EXPECT_THAT(csv, HasSubstr(",s2,16:00,18:00,debate,8,Thematic debate: Cooperation and "
                               "assistance\r\n"));
    EXPECT_THAT(csv, HasSubstr(",s1,15:00,18:00,debate,9+10,Thematic debate: BMS8 and other "
                               "issues\r\n"));
}

TEST(ProgrammeCsvTest, WhatIsShownOfAMeetingUnderWayIsNotItsPlan) {
    const Week week;
    meeting::State state;
    state.conference.facts = week.facts;
    state.conference.programme = std::make_shared<const Programme>(week.programme);
    auto& run = state.conference.meetings[kMorning];
    run.state = meeting::MeetingState::in_session;
    run.informal = true;
    run.presiding = "The Vice-Chair from Latvia";
    const std::string csv =
        programme_csv({.zone = week.facts->zone},
                      meeting::views::programme_view(state, meeting::views::Told::officers));
    EXPECT_EQ(week.imported(csv), week.programme.meetings);
}

// ---- what is read -----------------------------------------------------------------------------

TEST(ProgrammeCsvTest, WhatTheFileDoesNotSayStaysAsItIs) {
    const Week week;
    PlannedMeeting expected = week.known(kMorning);
    expected.room.text = "virtual";
    for (const char* csv : {"room,meeting key\nvirtual,2021-07-28-morning\n",
                            "Meeting Key;ROOM;title;slot items\n2021-07-28-morning;virtual;;\n",
                            "meeting_key\troom\n2021-07-28-morning\tVirtual meeting\n",
                            "meeting key,room,day,starts\r\n"
                            "2021-07-28-morning,virtual,2021-07-28,10:00:00\r\n"}) {
        EXPECT_EQ(week.one(csv), expected) << csv;
    }
}

TEST(ProgrammeCsvTest, AMovedMeetingTakesItsSlotsAndItsInterpretersAlong) {
    Week week;
    PlannedMeeting& afternoon = week.change(kAfternoon);
    afternoon.interpretation = {{"en", "fr"}, afternoon.starts, afternoon.ends};
    const PlannedMeeting moved =
        week.one("meeting key,day,starts,ends\n2021-07-28-afternoon,2021-07-29,14:00,16:30\n");
    const auto thursday = date::July / 29 / 2021;
    EXPECT_EQ(moved.starts, at(thursday, 14));
    EXPECT_EQ(moved.ends, at(thursday, 16, 30));
    EXPECT_FALSE(moved.hours_assumed);
    ASSERT_THAT(moved.slots, SizeIs(2));
    EXPECT_EQ(moved.slots[1].starts, at(thursday, 15));
    EXPECT_EQ(moved.slots[1].ends, at(thursday, 16, 30)) << "what there is no room for is cut off";
    EXPECT_EQ(moved.interpretation.ends, at(thursday, 16, 30));
    EXPECT_THAT(moved.interpretation.languages, ElementsAre("en", "fr"));
}

TEST(ProgrammeCsvTest, TheDayAloneMovesTheHours) {
    const Week week;
    const PlannedMeeting moved = week.one("meeting key,day\n2021-07-28-morning,2021-07-29\n");
    EXPECT_EQ(moved.starts, week.known(kMorning).starts + hours{24});
    EXPECT_EQ(moved.slots[0].ends, week.known(kMorning).slots[0].ends + hours{24});
}

TEST(ProgrammeCsvTest, PostponedCancelledAndHeldAfterAll) {
    Week week;
    PlannedMeeting gone =
        week.one("meeting key,plan,reason\n2021-07-28-morning,Postponed,\"storm, flooding\"\n");
    EXPECT_EQ(gone.plan, MeetingPlan::postponed);
    EXPECT_EQ(gone.reason, "storm, flooding");
    week.change(kMorning) = gone;
    EXPECT_EQ(week.one("meeting key,plan\n2021-07-28-morning,cancelled\n").reason,
              "storm, flooding");
    const PlannedMeeting again = week.one("meeting key,plan\n2021-07-28-morning,planned\n");
    EXPECT_EQ(again.plan, MeetingPlan::planned);
    EXPECT_EQ(again.reason, "");
}

TEST(ProgrammeCsvTest, ADashSaysThatThereIsNone) {
    Week week;
    PlannedMeeting& morning = week.change(kMorning);
    morning.team = "A";
    morning.link = "https://x.example";
    morning.interpretation = {{"en"}, morning.starts, morning.ends};
    const PlannedMeeting bare =
        week.one("meeting key,team,link,languages,slot key\n2021-07-28-morning,-,-,-,-\n");
    EXPECT_EQ(bare.team, "");
    EXPECT_EQ(bare.link, "");
    EXPECT_EQ(bare.interpretation, meeting::Interpretation{});
    EXPECT_THAT(bare.slots, IsEmpty());
    const PlannedMeeting consultation = week.one(
        "meeting key,slot key,slot kind,slot items\n"
        "2021-07-28-morning,s1,consultation,-\n");
    EXPECT_THAT(consultation.slots[0].items, IsEmpty());
    EXPECT_EQ(consultation.slots[0].title, week.known(kMorning).slots[0].title);
}

TEST(ProgrammeCsvTest, NewMeetingsWithAndWithoutAKey) {
    const Week week;
    const auto meetings = week.imported(
        "meeting key;day;starts;ends;kind;title;room;modality;webcast;public;languages;slot items;"
        "slot kind;slot starts;slot ends\n"
        ";2021-07-31;10:00;13:00;informal consultation;Draft;main;in person;no;no;EN and fr;;"
        "consultation;;\n"
        "extra;2021-07-31;15:00;18:00;plenary;;Virtual meeting;virtual;yes;true;;C + d;;;16:00\n"
        "extra;;;;;;;;;;;10;;16:00;\n"
        ";2021-07-31;22:00;2021-08-01 00:30;briefing;Late;main;;;;;;;;\n");
    ASSERT_THAT(meetings, SizeIs(3));
    EXPECT_EQ(meetings[0].key.text, "");
    EXPECT_EQ(meetings[0].kind, meeting::MeetingKind::informal_consultation);
    EXPECT_THAT(meetings[0].interpretation.languages, ElementsAre("en", "fr"));
    EXPECT_EQ(meetings[0].interpretation.ends, at(date::July / 31 / 2021, 13));
    ASSERT_THAT(meetings[0].slots, SizeIs(1));
    EXPECT_EQ(meetings[0].slots[0].ends, meetings[0].ends) << "no hours said: the meeting's";
    EXPECT_EQ(meetings[1].key.text, "extra");
    EXPECT_EQ(meetings[1].room.text, "virtual");
    EXPECT_EQ(meetings[1].modality, meeting::MeetingModality::virtual_only);
    EXPECT_TRUE(meetings[1].open_to_public);
    ASSERT_THAT(meetings[1].slots, SizeIs(2));
    EXPECT_THAT(meetings[1].slots[0].items, ElementsAre(ItemKey{"8"}, ItemKey{"9"}));
    EXPECT_THAT(meetings[1].slots[1].items, ElementsAre(ItemKey{"10"}));
    EXPECT_EQ(meetings[1].slots[1].kind, SlotKind::debate);
    EXPECT_NE(meetings[1].slots[0].key, meetings[1].slots[1].key);
    EXPECT_EQ(meetings[2].ends, at(date::August / 1 / 2021, 0, 30));
    EXPECT_THAT(meetings[2].slots, IsEmpty());
}

TEST(ProgrammeCsvTest, SlotsWithoutKeysCanBeImportedTwice) {
    Week week;
    const std::string csv =
        "meeting key,slot starts,slot ends,slot kind,slot items,slot title\n"
        "2021-07-28-morning,12:00,13:00,consultation,,Draft\n"
        "2021-07-28-morning,10:00,12:00,debate,7+8,\n";
    const PlannedMeeting once = week.one(csv);
    ASSERT_THAT(once.slots, SizeIs(2));
    EXPECT_EQ(once.slots[0].key.text, "s1") << "the one that starts at 10:00";
    EXPECT_EQ(once.slots[0].title, week.known(kMorning).slots[0].title);
    EXPECT_FALSE(once.slots[0].assumed);
    EXPECT_EQ(once.slots[1].title, "Draft");
    week.change(kMorning) = once;
    EXPECT_EQ(week.one(csv), once);
}

TEST(ProgrammeCsvTest, AnItemsKeyGoesBeforeAnothersNumber) {
    Week week;
    auto facts = *week.facts;
    facts.agenda[8].number = "7";  // of the item whose key is "9"
    week.facts = std::make_shared<const ConferenceFacts>(facts);
    EXPECT_EQ(week.imported(week.exported()), week.programme.meetings);
    const std::string csv = "meeting key,slot key,slot items\n2021-07-28-morning,s1,7\n";
    EXPECT_THAT(week.one(csv).slots[0].items, ElementsAre(ItemKey{"7"}));
}

// ---- what is refused
// ------------------------------------------------------------------------------

struct Refused {
    const char* csv;
    const char* sentence;
};

// So that a row says only what matters.
const std::string kSlotHeader =
    "meeting key,starts,slot key,slot starts,slot ends,slot kind,slot items\n";

TEST(ProgrammeCsvTest, TheFileIsRefused) {
    const Week week;
    for (const Refused& row : {
             Refused{"", "week.csv, the file is empty: its first line must name the columns."},
             Refused{"meeting key,day\n\xFF\xFE,2\n",
                     "week.csv, line 2: this is not UTF-8 text: save the file again as \"CSV "
                     "UTF-8\"."},
             Refused{
                 "meeting key,day\na\"b,2\n",
                 "week.csv, line 2: a quotation mark stands inside a field: put the whole field "
                 "in quotation marks and double those inside it."},
             Refused{"meeting key,day\n\"a,2\n",
                     "week.csv, line 2: a quotation mark is opened and never closed: close it."},
             Refused{"meeting key,day\n",
                     "week.csv, line 1: the file names its columns and holds no meeting: add a row "
                     "for each."},
             Refused{
                 "room,title\nmain,x\n",
                 "week.csv, line 1: there is neither a column \"meeting key\" nor \"day\": name "
                 "the columns in the first line, one of these among them."},
             Refused{
                 "meeting key,chairman\na,b\n",
                 "week.csv, line 1: the column \"chairman\" is not known: rename it to one of "
                 "meeting key, day, starts, ends, kind, title, room, modality, webcast, public, "
                 "plan, reason, languages, team, presiding, link, slot key, slot starts, slot "
                 "ends, slot kind, slot items, slot title, or remove it."},
             Refused{"meeting key,,day\na,b,c\n",
                     "week.csv, line 1: column 2 has no name: name it or remove it."},
             Refused{"meeting key,Day,day\na,b,c\n",
                     "week.csv, line 1: the column \"day\" is there twice: remove one of them."},
             Refused{"meeting key,room\n2021-07-28-morning,main,b\n",
                     "week.csv, line 2: there are more fields than columns: put a field that holds "
                     "the separator in quotation marks."},
         }) {
        EXPECT_EQ(week.refused(row.csv), row.sentence) << row.csv;
    }
    EXPECT_EQ(
        week.refused(std::string(1024 * 1024 + 1, 'x')),
        "week.csv, the file is longer than 1024 kilobytes, far more than a programme: see that "
        "it is the right one.");
    EXPECT_EQ(week.refused("meeting key\n" + std::string(4001, 'x')),
              "week.csv, line 2: a field is longer than 4000 bytes: shorten it, or close its "
              "quotation marks.");
    EXPECT_EQ(
        week.refused("meeting key\n" + std::string(70, ',')),
        "week.csv, line 2: there are more than 64 fields: see that it is a programme of work.");
    std::string rows = "meeting key\n";
    for (int i = 0; i < 1001; ++i) {
        rows += "a\n";
    }
    EXPECT_THAT(week.refused(rows), HasSubstr("there are more than 1000 rows: divide the file."));
}

TEST(ProgrammeCsvTest, WhatAFieldSaysOfAMeetingIsRefused) {
    const Week week;
    for (const Refused& row : {
             Refused{"meeting key,day\n2021-07-28-morning,28/07/2021\n",
                     "day is \"28/07/2021\", which is not known: write it as 2021-07-28."},
             Refused{"meeting key,day\n2021-07-28-morning,2021-02-30\n",
                     "day is \"2021-02-30\", which is not known: write it as 2021-07-28."},
             Refused{"meeting key,starts\n2021-07-28-morning,25:00\n",
                     "starts is \"25:00\", which is not known: write it as 10:00, or as 2021-07-28 "
                     "10:00."},
             Refused{
                 "meeting key,ends\n2021-07-28-morning,09:30\n",
                 "the meeting ends at 2021-07-28 09:30, not after its start at 2021-07-28 10:00: "
                 "correct one of them; an end on another day is written with that day, as "
                 "2021-07-29 00:30."},
             Refused{"meeting key,ends\n2021-07-28-morning,2021-07-29 10:30\n",
                     "the meeting is longer than 24 hours: divide it."},
             Refused{
                 "meeting key,day,starts,ends\n2021-07-28-morning,2022-03-13,02:30,05:30\n",
                 "starts is 2022-03-13 02:30, which clocks in America/New_York skip that night: "
                 "choose another hour."},
             Refused{"meeting key,day,starts,ends\n2021-07-28-morning,2021-11-07,01:30,04:30\n",
                     "starts is 2021-11-07 01:30, which clocks in America/New_York show twice that "
                     "night: set it in the programme itself, where you can say which is meant."},
             Refused{"meeting key,kind\n2021-07-28-morning,seminar\n",
                     "kind is \"seminar\", which is not known: write one of plenary, "
                     "informal-consultation, briefing, presentation."},
             Refused{"meeting key,modality\n2021-07-28-morning,zoom\n",
                     "modality is \"zoom\", which is not known: write one of in-person, hybrid, "
                     "virtual."},
             Refused{"meeting key,webcast\n2021-07-28-morning,maybe\n",
                     "webcast is \"maybe\", which is not known: write yes or no."},
             Refused{"meeting key,public\n2021-07-28-morning,?\n",
                     "public is \"?\", which is not known: write yes or no."},
             Refused{"meeting key,plan\n2021-07-28-morning,late\n",
                     "plan is \"late\", which is not known: write one of planned, postponed, "
                     "cancelled."},
             Refused{
                 "meeting key,reason\n2021-07-28-morning,storm\n",
                 "a reason is given, but the meeting is planned: write postponed or cancelled in "
                 "the column plan, or remove the reason."},
             Refused{"meeting key,room\n2021-07-28-morning,attic\n",
                     "room is \"attic\", which is not known: write one of main, virtual."},
             Refused{"meeting key,languages\n2021-07-28-morning,english\n",
                     "languages is \"english\", which is not known: write codes of two letters, "
                     "joined with \"+\": en + fr."},
             Refused{"meeting key,title\n2021-07-28-informal,-\n",
                     "a meeting that is not numbered needs a title: write it in the column title."},
             Refused{
                 "meeting key,day,starts,ends,kind,room\nno such!,2021-08-02,10:00,13:00,"
                 "plenary,main\n",
                 "the programme has no meeting \"no such!\", and a new one cannot have this key: "
                 "use at most 64 letters, digits, dashes, dots and underscores, or leave it "
                 "empty."},
             Refused{"meeting key,day,starts,ends,kind\nmorning,2021-08-02,10:00,13:00,plenary\n",
                     "the new meeting \"morning\" needs the column \"room\": fill it in or correct "
                     "the meeting's key."},
             Refused{"day,starts,ends,room\n2021-08-02,10:00,13:00,main\n",
                     "a new meeting needs the column \"kind\": fill it in or give the meeting's "
                     "key."},
             Refused{
                 "meeting key,day,starts,ends,kind,room\n,2038-08-02,10:00,13:00,plenary,main\n",
                 "starts is 2038-08-02 10:00, beyond 2037, the last year whose hours are known "
                 "for sure: correct the day."},
         }) {
        EXPECT_THAT(week.refused(row.csv),
                    StartsWith(std::string{"week.csv, line 2: "} + row.sentence))
            << row.csv;
    }
    EXPECT_EQ(
        week.refused("meeting key,room\n2021-07-28-morning,main\n2021-07-28-morning,virtual\n"),
        "week.csv, line 3: room of the meeting \"2021-07-28-morning\" is \"virtual\" here and "
        "\"main\" in line 2: write the same in both.");
}

TEST(ProgrammeCsvTest, ARoomNameThatTwoHaveIsRefused) {
    Week week;
    auto facts = *week.facts;
    facts.rooms[1].name = facts.rooms[0].name;
    week.facts = std::make_shared<const ConferenceFacts>(facts);
    EXPECT_EQ(week.refused("meeting key,room\n2021-07-28-morning,conference room\n"),
              "week.csv, line 2: room is \"conference room\", which can mean several: write one of "
              "main, virtual.");
}

TEST(ProgrammeCsvTest, WhatAFieldSaysOfASlotIsRefused) {
    const Week week;
    for (const Refused& row : {
             Refused{"2021-07-28-morning,,s1,,,,77",
                     "there is no agenda item \"77\": write its number, letter or key, several "
                     "joined with \"+\"."},
             Refused{"2021-07-28-morning,,s1,,,,7+B",
                     "the agenda item \"B\" is named twice: remove one."},
             Refused{"2021-07-28-morning,,s1,,,lunch,",
                     "slot kind is \"lunch\", which is not known: write one of opening, debate, "
                     "presentation, consultation, adoption, closing, right-of-reply, break."},
             Refused{"2021-07-28-morning,,s1,noon,,,",
                     "slot starts is \"noon\", which is not known: write it as 10:00, or as "
                     "2021-07-28 10:00."},
             Refused{"2021-07-28-morning,,s1,09:00,,,",
                     "the slot from 09:00 to 13:00 lies outside its meeting, from 10:00 to 13:00: "
                     "correct its hours."},
             Refused{"2021-07-28-morning,,s1,12:00,11:00,,",
                     "the slot from 12:00 to 11:00 does not end after its start: correct its "
                     "hours."},
             Refused{"2021-07-28-morning,,s1,,,debate,-",
                     "a debate needs an agenda item: write it in the column slot items, or another "
                     "kind in the column slot kind."},
             Refused{"2021-07-28-morning,,new,12:00,13:00,,",
                     "of a new slot without agenda items the kind is not known: write it in the "
                     "column slot kind, one of opening, "},
             Refused{"2021-07-28-morning,,a b,12:00,13:00,break,",
                     "a new slot cannot have the key \"a b\": use at most 64 letters, digits, "
                     "dashes, dots and underscores, or leave it empty."},
             Refused{"2021-07-28-morning,,s1,,11:00,,\n2021-07-28-morning,,s1,11:00,,,",
                     "the slot \"s1\" is there twice in its meeting: give one of them another key, "
                     "or none."},
             Refused{"2021-07-28-morning,,s1,,11:00,,\n2021-07-28-morning,,s2,10:30,,break,",
                     "the slot from 10:30 to 13:00 begins before the one from 10:00 to 11:00 is "
                     "over: correct the hours of one of them."},
             Refused{"2021-07-28-afternoon,17:30,,,,,",
                     "the slot from 18:30 to 18:00 lies outside its meeting, from 17:30 to 18:00: "
                     "correct its hours."},
         }) {
        EXPECT_THAT(week.refused(kSlotHeader + row.csv), HasSubstr(row.sentence)) << row.csv;
    }
}

TEST(ProgrammeCsvTest, AnItemThatCanMeanSeveralIsRefused) {
    Week week;
    auto facts = *week.facts;
    facts.agenda[0].letter = "E";
    week.facts = std::make_shared<const ConferenceFacts>(facts);
    EXPECT_EQ(week.refused("meeting key,slot key,slot items\n2021-07-28-morning,s1,e\n"),
              "week.csv, line 2: the agenda item \"e\" can mean several: write the key, one of 1, "
              "10.");
}

TEST(ProgrammeCsvTest, ProblemsAreToldTogetherUpToTen) {
    const Week week;
    const std::string two = week.refused(
        "meeting key,room,webcast\n2021-07-28-morning,attic,perhaps\n2021-07-29-morning,main,no\n");
    EXPECT_EQ(std::count(two.begin(), two.end(), '\n'), 1);
    std::string rows = "meeting key,room\n";
    for (const PlannedMeeting& meeting : week.programme.meetings) {
        rows += meeting.key.text + ",attic\n";
    }
    const std::string many = week.refused(rows);
    EXPECT_EQ(std::count(many.begin(), many.end(), '\n'), 10);
    EXPECT_THAT(many, EndsWith("\nAnd " + std::to_string(week.programme.meetings.size() - 10) +
                               " more: put these right first."));
}

}  // namespace
}  // namespace dais::console
