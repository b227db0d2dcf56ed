// The calendar of a conference that is lived through: what a change and its undo do to it, and that
// what was written is read again as the same programme.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "meeting/calendar/read_calendar.h"
#include "tests/meeting/calendar_support.h"
#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

using std::chrono::hours;
using testing::HasSubstr;
using testing::Not;

const MeetingKey kFifth{"2021-07-28-morning"};

std::string officers_calendar(Bench& bench) {
    const auto board = bench.desk->board();
    return calendar_of(board->officers.conference->value, board->officers.programme->value,
                       board->officers.texts->value.silences, calendar_words());
}

std::string public_calendar(Bench& bench) {
    const auto board = bench.desk->board();
    return calendar_of(board->open.conference->value, board->open.programme->value,
                       board->open.texts->value.silences, calendar_words());
}

TEST(CalendarOfAConferenceTest, OneEventAMeetingWithWhatAudiencesMaySee) {
    Bench bench;
    const std::string event = event_of(public_calendar(bench), kFifth);
    EXPECT_THAT(event, HasSubstr("\nDTSTART;TZID=America/New_York:20210728T100000\n"));
    EXPECT_THAT(event, HasSubstr("\nDTEND;TZID=America/New_York:20210728T130000\n"));
    EXPECT_THAT(event, HasSubstr("\nSUMMARY:BMS7: 5th meeting\n"));
    EXPECT_THAT(event, HasSubstr("\nLOCATION:Conference room\n"));
    EXPECT_THAT(event, HasSubstr("\nSTATUS:CONFIRMED\n"));
    EXPECT_THAT(event, HasSubstr("\nSEQUENCE:0\n"));
    EXPECT_THAT(event, HasSubstr("\nCATEGORIES:plenary\n"));
    EXPECT_THAT(event, HasSubstr("10:00-"));
    const std::string closed = "2021-07-27-informal@bms7.dais";
    EXPECT_THAT(unfolded(public_calendar(bench)), Not(HasSubstr(closed)));
    EXPECT_THAT(unfolded(officers_calendar(bench)), HasSubstr(closed));
}

TEST(CalendarOfAConferenceTest, TheSameViewsGiveTheSameBytesInLinesOfAtMost75) {
    Bench bench;
    const std::string calendar = officers_calendar(bench);
    EXPECT_EQ(calendar, officers_calendar(bench));
    std::istringstream lines{calendar};
    for (std::string line; std::getline(lines, line);) {
        ASSERT_FALSE(line.empty());
        EXPECT_EQ(line.back(), '\r') << line;
        EXPECT_LE(line.size() - 1, 75U) << line;
    }
}

TEST(CalendarOfAConferenceTest, TheSequenceGrowsWithAMoveAndWithItsUndo) {
    Bench bench;
    const std::string other = event_of(officers_calendar(bench), {"2021-07-29-morning"});
    const auto answer = bench.say(MoveMeeting{
        .meeting = kFifth, .starts = wall(2021, 7, 28, 10, 30), .ends = wall(2021, 7, 28, 13)});
    ASSERT_EQ(rule_of(answer), "accepted");
    const std::string moved = event_of(officers_calendar(bench), kFifth);
    EXPECT_EQ(after(moved, "SEQUENCE:"), "1");
    EXPECT_EQ(after(moved, "DTSTART;TZID=America/New_York:"), "20210728T103000");
    ASSERT_EQ(rule_of(bench.say(UndoAction{std::get<Accepted>(answer).action})), "accepted");
    const std::string undone = event_of(officers_calendar(bench), kFifth);
    EXPECT_EQ(after(undone, "SEQUENCE:"), "2");
    EXPECT_EQ(after(undone, "DTSTART;TZID=America/New_York:"), "20210728T100000");
    EXPECT_EQ(event_of(officers_calendar(bench), {"2021-07-29-morning"}), other)
        << "what did not change stays byte for byte";
}

TEST(CalendarOfAConferenceTest, CancelledAndPostponedStayAndAreMarked) {
    Bench bench;
    ASSERT_EQ(rule_of(bench.say(CancelMeeting{{"2021-07-29-morning"}, "the host; a storm, later"})),
              "accepted");
    ASSERT_EQ(rule_of(bench.say(PostponeMeeting{{"2021-07-27-informal"}, ""})), "accepted");
    const std::string cancelled = event_of(officers_calendar(bench), {"2021-07-29-morning"});
    EXPECT_EQ(after(cancelled, "STATUS:"), "CANCELLED");
    EXPECT_THAT(cancelled, HasSubstr("DESCRIPTION:Cancelled: the host\\; a storm\\, later"));
    const std::string postponed = event_of(officers_calendar(bench), {"2021-07-27-informal"});
    EXPECT_EQ(after(postponed, "STATUS:"), "CANCELLED");
    EXPECT_EQ(after(postponed, "X-DAIS-PLAN:"), "postponed");
    EXPECT_THAT(postponed, HasSubstr("DESCRIPTION:Postponed without a date"));
    EXPECT_NE(after(postponed, "SEQUENCE:"), "0");
}

