// What keys and the mouse do: the console against a desk in the test's hands.
#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

using namespace meeting;  // NOLINT(google-build-using-namespace): commands by their names
using views::ClockState;

class ShellTest : public Headless {
  protected:
    ShellTest() { frame(); }
    void conclude() {
        press(Key::enter);
        settle();
    }
};

TEST_F(ShellTest, OneKeyForTheNextThing) {
    conclude();
    ASSERT_NE(last<ConcludeStatement>(), nullptr);
    EXPECT_EQ(last<ConcludeStatement>()->statement, StatementId{4170});

    space();
    settle();
    ASSERT_NE(last<GiveFloor>(), nullptr);
    EXPECT_EQ(last<GiveFloor>()->replacing, std::nullopt);
    EXPECT_TRUE(shows("Standing at the full time"));
    EXPECT_TRUE(shows("5:00"));

    space();
    settle();
    ASSERT_NE(last<StartStatement>(), nullptr);
    const StatementId jamaica = last<StartStatement>()->statement;

    space();
    settle();
    ASSERT_NE(last<GiveFloor>(), nullptr);
    EXPECT_EQ(last<GiveFloor>()->replacing, jamaica);
    EXPECT_EQ(door.floor.statement->speaker.name, "Germany");
}

TEST_F(ShellTest, ABurstOfKeysIsActedOnInOrder) {
    conclude();
    type("nauru");
    press(Key::enter);
    space();
    space();
    settle();
    ASSERT_EQ(door.sent().size(), 4U);
    EXPECT_EQ(std::get<InscribeSpeaker>(door.sent()[1]).delegation, DelegationKey{"NRU"});
    EXPECT_TRUE(std::holds_alternative<GiveFloor>(door.sent()[2]));
    EXPECT_TRUE(std::holds_alternative<StartStatement>(door.sent()[3]));
}

TEST_F(ShellTest, AKeyWaitsForTheAnswerToTheOneBefore) {
    conclude();
    door.answers_held = true;
    space();
    space();
    frames(20);
    EXPECT_TRUE(std::holds_alternative<GiveFloor>(door.sent().back()));
    door.answers_held = false;
    settle();
    EXPECT_TRUE(std::holds_alternative<StartStatement>(door.sent().back()));
}

TEST_F(ShellTest, AKeyWaitsForWhatCameOfTheOneBeforeToBeShown) {
    conclude();
    door.views_held = true;
    space();
    space();
    frames(5);
    EXPECT_EQ(door.sent().size(), 2U);
    door.views_held = false;
    door.publish();
    settle();
    EXPECT_TRUE(std::holds_alternative<StartStatement>(door.sent().back()));

    door.views_held = true;
    press(Key::f2);
    press(Key::f8);
    frames(5);
    EXPECT_TRUE(std::holds_alternative<PauseStatement>(door.sent().back()));
    time += kViewWait;  // it is not shown: commands say what they expect
    frames(3);
    EXPECT_TRUE(std::holds_alternative<ReleaseSpeakers>(door.sent().back()));
}

TEST_F(ShellTest, AKeyDoesNotWaitForEverAndTheOfficerIsTold) {
    conclude();
    door.answers_held = true;
    space();
    space();
    frames(2);
    const std::size_t sent = door.sent().size();
    time += kLongestWait;
    frames(3);
    EXPECT_EQ(door.sent().size(), sent);
    ASSERT_EQ(shell.choices().notices.size(), 2U);
    EXPECT_TRUE(shows("The desk has"));
}

TEST_F(ShellTest, WhatWasPressedBeforeARefusalIsNotActedOn) {
    conclude();
    door.refuse_next = "Another has the floor.";
    space();
    space();
    settle();
    EXPECT_EQ(door.sent().size(), 2U);
    EXPECT_TRUE(shows("Another has the floor."));
    ASSERT_EQ(shell.choices().notices.size(), 2U);
    EXPECT_EQ(shell.choices().notices.front().why, "Another has the floor.");
}

