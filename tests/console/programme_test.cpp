// The programme of work in the window: what is shown of it, the deeds that change it, and what they
// run into.
#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

using namespace meeting;  // NOLINT(google-build-using-namespace): commands by their names
using std::chrono::hours;
using std::chrono::minutes;

timing::WallTime wall(int day, int hour, int minute = 0) {
    return date::local_days{date::year{2021} / 7 / day} + hours{hour} + minutes{minute};
}

class ProgrammeTest : public Headless {
  protected:
    ProgrammeTest() { frame(); }

    void republish() {
        door.publish();
        frames(2);
    }
    /// Chooses a meeting as the keyboard does.
    void choose(std::string_view typed) {
        ctrl('e');
        settle();
        type(std::string{"choose "} + std::string{typed});
        press(Key::enter);
        settle();
    }
    /// Of the overlay that is open, or else opened: types and presses Enter.
    void take(std::string_view typed) {
        if (!shell.choices().overlay_open()) {
            ctrl('e');
            settle();
        }
        answer(typed);
    }
    void answer(std::string_view typed) {
        type(typed);
        settle();
        press(Key::enter);
        settle();
    }
    void enter() { answer(""); }
    void refuse(const std::string& rule, const std::string& sentence) {
        door.refuse_rule = rule;
        door.refuse_next = sentence;
    }
    /// Longer than it takes to read that something stands there.
    void look() { frames(30); }
};

TEST_F(ProgrammeTest, ChangesOnlyTheProgrammeWhereItIsOpenedForThat) {
    ctrl('e');
    settle();
    EXPECT_TRUE(shows("Change the programme of work"));
    EXPECT_TRUE(shows("Shorten or lengthen: 5th meeting"));
    EXPECT_FALSE(shows("30 s more for Philippines"));
    press(Key::escape);
    settle();
    click("Change");
    EXPECT_TRUE(shows("Add a meeting"));
}

TEST_F(ProgrammeTest, AMeetingIsMovedToAnotherDayAndKeepsItsLength) {
    choose("7th");
    take("move to other hours");
    EXPECT_TRUE(shows("29 Jul 10:00"));
    answer("30 Jul 15:00");
    EXPECT_TRUE(shows("30 Jul 18:00"));
    enter();
    ASSERT_NE(last<MoveMeeting>(), nullptr);
    EXPECT_EQ(*last<MoveMeeting>(), (MoveMeeting{.meeting = {"29-morning"},
                                                 .starts = wall(30, 15),
                                                 .ends = wall(30, 18),
                                                 .room = std::nullopt,
                                                 .second_time = std::nullopt,
                                                 .accepting = {}}));
}

TEST_F(ProgrammeTest, AnHourThatIsNoneIsSaidAndAskedAgain) {
    choose("7th");
    take("move to other hours");
    answer("30 Feb 10:00");
    EXPECT_TRUE(shows("There is no such day in that month."));
    EXPECT_TRUE(door.sent().empty());
    press(Key::escape);
    press(Key::escape);
    settle();
    take("shorten");
    answer("12:00");
    ASSERT_NE(last<MoveMeeting>(), nullptr);
    EXPECT_EQ(last<MoveMeeting>()->starts, wall(29, 10));
    EXPECT_EQ(last<MoveMeeting>()->ends, wall(29, 12));
}

TEST_F(ProgrammeTest, ToAnotherRoomPutOffCancelledSplitAndMerged) {
    choose("6th");
    take("move virtual");
    ASSERT_NE(last<MoveMeeting>(), nullptr);
    EXPECT_EQ(last<MoveMeeting>()->room, RoomKey{"virtual"});

    take("postpone");
    answer("The Chair is ill");
    ASSERT_NE(last<PostponeMeeting>(), nullptr);
    EXPECT_EQ(last<PostponeMeeting>()->reason, "The Chair is ill");

    take("cancel");
    enter();
    ASSERT_NE(last<CancelMeeting>(), nullptr);
    EXPECT_EQ(last<CancelMeeting>()->meeting, MeetingKey{"28-afternoon"});

    take("split 6th");
    answer("16:30");
    ASSERT_NE(last<SplitMeeting>(), nullptr);
    EXPECT_EQ(last<SplitMeeting>()->at, wall(28, 16, 30));

    take("merge 7th");
    ASSERT_NE(last<MergeMeetings>(), nullptr);
    EXPECT_EQ(last<MergeMeetings>()->with, MeetingKey{"29-morning"});
}

