// The overlay of procedure: what it offers, what it asks, and the command that comes of it. And
// what the panels show of all this.
#include "console/panels/deeds.h"
#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

using namespace meeting;  // NOLINT(google-build-using-namespace): commands by their names
using std::chrono::minutes;
using std::chrono::seconds;
using views::ClockState;

class ProcedureTest : public Headless {
  protected:
    ProcedureTest() { frame(); }

    void open() {
        ctrl('p');
        settle();
    }
    /// Opens, types and presses Enter: what stands first is done.
    void take(std::string_view typed) {
        open();
        type(typed);
        press(Key::enter);
        settle();
    }
    void answer(std::string_view typed) {
        type(typed);
        press(Key::enter);
        settle();
    }
    void republish() {
        door.publish();
        frames(2);
    }
    views::MeetingProcedureView& formal() { return door.procedure.meetings.front(); }
    views::PointView& point() {
        views::PointView view;
        view.id = {77};
        view.name = "Cuba";
        formal().points = {view};
        return formal().points.front();
    }
    void select(std::size_t row) {
        for (std::size_t i = 0; i <= row; ++i) {
            press(Key::down);
        }
        settle();
    }
};

TEST_F(ProcedureTest, OpensAndClosesByKeysAndByItsButton) {
    open();
    EXPECT_TRUE(shows("What can be done now"));
    EXPECT_TRUE(shows("30 s more for Philippines"));
    press(Key::escape);
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
    click("Procedure");
    EXPECT_TRUE(shows("What can be done now"));
    ctrl('p');
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
    EXPECT_TRUE(door.sent().empty());
}

TEST_F(ProcedureTest, TypingFiltersByTheBeginningsOfWords) {
    open();
    type("less phil");
    settle();
    EXPECT_TRUE(shows("30 s less for Philippines"));
    EXPECT_FALSE(shows("30 s more for Philippines"));
    type("xyz");
    settle();
    EXPECT_TRUE(shows("Nothing that can be done now is called so."));
    press(Key::enter);
    settle();
    EXPECT_TRUE(door.sent().empty());
    EXPECT_TRUE(shell.choices().overlay_open());
}

TEST_F(ProcedureTest, ArrowsChooseAndEnterDoesIt) {
    open();
    type("for philippines");
    press(Key::down);
    press(Key::down);
    press(Key::up);
    press(Key::enter);
    settle();
    ASSERT_NE(last<AdjustTime>(), nullptr);
    EXPECT_EQ(last<AdjustTime>()->statement, StatementId{4170});
    EXPECT_EQ(last<AdjustTime>()->by, seconds{60});
    EXPECT_FALSE(shell.choices().overlay_open());
}

TEST_F(ProcedureTest, TheMouseTakesADeedToo) {
    open();
    click("30 s less for Philippines");
    ASSERT_NE(last<AdjustTime>(), nullptr);
    EXPECT_EQ(last<AdjustTime>()->by, -seconds{30});
}

TEST_F(ProcedureTest, ALinkIsLostSomeSecondsAgoAndComesBack) {
    door.floor.statement->speaker.modality = Modality::remote;
    door.floor.statement->inscription = InscriptionId{9};
    republish();
    take("lost 15");
    ASSERT_NE(last<NoteLinkLost>(), nullptr);
    EXPECT_EQ(last<NoteLinkLost>()->ago, seconds{15});

    take("skip");
    EXPECT_NE(last<SkipSpeaker>(), nullptr);

    door.floor.statement->link_lost = door.now();
    republish();
    open();
    EXPECT_FALSE(shows("lost now"));
    type("restored");
    press(Key::enter);
    settle();
    EXPECT_NE(last<NoteLinkRestored>(), nullptr);
}

TEST_F(ProcedureTest, ARecordingFailsAndTheSpeakerSpeaksLive) {
    door.floor.statement->speaker.modality = Modality::pre_recorded;
    door.floor.statement->recorded = true;
    republish();
    take("recording failed");
    EXPECT_NE(last<NotePlaybackFailed>(), nullptr);
    take("live room");
    ASSERT_NE(last<SpeakLiveInstead>(), nullptr);
    EXPECT_EQ(last<SpeakLiveInstead>()->modality, Modality::in_person);
}

TEST_F(ProcedureTest, AskWhichChannelWasLost) {
    take("interpretation");
    EXPECT_TRUE(door.sent().empty());
    EXPECT_TRUE(shows("Which channel of interpretation? Its language."));
    press(Key::enter);  // nothing was said yet
    settle();
    EXPECT_TRUE(door.sent().empty());
    answer("French");
    ASSERT_NE(last<NoteServiceLost>(), nullptr);
    EXPECT_EQ(last<NoteServiceLost>()->service, Service::interpretation);
    EXPECT_EQ(last<NoteServiceLost>()->channel, "French");

    formal().lost = Service::interpretation;
    formal().lost_channel = "French";
    republish();
    EXPECT_TRUE(shows("Interpretation lost: French"));
    take("platform and interpretation restored");
    EXPECT_NE(last<NoteServiceRestored>(), nullptr);
}

