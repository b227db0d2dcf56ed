// The overlay of texts and decisions: what it shows, how rows are selected, and the commands that
// come of what it offers.
#include <algorithm>

#include "console/panels/texts_words.h"
#include "console/panels/typed_paragraphs.h"
#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

using namespace meeting;  // NOLINT(google-build-using-namespace): commands by their names
using std::chrono::hours;
using std::chrono::minutes;

class TextsTest : public Headless {
  protected:
    TextsTest() {
        door.issue_drafts();
        frame();
    }

    void open() {
        ctrl('t');
        settle();
    }
    void republish() {
        door.publish();
        frames(2);
    }
    /// In the overlay: types and presses Enter.
    void take(std::string_view typed) {
        if (!shell.choices().overlay_open()) {
            open();
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
    void heading(std::string_view name) { click(name); }
    void shift_click(std::string_view label) {
        ImGui::GetIO().KeyShift = true;
        ImGui::GetIO().KeyMods = ImGuiKeyModFlags_Shift;
        click(label);
        ImGui::GetIO().KeyShift = false;
        ImGui::GetIO().KeyMods = 0;
    }
    views::VoteView& vote(VoteMethod method) {
        views::VoteView view;
        view.id = {88};
        view.meeting = {"28-morning"};
        view.on = "Draft 1";
        view.method = method;
        door.texts.votes = {view};
        return door.texts.votes.front();
    }
    views::SilenceView& silence(timing::Duration left) {
        views::SilenceView view;
        view.id = {77};
        view.document = {"draft-1"};
        view.document_name = "Draft 1";
        view.ends = door.conference.utc_at_zero + door.now().time_since_epoch() + left;
        door.texts.silences = {view};
        return door.texts.silences.front();
    }
    static std::vector<ParagraphKey> keys(const std::vector<std::string>& numbers) {
        std::vector<ParagraphKey> made;
        for (const auto& each : numbers) {
            made.push_back({each});
        }
        return made;
    }
    static Voice caricom() {
        Voice voice;
        voice.delegation = DelegationKey{"JAM"};
        voice.on_behalf_of.emplace().group = GroupKey{"caricom"};
        return voice;
    }
};

TEST(TypedParagraphs, AreNumbersAndRunsInTheOrderOfTheText) {
    const std::vector<std::string> numbers{"22", "23", "24", "24 bis", "25", "26"};
    struct Row {
        const char* typed;
        std::string means;  // as it can be typed again; "?": nothing
    };
    const std::vector<Row> table{{"24", "24"},
                                 {"22-24", "22-24"},
                                 {"24-25", "24-25"},  // with 24 bis
                                 {"23 to 24 BIS, 26", "23-24 bis, 26"},
                                 {"22 23", "22, 23"},
                                 {"22, 24 and 26", "22, 24, 26"},
                                 {"26, 22", "22, 26"},
                                 {"25-22", "?"},
                                 {"30", "?"},
                                 {"", "?"},
                                 {"twenty", "?"}};
    for (const Row& row : table) {
        const auto found = paragraphs_as_typed(row.typed, numbers);
        EXPECT_EQ(found ? typed_paragraphs(*found, numbers) : "?", row.means) << row.typed;
    }
}

TEST_F(TextsTest, OpensAndClosesByKeysAndByItsButton) {
    open();
    EXPECT_TRUE(shows("Texts, votes and decisions"));
    EXPECT_TRUE(shows("in force"));
    EXPECT_TRUE(shows("superseded"));
    EXPECT_TRUE(shows("held open by Cuba (consults its capital)"));
    EXPECT_TRUE(shows("reworded"));
    EXPECT_TRUE(shows("Take up Draft 1 …"));
    EXPECT_FALSE(shows("30 s more for Philippines"));
    ctrl('t');
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
    click("Texts");
    EXPECT_TRUE(shows("Texts, votes and decisions"));
    press(Key::escape);
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
    EXPECT_TRUE(door.sent().empty());
}

TEST_F(TextsTest, EveryHeadingHasItsCards) {
    open();
    heading("Proposals");
    EXPECT_TRUE(shows("Item 7: International Tracing Instrument"));
    EXPECT_TRUE(shows("Jamaica (CARICOM)"));
    press(Key::right);
    settle();
    EXPECT_TRUE(shows("Concerned: Cuba, Jamaica (CARICOM)"));
    heading("Bureau");
    EXPECT_TRUE(shows("Vacant"));
    EXPECT_TRUE(shows("Nominate for Vice-Chair, Latin American and Caribbean States …"));
    heading("Votes");
    EXPECT_TRUE(shows("Nothing of this yet."));
}

TEST_F(TextsTest, RowsAreSelectedByTheMouse) {
    open();
    click("23");
    shift_click("25");
    EXPECT_EQ(shell.choices().texts.selected, keys({"23", "24", "24 bis", "25"}));
    EXPECT_TRUE(shows("Provisionally agreed: Draft 1, 23-25"));
    take("provisionally");
    ASSERT_NE(last<MarkParagraphs>(), nullptr);
    EXPECT_EQ(last<MarkParagraphs>()->paragraphs, keys({"23", "24", "24 bis", "25"}));
    EXPECT_EQ(last<MarkParagraphs>()->state, ParagraphState::provisionally_agreed);
    EXPECT_TRUE(shell.choices().overlay_open()) << "it stays open for the next";
}

TEST_F(TextsTest, RowsAreSelectedByKeys) {
    open();
    press(Key::tab);
    press(Key::down);
    shell.take(KeyPress{.key = Key::down, .shift = true});
    settle();
    EXPECT_EQ(shell.choices().texts.selected, keys({"23", "24"}));
    space();
    settle();
    EXPECT_EQ(shell.choices().texts.selected, keys({"23"}));
    EXPECT_TRUE(shows("[at")) << "the wording of the row is shown";
    take("hold");
    EXPECT_TRUE(shows("Who holds it open?"));
    answer("iran");
    enter();
    ASSERT_NE(last<HoldParagraph>(), nullptr);
    EXPECT_EQ(last<HoldParagraph>()->paragraph, ParagraphKey{"23"});
    EXPECT_EQ(last<HoldParagraph>()->by.delegation, DelegationKey{"IRN"});
}

TEST_F(TextsTest, WithoutASelectionParagraphsAreAsked) {
    take("in brackets");
    EXPECT_EQ(std::count_if(probe.seen.begin(), probe.seen.end(),
                            [](const auto& each) { return each.button && each.label == "24"; }),
              1)
        << "paragraphs are typed, not chosen from a list";
    answer("24-26, 31");
    EXPECT_TRUE(shows("The document has no such paragraphs."));
    press(Key::escape);
    settle();
    press(Key::escape);
    settle();
    take("in brackets");
    answer("24-25, 29");
    ASSERT_NE(last<MarkParagraphs>(), nullptr);
    EXPECT_EQ(last<MarkParagraphs>()->paragraphs, keys({"24", "24 bis", "25", "29"}));
    EXPECT_EQ(last<MarkParagraphs>()->state, ParagraphState::bracketed);
}

TEST_F(TextsTest, AHoldIsLetGoAsItWasMade) {
    take("cuba lets");
    ASSERT_NE(last<LetParagraphGo>(), nullptr);
    EXPECT_EQ(last<LetParagraphGo>()->paragraph, ParagraphKey{"24"});
    EXPECT_EQ(last<LetParagraphGo>()->by.delegation, DelegationKey{"CUB"});
}

TEST_F(TextsTest, ATextIsTakenUpAndLeft) {
    take("take up list");
    enter();
    ASSERT_NE(last<ConsiderText>(), nullptr);
    EXPECT_TRUE(last<ConsiderText>()->with_list);
    EXPECT_TRUE(last<ConsiderText>()->paragraphs.empty());
    EXPECT_FALSE(shows("Leave Draft 1"));
    door.floor.text = views::ConsiderationView{.document = {"draft-1"},
                                               .name = "Draft 1",
                                               .paragraphs = "24 to 26",
                                               .label = "Marking",
                                               .state = ParagraphState::bracketed};
    republish();
    EXPECT_TRUE(shows("Under consideration: Draft 1, 24 to 26: Marking (in brackets)"));
    take("leave");
    EXPECT_NE(last<LeaveText>(), nullptr);
}

TEST_F(TextsTest, TheNextDraftTakesTheParagraphsWithIt) {
    take("issue next");
    enter();  // 2, as proposed
    enter();  // its title
    enter();  // no symbol
    enter();  // with the paragraphs
    enter();  // not on public screens
    ASSERT_NE(last<IssueDocument>(), nullptr);
    EXPECT_EQ(last<IssueDocument>()->draft, 2);
    EXPECT_EQ(last<IssueDocument>()->supersedes, DocumentKey{"draft-1"});
    EXPECT_EQ(last<IssueDocument>()->paragraphs.size(), 9U);
    EXPECT_FALSE(last<IssueDocument>()->released);
    take("show draft public");
    ASSERT_NE(last<AmendDocument>(), nullptr);
    EXPECT_TRUE(last<AmendDocument>()->released);
    EXPECT_EQ(last<AmendDocument>()->title, "Draft outcome document");
}

TEST_F(TextsTest, AProposalIsMadeForAGroupWithAPastedText) {
    take("proposal agenda item");
    answer("7 B");
    type("jamaica for caricom");
    settle();
    EXPECT_TRUE(shows("Jamaica, on behalf of CARICOM"));
    press(Key::enter);
    settle();
    answer("On tracing");
    shell.paste("First line\nsecond line");
    press(Key::enter);
    settle();
    ASSERT_NE(last<MakeProposal>(), nullptr);
    EXPECT_EQ(last<MakeProposal>()->by, caricom());
    EXPECT_EQ(last<MakeProposal>()->place.item, ItemKey{"7"});
    EXPECT_EQ(last<MakeProposal>()->text, "First line\nsecond line");
    take("proposal for draft");
    enter();
    enter();  // the Chair
    enter();
    answer("Words");
    EXPECT_EQ(last<MakeProposal>()->by, Voice{});
    EXPECT_EQ(last<MakeProposal>()->place.document, DocumentKey{"draft-1"});
}

TEST_F(TextsTest, AProposalGoesItsWay) {
    open();
    heading("Proposals");
    answer("introduced");
    EXPECT_NE(last<NoteProposalExplained>(), nullptr);
    answer("circulate");
    EXPECT_NE(last<CirculateProposal>(), nullptr);
    answer("taken up");
    ASSERT_NE(last<TakeUpProposal>(), nullptr);
    EXPECT_EQ(last<TakeUpProposal>()->draft, DocumentKey{"draft-1"});
    answer("withdraw proposal");
    EXPECT_NE(last<WithdrawProposal>(), nullptr);
}

TEST_F(TextsTest, AStickingPointIsRaisedAndSettledWithAllThatIsKnownOfIt) {
    take("raise");
    answer("Synthetic materials");
    answer("cuba; nosuchland");
    EXPECT_TRUE(shows("Nobody is called so"));
    for (int i = 0; i < 10; ++i) {
        press(Key::backspace);
    }
    answer("jamaica for caricom");
    answer("Kenya");
    enter();
    ASSERT_NE(last<RaiseStickingPoint>(), nullptr);
    EXPECT_EQ(last<RaiseStickingPoint>()->concerned,
              (std::vector<Voice>{{DelegationKey{"CUB"}, std::nullopt}, caricom()}));
    EXPECT_EQ(last<RaiseStickingPoint>()->facilitator, "Kenya");

    take("settled ammunition");
    answer("Left out");
    ASSERT_NE(last<AmendStickingPoint>(), nullptr);
    EXPECT_TRUE(last<AmendStickingPoint>()->settled);
    EXPECT_EQ(last<AmendStickingPoint>()->concerned,
              (std::vector<Voice>{{DelegationKey{"CUB"}, std::nullopt}, caricom()}));
    EXPECT_EQ(last<AmendStickingPoint>()->document, DocumentKey{"draft-1"});
    EXPECT_EQ(last<AmendStickingPoint>()->paragraphs, keys({"24", "24 bis", "25", "26"}));
}

TEST_F(TextsTest, ASilenceIsOpenedFor48HoursOrUntilAnHour) {
    take("silence hours");
    enter();
    enter();
    ASSERT_NE(last<OpenSilence>(), nullptr);
    EXPECT_EQ(last<OpenSilence>()->lasting, hours{48});
    take("silence until");
    answer("30 Jul 17:00");
    enter();
    ASSERT_TRUE(last<OpenSilence>()->until);
    EXPECT_EQ(last<OpenSilence>()->until->at,
              date::local_days{date::year{2021} / 7 / 30} + hours{17});
}

TEST_F(TextsTest, ASilenceSaysWhatIsLeftAndWhoBrokeIt) {
    auto& running = silence(hours{5});
    open();
    republish();
    heading("Silence");
    EXPECT_TRUE(shows("5 h 0 min left"));
    EXPECT_TRUE(shows("Ends Wed 28 Jul 17:22 (New York)"));
    EXPECT_FALSE(shows("Silence unbroken"));
    answer("objection");
    answer("iran");
    answer("Paragraph 9");
    ASSERT_NE(last<ObjectToSilence>(), nullptr);
    EXPECT_FALSE(last<ObjectToSilence>()->late);
    running.broken = true;
    running.objections = {{{DelegationKey{"IRN"}, "Iran", {}}, running.ends, "Paragraph 9", false}};
    republish();
    EXPECT_TRUE(shows("Objection of Iran"));
    EXPECT_TRUE(shows("The Chair's letter is awaited."));
    answer("broken letter");
    answer("Letter of 28 July");
    ASSERT_NE(last<ConcludeSilence>(), nullptr);
    EXPECT_EQ(last<ConcludeSilence>()->outcome, SilenceOutcome::broken);
}

TEST_F(TextsTest, AfterItsEndAnObjectionIsLateAndTheLetterSaysUnbroken) {
    silence(-minutes{1});
    open();
    republish();
    heading("Silence");
    EXPECT_TRUE(shows("ended"));
    answer("late");
    answer("iran");
    enter();
    ASSERT_NE(last<ObjectToSilence>(), nullptr);
    EXPECT_TRUE(last<ObjectToSilence>()->late);
    answer("unbroken");
    answer("Letter");
    ASSERT_NE(last<ConcludeSilence>(), nullptr);
    EXPECT_EQ(last<ConcludeSilence>()->outcome, SilenceOutcome::unbroken);
}

TEST_F(TextsTest, ADecisionIsTakenOnTheDraftAsAmendedOrInWords) {
    take("adopted consensus draft");
    ASSERT_NE(last<TakeDecision>(), nullptr);
    EXPECT_EQ(last<TakeDecision>()->on.document, DocumentKey{"draft-1"});
    EXPECT_FALSE(last<TakeDecision>()->orally_amended);
    take("orally draft");
    answer("In 24, after arms: and light weapons");
    EXPECT_TRUE(last<TakeDecision>()->orally_amended);
    EXPECT_EQ(last<TakeDecision>()->amendments, "In 24, after arms: and light weapons");
    take("deferred something");
    answer("the dates of the next meeting");
    EXPECT_EQ(last<TakeDecision>()->outcome, DecisionOutcome::deferred);
    EXPECT_EQ(last<TakeDecision>()->on.text, "the dates of the next meeting");
    EXPECT_FALSE(last<TakeDecision>()->on.document);
}

TEST_F(TextsTest, PositionsAreTakenOnTheLastDecision) {
    views::DecisionView decision;
    decision.id = {99};
    decision.on = "Draft 1";
    decision.document = DocumentKey{"draft-1"};
    door.texts.documents.back().adopted = decision.id;
    door.texts.decisions = {decision};
    republish();
    take("dissociation");
    answer("iran");
    answer("29");
    enter();
    ASSERT_NE(last<TakePosition>(), nullptr);
    EXPECT_EQ(last<TakePosition>()->decision, DecisionId{99});
    EXPECT_EQ(last<TakePosition>()->paragraphs, keys({"29"}));
    EXPECT_FALSE(shows("Silence procedure")) << "what is adopted is not worked on";
}

TEST_F(TextsTest, AVoteIsOpenedByEachMethod) {
    take("vote show hands draft");
    enter();
    ASSERT_NE(last<OpenVote>(), nullptr);
    EXPECT_EQ(last<OpenVote>()->method, VoteMethod::show_of_hands);
    take("vote roll draft");
    answer("mexico");
    answer("two thirds");
    EXPECT_EQ(last<OpenVote>()->drawn, DelegationKey{"MEX"});
    EXPECT_TRUE(last<OpenVote>()->two_thirds);
    take("recorded something");
    answer("the amendment");
    enter();
    EXPECT_EQ(last<OpenVote>()->on.text, "the amendment");
}

TEST_F(TextsTest, TheRollIsCalledByNumberAndEnter) {
    auto& roll = vote(VoteMethod::roll_call);
    roll.cast = {{DelegationKey{"MEX"}, "Mexico", VoteChoice::in_favour}};
    roll.next = DelegationKey{"MCO"};
    roll.next_name = "Monaco";
    open();
    republish();
    heading("Votes");
    EXPECT_TRUE(shows("Monaco"));
    EXPECT_TRUE(shows("In favour 1, against 0, abstaining 0"));
    EXPECT_FALSE(shows("Announce the result"));
    answer("3");
    ASSERT_NE(last<CastVote>(), nullptr);
    EXPECT_EQ(last<CastVote>()->delegation, DelegationKey{"MCO"});
    EXPECT_EQ(last<CastVote>()->choice, VoteChoice::abstaining);
    click("against");
    EXPECT_EQ(last<CastVote>()->choice, VoteChoice::against);
    answer("change");
    answer("mexico");
    answer("absent");
    EXPECT_EQ(last<CastVote>()->instead_of, VoteChoice::in_favour);
    EXPECT_EQ(last<CastVote>()->choice, VoteChoice::absent);
    roll.next.reset();
    republish();
    answer("announce");
    EXPECT_NE(last<CloseVote>(), nullptr);
}

TEST_F(TextsTest, HandsAreCountedAndRecordedVotesAskWhoVotes) {
    vote(VoteMethod::show_of_hands);
    open();
    republish();
    answer("announce");
    answer("40 12 3");
    ASSERT_NE(last<CloseVote>(), nullptr);
    EXPECT_EQ(last<CloseVote>()->against, 12);
    vote(VoteMethod::recorded);
    republish();
    answer("against delegation");
    answer("kenya");
    ASSERT_NE(last<CastVote>(), nullptr);
    EXPECT_EQ(last<CastVote>()->delegation, DelegationKey{"KEN"});
}

TEST_F(TextsTest, TheBureauAndCirculars) {
    take("nominate latin");
    answer("mexico");
    ASSERT_NE(last<NominateOfficer>(), nullptr);
    EXPECT_EQ(last<NominateOfficer>()->nomination.office, "vice-chair");
    EXPECT_EQ(last<NominateOfficer>()->nomination.delegation, DelegationKey{"MEX"});
    take("nomination withdrawn");
    ASSERT_NE(last<WithdrawNomination>(), nullptr);
    EXPECT_EQ(last<WithdrawNomination>()->nomination.delegation, DelegationKey{"DZA"});
    take("circular");
    answer("Draft 2");
    shell.paste("Dear delegates,\nplease find draft 2.");
    enter();
    enter();
    answer("also");
    ASSERT_NE(last<SendCircular>(), nullptr);
    EXPECT_EQ(last<SendCircular>()->text, "Dear delegates,\nplease find draft 2.");
    EXPECT_TRUE(last<SendCircular>()->open_to_public);
}

TEST_F(TextsTest, ARefusalIsReadInTheOverlay) {
    door.refuse_next = "Paragraph 24 is held open by Cuba.";
    take("adopted consensus draft");
    EXPECT_TRUE(shows("Paragraph 24 is held open by Cuba."));
    EXPECT_TRUE(shows("Texts, votes and decisions"));
    press(Key::escape);
    settle();
    EXPECT_FALSE(shows("Paragraph 24 is held open by Cuba."));
    EXPECT_TRUE(shell.choices().overlay_open());
}

TEST_F(TextsTest, AnotherDocumentIsLookedAt) {
    open();
    click("Zero draft");
    EXPECT_TRUE(shows("A later draft has taken its place"));
    EXPECT_FALSE(shows("Provisionally agreed"));
    answer("look draft 1");
    EXPECT_TRUE(shows("About 24"));
}

TEST_F(TextsTest, TheFloorSaysWhoPresidesAndWhatWasAnnounced) {
    door.floor.presiding = "Vice-Chair (Finland)";
    door.floor.announced = views::AnnouncedView{.on = "Draft 1",
                                                .outcome = DecisionOutcome::adopted,
                                                .by_vote = false,
                                                .orally_amended = true};
    republish();
    EXPECT_TRUE(shows("Presiding: Vice-Chair (Finland)"));
    EXPECT_TRUE(shows("Adopted by consensus, as orally amended: Draft 1"));
}

TEST_F(TextsTest, FitsOnALowScreen) {
    size = {1366, 768};
    open();
    for (const Probe::Seen& each : probe.seen) {
        EXPECT_LE(each.box.right(), size.x + 1) << each.label;
    }
    EXPECT_TRUE(shows("Circulars"));
}

}  // namespace
}  // namespace dais::console::testing