TEST_F(ProgrammeTest, AMeetingIsAdded) {
    take("add meeting");
    answer("brief");
    answer("For the press");
    answer("virtual");
    answer("30 Jul 9:00");
    answer("9:45");
    ASSERT_NE(last<AddMeeting>(), nullptr);
    EXPECT_EQ(last<AddMeeting>()->details.kind, MeetingKind::briefing);
    EXPECT_EQ(last<AddMeeting>()->details.title, "For the press");
    EXPECT_EQ(last<AddMeeting>()->room, RoomKey{"virtual"});
    EXPECT_EQ(last<AddMeeting>()->starts, wall(30, 9));
    EXPECT_EQ(last<AddMeeting>()->ends, wall(30, 9, 45));
}

TEST_F(ProgrammeTest, OneDetailIsChangedAndTheOthersStay) {
    door.meeting("28-afternoon").team = "A";
    door.meeting("28-afternoon").link = "https://meet.example/6";
    republish();
    choose("6th");
    take("languages");
    answer("en fr es");
    ASSERT_NE(last<ChangeMeeting>(), nullptr);
    const MeetingDetails& details = last<ChangeMeeting>()->details;
    EXPECT_EQ(details.languages, (std::vector<std::string>{"en", "fr", "es"}));
    EXPECT_EQ(details.team, "A");
    EXPECT_EQ(details.link, "https://meet.example/6");
    EXPECT_EQ(details.modality, MeetingModality::hybrid);
    EXPECT_TRUE(details.webcast);

    take("virtual person");
    answer("virtual");
    EXPECT_EQ(last<ChangeMeeting>()->details.modality, MeetingModality::virtual_only);
    EXPECT_TRUE(last<ChangeMeeting>()->details.languages.empty());
}

TEST_F(ProgrammeTest, SlotsAreAddedMovedSplitMergedAndRemoved) {
    choose("6th");
    take("add slot");
    answer("break");
    enter();
    enter();
    answer("16:30");
    answer("16:45");
    ASSERT_NE(last<AddSlot>(), nullptr);
    EXPECT_EQ(last<AddSlot>()->kind, SlotKind::pause);
    EXPECT_EQ(last<AddSlot>()->starts, wall(28, 16, 30));
    EXPECT_EQ(last<AddSlot>()->ends, wall(28, 16, 45));

    take("kind items title implementation");
    answer("debate");
    answer("6 b");
    enter();
    ASSERT_NE(last<ChangeSlot>(), nullptr);
    EXPECT_EQ(last<ChangeSlot>()->items, (std::vector<ItemKey>{{"6"}, {"7"}}));
    EXPECT_EQ(last<ChangeSlot>()->title, "Implementation trends");

    take("another meeting implementation");
    answer("7th");
    answer("11:00");
    enter();
    ASSERT_NE(last<MoveSlot>(), nullptr);
    EXPECT_EQ(last<MoveSlot>()->to, MeetingKey{"29-morning"});
    EXPECT_EQ(last<MoveSlot>()->starts, wall(29, 11));
    EXPECT_EQ(last<MoveSlot>()->ends, wall(29, 12));

    take("merge implementation");
    EXPECT_NE(last<MergeSlots>(), nullptr);
    take("remove implementation");
    EXPECT_NE(last<RemoveSlot>(), nullptr);
    take("split implementation");
    enter();
    ASSERT_NE(last<SplitSlot>(), nullptr);
    EXPECT_EQ(last<SplitSlot>()->at, wall(28, 15, 30));
}

