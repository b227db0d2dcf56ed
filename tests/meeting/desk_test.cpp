// The desk: one effect for one command id, nothing without its record, deadlines noticed.
#include "meeting/desk.h"

#include <gtest/gtest.h>

#include "meeting/journal_around.h"
#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const Actor kAna{1, "Ana"};
const MeetingKey kFirst{"2021-07-26-morning"};

InscribeSpeaker kenya() {
    return {.list = {"6"},
            .delegation = {"KEN"},
            .on_behalf_of = {},
            .speaker_class = {},
            .modality = Modality::remote};
}

TEST(Desk, ACommandSaidTwiceHasOneEffectAndTheFirstAnswer) {
    Bench bench;
    const Answer first = bench.desk->submit({"a-1"}, kAna, kenya());
    const std::size_t rows = bench.desk->state().rows.size();
    EXPECT_EQ(bench.desk->submit({"a-1"}, kAna, kenya()), first);
    EXPECT_EQ(bench.desk->state().rows.size(), rows);
}

TEST(Desk, SaidAgainAfterARestartItGetsTheFirstAnswer) {
    Bench bench;
    const Answer first = bench.desk->submit({"a-1"}, kAna, kenya());
    bench.restart();
    const std::size_t rows = bench.desk->state().rows.size();
    EXPECT_EQ(bench.desk->submit({"a-1"}, kAna, kenya()), first);
    EXPECT_EQ(bench.desk->state().rows.size(), rows);
}

TEST(Desk, AnAnswerOfSeveralRowsIsTheSameAfterTheDeskNotedMore) {
    Bench bench;
    bench.say(OpenMeeting{kFirst});
    bench.say(kenya());
    bench.say(GiveFloor{kFirst, *bench.waiting("KEN"), {}});
    const Answer started =
        bench.desk->submit({"start"}, kAna, StartStatement{bench.holder()->id, {}});
    bench.pass(minutes{4});  // the end of the time is noted under the same action
    bench.restart();
    EXPECT_EQ(bench.desk->submit({"start"}, kAna, StartStatement{bench.holder()->id, {}}), started);
}

TEST(Desk, TheSameIdWithOtherContentOrFromSomebodyElseIsRefused) {
    Bench bench;
    bench.desk->submit({"a-1"}, kAna, kenya());
    InscribeSpeaker other = kenya();
    other.delegation = {"FRA"};
    EXPECT_EQ(rule_of(bench.desk->submit({"a-1"}, kAna, other)), "command.id-used");
    EXPECT_EQ(rule_of(bench.desk->submit({"a-1"}, {1, "Ben"}, kenya())), "command.id-used");
    // A refused command's id is spent too.
    EXPECT_EQ(rule_of(bench.desk->submit({"a-2"}, kAna, kenya())), "list.already-waiting");
    EXPECT_EQ(rule_of(bench.desk->submit({"a-2"}, kAna, other)), "command.id-used");
}

TEST(Desk, ARefusalIsRememberedAsItWas) {
    Bench bench;
    const Answer refused = bench.desk->submit({"a-1"}, kAna, GiveFloor{kFirst, {99}, {}});
    EXPECT_EQ(rule_of(refused), "meeting.not-in-session");
    bench.say(OpenMeeting{kFirst});
    EXPECT_EQ(bench.desk->submit({"a-1"}, kAna, GiveFloor{kFirst, {99}, {}}), refused);
}

TEST(Desk, NotesTheEndOfTheTimeAndHowLateItNoticed) {
    Bench bench;
    bench.say(OpenMeeting{kFirst});
    bench.say(kenya());
    bench.say(GiveFloor{kFirst, *bench.waiting("KEN"), {}});
    const auto hours_ahead = bench.desk->next_deadline();  // the end of interpretation is near
    ASSERT_TRUE(hours_ahead);
    EXPECT_GT(*hours_ahead, bench.machine.read().boot + std::chrono::hours{2})
        << "a standing clock runs towards nothing";
    bench.say(StartStatement{bench.holder()->id, {}});
    EXPECT_EQ(bench.desk->next_deadline(), bench.machine.read().boot + minutes{3});
    bench.machine.pass(minutes{3} + milliseconds{7});
    bench.desk->wake();
    const auto* elapsed = std::get_if<StatementTimeElapsed>(&bench.desk->state().rows.back().event);
    ASSERT_NE(elapsed, nullptr);
    EXPECT_EQ(elapsed->noticed_after, milliseconds{7});
    EXPECT_EQ(bench.desk->next_deadline(), hours_ahead);
    const std::size_t rows = bench.desk->state().rows.size();
    bench.desk->wake();
    EXPECT_EQ(bench.desk->state().rows.size(), rows) << "it is noted once";
}

TEST(Desk, TheLimitIsFrozenWhenTheFloorIsGiven) {
    Bench bench;
    bench.say(OpenMeeting{kFirst});
    bench.say(kenya());
    bench.say(GiveFloor{kFirst, *bench.waiting("KEN"), {}});
    const auto& given = std::get<FloorGiven>(bench.desk->state().rows.back().event);
    EXPECT_EQ(given.allotted, minutes{3});
    EXPECT_EQ(given.warning, seconds{30});
}

