// The screens and the remote desk beneath the floor: what is selected, what is ordered and noted,
// and what is said where that cannot be.
#include "tests/console/headless.h"

#include "console/panels/ordering.h"
#include "console/panels/remote_desk.h"
#include "net/limits.h"

namespace dais::console::testing {
namespace {

using meeting::Modality;
using meeting::Readiness;
using meeting::ScreenOrder;
using What = ScreenOrder::What;
namespace views = meeting::views;

class ScreensTest : public Headless {
  protected:
    ScreensTest() {
        door.connected.screens = {
            {.id = 3,
             .role = "officer",
             .page = "console",
             .room = "",
             .address = "10.0.0.2",
             .round_trip_ms = 4,
             .name = "Ana",
             .message = {},
             .blank = false},
            {.id = 4,
             .role = "public",
             .page = "hall",
             .room = "main",
             .address = "10.0.0.4",
             .round_trip_ms = 312,
             .name = "Left",
             .message = {},
             .blank = false},
            {.id = 5,
             .role = "public",
             .page = "hall",
             .room = "main",
             .address = "10.0.0.5",
             .round_trip_ms = 9,
             .name = "Right",
             .message = "Lunch",
             .blank = false},
            {.id = 6,
             .role = "public",
             .page = "queue",
             .room = "",
             .address = "10.0.0.6",
             .round_trip_ms = {},
             .name = "Lobby",
             .message = {},
             .blank = true},
        };
        door.publish();
        ctrl('s');
        settle();
    }
    void alt_letter(char letter) {
        shell.take(KeyPress{.key = Key::letter, .letter = letter, .alt = true});
        settle();
    }
    void wait() { time += kSeen; }
    [[nodiscard]] const ScreenOrder* last_order() const {
        return door.orders().empty() ? nullptr : &door.orders().back();
    }
    [[nodiscard]] const std::vector<std::int64_t>& selected() const {
        return shell.choices().screens.selected;
    }
};

TEST_F(ScreensTest, AreListedWithWhatTheyShowAndHowSlowTheyAre) {
    const auto& rows = shell.scene().screens_text->rows;
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_FALSE(rows.back().display) << "officers come last";
    EXPECT_EQ(shell.scene().screens_text->displays, 3);
    EXPECT_TRUE(shows("slow, 312 ms"));
    EXPECT_TRUE(shows("message: Lunch"));
    EXPECT_TRUE(shows("blank"));
    EXPECT_TRUE(shows("9 ms"));
}

TEST_F(ScreensTest, AreSlowOnlyBeyondTheLimit) {
    views::ScreensView all;
    all.screens = {{.id = 1,
                    .role = "public",
                    .page = "hall",
                    .room = "",
                    .address = "",
                    .round_trip_ms = kSlowMs,
                    .name = {},
                    .message = {},
                    .blank = false}};
    EXPECT_FALSE(screens_text(all, {}, "", "Desk", strings).rows[0].slow);
    all.screens[0].round_trip_ms = kSlowMs + 1;
    EXPECT_TRUE(screens_text(all, {}, "", "Desk", strings).rows[0].slow);
}

TEST_F(ScreensTest, OfOneRoomAreListedAlone) {
    alt_letter('f');
    EXPECT_EQ(shell.choices().screens.room, "main");
    EXPECT_EQ(shell.scene().screens_text->rows.size(), 2U);
    EXPECT_EQ(shell.scene().screens_text->displays, 3) << "all are counted all the same";
}

TEST_F(ScreensTest, AClickSelectsOneAndTheOrderGoesToIt) {
    click("Left");
    EXPECT_EQ(selected(), (std::vector<std::int64_t>{4}));
    alt_letter('i');
    ASSERT_NE(last_order(), nullptr);
    EXPECT_EQ(*last_order(), (ScreenOrder{What::identify, {4}, ""}));
    EXPECT_TRUE(door.sent().empty()) << "an order is no command";
}

TEST_F(ScreensTest, WithCtrlOneMoreIsSelectedAndWithShiftARun) {
    Choices choices = shell.choices();
    select_screen(shell.scene(), choices, 6, false, false);
    select_screen(shell.scene(), choices, 4, true, false);
    EXPECT_EQ(choices.screens.selected, (std::vector<std::int64_t>{6, 4}));
    select_screen(shell.scene(), choices, 6, true, false);
    EXPECT_EQ(choices.screens.selected, (std::vector<std::int64_t>{4}));
    select_screen(shell.scene(), choices, 4, false, false);
    const auto& rows = shell.scene().screens_text->rows;
    select_screen(shell.scene(), choices, rows.front().id, false, false);
    select_screen(shell.scene(), choices, rows[2].id, false, true);
    EXPECT_EQ(choices.screens.selected.size(), 3U);
}

// A display may go to another room while only one room's are listed.
TEST_F(ScreensTest, ARunFromWhatIsNotListedAnyMoreBeginsAnew) {
    alt_letter('f');
    Choices choices = shell.choices();
    select_screen(shell.scene(), choices, 5, false, false);
    door.connected.screens[2].room = "virtual";
    auto third = door.connected.screens[1];
    third.id = 7;
    third.name = "Third";
    door.connected.screens.push_back(third);
    door.publish();
    frames(2);
    select_screen(shell.scene(), choices, 4, false, true);
    EXPECT_EQ(choices.screens.selected, (std::vector<std::int64_t>{4}));
    select_screen(shell.scene(), choices, 7, false, true);
    EXPECT_EQ(choices.screens.selected, (std::vector<std::int64_t>{4, 7}));
}

TEST_F(ScreensTest, AllAreSelectedWithOneKeyAndNoneWithTheNext) {
    alt_letter('a');
    EXPECT_EQ(selected().size(), 3U);
    EXPECT_EQ(std::count(selected().begin(), selected().end(), 3), 0) << "never an officer's";
    alt_letter('a');
    EXPECT_TRUE(selected().empty());
}

TEST_F(ScreensTest, WithNoneSelectedAnOrderSaysSo) {
    alt_letter('b');
    EXPECT_EQ(last_order(), nullptr);
    ASSERT_FALSE(shell.choices().notices.empty());
    EXPECT_EQ(shell.choices().notices.front().about, "Blank");
}

TEST_F(ScreensTest, ARenamingAsksForTheName) {
    click("Left");
    alt_letter('n');
    EXPECT_EQ(last_order(), nullptr);
    press(Key::enter);
    settle();
    EXPECT_TRUE(shows("Type something first."));
    type("Podium");
    settle();
    press(Key::enter);
    settle();
    ASSERT_NE(last_order(), nullptr);
    EXPECT_EQ(*last_order(), (ScreenOrder{What::rename, {4}, "Podium"}));
    EXPECT_FALSE(shell.choices().overlay_open());
}

// The wire takes no longer one, counted in bytes.
TEST_F(ScreensTest, ANameThatIsTooLongIsRefusedHereWithASentence) {
    static_assert(kLongestScreenName == net::Limits{}.name_bytes);
    std::string longest;
    for (std::size_t i = 0; i < kLongestScreenName / 2; ++i) {
        longest += "é";
    }
    click("Left");
    alt_letter('n');
    shell.paste(longest + "é");
    press(Key::enter);
    settle();
    EXPECT_TRUE(shows("longer than a screen takes"));
    EXPECT_EQ(last_order(), nullptr);
    press(Key::backspace);
    settle();
    EXPECT_FALSE(shows("longer than a screen takes"));
    press(Key::enter);
    settle();
    ASSERT_NE(last_order(), nullptr);
    EXPECT_EQ(last_order()->text, longest);
}

TEST_F(ScreensTest, AMessageThatIsTooLongIsRefusedHereWithASentence) {
    click("Left");
    alt_letter('m');
    shell.paste(std::string(meeting::kLongestScreenText + 1, 'x'));
    press(Key::enter);
    settle();
    EXPECT_TRUE(shows("longer than a screen takes"));
    EXPECT_EQ(last_order(), nullptr);
}

TEST_F(ScreensTest, AMessageToSomeIsShownAtOnce) {
    click("Left");
    alt_letter('m');
    type("Lunch");
    settle();
    press(Key::enter);
    settle();
    ASSERT_NE(last_order(), nullptr);
    EXPECT_EQ(*last_order(), (ScreenOrder{What::message, {4}, "Lunch"}));
}

TEST_F(ScreensTest, AMessageToAllIsConfirmedWithTheirNumber) {
    alt_letter('a');
    alt_letter('m');
    type("Lunch");
    settle();
    press(Key::enter);
    settle();
    EXPECT_EQ(last_order(), nullptr);
    EXPECT_TRUE(shows("All 3 screens show this"));
    wait();
    press(Key::enter);
    settle();
    ASSERT_NE(last_order(), nullptr);
    EXPECT_EQ(last_order()->text, "Lunch");
    EXPECT_EQ(last_order()->screens.size(), 3U);
}

TEST_F(ScreensTest, BlankForAllIsConfirmedAndCanBeLeft) {
    alt_letter('a');
    alt_letter('b');
    EXPECT_TRUE(shows("All 3 screens turn black"));
    press(Key::escape);
    settle();
    EXPECT_EQ(last_order(), nullptr);
    alt_letter('b');
    wait();
    press(Key::enter);
    settle();
    ASSERT_NE(last_order(), nullptr);
    EXPECT_EQ(last_order()->what, What::blank);
}

TEST_F(ScreensTest, ShowAgainAsksNothing) {
    alt_letter('a');
    alt_letter('r');
    ASSERT_NE(last_order(), nullptr);
    EXPECT_EQ(last_order()->what, What::restore);
}

TEST_F(ScreensTest, APageIsChosenByItsDigit) {
    click("Left");
    alt_letter('p');
    type("2");
    settle();
    ASSERT_NE(last_order(), nullptr);
    EXPECT_EQ(*last_order(), (ScreenOrder{What::page, {4}, "/queue"}));
}

TEST_F(ScreensTest, ADigitOfNoPageIsIgnored) {
    click("Left");
    alt_letter('p');
    type("9");
    press(Key::enter);
    settle();
    EXPECT_EQ(last_order(), nullptr);
    EXPECT_TRUE(shell.choices().overlay_open());
}

TEST_F(ScreensTest, AnOrderThatIsRefusedIsSaid) {
    click("Left");
    door.refuse_next = "Screen 4 is not connected (any more).";
    alt_letter('i');
    settle();
    ASSERT_FALSE(shell.choices().notices.empty());
    EXPECT_EQ(shell.choices().notices.front().why, "Screen 4 is not connected (any more).");
}

TEST_F(ScreensTest, AnOrderThatIsNotSentIsSaid) {
    click("Left");
    door.busy = true;
    alt_letter('i');
    EXPECT_EQ(last_order(), nullptr);
    EXPECT_FALSE(shell.choices().notices.empty());
}

TEST_F(ScreensTest, WhatIsGoneIsNotSelectedAnyMore) {
    alt_letter('a');
    door.connected.screens.erase(door.connected.screens.begin() + 1);
    door.publish();
    frames(2);
    EXPECT_EQ(selected().size(), 2U);
}

TEST_F(ScreensTest, TheOtherOfficersAreNamedInTheStatusBar) {
    EXPECT_TRUE(shows("with Ana"));
    door.connected.screens.push_back({.id = 9,
                                      .role = "officer",
                                      .page = "console",
                                      .room = "",
                                      .address = "10.0.0.9",
                                      .round_trip_ms = {},
                                      .name = "Ben",
                                      .message = {},
                                      .blank = false});
    door.connected.screens.push_back({.id = 10,
                                      .role = "officer",
                                      .page = "tell",
                                      .room = "",
                                      .address = "10.0.0.9",
                                      .round_trip_ms = {},
                                      .name = "Script",
                                      .message = {},
                                      .blank = false});
    door.publish();
    frames(2);
    EXPECT_TRUE(shows("with Ana, Ben"));
    EXPECT_FALSE(shows("with Ana, Ben, Script"));
    EXPECT_EQ(screens_text(door.connected, {}, "", "Ana", strings).with, "with Ben");
}

TEST_F(ScreensTest, TheOfficerAtTheDeskIsNamedToTheOthersAndIsNoScreen) {
    const ScreensText before = screens_text(door.connected, {}, "", "Ana", strings);
    views::ScreenView desk;
    desk.role = "officer";
    desk.page = "console";
    desk.name = "Ben";
    door.connected.screens.insert(door.connected.screens.begin(), desk);
    const ScreensText after = screens_text(door.connected, {}, "", "Ana", strings);
    EXPECT_EQ(after.with, "with Ben");
    EXPECT_EQ(after.rows.size(), before.rows.size());
    EXPECT_EQ(after.count, before.count);
    EXPECT_EQ(screens_text(door.connected, {}, "", "Ben", strings).with, "with Ana");
}

TEST_F(ScreensTest, OfficersOfOneNameDoNotHideEachOther) {
    const auto officer = [&](std::int64_t id, const std::string& name) {
        views::ScreenView view;
        view.id = id;
        view.role = "officer";
        view.page = "console";
        view.name = name;
        return view;
    };
    views::ScreensView screens;
    screens.screens = {officer(0, "Ana"), officer(7, "Ana"), officer(8, "Ben")};
    EXPECT_EQ(screens_text(screens, {}, "", "Ana", strings).with, "with Ana, Ben");
    EXPECT_EQ(screens_text(screens, {}, "", "Ben", strings).with, "with Ana (2)");
    screens.screens.push_back(officer(9, "Ana"));
    EXPECT_EQ(screens_text(screens, {}, "", "Ana", strings).with, "with Ana (2), Ben");
}

TEST_F(ScreensTest, MoreThanCanBeNamedAreOrderedAllOrNotAtAll) {
    const auto screen = door.connected.screens[1];
    for (std::int64_t id = 100; id < 1'200; ++id) {
        door.connected.screens.push_back(screen);
        door.connected.screens.back().id = id;
        door.connected.screens.back().room = "";
    }
    door.publish();
    frames(2);
    alt_letter('a');
    EXPECT_EQ(selected().size(), 1'103U);
    alt_letter('i');
    ASSERT_NE(last_order(), nullptr);
    EXPECT_TRUE(last_order()->screens.empty()) << "all";
    Choices choices = shell.choices();
    choices.screens.selected.pop_back();
    EXPECT_EQ(why_no_order(shell.scene(), choices, strings),
              "Select at most 1,000 screens, or all of them.");
}

TEST_F(ScreensTest, OnALowScreenTheRowsGiveWayToTheOrdersOnceOneIsSelected) {
    size = {1366, 768};
    frames(2);
    EXPECT_TRUE(find("Left", true) != nullptr || find("Lobby", true) != nullptr ||
                find("Right", true) != nullptr);
    EXPECT_EQ(find("Identify", true), nullptr);
    alt_letter('a');
    EXPECT_NE(find("Identify", true), nullptr);
}

TEST_F(ScreensTest, WhatHappenedNamesWhoActed) {
    for (const std::string name : {"Ana", "Ben"}) {
        views::ActionView action;
        action.action = {name == "Ana" ? 9'000 : 9'001};
        action.actor = {2, name};
        action.at = door.now();
        action.what = "action.floor-given";
        action.names = {{"speaker", "Kenya"}};
        door.history.actions.insert(door.history.actions.begin(), action);
    }
    door.publish();
    frames(2);
    const auto& rows = *shell.scene().happened;
    ASSERT_GE(rows.size(), 2U);
    EXPECT_EQ(rows[0].actor, "Ben");
    EXPECT_EQ(rows[1].actor, "Ana");
}

// ---- the remote desk --------------------------------------------------------------------------

class RemoteDeskTest : public Headless {
  protected:
    RemoteDeskTest() {
        for (auto& each : waiting()) {
            each.speaker.modality = Modality::in_person;
        }
        ctrl('d');
    }
    std::vector<views::InscriptionView>& waiting() { return door.list("7").waiting; }
    void remote(std::size_t place, Readiness readiness = Readiness::not_tested) {
        waiting()[place].speaker.modality = Modality::remote;
        waiting()[place].readiness = readiness;
    }
    void look() {
        door.publish();
        settle();
    }
    void alt_letter(char letter) {
        shell.take(KeyPress{.key = Key::letter, .letter = letter, .alt = true});
        settle();
    }
};

TEST_F(RemoteDeskTest, WithoutRemoteSpeakersSaysSo) {
    look();
    EXPECT_TRUE(shows("No remote speaker waits on this list."));
    alt_letter('t');
    EXPECT_TRUE(door.sent().empty());
    EXPECT_FALSE(shell.choices().notices.empty());
}

TEST_F(RemoteDeskTest, WarnsOfWhoSpeaksSoonAndIsNotReady) {
    struct Row {
        std::size_t place;
        Readiness readiness;
        bool warns;
    };
    for (const Row& row : {Row{5, Readiness::not_tested, true},
                           Row{6, Readiness::not_tested, false}, Row{0, Readiness::lost, true},
                           Row{2, Readiness::tested, false}, Row{2, Readiness::connected, false}}) {
        for (auto& each : waiting()) {
            each.speaker.modality = Modality::in_person;
        }
        remote(row.place, row.readiness);
        look();
        const RemoteText& text = *shell.scene().remote;
        ASSERT_EQ(text.rows.size(), 1U);
        EXPECT_EQ(text.rows[0].late, row.warns) << row.place;
        EXPECT_EQ(text.warnings.size(), row.warns ? 1U : 0U) << row.place;
        EXPECT_EQ(text.title, row.warns ? "Remote (1)" : "Remote");
    }
}

TEST_F(RemoteDeskTest, TheWarningStandsInTheTabAndWithTheNextSpeakers) {
    remote(5);
    const std::string warning = "5 ahead and not tested: " + waiting()[5].speaker.name;
    look();
    EXPECT_EQ(shell.scene().remote->warning, warning);
    EXPECT_TRUE(shows("Remote (1)"));
    ctrl('h');
    settle();
    EXPECT_TRUE(shows(warning)) << "with the next speakers";
}

TEST_F(RemoteDeskTest, ListsThemInOrderWithPlacesReadinessAndSince) {
    remote(1, Readiness::tested);
    remote(3);
    waiting()[1].readiness_since = door.now();
    waiting()[1].tested = door.now();
    waiting()[1].details.language = "fr";
    look();
    const auto& rows = shell.scene().remote->rows;
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].ahead, "1 ahead");
    EXPECT_EQ(rows[0].word, "tested");
    EXPECT_EQ(rows[0].since, "since 12:22");
    EXPECT_EQ(rows[0].language, "fr");
    EXPECT_EQ(rows[1].ahead, "3 ahead");
    EXPECT_EQ(rows[1].since, "");
}

TEST_F(RemoteDeskTest, KeysNoteTheReadinessOfWhoIsNotReadyFirst) {
    remote(1, Readiness::connected);
    remote(3);
    look();
    alt_letter('t');
    const auto* noted = last<meeting::NoteReadiness>();
    ASSERT_NE(noted, nullptr);
    EXPECT_EQ(noted->inscription, waiting()[3].id);
    EXPECT_EQ(noted->readiness, Readiness::tested);
    alt_letter('k');
    alt_letter('l');
    EXPECT_EQ(last<meeting::NoteReadiness>()->inscription, waiting()[1].id);
    EXPECT_EQ(last<meeting::NoteReadiness>()->readiness, Readiness::lost);
}

TEST_F(RemoteDeskTest, AButtonNotesTheSame) {
    remote(0);
    look();
    click("Connected");
    const auto* noted = last<meeting::NoteReadiness>();
    ASSERT_NE(noted, nullptr);
    EXPECT_EQ(noted->readiness, Readiness::connected);
}

TEST_F(RemoteDeskTest, WhatIsSoAlreadyIsNotNotedAgain) {
    remote(0, Readiness::tested);
    look();
    alt_letter('t');
    EXPECT_TRUE(door.sent().empty());
    EXPECT_FALSE(shell.choices().notices.empty());
}

TEST_F(RemoteDeskTest, OnTheFloorTheLossAndTheReturnAreNoted) {
    door.floor.statement->speaker.modality = Modality::remote;
    door.floor.statement->inscription = meeting::InscriptionId{4000};
    look();
    EXPECT_EQ(shell.scene().remote->rows.front().ahead, "has the floor");
    alt_letter('l');
    ASSERT_NE(last<meeting::NoteLinkLost>(), nullptr);
    EXPECT_EQ(last<meeting::NoteLinkLost>()->statement, door.floor.statement->id);
    door.floor.statement->link_lost = door.now();
    look();
    alt_letter('c');
    EXPECT_NE(last<meeting::NoteLinkRestored>(), nullptr);
    alt_letter('t');
    EXPECT_EQ(last<meeting::NoteReadiness>(), nullptr) << "a test is before the statement";
}

}  // namespace
}  // namespace dais::console::testing