TEST_F(ShellTest, ARefusalStaysUntilItCouldBeRead) {
    door.refuse_next = "Not now.";
    press(Key::f2);
    press(Key::f8);  // too early: not acted on
    settle();
    press(Key::f8);
    settle();
    EXPECT_NE(last<ReleaseSpeakers>(), nullptr);
    EXPECT_TRUE(shows("Not now."));
    time += kReadable;
    press(Key::f8);
    settle();
    EXPECT_FALSE(shows("Not now."));
}

TEST_F(ShellTest, HoldingAKeyDownActsOnce) {
    conclude();
    shell.take(KeyPress{.key = Key::space});
    for (int i = 0; i < 5; ++i) {
        shell.take(KeyPress{.key = Key::space, .repeated = true});
    }
    settle();
    EXPECT_EQ(door.sent().size(), 2U);
}

TEST_F(ShellTest, BlanksInANameAreNoKeys) {
    type("new zealand");
    settle();
    EXPECT_EQ(shell.choices().inscribing.text.text(), "new zealand");
    EXPECT_TRUE(door.sent().empty());
    press(Key::enter);
    settle();
    ASSERT_NE(last<InscribeSpeaker>(), nullptr);
    EXPECT_EQ(last<InscribeSpeaker>()->delegation, DelegationKey{"NZL"});
    EXPECT_TRUE(shell.choices().inscribing.text.empty());
    EXPECT_TRUE(shows("New Zealand"));
    EXPECT_TRUE(shell.choices().row.has_value());
}

TEST_F(ShellTest, InscribesOnBehalfOfAGroup) {
    type("belize for caricom");
    press(Key::enter);
    settle();
    ASSERT_NE(last<InscribeSpeaker>(), nullptr);
    EXPECT_EQ(last<InscribeSpeaker>()->on_behalf_of->group, GroupKey{"caricom"});

    type("ecowas");
    press(Key::enter);
    settle();
    EXPECT_EQ(door.sent().size(), 1U);  // a group holds no floor: who speaks for it comes next
    EXPECT_TRUE(shows("on behalf of ECOWAS"));
    type("benin");
    ctrl('m');
    press(Key::enter);
    settle();
    EXPECT_EQ(last<InscribeSpeaker>()->delegation, DelegationKey{"BEN"});
    EXPECT_EQ(last<InscribeSpeaker>()->on_behalf_of->group, GroupKey{"ecowas"});
    EXPECT_EQ(last<InscribeSpeaker>()->modality, Modality::remote);

    type("peru");
    press(Key::enter);
    settle();
    EXPECT_EQ(last<InscribeSpeaker>()->on_behalf_of, std::nullopt);
    EXPECT_EQ(last<InscribeSpeaker>()->modality, Modality::in_person);
}

TEST_F(ShellTest, StepsThroughTheGroupsOfADelegation) {
    type("jamaica");
    ctrl('g');
    settle();
    const auto first = shell.choices().inscribing.group;
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(*first, GroupKey{"caricom"});
    for (int i = 0; i < 20 && shell.choices().inscribing.group; ++i) {
        ctrl('g');
        settle();
    }
    EXPECT_EQ(shell.choices().inscribing.group, std::nullopt);
}

TEST_F(ShellTest, SaysWhyNothingIsInscribed) {
    type("xyzzy");
    press(Key::enter);
    settle();
    EXPECT_TRUE(door.sent().empty());
    EXPECT_TRUE(shows("No delegation by that name"));
    EXPECT_EQ(shell.choices().inscribing.text.text(), "xyzzy");  // to be put right
    press(Key::escape);
    type("kenya");
    press(Key::enter);
    settle();
    EXPECT_TRUE(shows("Kenya is on the list already."));
    press(Key::escape);
    settle();
    EXPECT_FALSE(shell.choices().notice_open);
    EXPECT_EQ(shell.choices().notices.size(), 2U);  // still to be read in the list of them
}

TEST_F(ShellTest, ArrowsChooseAmongMatches) {
    type("korea");
    settle();
    ASSERT_EQ(shell.choices().matches.best.size(), 2U);
    press(Key::down);
    press(Key::enter);
    settle();
    EXPECT_EQ(last<InscribeSpeaker>()->delegation, DelegationKey{"KOR"});
}

