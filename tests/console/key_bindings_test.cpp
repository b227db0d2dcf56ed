// The table of keys and what the officer changes of it; the command palette, where it is changed.
#include "console/panels/key_bindings.h"

#include <chrono>
#include <set>

#include "console/panels/key_rows.h"
#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

using namespace meeting;  // NOLINT(google-build-using-namespace): commands by their names
using Why = KeyRefusal::Why;
using Remapped = std::map<std::string, std::string>;

// What a frame may take at 60 a second; sanitizers make everything several times slower.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::chrono::milliseconds kFrame{160};
#else
constexpr std::chrono::milliseconds kFrame{16};
#endif

KeyPress press_of(const std::string& text) {
    const auto chord = chord_from(text).value_or(KeyChord{});
    return {.key = chord.key,
            .letter = chord.letter,
            .ctrl = chord.ctrl,
            .alt = chord.alt,
            .shift = chord.shift};
}

TEST(KeyChords, AreReadAndWritten) {
    for (const char* text : {"Space", "F5", "F12", "Ctrl+Shift+K", "Ctrl+Alt+7", "Delete", "Alt+Up",
                             "Ctrl+Enter", "Shift+F1"}) {
        const auto chord = chord_from(text);
        ASSERT_TRUE(chord) << text;
        EXPECT_EQ(text_of(*chord), text);
    }
    EXPECT_EQ(chord_from("ctrl+k"), chord_from("Ctrl+K"));
    EXPECT_EQ(chord_from("Shift+Ctrl+K"), chord_from("Ctrl+Shift+K"));
}

TEST(KeyChords, AreNotGuessed) {
    for (const char* text :
         {"", "+", "Ctrl+", "F13", "F0", "Ctrl+Ctrl+K", "Hyper+K", "Ctrl K", "é", "Ctrl+K+J"}) {
        EXPECT_FALSE(chord_from(text)) << text;
    }
}

TEST(KeyTable, HasEveryActOnceAndNoKeyTwice) {
    std::set<Act> acts;
    std::set<std::string_view> words;
    std::set<std::string> keys;
    for (const KeyRow& row : key_rows()) {
        EXPECT_TRUE(acts.insert(row.act).second) << row.word;
        EXPECT_TRUE(words.insert(row.word).second) << row.word;
        for (const KeyChord& chord : {row.chord, row.also}) {
            EXPECT_TRUE(chord.key == Key::other || keys.insert(text_of(chord)).second) << row.word;
        }
    }
    EXPECT_EQ(acts.size(), static_cast<std::size_t>(Act::restart_desk) + 1);
}

TEST(KeyBindingsTest, WithoutChangesTheTableHolds) {
    const KeyBindings keys;
    EXPECT_EQ(keys.act_of(press_of("Space")), Act::next);
    EXPECT_EQ(keys.act_of(press_of("Ctrl+Z")), Act::undo);
    EXPECT_EQ(keys.act_of(press_of("Ctrl+Shift+Z")), Act::redo);
    EXPECT_EQ(keys.act_of(press_of("Ctrl+Shift+P")), Act::procedure);  // Shift changes nothing
    EXPECT_EQ(keys.act_of(press_of("Ctrl+Q")), std::nullopt);
    EXPECT_EQ(keys.act_of(KeyPress{}), std::nullopt);
    EXPECT_EQ(keys.act_of_letter(U'P'), Act::pause);
    EXPECT_EQ(keys.act_of_letter(U'q'), std::nullopt);
    EXPECT_TRUE(keys.changed().empty());
}

TEST(KeyBindingsTest, AChangedKeyActsAndTheOldOneNoLonger) {
    const KeyBindings keys{Remapped{{"pause", "Ctrl+Q"}}};
    EXPECT_TRUE(keys.refused().empty());
    EXPECT_EQ(keys.act_of(press_of("Ctrl+Q")), Act::pause);
    EXPECT_EQ(keys.act_of(press_of("F2")), std::nullopt);
    EXPECT_EQ(keys.changed(), (Remapped{{"pause", "Ctrl+Q"}}));
}

TEST(KeyBindingsTest, TwoMayChangePlaces) {
    const KeyBindings keys{Remapped{{"next", "F5"}, {"open", "Space"}}};
    EXPECT_TRUE(keys.refused().empty());
    EXPECT_EQ(keys.act_of(press_of("F5")), Act::next);
    EXPECT_EQ(keys.act_of(press_of("Space")), Act::open);
}

