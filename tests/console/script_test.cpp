// The Chair's script in the window: which words a line takes, and the strip that shows them.
#include "console/panels/script_text.h"
#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

views::ScriptLineView line(const std::string& key, std::map<std::string, std::string> names = {}) {
    return {key, std::move(names)};
}

TEST(ScriptSentence, OfAProfileAndOfWhoPresidesComesFirst) {
    meeting::codec::Strings words;
    words.add(R"({"script.x": "plain", "script.x@committee": "committee",
                  "script.x@presiding": "for the Chair",
                  "script.x@committee@presiding": "both", "script.y": "other"})");
    struct Row {
        const char* key;
        const char* profile;
        const char* presiding;
        const char* sentence;
    };
    const std::vector<Row> table{{"script.x", "", "", "plain"},
                                 {"script.x", "informal", "", "plain"},
                                 {"script.x", "committee", "", "committee"},
                                 {"script.x", "informal", "Finland", "for the Chair"},
                                 {"script.x", "committee", "Finland", "both"},
                                 {"script.y", "committee", "Finland", "other"},
                                 {"script.z", "committee", "", "script.z"}};
    for (const Row& row : table) {
        EXPECT_EQ(
            script_sentence(line(row.key, {{"profile", row.profile}, {"presiding", row.presiding}}),
                            words),
            row.sentence);
    }
}

TEST(ScriptSentence, NamesTheSpeakerInItsLanguage) {
    const auto scripts = sample_scripts();
    const meeting::codec::Strings none;
    const auto said = line("script.give-floor-group", {{"speaker", "Jamaica"},
                                                       {"speaker_fr", "Jamaïque"},
                                                       {"group", "the Caribbean Community"},
                                                       {"group_fr", "CARICOM"}});
    EXPECT_EQ(script_sentence(said, script_words(scripts, "en", none)),
              "I give the floor to the distinguished representative of Jamaica, who will speak on "
              "behalf of the Caribbean Community.");
    EXPECT_EQ(script_sentence(said, script_words(scripts, "fr", none)),
              "Je donne la parole à la délégation suivante\u00a0: Jamaïque, qui s'exprimera au nom "
              "du groupe suivant\u00a0: CARICOM.");
    EXPECT_EQ(script_sentence(said, script_words(scripts, "", none)),
              script_sentence(said, script_words(scripts, "en", none)));
}

class ScriptTest : public Headless {
  protected:
    ScriptTest() {
        door.script.meetings = {
            {{"28-morning"},
             {line("script.thank", {{"speaker", "the Philippines"}, {"speaker_fr", "Philippines"}}),
              line("script.adjourn-meeting")}}};
        door.publish();
        frames(2);
    }
    static constexpr const char* kThanks =
        "I thank the distinguished representative of the Philippines for the statement.";
};

TEST_F(ScriptTest, ShowsTheLikeliestAndTheOthersOnAKey) {
    EXPECT_TRUE(shows("I thank the distinguished representative of the Philippines"));
    EXPECT_FALSE(shows("The meeting is adjourned."));
    ctrl('l');
    settle();
    EXPECT_TRUE(shows("The meeting is adjourned."));
    click("The meeting is adjourned.");
    EXPECT_EQ(shell.take_copy_text(), "The meeting is adjourned.");
    press(Key::escape);
    settle();
    EXPECT_FALSE(shows("The meeting is adjourned."));
    EXPECT_TRUE(door.sent().empty());
}

TEST_F(ScriptTest, AClickCopiesAndTheLanguageIsSwitched) {
    click(kThanks);
    EXPECT_EQ(shell.take_copy_text(), kThanks);
    click("EN");
    EXPECT_TRUE(shows("Je remercie la délégation de sa déclaration"));
    click("FR");
    EXPECT_TRUE(shows("I thank the distinguished representative"));
}

// What is proposed to be put before the Chair is the line that is shown.
TEST_F(ScriptTest, WhatIsProposedForTheChairIsInTheSameLanguage) {
    const auto proposed = [&] {
        ctrl('p');
        settle();
        const auto& deeds = *shell.scene().deeds;
        const auto found = std::find_if(deeds.begin(), deeds.end(), [](const Deed& each) {
            return std::holds_alternative<meeting::ShowToChair>(each.command) &&
                   !each.questions.empty();
        });
        press(Key::escape);
        settle();
        return found == deeds.end() ? std::string{} : found->questions.front().proposed;
    };
    EXPECT_EQ(proposed(), kThanks);
    click("EN");
    EXPECT_EQ(proposed().substr(0, 11), "Je remercie");
    EXPECT_EQ(proposed(), shell.scene().sentences->front());
}

TEST_F(ScriptTest, ThereIsNoneWithoutLines) {
    door.script.meetings.clear();
    door.publish();
    frames(2);
    EXPECT_FALSE(shows("I thank the distinguished"));
    ctrl('l');
    settle();
    EXPECT_FALSE(shows("The meeting is adjourned."));
}

}  // namespace
}  // namespace dais::console::testing