TEST_F(ShellTest, LettersAreKeysOnlyOutsideTheField) {
    type("p");
    settle();
    EXPECT_TRUE(door.sent().empty());
    press(Key::escape);
    press(Key::escape);
    settle();
    EXPECT_FALSE(shell.choices().typing);
    type("p");
    settle();
    EXPECT_NE(last<PauseStatement>(), nullptr);
    type("P");
    settle();
    EXPECT_NE(last<ResumeStatement>(), nullptr);
    type("k");
    settle();
    EXPECT_TRUE(shows("This letter is no key."));
    type("/");
    type("k");
    settle();
    EXPECT_EQ(shell.choices().inscribing.text.text(), "k");
}

TEST_F(ShellTest, FunctionKeysActWhileTyping) {
    type("ken");
    press(Key::f2);
    settle();
    EXPECT_NE(last<PauseStatement>(), nullptr);
    press(Key::f3);
    settle();
    ASSERT_NE(last<GiveFloorToPresider>(), nullptr);
    EXPECT_EQ(last<GiveFloorToPresider>()->office, PresiderOffice::chair);
    EXPECT_EQ(last<GiveFloorToPresider>()->replacing, StatementId{4170});
    press(Key::f4);
    settle();
    EXPECT_EQ(last<GiveFloorToPresider>()->office, PresiderOffice::secretariat);
    press(Key::f8);
    settle();
    ASSERT_NE(last<ReleaseSpeakers>(), nullptr);
    EXPECT_EQ(last<ReleaseSpeakers>()->count, 3);
    press(Key::f8);
    settle();
    EXPECT_EQ(last<ReleaseSpeakers>()->count, 0);
    EXPECT_EQ(shell.choices().inscribing.text.text(), "ken");
}

TEST_F(ShellTest, AdjourningAsksForASecondPress) {
    press(Key::f7);
    settle();
    EXPECT_TRUE(door.sent().empty());
    EXPECT_TRUE(shows("Press again: Adjourn"));
    press(Key::escape);
    press(Key::f7);
    settle();
    EXPECT_TRUE(door.sent().empty());
    time += kArmedFor;
    frames(2);
    EXPECT_EQ(shell.choices().armed, std::nullopt);
    press(Key::f7);
    press(Key::f7);
    settle();
    ASSERT_NE(last<AdjournMeeting>(), nullptr);
    EXPECT_EQ(last<AdjournMeeting>()->concluding, StatementId{4170});
}

TEST_F(ShellTest, ActsOnTheMeetingOfTheRoom) {
    EXPECT_EQ(shell.scene().meeting->key, MeetingKey{"28-morning"});
    door.meeting("28-morning").state = MeetingState::adjourned;
    door.floor.statement.reset();
    door.floor.state = MeetingState::adjourned;
    door.publish();
    frame();
    EXPECT_EQ(shell.scene().meeting->key, MeetingKey{"28-afternoon"});
    EXPECT_EQ(shell.scene().list->key, ListKey{"8"});
    press(Key::f5);
    settle();
    ASSERT_NE(last<OpenMeeting>(), nullptr);
    EXPECT_EQ(last<OpenMeeting>()->meeting, MeetingKey{"28-afternoon"});
}

TEST_F(ShellTest, UndoSaysWhatItBringsBackAndUndoesTheOwnAction) {
    const auto newest = door.history.actions.front().action;
    auto returns = *door.floor.statement;
    returns.used_before = std::chrono::seconds{98};
    returns.running_since.reset();
    returns.clock = ClockState::paused;
    door.history.undoable.front().floor_after = returns;
    door.publish();
    frame();
    EXPECT_TRUE(shows("Philippines returns with 1:38 used"));
    ctrl('z');
    settle();
    ASSERT_NE(last<UndoAction>(), nullptr);
    EXPECT_EQ(last<UndoAction>()->action, newest);

    door.history.undoable.front().action.actor = {7, "Ana"};
    door.publish();
    frame();
    const std::size_t sent = door.sent().size();
    ctrl('z');
    settle();
    EXPECT_EQ(door.sent().size(), sent);
    EXPECT_TRUE(shows("There is nothing of yours that can be undone."));
}

