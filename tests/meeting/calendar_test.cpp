// The programme as iCalendar, written and read: hours on both sides of clock changes, what grows
// and what stays when the programme changes, and one sentence for whatever is wrong in a calendar.
// tests/displays/calendar.test.mjs reads the same calendars with another implementation.
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "meeting/calendar/described_zone.h"
#include "meeting/calendar/read_calendar.h"
#include "meeting/calendar/whole_calendar.h"
#include "meeting/facts.h"
#include "tests/meeting/calendar_support.h"

namespace dais::meeting::test {
namespace {

using std::chrono::hours;
using testing::HasSubstr;
using testing::Not;

// ---- writing ------------------------------------------------------------------------------------

// A conference of one meeting, seen.
struct Seen {
    views::ConferenceView conference;
    views::ProgrammeView programme;
    std::vector<views::SilenceView> silences;

    Seen(const std::string& zone, timing::WallTime starts, timing::Duration length) {
        conference.key = "test";
        conference.short_title = "Test";
        conference.zone = zone;
        conference.rooms.push_back({.key = {"main"}, .name = "Conference room"});
        const timing::UtcTime utc = timing::Zone::named(zone).utc_or_first(starts);
        views::MeetingView meeting;
        meeting.key = {"m1"};
        meeting.name = "1st meeting";
        meeting.room = {"main"};
        meeting.starts = utc;
        meeting.ends = utc + length;
        programme.meetings.push_back(meeting);
    }
    views::MeetingView& meeting() { return programme.meetings.front(); }
    [[nodiscard]] std::string calendar() const {
        return calendar_of(conference, programme, silences, calendar_words());
    }
    [[nodiscard]] std::string event() const { return event_of(calendar(), {"m1"}, "test"); }
    [[nodiscard]] ConferenceFacts facts() const {
        ConferenceFacts facts;
        facts.key = conference.key;
        facts.short_title = conference.short_title;
        facts.zone = conference.zone;
        facts.rooms = {{.key = {"main"}, .name = "Conference room"},
                       {.key = {"virtual"}, .name = "Virtual meeting"}};
        return facts;
    }
};

TEST(CalendarTest, AZoneTellsItsClockChangesAndOnlyThose) {
    Seen july{"America/New_York", wall(2021, 7, 26, 10), hours{3}};
    views::MeetingView november = july.meeting();
    november.key = {"m2"};
    november.starts = timing::UtcTime{date::sys_days{date::November / 8 / 2021} + hours{15}};
    november.ends = november.starts + hours{3};
    july.programme.meetings.push_back(november);
    const std::string text = unfolded(july.calendar());
    EXPECT_THAT(text, HasSubstr("BEGIN:VTIMEZONE\nTZID:America/New_York\n"));
    EXPECT_THAT(text, HasSubstr("BEGIN:DAYLIGHT\nDTSTART:20210314T020000\nTZOFFSETFROM:-0500\n"
                                "TZOFFSETTO:-0400\nTZNAME:EDT\nEND:DAYLIGHT\n"));
    EXPECT_THAT(text, HasSubstr("BEGIN:STANDARD\nDTSTART:20211107T020000\nTZOFFSETFROM:-0400\n"
                                "TZOFFSETTO:-0500\nTZNAME:EST\nEND:STANDARD\n"));
    EXPECT_THAT(event_of(july.calendar(), {"m2"}, "test"),
                HasSubstr("DTSTART;TZID=America/New_York:20211108T100000"));

    const std::string vienna =
        unfolded(Seen{"Europe/Vienna", wall(2021, 11, 8, 10), hours{3}}.calendar());
    EXPECT_THAT(vienna,
                HasSubstr("DTSTART:20210328T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"));
    EXPECT_THAT(vienna,
                HasSubstr("DTSTART:20211031T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"));

    const std::string nairobi =
        unfolded(Seen{"Africa/Nairobi", wall(2021, 7, 28, 10), hours{3}}.calendar());
    EXPECT_THAT(nairobi, HasSubstr("BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\n"
                                   "TZOFFSETTO:+0300\n"));
    EXPECT_THAT(nairobi, Not(HasSubstr("DAYLIGHT")));
}

TEST(CalendarTest, AcrossMidnightAndAtAnHourThatClocksShowTwice) {
    EXPECT_THAT((Seen{"Europe/Vienna", wall(2021, 7, 28, 22), hours{4}}.event()),
                HasSubstr("DTEND;TZID=Europe/Vienna:20210729T020000"));
    Seen twice{"Europe/Vienna", wall(2021, 10, 31, 2), hours{2}};
    EXPECT_THAT(twice.event(), HasSubstr("DTSTART:20211031T000000Z"));
    twice.meeting().starts += hours{1};  // 02:00 again, by winter time
    EXPECT_THAT(twice.event(), HasSubstr("DTSTART:20211031T010000Z"));
}

TEST(CalendarTest, NothingInATextBreaksItsLine) {
    Seen seen{"Europe/Vienna", wall(2021, 7, 28, 10), hours{3}};
    seen.meeting().name =
        "A, b; c\\d\nEND:VCALENDAR\r\x01 \xC3\xA9\xC3\xA9 " + std::string(80, 'x');
    seen.meeting().key = {"a b@\xC3\xA9,;\n"};
    seen.meeting().link = "https://example.org/a\r\nX:1";
    const std::string calendar = seen.calendar();
    const std::string event = event_of(calendar, seen.meeting().key, "test");
    EXPECT_THAT(event, HasSubstr("SUMMARY:Test: A\\, b\\; c\\\\d\\nEND:VCALENDAR"));
    EXPECT_THAT(event, Not(HasSubstr("URL")));
    EXPECT_EQ(after(event, "UID:"), "a%20b%40%C3%A9%2C%3B%0A@test.dais");
    EXPECT_EQ(meeting_of(after(event, "UID:"), "test"), seen.meeting().key);
    EXPECT_EQ(meeting_of("a@other.dais", "test"), std::nullopt);
    const Programme none;
    EXPECT_EQ(read_calendar("x.ics", calendar, seen.facts(), none).size(), 1U);
    seen.meeting().link = "https://example.org/a?b=c";
    EXPECT_THAT(event_of(seen.calendar(), seen.meeting().key, "test"),
                HasSubstr("URL:https://example.org/a?b=c"));
}

// ---- reading ------------------------------------------------------------------------------------

std::string calendar_with(const std::string& lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n" + lines + "END:VCALENDAR\r\n";
}

std::string event_with(const std::string& lines) {
    return calendar_with("BEGIN:VEVENT\r\nUID:1@elsewhere\r\n" + lines + "END:VEVENT\r\n");
}

const std::string kHours = "DTSTART:20210728T190000Z\r\nDTEND:20210728T210000Z\r\n";
const std::string kPlace = "SUMMARY:Talks\r\nLOCATION:Conference room\r\n";

// Two rooms in New York, and no meeting yet.
ConferenceFacts two_rooms() {
    ConferenceFacts facts;
    facts.key = "test";
    facts.short_title = "Test";
    facts.zone = "America/New_York";
    facts.rooms = {{.key = {"main"}, .name = "Conference room"},
                   {.key = {"virtual"}, .name = "Virtual meeting"}};
    return facts;
}

std::vector<PlannedMeeting> meetings_of(const std::string& calendar) {
    return read_calendar("x.ics", calendar, two_rooms(), Programme{});
}

PlannedMeeting read_one(const std::string& calendar) {
    const auto meetings = meetings_of(calendar);
    EXPECT_EQ(meetings.size(), 1U);
    return meetings.front();
}

TEST(ReadCalendarTest, AnotherProgramsEventIsANewMeetingInTheConferencesZone) {
    struct Row {
        std::string what;
        std::string hours;
        timing::WallTime starts;
    };
    const std::string windows =
        "BEGIN:VTIMEZONE\r\nTZID:E. Africa and Co\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
        "TZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        "BEGIN:VTIMEZONE\r\nTZID:Mitteleurop\xC3\xA4ische Zeit\r\nBEGIN:STANDARD\r\n"
        "DTSTART:16011028T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"
        "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n"
        "DTSTART:16010325T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
        "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";
    const std::vector<Row> rows{
        {"UTC", "DTSTART:20210728T190000Z\r\nDTEND:20210728T210000Z\r\n", wall(2021, 7, 28, 15)},
        {"IANA", "DTSTART;TZID=Africa/Nairobi:20210728T170000\r\nDURATION:PT2H\r\n",
         wall(2021, 7, 28, 10)},
        {"in November", "DTSTART;TZID=Africa/Nairobi:20211108T180000\r\nDURATION:PT2H\r\n",
         wall(2021, 11, 8, 10)},
        {"a maker's path", "DTSTART;TZID=/x.org/2/Asia/Tokyo:20210729T040000\r\nDURATION:PT2H\r\n",
         wall(2021, 7, 28, 15)},
        {"none", "DTSTART:20210728T150000\r\nDTEND:20210728T170000\r\n", wall(2021, 7, 28, 15)},
        {"described", "DTSTART;TZID=E. Africa and Co:20210728T170000\r\nDURATION:PT2H\r\n",
         wall(2021, 7, 28, 10)},
        {"described, summer",
         "DTSTART;TZID=Mitteleurop\xC3\xA4ische Zeit:20210728T160000\r\nDURATION:PT2H\r\n",
         wall(2021, 7, 28, 10)},
        {"described, winter",
         "DTSTART;TZID=Mitteleurop\xC3\xA4ische Zeit:20211108T160000\r\nDURATION:PT2H\r\n",
         wall(2021, 11, 8, 10)},
    };
    for (const Row& row : rows) {
        const auto meeting = read_one(calendar_with(windows + "BEGIN:VEVENT\r\nUID:1\r\n" +
                                                    row.hours + kPlace + "END:VEVENT\r\n"));
        EXPECT_EQ(meeting.starts, row.starts) << row.what;
        EXPECT_EQ(meeting.ends - meeting.starts, hours{2}) << row.what;
        EXPECT_EQ(meeting.key.text, "") << row.what;
        EXPECT_EQ(meeting.kind, MeetingKind::informal_consultation) << row.what;
        EXPECT_EQ(meeting.title, "Talks") << row.what;
        EXPECT_FALSE(meeting.open_to_public) << row.what;
    }
    const auto online =
        read_one(event_with(kHours + "SUMMARY:Brief\r\nCATEGORIES:Briefing\r\nCLASS:PUBLIC\r\n"
                                     "LOCATION:https://example.org/j/1\r\nSTATUS:CANCELLED\r\n"));
    EXPECT_EQ(online.kind, MeetingKind::briefing);
    EXPECT_EQ(online.room.text, "virtual");
    EXPECT_EQ(online.modality, MeetingModality::virtual_only);
    EXPECT_EQ(online.link, "https://example.org/j/1");
    EXPECT_EQ(online.plan, MeetingPlan::cancelled);
    EXPECT_FALSE(online.open_to_public);
}

TEST(ReadCalendarTest, EachThingWrongHasOneSentence) {
    struct Row {
        std::string calendar;
        std::string sentence;
    };
    std::string many;
    for (int i = 0; i <= kMostEvents; ++i) {
        many += "BEGIN:VEVENT\r\nEND:VEVENT\r\n";
    }
    std::string deep;
    for (std::size_t i = 0; i < kDeepestComponents; ++i) {
        deep += "BEGIN:X-A\r\n";
    }
    const std::string talks = "The event \"Talks\" ";
    const std::vector<Row> rows{
        {"", "x.ics is not a calendar"},
        {"day,starts\r\n", "x.ics is not a calendar"},
        {"BEGIN:VEVENT\r\nEND:VEVENT\r\n", "x.ics is not a calendar"},
        {calendar_with("") + "rubbish\r\n", "x.ics is not a calendar"},
        {calendar_with(""), "x.ics holds no event"},
        {calendar_with("") + calendar_with(""), "x.ics holds several calendars"},
        {calendar_with(many), "x.ics holds more than 500 events"},
        {calendar_with(deep), "x.ics has components within components"},
        {calendar_with("BEGIN:VEVENT\r\nEND:VTODO\r\n"), "x.ics has an END:VTODO where END:VEVENT"},
        {"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "x.ics ends before its calendar does"},
        {std::string(kMostCalendarBytes + 1, 'x'), "x.ics is longer than 1024 kilobytes"},
        {calendar_with("X-A:\xFF\r\n"), "x.ics is not UTF-8 text"},
        {calendar_with("X-A:\xED\xA0\x80\r\n"), "x.ics is not UTF-8 text"},
        {calendar_with(std::string("X-A:\0\r\n", 7)), "x.ics is not UTF-8 text"},
        {event_with(kPlace + "DTEND:20210728T210000Z\r\n"), talks + "has no DTSTART"},
        {event_with(kPlace + "DTSTART:20210728T210000Z\r\n"), talks + "has no DTEND"},
        {event_with(kPlace + "DTSTART:20210728T210000Z\r\nDURATION:PT0S\r\n"),
         talks + "ends before it begins"},
        {event_with(kPlace + "DTSTART;VALUE=DATE:20210728\r\nDTEND;VALUE=DATE:20210729\r\n"),
         talks + "lasts whole days"},
        {event_with(kPlace + "DTSTART:19690728T210000Z\r\nDTEND:19690728T220000Z\r\n"),
         talks + "has a DTSTART that cannot be read"},
        {event_with(kPlace + "DTSTART;TZID=Nowhere/Land:20210728T100000\r\nDURATION:PT1H\r\n"),
         talks + "is in the time zone \"Nowhere/Land\""},
        {event_with(kPlace + "DTSTART;TZID=Europe/Vienna:20210328T023000\r\nDURATION:PT1H\r\n"),
         talks + "is at an hour that does not exist in Europe/Vienna"},
        {event_with(kPlace + kHours + "RRULE:FREQ=DAILY\r\n"), talks + "recurs"},
        {event_with(kPlace + kHours + "RECURRENCE-ID:20210728T190000Z\r\n"), talks + "recurs"},
        {event_with("SUMMARY:Talks\r\n" + kHours), talks + "names no room: write one of \"Conf"},
        {event_with("SUMMARY:Talks\r\nLOCATION:Room 9\r\n" + kHours),
         talks + "is in \"Room 9\", which is no room of this conference"},
        {event_with("SUMMARY:Talks\r\nLOCATION:Room\\n9\r\n" + kHours),
         talks + "is in \"Room?9\","},
        {event_with("LOCATION:Conference room\r\n" + kHours), "Event 1 has no title"},
        {calendar_with("BEGIN:VEVENT\r\nUID:a\r\n" + kPlace + kHours +
                       "END:VEVENT\r\n"
                       "BEGIN:VEVENT\r\nUID:a\r\n" +
                       kPlace + kHours + "END:VEVENT\r\n"),
         talks + "has the UID of another event"},
    };
    for (const Row& row : rows) {
        try {
            (void)meetings_of(row.calendar);
            ADD_FAILURE() << "was read; expected: " << row.sentence;
        } catch (const CalendarError& error) {
            EXPECT_THAT(error.what(), HasSubstr(row.sentence));
            EXPECT_THAT(error.what(), Not(HasSubstr("\n")));
        }
    }
}

// Cut off anywhere, or with bytes changed, a calendar is read or refused, and nothing else.
TEST(ReadCalendarTest, NoDamageToACalendarDoesMoreThanARefusal) {
    Seen seen{"America/New_York", wall(2021, 7, 28, 10), hours{3}};
    for (int i = 0; i < 12; ++i) {
        views::MeetingView another = seen.meeting();
        another.key = {"m" + std::to_string(i + 2)};
        another.starts += hours{24 * (i + 1)};
        another.ends += hours{24 * (i + 1)};
        another.reason = "r\xC3\xA9sum\xC3\xA9; a, b";
        another.plan = i % 2 == 0 ? MeetingPlan::cancelled : MeetingPlan::postponed;
        seen.programme.meetings.push_back(another);
    }
    const std::string whole = seen.calendar();
    const auto survives = [&](const std::string& text) {
        try {
            (void)meetings_of(text);
        } catch (const CalendarError&) {
        }
    };
    for (std::size_t length = 0; length < whole.size(); length += 97) {
        EXPECT_THROW((void)meetings_of(whole.substr(0, length)), CalendarError);
    }
    std::mt19937 random{20210726};
    const std::vector<std::string> pieces{";VALUE=INTEGER:5",
                                          ";VALUE=RECUR:FREQ=SECONDLY",
                                          ";VALUE=DATE",
                                          ";TZID=\"a\":",
                                          ":",
                                          ";",
                                          "\r\n ",
                                          "\\",
                                          "\"",
                                          "99999999999999999999",
                                          "\nRRULE:FREQ=YEARLY;BYDAY=99SU\n",
                                          "BEGIN:VALARM\r\n"};
    const char* rounds = std::getenv("DAIS_ROUNDS");
    for (int i = rounds == nullptr ? 300 : std::atoi(rounds); i > 0; --i) {
        std::string text = whole;
        for (int change = 0; change < 4; ++change) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
                case 0: text[at] = static_cast<char>(random() % 256); break;
                case 1: text.erase(at, random() % 40); break;
                default: text.insert(at, pieces[random() % pieces.size()]); break;
            }
        }
        survives(text);
    }
    for (const std::string name :
         {"SUMMARY", "UID", "LOCATION", "DTSTART", "DTEND", "DURATION", "STATUS", "CATEGORIES",
          "URL", "TZOFFSETTO", "RRULE", "X-DAIS-PLAN"}) {
        for (const std::string type :
             {"INTEGER", "DATE", "RECUR", "PERIOD", "BINARY", "URI", "TEXT", "DURATION",
              "UTC-OFFSET", "BOOLEAN", "FLOAT", "DATE-TIME"}) {
            for (const std::string value : {"5", "20210728", "FREQ=DAILY", "x", "", "PT1H"}) {
                survives(
                    event_with(name + ";VALUE=" + type + ":" + value + "\r\n" + kPlace + kHours));
            }
        }
    }
}

TEST(ReadCalendarTest, TimesAreReadOrNot) {
    EXPECT_TRUE(read_time("20210728T100000")->wall ==
                date::local_seconds{date::floor<std::chrono::seconds>(wall(2021, 7, 28, 10))});
    EXPECT_TRUE(read_time("20210728T100000Z")->utc);
    EXPECT_TRUE(read_time("20210728")->whole_day);
    for (const std::string text : {"", "2021", "20210728T", "20210728T1000", "20210732T100000",
                                   "20210728T250000", "20380728T100000", "19691231T100000",
                                   "2021-7-28T10000", "20210728T100000X", "20210229T100000"}) {
        EXPECT_FALSE(read_time(text)) << text;
    }
}

}  // namespace
}  // namespace dais::meeting::test