TEST_F(ProcedureTest, TheSelectedSpeaker) {
    const auto& waiting = door.list("7").waiting;
    const InscriptionId first = waiting[0].id;
    const InscriptionId second = waiting[1].id;
    select(0);
    take("absent jamaica");
    ASSERT_NE(last<MarkAbsent>(), nullptr);
    EXPECT_EQ(last<MarkAbsent>()->inscription, first);
    take("in writing");
    EXPECT_NE(last<TakeInWriting>(), nullptr);
    take("exchange");
    ASSERT_NE(last<SwapInscriptions>(), nullptr);
    EXPECT_EQ(last<SwapInscriptions>()->other, second);
    take("link tested");  // Jamaica is remote
    ASSERT_NE(last<NoteReadiness>(), nullptr);
    EXPECT_EQ(last<NoteReadiness>()->readiness, Readiness::tested);
    take("text received");
    answer("many");
    EXPECT_TRUE(shows("This is not one number."));
    press(Key::backspace);
    shell.take(KeyPress{.key = Key::letter, .letter = 'u', .ctrl = true});
    answer("420");
    ASSERT_NE(last<NoteTextReceived>(), nullptr);
    EXPECT_EQ(last<NoteTextReceived>()->words, 420);
    take("text received");
    press(Key::enter);
    settle();
    EXPECT_EQ(last<NoteTextReceived>()->words, std::nullopt);
}

TEST_F(ProcedureTest, OnlyARemoteSpeakerHasALink) {
    select(1);
    open();
    EXPECT_TRUE(shows("Absent: Germany"));
    EXPECT_FALSE(shows("Link of Germany"));
}

TEST_F(ProcedureTest, TheListClosesAndReopensWithConsentWhereItIsAskedFor) {
    take("close item 7");
    ASSERT_NE(last<CloseList>(), nullptr);
    EXPECT_EQ(last<CloseList>()->list, ListKey{"7"});
    EXPECT_FALSE(last<CloseList>()->consent);
    take("announce closes 12:37");
    ASSERT_NE(last<AnnounceListClosing>(), nullptr);
    take("announce when");
    answer("12:50");
    ASSERT_NE(last<AnnounceListClosing>(), nullptr);

    door.list("7").status = ListStatus::closed;
    republish();
    EXPECT_TRUE(shows("Closed"));
    take("reopen");
    EXPECT_NE(last<ReopenList>(), nullptr);
}

TEST_F(ProcedureTest, LateRequestsAreGrantedOrRefusedWithAReason) {
    auto& list = door.list("7");
    views::InscriptionView late = list.waiting.front();
    late.id = {990};
    late.speaker = {.name = "Peru"};
    list.pending = {late};
    list.status = ListStatus::closed;
    republish();
    EXPECT_TRUE(shows("1 asks: Peru (Ctrl P)"));
    take("grant");
    ASSERT_NE(last<GrantRequest>(), nullptr);
    EXPECT_EQ(last<GrantRequest>()->inscription, InscriptionId{990});
    take("refuse");
    answer("No time is left.");
    ASSERT_NE(last<RefuseRequest>(), nullptr);
    EXPECT_EQ(last<RefuseRequest>()->reason, "No time is left.");
}

TEST_F(ProcedureTest, WhoWasWithdrawnIsReinstated) {
    door.list("7").past = {{{900}, {"CUB"}, "Cuba", views::Outcome::withdrawn, {}},
                           {{901}, {"PHL"}, "Philippines", views::Outcome::speaking, {}}};
    republish();
    take("reinstate");
    ASSERT_NE(last<ReinstateInscription>(), nullptr);
    EXPECT_EQ(last<ReinstateInscription>()->inscription, InscriptionId{900});
}

TEST_F(ProcedureTest, ARightOfReplyIsForATypedDelegation) {
    views::ListView replies = door.list("7");
    replies.key = {"7/replies"};
    replies.kind = ListKind::right_of_reply;
    replies.waiting.clear();
    door.lists.lists.push_back(replies);
    republish();
    take("right of reply");
    type("nauru");
    settle();
    EXPECT_TRUE(shows("Nauru"));
    press(Key::enter);
    settle();
    ASSERT_NE(last<InscribeSpeaker>(), nullptr);
    EXPECT_EQ(last<InscribeSpeaker>()->list, ListKey{"7/replies"});
    EXPECT_EQ(last<InscribeSpeaker>()->delegation, DelegationKey{"NRU"});
    EXPECT_EQ(last<InscribeSpeaker>()->meeting, MeetingKey{"28-morning"});
}