TEST_F(ProgrammeTest, WhatIsLeftOfTheSlotGoesToConsultationsOrAnotherItem) {
    take("rest consultations");
    ASSERT_NE(last<ReallocateTime>(), nullptr);
    EXPECT_EQ(last<ReallocateTime>()->kind, SlotKind::consultation);
    EXPECT_FALSE(last<ReallocateTime>()->from);
    take("rest another");
    answer("8");
    EXPECT_EQ(last<ReallocateTime>()->kind, SlotKind::debate);
    EXPECT_EQ(last<ReallocateTime>()->items, (std::vector<ItemKey>{{"8"}}));
}

TEST_F(ProgrammeTest, WhatDelegationsSeeOfTheirTurn) {
    take("see expect");
    ASSERT_NE(last<ShowTurns>(), nullptr);
    EXPECT_EQ(last<ShowTurns>()->show, TurnsShown::times);
}

// ---- what a change runs into

TEST_F(ProgrammeTest, ACollisionIsShownAndTakenOnAYes) {
    choose("7th");
    refuse("programme.room-taken", "The room is taken by the 6th meeting.");
    take("shorten");
    answer("14:00");
    EXPECT_TRUE(shows("The room is taken by the 6th meeting."));
    EXPECT_TRUE(shell.choices().notices.empty());
    look();
    refuse("programme.team-taken", "The team serves the 6th meeting then.");
    press(Key::enter);
    settle();
    look();
    EXPECT_TRUE(shows("The team serves the 6th meeting then."));
    press(Key::enter);
    settle();
    ASSERT_EQ(door.sent().size(), 3U);
    EXPECT_EQ(last<MoveMeeting>()->accepting,
              (std::vector<Collision>{Collision::room, Collision::team}));
    EXPECT_EQ(last<MoveMeeting>()->ends, wall(29, 14));
    EXPECT_FALSE(shell.choices().overlay_open());
}

TEST_F(ProgrammeTest, ACollisionIsLeftOnANo) {
    choose("7th");
    refuse("programme.beyond-hours", "The day ends at 13:00.");
    take("shorten");
    answer("14:00");
    look();
    click("Leave it as it is");
    EXPECT_FALSE(shell.choices().overlay_open());
    EXPECT_EQ(door.sent().size(), 1U);
}

TEST_F(ProgrammeTest, AnEnterMeantForWhatStoodThereBeforeAcceptsNothing) {
    choose("7th");
    refuse("programme.beyond-interpretation", "The interpreters leave at 13:00.");
    take("shorten");
    type("14:00");
    press(Key::enter);
    press(Key::enter);
    settle();
    EXPECT_TRUE(shows("The interpreters leave at 13:00."));
    EXPECT_EQ(door.sent().size(), 1U);
}

TEST_F(ProgrammeTest, AnHourThatComesTwiceIsAskedAbout) {
    choose("7th");
    refuse("programme.time-twice", "Clocks show 1:30 twice that night.");
    take("move to other hours");
    answer("1:30");
    enter();
    look();
    press(Key::enter);  // says neither
    settle();
    EXPECT_EQ(door.sent().size(), 1U);
    type("2");
    settle();
    ASSERT_EQ(door.sent().size(), 2U);
    EXPECT_EQ(last<MoveMeeting>()->second_time, true);
}

TEST_F(ProgrammeTest, AnyOtherRefusalIsANotice) {
    choose("7th");
    refuse("programme.hours", "It ends before it begins.");
    take("shorten");
    answer("9:00");
    EXPECT_FALSE(shell.choices().overlay_open());
    ASSERT_EQ(shell.choices().notices.size(), 1U);
    EXPECT_EQ(shell.choices().notices.front().why, "It ends before it begins.");
}

// ---- what is shown