TEST(KeyBindingsTest, TheKeyOfTheTableIsNoChange) {
    const KeyBindings keys{Remapped{{"pause", "F2"}, {"conclude", "Enter"}}};
    EXPECT_TRUE(keys.refused().empty());
    EXPECT_TRUE(keys.changed().empty());
}

struct Refused {
    const char* act;
    const char* key;
    Why why;
    const char* other;
};
class KeyRefusals : public ::testing::TestWithParam<Refused> {};
TEST_P(KeyRefusals, IsRefusedAndTheTableHolds) {
    const Refused& each = GetParam();
    const KeyBindings keys{Remapped{{each.act, each.key}}};
    ASSERT_EQ(keys.refused().size(), 1U);
    EXPECT_EQ(keys.refused()[0], (KeyRefusal{each.why, each.act, each.key, each.other}));
    EXPECT_TRUE(keys.changed().empty());
}
INSTANTIATE_TEST_SUITE_P(Each, KeyRefusals,
                         ::testing::Values(Refused{"pause", "F13", Why::unreadable, ""},
                                           Refused{"pause", "", Why::unreadable, ""},
                                           Refused{"paus", "F2", Why::unknown_act, ""},
                                           Refused{"escape", "F2", Why::fixed, ""},
                                           Refused{"pause", "K", Why::for_typing, ""},
                                           Refused{"pause", "Shift+K", Why::for_typing, ""},
                                           Refused{"pause", "Enter", Why::for_typing, ""},
                                           Refused{"pause", "Escape", Why::for_typing, ""},
                                           Refused{"pause", "Ctrl+Escape", Why::for_typing, ""},
                                           Refused{"pause", "Up", Why::for_typing, ""},
                                           Refused{"pause", "Tab", Why::for_typing, ""},
                                           Refused{"pause", "Backspace", Why::for_typing, ""},
                                           Refused{"pause", "Ctrl+U", Why::for_typing, ""},
                                           Refused{"pause", "Ctrl+V", Why::for_typing, ""},
                                           Refused{"pause", "F5", Why::taken, "open"},
                                           Refused{"pause", "Ctrl+Shift+Z", Why::taken, "redo"},
                                           Refused{"pause", "Alt+Up", Why::taken, "move"},
                                           Refused{"pause", "Ctrl+2", Why::taken, "room"},
                                           Refused{"pause", "Ctrl+Shift+2", Why::taken, "room"}));

// What Alt does while the screens or the remote desk are shown.
TEST(KeyBindingsTest, TheKeysOfTheTabsBeneathTheFloorAreTaken) {
    const auto hold = [](const std::string& letters, const char* other) {
        for (const char letter : letters) {
            const KeyChord chord{.key = Key::letter, .letter = letter, .alt = true};
            const KeyRefusal refused{Why::taken, "pause", text_of(chord), other};
            KeyBindings keys;
            EXPECT_EQ(keys.change(Act::pause, chord), refused);
            EXPECT_TRUE(keys.changed().empty());
            const KeyBindings kept{Remapped{{"pause", text_of(chord)}}};
            EXPECT_EQ(kept.refused(), std::vector{refused});
        }
    };
    hold("inpmbraf", "show-screens");
    hold("tcljk", "show-remote");
    KeyBindings keys;
    EXPECT_EQ(keys.change(Act::pause, *chord_from("Alt+Q")), std::nullopt);
    EXPECT_EQ(keys.change(Act::chair, *chord_from("Ctrl+Alt+I")), std::nullopt);
}

TEST(KeyBindingsTest, OfTwoThatWantOneKeyTheSecondGetsIt) {
    const KeyBindings keys{Remapped{{"pause", "Ctrl+Q"}, {"chair", "Ctrl+Q"}}};
    ASSERT_EQ(keys.refused().size(), 1U);
    EXPECT_EQ(keys.refused()[0].act, "pause");
    EXPECT_EQ(keys.act_of(press_of("Ctrl+Q")), Act::chair);
    EXPECT_EQ(keys.act_of(press_of("F2")), Act::pause);
}

TEST(KeyBindingsTest, ARefusalThatTakesItsOldKeyBackRefusesTheNext) {
    // Open cannot have Enter, keeps F5, and so Next cannot have F5.
    const KeyBindings keys{Remapped{{"open", "Enter"}, {"next", "F5"}}};
    EXPECT_EQ(keys.refused().size(), 2U);
    EXPECT_EQ(keys.act_of(press_of("Space")), Act::next);
    EXPECT_EQ(keys.act_of(press_of("F5")), Act::open);
}