TEST_F(ProcedureTest, APointOfOrderFromRaisingToTheAppeal) {
    take("point raises");
    answer("cuba");
    ASSERT_NE(last<RaisePointOfOrder>(), nullptr);
    EXPECT_EQ(last<RaisePointOfOrder>()->delegation, DelegationKey{"CUB"});

    point();
    republish();
    EXPECT_TRUE(shows("Point of order raised: Cuba"));
    take("recognize");
    ASSERT_NE(last<RecognizePointOfOrder>(), nullptr);
    EXPECT_EQ(last<RecognizePointOfOrder>()->point, PointId{77});

    point().recognized = true;
    door.floor.point_of_order = "Cuba";
    door.floor.statement->paused_because = PauseReason::point_of_order;
    republish();
    EXPECT_TRUE(shows("Point of order: Cuba"));
    EXPECT_TRUE(shows("The clock stands for a point of order"));
    take("rule");
    answer("The point is not well taken.");
    ASSERT_NE(last<RuleOnPointOfOrder>(), nullptr);
    EXPECT_EQ(last<RuleOnPointOfOrder>()->ruling, "The point is not well taken.");

    point().ruled = true;
    republish();
    take("appeal");
    answer("nauru");
    ASSERT_NE(last<AppealRuling>(), nullptr);
    EXPECT_EQ(last<AppealRuling>()->delegation, DelegationKey{"NRU"});

    point().ruled = true;
    formal().points.front().standing = RulingState::appealed;
    formal().points.front().appealed_by = "Nauru";
    republish();
    take("vote appeal");
    answer("12");
    EXPECT_EQ(last<DecideAppeal>(), nullptr);
    answer(" 30 5");
    ASSERT_NE(last<DecideAppeal>(), nullptr);
    EXPECT_EQ(last<DecideAppeal>()->to_overrule, 12);
    EXPECT_EQ(last<DecideAppeal>()->to_uphold, 30);
    EXPECT_EQ(last<DecideAppeal>()->abstaining, 5);
}

TEST_F(ProcedureTest, AMotionNotInOrderIsShownWithItsRuleAndNotOffered) {
    open();
    type("motion competence");
    settle();
    EXPECT_TRUE(shows("Motion: decision on competence"));
    EXPECT_TRUE(shows("Voting has begun"));
    EXPECT_EQ(find("Motion: decision on competence", true), nullptr);
    press(Key::enter);
    settle();
    EXPECT_TRUE(door.sent().empty());
    EXPECT_FALSE(std::get<Procedure>(shell.choices().overlay).asking.has_value());
}

TEST_F(ProcedureTest, AMotionIsMadeAndDecided) {
    take("motion adjournment debate");
    answer("cuba");
    ASSERT_NE(last<MakeMotion>(), nullptr);
    EXPECT_EQ(last<MakeMotion>()->kind, MotionKind::adjourn_debate);
    EXPECT_EQ(last<MakeMotion>()->list, ListKey{"7"});

    views::MotionView motion;
    motion.id = {88};
    motion.kind = MotionKind::adjourn_debate;
    motion.name = "Cuba";
    motion.debate = ListKey{"motion-88"};
    motion.speakers_for = 2;
    motion.speakers_against = 2;
    formal().motions = {motion};
    republish();
    take("vote motion");
    answer("40 12 3");
    ASSERT_NE(last<DecideMotion>(), nullptr);
    EXPECT_EQ(last<DecideMotion>()->in_favour, 40);
    EXPECT_FALSE(last<DecideMotion>()->without_vote);
    take("motion carried");
    EXPECT_TRUE(last<DecideMotion>()->without_vote);
    EXPECT_TRUE(last<DecideMotion>()->carried);
    take("voting begins");
    answer("the draft");
    ASSERT_NE(last<BeginVoting>(), nullptr);
    EXPECT_EQ(last<BeginVoting>()->on, "the draft");

    door.floor.voting = "the draft";
    republish();
    EXPECT_TRUE(shows("Voting: the draft"));
    take("voting ends");
    answer("adopted");
    EXPECT_NE(last<EndVoting>(), nullptr);
}