TEST_F(ProgrammeTest, TheVersionAndWhatItChangedAreShown) {
    door.programme.version = 4;
    door.programme.published = door.meeting("28-morning").starts + minutes{80};
    door.meeting("28-afternoon").changed_in = 4;
    door.programme.changes = {{.version = 4,
                               .published = door.programme.published,
                               .meeting = {"28-afternoon"},
                               .name = "6th meeting",
                               .what = SeenChange::moved}};
    republish();
    EXPECT_TRUE(shows("Version 4, Wed 11:20"));
    EXPECT_TRUE(shows("moved, version 4"));
}

TEST_F(ProgrammeTest, CancelledPostponedBreaksAndTheInterpretersHourAreShown) {
    door.meeting("28-afternoon").plan = MeetingPlan::cancelled;
    door.meeting("29-morning").plan = MeetingPlan::postponed;
    auto& fifth = door.meeting("28-morning");
    fifth.languages = {"en", "fr"};
    fifth.interpretation_ends = fifth.ends + minutes{5};
    fifth.slots.back().ends -= minutes{30};
    views::SlotView rest = fifth.slots.back();
    rest.key = {"break"};
    rest.kind = SlotKind::pause;
    rest.items.clear();
    rest.title.clear();
    rest.starts = fifth.slots.back().ends;
    rest.ends = fifth.ends;
    fifth.slots.push_back(rest);
    republish();
    EXPECT_TRUE(shows("Cancelled"));
    EXPECT_TRUE(shows("Postponed without a date"));
    EXPECT_TRUE(shows("was Thu 29 Jul 10:00"));
    EXPECT_TRUE(shows("Break"));
    EXPECT_TRUE(shows("interpretation ends 13:05"));

    click("7th meeting");
    take("after all");
    ASSERT_NE(last<ReinstateMeeting>(), nullptr);
    EXPECT_EQ(last<ReinstateMeeting>()->meeting, MeetingKey{"29-morning"});
}

// ---- the end of interpretation

TEST_F(ProgrammeTest, AnAlarmSaysWhoSpeaksAndLeadsToWhatCanBeDone) {
    auto& fifth = door.meeting("28-morning");
    fifth.languages = {"en", "fr"};
    fifth.interpretation_ends =
        door.conference.utc_at_zero + door.now().time_since_epoch() + minutes{5};
    fifth.interpretation_noted = 5;
    republish();
    EXPECT_TRUE(shows("in 5 minutes (5th meeting). Floor: Philippines."));
    click("Interpreters grant minutes …");
    answer("10");
    ASSERT_NE(last<GrantInterpretation>(), nullptr);
    EXPECT_EQ(last<GrantInterpretation>()->by, minutes{10});

    click("Go on without …");
    EXPECT_TRUE(shows("Does the meeting agree to go on without interpretation?"));
    enter();
    ASSERT_NE(last<GoOnWithoutInterpretation>(), nullptr);
    EXPECT_TRUE(last<GoOnWithoutInterpretation>()->agreed);

    click("Understood");
    EXPECT_FALSE(shows("Floor: Philippines."));
    door.meeting("28-morning").interpretation_noted = 0;
    door.pass(minutes{6});
    republish();
    EXPECT_TRUE(shows("Interpretation has ended"));
}

// ---- the cycle

TEST_F(ProgrammeTest, TheConferencesOfTheCycleAreListedAndTheirCommandIsCopied) {
    click("BMS7");
    EXPECT_TRUE(shows("Conferences of the cycle"));
    EXPECT_TRUE(shows("6 to 10 Jun 2016"));
    EXPECT_TRUE(shows("This conference"));
    EXPECT_TRUE(shows("No file here. Make it: dais new bms8.dais"));
    click("BMS8");
    EXPECT_EQ(shell.take_copy_text(), "");
    click("BMS6");
    EXPECT_EQ(shell.take_copy_text(), "dais console bms6.dais");
    EXPECT_TRUE(shows("Copied: dais console bms6.dais"));
    press(Key::escape);
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
}

}  // namespace
}  // namespace dais::console::testing