TEST(KeyBindingsTest, ChangesAndPutsBack) {
    KeyBindings keys;
    EXPECT_EQ(keys.change(Act::pause, *chord_from("Ctrl+Q")), std::nullopt);
    EXPECT_EQ(keys.change(Act::chair, *chord_from("F2")), std::nullopt);
    const auto refused = keys.put_back(Act::pause);
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->other, "chair");
    EXPECT_EQ(keys.act_of(press_of("Ctrl+Q")), Act::pause);
    EXPECT_EQ(keys.put_back(Act::chair), std::nullopt);
    EXPECT_EQ(keys.put_back(Act::pause), std::nullopt);
    EXPECT_TRUE(keys.changed().empty());
}

// ---- at the window ------------------------------------------------------------------------------

class OwnKeysTest : public Headless {
  protected:
    OwnKeysTest() { frame(); }
    void begin(const Remapped& keys) {
        Whereabouts place = where();
        place.keys = keys;
        own.emplace(door, strings, place);
        run();
    }
    void run() {
        ImGui::GetIO().DisplaySize = size;
        for (int i = 0; i < 8; ++i) {
            probe.seen.clear();
            ImGui::NewFrame();
            own->frame(Letters::shared().faces(), 1, size, time, &probe);
            ImGui::Render();
            time += std::chrono::milliseconds{16};
            door.pass(std::chrono::milliseconds{16});
        }
    }
    std::optional<Shell> own;
};

TEST_F(OwnKeysTest, AreShownOnButtonsAndActed) {
    begin({{"conclude", "Ctrl+Q"}, {"pause", "Enter"}, {"release", "Ctrl+Shift+K"}});
    EXPECT_TRUE(shows("Ctrl Q"));
    EXPECT_TRUE(shows("Ctrl Shift K"));
    ASSERT_EQ(own->choices().notices.size(), 1U);
    EXPECT_EQ(own->choices().notices[0].why,
              "Enter is needed to type and to choose. “Pause or resume the clock” keeps the key it "
              "had.");
    own->take(press_of("Ctrl+Q"));
    run();
    EXPECT_NE(last<ConcludeStatement>(), nullptr);
}

TEST_F(OwnKeysTest, SpaceGoesToTheNameWhateverItDoes) {
    begin({{"next", "F2"}, {"pause", "Space"}});
    for (const char letter : std::string{"new"}) {
        own->take(Typing{static_cast<char32_t>(letter)});
    }
    own->take(KeyPress{.key = Key::space});
    own->take(Typing{U' '});
    run();
    EXPECT_EQ(own->choices().inscribing.text.text(), "new ");
    EXPECT_TRUE(door.sent().empty());
    own->take(press_of("Ctrl+U"));
    own->take(KeyPress{.key = Key::space});
    run();
    EXPECT_NE(last<PauseStatement>(), nullptr);
}

TEST_F(OwnKeysTest, AreMarkedInTheHelp) {
    begin({{"pause", "Ctrl+Q"}});
    own->take(KeyPress{.key = Key::f1});
    run();
    EXPECT_TRUE(shows("A dot marks a key of your own."));
    EXPECT_TRUE(shows("Ctrl Q"));
}

class PaletteTest : public Headless {
  protected:
    PaletteTest() { frame(); }
    void open(std::string_view typed = {}) {
        ctrl('k');
        type(typed);
        settle();
    }
    [[nodiscard]] const Procedure* palette() const {
        const auto* open = std::get_if<Procedure>(&shell.choices().overlay);
        return open != nullptr && open->about == DeedsAbout::palette ? open : nullptr;
    }
};

TEST_F(PaletteTest, OpensAndCloses) {
    open();
    EXPECT_NE(palette(), nullptr);
    EXPECT_TRUE(shows("Do anything"));
    ctrl('k');
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
    open();
    press(Key::escape);
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
}

TEST_F(PaletteTest, TheMouseOpensItAndTheHelp) {
    click("do anything");
    EXPECT_NE(palette(), nullptr);
    press(Key::escape);
    settle();
    click("all keys");
    EXPECT_TRUE(std::holds_alternative<Help>(shell.choices().overlay));
}

TEST_F(PaletteTest, DoesAnActByItsWords) {
    open("conclude");
    press(Key::enter);
    settle();
    EXPECT_NE(last<ConcludeStatement>(), nullptr);
    EXPECT_FALSE(shell.choices().overlay_open());
}

TEST_F(PaletteTest, FindsWordsInAnyOrderAndWithOneLetterWrong) {
    for (const char* typed : {"clock pause", "pause clock", "puase clock", "pausse", "PAUSE"}) {
        open(typed);
        press(Key::enter);
        settle();
        EXPECT_NE(last<PauseStatement>(), nullptr) << typed;
        press(Key::f2);
        settle();
        ASSERT_NE(last<ResumeStatement>(), nullptr) << typed;
    }
}