TEST_F(ShellTest, MovingASpeakerAsksOnWhoseAuthority) {
    press(Key::down);
    press(Key::down);
    press(Key::down);
    alt(Key::up);
    settle();
    EXPECT_TRUE(door.sent().empty());
    EXPECT_TRUE(shows("Move Kenya before Germany"));
    type("2");
    settle();
    ASSERT_NE(last<MoveInscription>(), nullptr);
    EXPECT_EQ(last<MoveInscription>()->inscription, door.list("7").waiting[2].id);
    EXPECT_EQ(last<MoveInscription>()->before, door.list("7").waiting[1].id);
    EXPECT_EQ(last<MoveInscription>()->authority, Authority::mutual_agreement);

    for (int i = 0; i < 30; ++i) {
        alt(Key::down);
    }
    settle();
    EXPECT_TRUE(shows("Move Kenya to the end of the list"));
    type("3");
    settle();
    EXPECT_EQ(last<MoveInscription>()->before, std::nullopt);
    EXPECT_EQ(last<MoveInscription>()->authority, Authority::correction);
}

TEST_F(ShellTest, MovingKeepsUpWithTheList) {
    press(Key::down);
    press(Key::down);
    press(Key::down);
    alt(Key::down);
    settle();
    EXPECT_TRUE(shows("Move Kenya before Algeria"));
    auto& waiting = door.list("7").waiting;
    waiting.erase(waiting.begin());  // another officer
    door.publish();
    frame();
    EXPECT_TRUE(shows("Move Kenya before"));
    waiting.erase(waiting.begin() + 1);
    door.publish();
    frames(2);
    EXPECT_FALSE(shell.choices().overlay_open());
    EXPECT_TRUE(shows("The speaker waits on this list no longer."));
    EXPECT_TRUE(door.sent().empty());
}

TEST_F(ShellTest, WithdrawsTheSelectedSpeaker) {
    press(Key::del);
    settle();
    EXPECT_TRUE(door.sent().empty());
    EXPECT_TRUE(shows("Select a speaker on the list first"));
    press(Key::down);
    press(Key::del);
    settle();
    ASSERT_NE(last<WithdrawInscription>(), nullptr);
    EXPECT_EQ(last<WithdrawInscription>()->inscription, door.list("7").waiting[0].id);
}

TEST_F(ShellTest, SetsAndAdvancesARehearsalsClock) {
    press(Key::f9);
    settle();
    EXPECT_EQ(last<AdvanceRehearsal>()->by, std::chrono::seconds{10});
    press(Key::f12);
    settle();
    EXPECT_TRUE(shows("Set the conference's clock (New York time)"));
    for (int i = 0; i < 40; ++i) {
        press(Key::backspace);
    }
    type("noon");
    press(Key::enter);
    settle();
    EXPECT_TRUE(shows("This is not a time."));
    for (int i = 0; i < 4; ++i) {
        press(Key::backspace);
    }
    type("12:59");
    press(Key::enter);
    settle();
    ASSERT_NE(last<SetRehearsalClock>(), nullptr);
    EXPECT_EQ(last<SetRehearsalClock>()->utc,
              date::sys_days{date::year{2021} / 7 / 28} + std::chrono::minutes{16 * 60 + 59});

    door.conference.rehearsal = false;
    door.publish();
    frame();
    const std::size_t sent = door.sent().size();
    press(Key::f12);
    press(Key::f9);
    settle();
    EXPECT_EQ(door.sent().size(), sent);
    EXPECT_FALSE(shell.choices().overlay_open());
    EXPECT_FALSE(shows("REHEARSAL"));
}

TEST_F(ShellTest, ConfirmsTheClockAfterARestart) {
    door.conference.elapsed_to_confirm = std::chrono::minutes{127};
    door.publish();
    frame();
    EXPECT_TRUE(shows("2 h 7 min"));
    shell.take(KeyPress{.key = Key::enter, .ctrl = true});
    settle();
    EXPECT_NE(last<ConfirmClock>(), nullptr);
}