TEST(CalendarOfAConferenceTest, ACalendarWithoutMeetingsIsStillOne) {
    Bench bench;
    const auto board = bench.desk->board();
    const std::string text = calendar_of(board->open.conference->value, views::ProgrammeView{}, {},
                                         calendar_words("fr"));
    EXPECT_THAT(unfolded(text), HasSubstr("BEGIN:VTIMEZONE"));
    EXPECT_THAT(unfolded(text), HasSubstr("programme de travail"));
}

TEST(CalendarOfAConferenceTest, WhatWasWrittenIsReadAsTheSameProgramme) {
    Bench bench;
    ASSERT_EQ(rule_of(bench.say(PostponeMeeting{{"2021-07-27-informal"}, "no room"})), "accepted");
    ASSERT_EQ(rule_of(bench.say(CancelMeeting{{"2021-07-29-morning"}, "a storm"})), "accepted");
    const Programme& programme = *bench.conference().programme;
    const auto read =
        read_calendar("x.ics", officers_calendar(bench), *bench.conference().facts, programme);
    ASSERT_EQ(read.size(), programme.meetings.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        EXPECT_EQ(read[i], programme.meetings[i]) << programme.meetings[i].key.text;
    }
}

TEST(CalendarOfAConferenceTest, TheEndOfASilenceIsAMomentAndNoMeeting) {
    Bench bench;
    ASSERT_EQ(rule_of(bench.say(OpenSilence{{"draft-3"}, {}, hours{48}, {}})), "accepted");
    const SilenceId id = bench.conference().texts->silences.back().id;
    const auto event = [&] {
        const std::string text = unfolded(public_calendar(bench));
        const auto uid = text.find("UID:" + uid_of(id, "bms7"));
        return text.substr(uid, text.find("END:VEVENT", uid) - uid);
    };
    EXPECT_THAT(event(), HasSubstr("\nDTSTART:20210728T135000Z\n"));
    EXPECT_THAT(event(), Not(HasSubstr("DTEND")));
    EXPECT_THAT(event(), HasSubstr("\nSEQUENCE:0\n"));
    ASSERT_EQ(rule_of(bench.say(ExtendSilence{id, hours{24}, {}})), "accepted");
    EXPECT_THAT(event(), HasSubstr("\nDTSTART:20210729T135000Z\n"));
    EXPECT_THAT(event(), HasSubstr("\nSEQUENCE:1\n"));
    ASSERT_EQ(rule_of(bench.say(ObjectToSilence{id, {DelegationKey{"KEN"}, {}}})), "accepted");
    EXPECT_THAT(event(), Not(HasSubstr("roken"))) << "the Chair has not announced it";
    ASSERT_EQ(rule_of(bench.say(ConcludeSilence{id, SilenceOutcome::broken, {}})), "accepted");
    EXPECT_THAT(event(), HasSubstr("\nDESCRIPTION:Broken.\n"));
    const auto read = read_calendar("x.ics", officers_calendar(bench), *bench.conference().facts,
                                    *bench.conference().programme);
    EXPECT_EQ(read.size(), bench.conference().programme->meetings.size());
}

TEST(CalendarOfAConferenceTest, AKnownMeetingKeepsWhatACalendarCannotSay) {
    Bench bench;
    std::string calendar = unfolded(officers_calendar(bench));
    const std::string was = event_of(officers_calendar(bench), kFifth);
    std::string moved = was;
    for (const auto& [from, to] :
         {std::pair{"T100000", "T110000"}, std::pair{"T130000", "T140000"}}) {
        moved.replace(moved.find(from), 7, to);
    }
    calendar.replace(calendar.find(was), was.size(), moved);
    const auto read =
        read_calendar("x.ics", calendar, *bench.conference().facts, *bench.conference().programme);
    const PlannedMeeting& before = *find(*bench.conference().programme, kFifth);
    const auto found = std::find_if(read.begin(), read.end(),
                                    [](const PlannedMeeting& each) { return each.key == kFifth; });
    ASSERT_NE(found, read.end());
    PlannedMeeting expected = before;
    expected.starts += hours{1};
    expected.ends += hours{1};
    expected.hours_assumed = false;
    for (Slot& slot : expected.slots) {
        slot.starts += hours{1};
        slot.ends += hours{1};
    }
    expected.interpretation = found->interpretation;  // its hours follow the rules' own
    EXPECT_EQ(*found, expected);
    EXPECT_EQ(found->interpretation.languages, before.interpretation.languages);
    EXPECT_EQ(rule_of(bench.say(ImportProgramme{
                  .meetings = read, .accepting = {Collision::hours, Collision::interpretation}})),
              "accepted");
    EXPECT_EQ(after(event_of(officers_calendar(bench), kFifth), "SEQUENCE:"), "1");
}

}  // namespace
}  // namespace dais::meeting::test