TEST_F(PaletteTest, FindsAnActByTheWordOfTheSettings) {
    open("redo");
    EXPECT_TRUE(shows("Do again"));
    EXPECT_FALSE(shows("In the room, remote, recorded"));
}

TEST_F(PaletteTest, OpensPagesListsAndRooms) {
    open("keys these");
    press(Key::enter);
    settle();
    EXPECT_TRUE(std::holds_alternative<Help>(shell.choices().overlay));
    press(Key::escape);
    open("votes");
    press(Key::enter);
    settle();
    EXPECT_EQ(shell.choices().texts.tab, TextsTab::votes);
    press(Key::escape);
    settle();
    const RoomKey second = shell.scene().rooms.at(1).room->key;
    open("go " + shell.scene().rooms.at(1).room->name);
    press(Key::enter);
    settle();
    EXPECT_EQ(shell.choices().room, second);
}

TEST_F(PaletteTest, AsksWhatADeedAsks) {
    open("when announce");
    press(Key::enter);
    settle();
    ASSERT_NE(palette(), nullptr);
    EXPECT_TRUE(palette()->asking.has_value());
}

TEST_F(PaletteTest, WhatCannotBeDoneSaysWhyAndIsNotDone) {
    open("withdraw selected");
    EXPECT_TRUE(shows("Select a speaker on the list first"));
    press(Key::enter);
    settle();
    EXPECT_TRUE(door.sent().empty());
    EXPECT_NE(palette(), nullptr);
}

// ---- what becomes of it -------------------------------------------------------------------------

TEST_F(PaletteTest, EveryActThatSendsSaysWhatBecomesOfIt) {
    press(Key::down);  // a speaker is selected, so that there is somebody to withdraw
    settle();
    open();
    const Actions actions{shell.scene(), shell.choices(), strings};
    int sending = 0;
    for (const KeyRow& row : key_rows()) {
        const Action* action = actions.find(row.act);
        if (action != nullptr && action->command) {
            ++sending;
            EXPECT_NE(row.after, Afterwards::nothing) << row.word;
            EXPECT_EQ(row.after, afterwards_of(*action->command)) << row.word;
        }
    }
    EXPECT_GT(sending, 10);
    ASSERT_NE(shell.scene().deeds, nullptr);
    for (const Deed& deed : *shell.scene().deeds) {
        const bool looks = deed.selects || deed.looks_at;
        EXPECT_EQ(deed.after == Afterwards::nothing, looks) << deed.label;
        EXPECT_EQ(word_of(deed.after, strings).empty(), looks) << deed.label;
    }
}

TEST_F(PaletteTest, WhatTheChairAnnouncesIsCorrectedAndWhatIsSentIsSent) {
    EXPECT_EQ(afterwards_of(CloseList{}), Afterwards::corrected);
    EXPECT_EQ(afterwards_of(TakeDecision{}), Afterwards::corrected);
    EXPECT_EQ(afterwards_of(SayPrivately{}), Afterwards::sent_at_once);
    EXPECT_EQ(afterwards_of(AdvanceRehearsal{}), Afterwards::never);
    EXPECT_EQ(afterwards_of(WithdrawInscription{}), Afterwards::undone);
    open("close list");
    EXPECT_TRUE(shows("corrected, not undone"));
    press(Key::escape);
    settle();
    open("private line");
    EXPECT_TRUE(shows("is sent at once"));
}

TEST_F(PaletteTest, DestructiveActsNameWhatTheyActUpon) {
    press(Key::down);
    settle();
    const std::string first = name_of(shell.scene().list->waiting.front().speaker);
    open("withdraw");
    EXPECT_TRUE(shows("Withdraw: " + first));
    EXPECT_TRUE(shows("The place on the list is lost"));
    press(Key::escape);
    settle();
    open("adjourn meeting twice");
    EXPECT_TRUE(shows("Adjourn the " + shell.scene().meeting->name));
}

TEST_F(PaletteTest, AdjourningAsksForASecondPress) {
    open("adjourn meeting twice");
    press(Key::enter);
    settle();
    EXPECT_TRUE(door.sent().empty());
    EXPECT_TRUE(shows("Press again: Adjourn"));
    EXPECT_TRUE(shows("can be undone"));
    press(Key::enter);
    settle();
    EXPECT_NE(last<AdjournMeeting>(), nullptr);
    EXPECT_FALSE(shell.choices().overlay_open());
}