TEST_F(ShellTest, ABusyDeskIsSaid) {
    door.busy = true;
    press(Key::f2);
    settle();
    EXPECT_TRUE(door.sent().empty());
    EXPECT_TRUE(shows("The desk is busy or out of reach."));
}

TEST_F(ShellTest, TroubleIsSaidAcrossTheWindow) {
    door.shut = "Not connected to the desk; reconnecting.";
    door.record.written = false;
    door.record.trouble = "The disk is full.";
    door.publish();
    frame();
    EXPECT_TRUE(shows("Not connected to the desk; reconnecting."));
    EXPECT_TRUE(shows("The record is not being written: The disk is full."));
}

TEST_F(ShellTest, ButtonsDoWhatTheirKeysDo) {
    click("Pause the clock");
    EXPECT_NE(last<PauseStatement>(), nullptr);
    click("Floor to Jamaica (CARICOM)");
    EXPECT_NE(last<GiveFloor>(), nullptr);
    click("Suspend");
    EXPECT_EQ(last<SuspendMeeting>(), nullptr);
    click("Press again: Suspend");
    EXPECT_NE(last<SuspendMeeting>(), nullptr);
}

TEST_F(ShellTest, TheMouseChoosesRoomsListsDaysAndRows) {
    click("Item 8 (C)");
    EXPECT_EQ(shell.scene().list->key, ListKey{"8"});
    EXPECT_TRUE(shows("Nobody waits on Item 8 (C)."));
    click("Item 7 (B)");
    click("Latvia");
    EXPECT_EQ(shell.choices().row, door.list("7").waiting[3].id);
    click("day-after");
    EXPECT_TRUE(shows("Thursday 29 July"));
    click("Virtual meeting");
    EXPECT_EQ(shell.scene().room->key, RoomKey{"virtual"});
    EXPECT_EQ(shell.scene().statement(), nullptr);
    EXPECT_TRUE(shows("No meeting here"));
}

TEST_F(ShellTest, KeysChooseRoomsListsAndDays) {
    ctrl('2');
    settle();
    EXPECT_EQ(shell.scene().room->key, RoomKey{"virtual"});
    ctrl('1');
    shell.take(KeyPress{.key = Key::tab, .ctrl = true});
    settle();
    EXPECT_EQ(shell.scene().list->key, ListKey{"8"});
    shell.take(KeyPress{.key = Key::tab, .ctrl = true});
    shell.take(KeyPress{.key = Key::tab, .ctrl = true, .shift = true});
    settle();
    EXPECT_EQ(shell.scene().list->key, ListKey{"8"});
    alt(Key::right);
    alt(Key::right);
    settle();
    EXPECT_TRUE(shows("Thursday 29 July"));
    alt(Key::left);
    settle();
    EXPECT_TRUE(shows("Wednesday 28 July"));
}

TEST_F(ShellTest, ClosingDuringAMeetingAsksOnceMore) {
    shell.ask_to_close();
    settle();
    EXPECT_FALSE(shell.closing());
    EXPECT_TRUE(shows("Close Dais?"));
    press(Key::escape);
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
    shell.ask_to_close();
    press(Key::enter);
    settle();
    EXPECT_TRUE(shell.closing());
}

TEST_F(ShellTest, HelpNamesEveryKeyAndAnyKeyClosesIt) {
    press(Key::f1);
    settle();
    EXPECT_TRUE(shows("All keys"));
    EXPECT_TRUE(shows("Undo your last action"));
    space();
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
    EXPECT_TRUE(door.sent().empty());
}

TEST_F(ShellTest, SaysHowLongWhatItShowsStaysTrue) {
    frames(3);
    EXPECT_GT(shell.stays_true(), timing::Duration::zero());
    EXPECT_LE(shell.stays_true(), std::chrono::seconds{1});
    const timing::Duration left = shell.stays_true();
    const std::string before = shell.choices().notices.empty() ? "" : "unexpected";
    EXPECT_EQ(before, "");
    door.pass(left);
    frame();
    EXPECT_TRUE(shows("12:22:08"));
}

}  // namespace
}  // namespace dais::console::testing