TEST_F(ProcedureTest, FormalStepsAskForWhatTheyNeed) {
    take("no other requests");
    ASSERT_NE(last<TakeFormalStep>(), nullptr);
    EXPECT_EQ(last<TakeFormalStep>()->step, FormalStepKind::no_other_requests);
    take("quorum");
    answer("48");
    EXPECT_EQ(last<TakeFormalStep>()->present, 48);
    take("election");
    answer("chair");
    EXPECT_TRUE(shows("Which delegation is elected?"));
    answer("kenya");
    EXPECT_EQ(last<TakeFormalStep>()->office, "chair");
    EXPECT_EQ(last<TakeFormalStep>()->delegation, DelegationKey{"KEN"});
    take("consideration begins item 7");
    EXPECT_EQ(last<TakeFormalStep>()->item, ItemKey{"7"});
    take("suspend minutes");
    answer("10");
    ASSERT_NE(last<SuspendMeeting>(), nullptr);
    EXPECT_EQ(last<SuspendMeeting>()->expected, minutes{10});
    EXPECT_EQ(last<SuspendMeeting>()->concluding, StatementId{4170});
}

TEST_F(ProcedureTest, AnAnnouncementIsCorrectedWithAReason) {
    door.history.actions.front().announcement = true;
    const ActionId action = door.history.actions.front().action;
    republish();
    take("correct");
    answer("It was Panama.");
    ASSERT_NE(last<CorrectAnnouncement>(), nullptr);
    EXPECT_EQ(last<CorrectAnnouncement>()->action, action);
    EXPECT_EQ(last<CorrectAnnouncement>()->reason, "It was Panama.");
}

TEST_F(ProcedureTest, WhatWasUndoneIsDoneAgain) {
    ctrl('y');
    settle();
    EXPECT_TRUE(door.sent().empty());
    EXPECT_TRUE(shows("Nothing of yours was undone"));
    door.history.redoable = {door.history.actions.front()};
    republish();
    ctrl('y');
    settle();
    ASSERT_NE(last<RedoAction>(), nullptr);
    EXPECT_EQ(last<RedoAction>()->action, door.history.redoable.front().action);
    shell.take(KeyPress{.key = Key::letter, .letter = 'z', .ctrl = true, .shift = true});
    settle();
    EXPECT_EQ(door.sent().size(), 2U);
    EXPECT_NE(last<RedoAction>(), nullptr);
}

TEST_F(ProcedureTest, EscapeGoesBackFromAQuestion) {
    take("announcement");
    EXPECT_TRUE(shows("What did the Chair announce?"));
    press(Key::escape);
    settle();
    EXPECT_TRUE(shows("What can be done now"));
    press(Key::escape);
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
}

TEST_F(ProcedureTest, EnterPressedBeforeARefusalWasReadDoesNothing) {
    door.refuse_next = "Not now.";
    press(Key::f2);
    ctrl('p');
    type("more");
    press(Key::enter);
    settle();
    EXPECT_EQ(door.sent().size(), 1U);
    EXPECT_TRUE(shows("What can be done now"));
}

TEST_F(ProcedureTest, RowsSayWhatIsKnownAboutASpeaker) {
    auto& row = door.list("7").waiting[1];
    row.absences = 1;
    row.kept = seconds{70};
    row.speaker.person = "Ms A. Adams";
    auto& other = door.list("7").waiting[0];
    other.readiness = Readiness::lost;
    size = {2560, 1440};
    republish();
    EXPECT_TRUE(shows("absent once"));
    EXPECT_TRUE(shows("kept 1:10"));
    EXPECT_TRUE(shows("Ms A. Adams"));
    EXPECT_TRUE(shows("link gone"));
}

TEST_F(ProcedureTest, TheFloorSaysWhatHappenedToTheTime) {
    auto& statement = *door.floor.statement;
    statement.extension = seconds{30};
    statement.link_lost = door.now() - seconds{12};
    statement.microphone = Statement::Microphone::not_confirmed;
    republish();
    EXPECT_TRUE(shows("Extended by 0:30"));
    EXPECT_TRUE(shows("Link lost since 12:21:5"));
    EXPECT_TRUE(shows("Microphone not confirmed off: look"));
    statement.kind = views::StatementKind::dialogue;
    statement.turn = views::TurnView{.batch = 1, .question = true, .name = "Kenya"};
    republish();
    EXPECT_TRUE(shows("Question: Kenya"));
    EXPECT_TRUE(shows("interactive dialogue"));
}

TEST_F(ProcedureTest, ASuspensionSaysWhenItIsExpectedToEnd) {
    auto& meeting = door.meeting("28-morning");
    meeting.state = MeetingState::suspended;
    meeting.expected_until = door.now() + minutes{10};
    door.floor.statement.reset();
    republish();
    EXPECT_TRUE(shows("Expected to go on at 12:32 (an estimate)."));
}

}  // namespace
}  // namespace dais::console::testing