TEST_F(PaletteTest, AnotherKeyTakesTheFirstPressBack) {
    open("adjourn meeting twice");
    press(Key::enter);
    settle();
    press(Key::escape);
    settle();
    EXPECT_FALSE(shell.choices().armed);
    EXPECT_NE(palette(), nullptr);
    press(Key::enter);
    settle();
    EXPECT_TRUE(door.sent().empty());
}

TEST_F(PaletteTest, WhatWasUsedLastStandsFirst) {
    open("release");
    type("");
    open("");  // Ctrl K closes it
    open("refused");
    press(Key::enter);
    settle();
    EXPECT_EQ(shell.choices().lower, Lower::refused);
    open();
    EXPECT_TRUE(shows("Used last"));
    ctrl('h');
    press(Key::escape);
    ctrl('h');
    settle();
    EXPECT_EQ(shell.choices().lower, Lower::happened);
    open();
    press(Key::enter);
    settle();
    EXPECT_EQ(shell.choices().lower, Lower::refused);
}

TEST_F(PaletteTest, GivesAnActAnotherKey) {
    open("pause");
    EXPECT_FALSE(shell.take_keys_changed());
    shell.take(KeyPress{.key = Key::enter, .ctrl = true});
    settle();
    EXPECT_TRUE(shows("Press the new key for"));
    ctrl('q');
    settle();
    EXPECT_TRUE(shows("your key"));
    EXPECT_TRUE(shell.take_keys_changed());
    EXPECT_FALSE(shell.take_keys_changed());
    EXPECT_EQ(shell.keys(), (Remapped{{"pause", "Ctrl+Q"}}));
    press(Key::escape);
    ctrl('q');
    settle();
    EXPECT_NE(last<PauseStatement>(), nullptr);
}

TEST_F(PaletteTest, AKeyThatCannotBeIsSaidAndAskedForAgain) {
    open("pause");
    shell.take(KeyPress{.key = Key::enter, .ctrl = true});
    press(Key::f5);
    settle();
    EXPECT_TRUE(shows("F5 is already the key of “Open or resume the meeting”."));
    EXPECT_TRUE(palette()->rebinding);
    type("q");
    settle();
    EXPECT_TRUE(shows("q is needed to type and to choose."));
    EXPECT_TRUE(door.sent().empty());
    press(Key::escape);
    settle();
    EXPECT_FALSE(palette()->rebinding);
    EXPECT_TRUE(shell.keys().empty());
    EXPECT_FALSE(shell.take_keys_changed());
}

TEST_F(PaletteTest, DeletePutsTheFirstKeyBack) {
    open("pause");
    shell.take(KeyPress{.key = Key::enter, .ctrl = true});
    ctrl('q');
    shell.take(KeyPress{.key = Key::enter, .ctrl = true});
    press(Key::del);
    settle();
    EXPECT_TRUE(shell.keys().empty());
    EXPECT_TRUE(shell.take_keys_changed());
}

TEST_F(PaletteTest, TheMouseChangesAKeyToo) {
    open("pause");
    click("Another key for this");
    EXPECT_TRUE(palette()->rebinding);
}

TEST_F(PaletteTest, IsDrawnWithinAFrameOfTheScreen) {
    door.fill_lists(193);
    frames(2);
    using Clock = std::chrono::steady_clock;
    for (const char* typed : {"", "with", "withdarw", "xyzzyx"}) {  // the last two try every slip
        open(typed);
        auto quickest = Clock::duration::max();
        for (int i = 0; i < 20; ++i) {
            const auto before = Clock::now();
            frame();
            quickest = std::min(quickest, Clock::now() - before);
        }
        EXPECT_LT(quickest, kFrame) << typed;
        RecordProperty(typed[0] == 0 ? "none" : typed,
                       static_cast<int>(quickest / std::chrono::microseconds{1}));
        press(Key::escape);
        settle();
    }
}

TEST_F(PaletteTest, TheHelpFitsALowScreen) {
    size = {1366, 768};
    press(Key::f1);
    settle();
    for (const Probe::Seen& each : probe.seen) {
        if (each.label == "These keys" || each.label == "Let five minutes pass" ||
            each.label == "Adjourn the meeting (twice)") {
            EXPECT_LE(each.box.bottom(), 768) << each.label;
            EXPECT_LE(each.box.right(), 1366) << each.label;
        }
    }
    EXPECT_TRUE(shows("Let five minutes pass"));
    EXPECT_TRUE(shows("These keys"));
}

}  // namespace
}  // namespace dais::console::testing