// A journal that can be told to fail, as a full disk would.
class Failing final : public JournalAround {
  public:
    explicit Failing(Journal& journal) : JournalAround{journal} {}
    bool full = false;

    void append(const std::vector<Recorded>& rows, const std::optional<Cause>& cause) override {
        if (full) {
            throw JournalError{"The disk is full: free some space."};
        }
        JournalAround::append(rows, cause);
    }
};

TEST(Desk, WhatCannotBeRecordedDoesNotHappen) {
    Bench bench;
    Failing journal{*bench.journal};
    Desk desk{journal, bench.machine};
    const std::string before = text_of(desk.state());
    journal.full = true;
    EXPECT_EQ(rule_of(desk.submit({"a-1"}, kAna, kenya())), "record.unavailable");
    EXPECT_EQ(text_of(desk.state()), before);
    EXPECT_FALSE(desk.board()->record->value.written);
    EXPECT_EQ(desk.board()->record->value.trouble, "The disk is full: free some space.");
    // When the disk is back, the same command is carried out.
    journal.full = false;
    EXPECT_EQ(rule_of(desk.submit({"a-1"}, kAna, kenya())), "accepted");
    EXPECT_TRUE(desk.board()->record->value.written);
}

TEST(Desk, AClockRunsOnWhileTheRecordCannotBeWritten) {
    Bench bench;
    bench.say(OpenMeeting{kFirst});
    bench.say(kenya());
    bench.say(GiveFloor{kFirst, *bench.waiting("KEN"), {}});
    bench.say(StartStatement{bench.holder()->id, {}});
    Failing journal{*bench.journal};
    Desk desk{journal, bench.machine};
    journal.full = true;
    bench.machine.pass(minutes{3} + seconds{1});
    desk.wake();
    EXPECT_FALSE(desk.board()->record->value.written);
    EXPECT_GT(*desk.next_deadline(), bench.machine.read().boot) << "it must not spin";
    journal.full = false;
    desk.wake();
    EXPECT_TRUE(std::holds_alternative<StatementTimeElapsed>(desk.state().rows.back().event));
}

TEST(Desk, ALiveConferenceShowsThePresentAndIsNoRehearsal) {
    Bench bench{false};
    EXPECT_FALSE(bench.conference().rehearsal);
    EXPECT_EQ(bench.conference().utc_at_zero, test_morning());
    EXPECT_EQ(rule_of(bench.say(AdvanceRehearsal{minutes{1}})), "rehearsal.only");
    EXPECT_EQ(rule_of(bench.say(SetRehearsalClock{test_morning()})), "rehearsal.only");
}

TEST(Desk, ARehearsalBeginsTenMinutesBeforeItsFirstFormalMeeting) {
    Bench bench;
    EXPECT_EQ(codec::to_text(bench.conference().utc_at_zero), "2021-07-26T13:50:00Z");
}

TEST(Desk, AnEmptyRecordIsNoConference) {
    Folder folder;
    timing::SimulatedTimeSource machine{test_morning()};
    auto journal = SqliteJournal::create(folder / "empty.dais");
    EXPECT_THROW((Desk{*journal, machine}), JournalError);
}

TEST(Desk, OnlySlicesThatChangedGetANewVersion) {
    Bench bench;
    bench.say(OpenMeeting{kFirst});
    const auto before = bench.desk->board();
    bench.say(kenya());
    const auto after = bench.desk->board();
    EXPECT_EQ(before->open.floors.at({"main"}), after->open.floors.at({"main"}));
    EXPECT_EQ(before->open.queues.at({"main"}), after->open.queues.at({"main"}));
    EXPECT_EQ(before->directory, after->directory);
    EXPECT_NE(before->lists, after->lists);
    EXPECT_EQ(after->lists->version, after->version);
    EXPECT_EQ(bench.desk->board(), after) << "nothing changed, nothing is made anew";
}

TEST(Desk, ALimitedUndoLabelSaysWhoComesBack) {
    Bench bench;
    bench.say(OpenMeeting{kFirst});
    bench.say(kenya());
    InscribeSpeaker france = kenya();
    france.delegation = {"FRA"};
    bench.say(france);
    bench.say(GiveFloor{kFirst, *bench.waiting("KEN"), {}});
    bench.say(StartStatement{bench.holder()->id, {}});
    bench.pass(seconds{70});
    bench.say(GiveFloor{kFirst, *bench.waiting("FRA"), bench.holder()->id});
    const auto& undoable = bench.desk->board()->history->value.undoable;
    ASSERT_EQ(undoable.size(), 1U);
    EXPECT_EQ(undoable[0].action.what, "action.floor-given");
    EXPECT_TRUE(undoable[0].floor_changes);
    ASSERT_TRUE(undoable[0].floor_after);
    EXPECT_EQ(undoable[0].floor_after->speaker.name, "Kenya");
    EXPECT_EQ(undoable[0].floor_after->clock, views::ClockState::running);
}

}  // namespace
}  // namespace dais::meeting::test
