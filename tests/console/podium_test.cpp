// Beneath the floor: what passes at the podium, what the public sees, the figures; the search of
// what happened; and the programme as it was held.
#include "console/panels/audience_text.h"
#include "console/panels/figures_plan.h"
#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

using namespace meeting;  // NOLINT(google-build-using-namespace): the test's own data
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class PodiumTest : public Headless {
  protected:
    const MeetingKey& here() { return shell.scene().meeting->key; }
    views::MeetingPodiumView& part() {
        if (door.podium.meetings.empty()) {
            frame();
            door.podium.meetings.push_back({here(), {}, std::nullopt});
        }
        return door.podium.meetings.front();
    }
    void raise(const std::string& key, const std::string& name) {
        part().nameplates.push_back({{key}, name, door.now()});
        door.publish();
        frames(2);
    }
    static FigureRow row(const char* name, int statements, timing::Duration used,
                         timing::Duration over = {}) {
        FigureRow made;
        made.name = name;
        made.statements = statements;
        made.used = used;
        made.over = over;
        made.allotted = used - over;
        return made;
    }
};

TEST_F(PodiumTest, OneKeyNotesTheNameplateThatIsTypedAndTheSameKeyLowersIt) {
    frames(2);
    type("peru");
    ctrl('n');
    settle();
    ASSERT_NE(last<NoteNameplate>(), nullptr);
    EXPECT_EQ(last<NoteNameplate>()->delegation.text, "PER");
    EXPECT_EQ(last<NoteNameplate>()->meeting, here());
    EXPECT_TRUE(shell.choices().inscribing.text.empty()) << "ready for the next";
    raise("PER", "Peru");
    type("peru");
    ctrl('n');
    settle();
    ASSERT_NE(last<LowerNameplate>(), nullptr);
    EXPECT_EQ(last<LowerNameplate>()->delegation.text, "PER");
}

TEST_F(PodiumTest, WithoutADelegationTheKeySaysWhatToDo) {
    frames(2);
    ctrl('n');
    settle();
    EXPECT_TRUE(door.sent().empty());
    EXPECT_TRUE(shows("Type the delegation first"));
}

TEST_F(PodiumTest, TheTabCountsAndItsButtonsInscribeAndLower) {
    raise("PER", "Peru");
    raise("DNK", "Denmark");
    EXPECT_TRUE(shows("Podium (2)"));
    ctrl('o');
    settle();
    EXPECT_TRUE(shows("Nameplates raised, in order"));
    click("Inscribe");
    ASSERT_NE(last<InscribeSpeaker>(), nullptr);
    EXPECT_EQ(last<InscribeSpeaker>()->delegation.text, "PER");
    EXPECT_EQ(last<InscribeSpeaker>()->list, shell.scene().list->key);
    click("Lower");
    ASSERT_NE(last<LowerNameplate>(), nullptr);
    EXPECT_EQ(last<LowerNameplate>()->delegation.text, "PER");
}

TEST_F(PodiumTest, WithNoNameplateItSaysHowToNoteOne) {
    ctrl('o');
    settle();
    EXPECT_TRUE(shows("Type a delegation and press"));
    EXPECT_TRUE(shows("Ctrl N"));
}

TEST_F(PodiumTest, ALineToTheChairIsAskedForAndSent) {
    frames(2);
    ctrl('i');
    settle();
    EXPECT_TRUE(shows("What do you say to the Chair?"));
    type("two more");
    press(Key::enter);
    settle();
    ASSERT_NE(last<SayPrivately>(), nullptr);
    EXPECT_EQ(last<SayPrivately>()->text, "two more");
}

TEST_F(PodiumTest, TheLineStandsNewestFirst) {
    door.podium.line = {{door.now(), {0, "Desk"}, "Two more"}, {door.now(), {7, "Chair"}, "Fine"}};
    door.publish();
    ctrl('o');
    settle();
    const auto& line = shell.scene().podium_text->line;
    ASSERT_EQ(line.size(), 2U);
    EXPECT_EQ(line[0].text, "Fine");
    EXPECT_FALSE(line[0].own);
    EXPECT_TRUE(line[1].own);
    EXPECT_TRUE(shows("Two more"));
}

TEST_F(PodiumTest, TheScriptIsEditedBeforeTheChairSeesIt) {
    frames(2);
    views::ScriptLineView line;
    line.key = "script.thank";
    line.names = {{"speaker", "the Philippines"}, {"profile", "biennial-meeting"}};
    door.script.meetings = {{here(), {line}}};
    door.publish();
    frames(2);
    ASSERT_NE(shell.scene().sentences, nullptr);
    const std::string script = shell.scene().sentences->front();
    shell.take(KeyPress{.key = Key::letter, .letter = 'i', .ctrl = true, .shift = true});
    settle();
    EXPECT_TRUE(shows("What shall the Chair's screen say?"));
    press(Key::backspace);  // what is proposed is edited, not typed over
    type("!");
    press(Key::enter);
    settle();
    ASSERT_NE(last<ShowToChair>(), nullptr);
    EXPECT_EQ(last<ShowToChair>()->text, script.substr(0, script.size() - 1) + "!");
    part().shown = views::ChairScreenView{"Please be brief", door.now(), {2, "Ana"}};
    door.publish();
    ctrl('o');
    settle();
    EXPECT_TRUE(shows("Please be brief"));
    EXPECT_TRUE(shows("Before the Chair, by Ana"));
    click("Script again");
    ASSERT_NE(last<ShowToChair>(), nullptr);
    EXPECT_EQ(last<ShowToChair>()->text, "");
}

TEST_F(PodiumTest, ThePublicSeesLessAndItIsSaidHowMuch) {
    raise("PER", "Peru");
    ctrl('a');
    settle();
    const auto& rows = *shell.scene().audience;
    const auto find = [&](const std::string& matter) {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const AudienceRow& each) {
            return each.matter == matter;
        });
        return found == rows.end() ? AudienceRow{} : *found;
    };
    EXPECT_EQ(find("On the floor").open, "Philippines");
    EXPECT_FALSE(find("On the floor").hidden);
    EXPECT_EQ(find("Next speakers").open, "");
    EXPECT_TRUE(find("Next speakers").hidden);
    EXPECT_NE(find("Next speakers").officer.find("Jamaica (CARICOM), Germany"), std::string::npos);
    EXPECT_NE(find("Next speakers").officer.find("more"), std::string::npos);
    EXPECT_TRUE(find("Never public").hidden);
    EXPECT_NE(find("Never public").officer.find("nameplates: 1"), std::string::npos);
    EXPECT_TRUE(shows("Public screens show"));
    door.list("7").waiting.clear();
    door.publish();
    frames(2);
    EXPECT_EQ(shell.scene().audience->at(1).officer, "");
    EXPECT_FALSE(shell.scene().audience->at(1).hidden);
}

TEST_F(PodiumTest, OneKeyReleasesFromThere) {
    ctrl('a');
    settle();
    click("Show the next 3");
    ASSERT_NE(last<ReleaseSpeakers>(), nullptr);
    EXPECT_EQ(last<ReleaseSpeakers>()->count, 3);
}

TEST_F(PodiumTest, FiguresNameGroupsAsTheDirectoryDoesNow) {
    Group& group = door.directory.groups.front();
    door.figures.total = row("", 1, minutes{3});
    door.figures.groups = {row(group.list.c_str(), 1, minutes{3})};
    door.publish();
    ctrl('w');
    settle();
    ASSERT_TRUE(shows(group.short_name));
    group.short_name = "Anew";
    door.publish_directory();
    frames(2);
    EXPECT_TRUE(shows("Anew"));
}

TEST_F(PodiumTest, FiguresAreBarsLongestFirstAndTheRestAddedUp) {
    Figures& figures = door.figures;
    figures.total = row("", 12, minutes{36}, minutes{3});
    figures.regions = {row("Group of African States", 4, minutes{12}),
                       row("Group of Asia-Pacific States", 5, minutes{16}, minutes{2}),
                       row("Nobody's", 0, {})};
    figures.overruns = {
        .statements = 1, .sum = minutes{2}, .longest = minutes{2}, .longest_by = "Japan"};
    for (int i = 0; i < 12; ++i) {
        figures.groups.push_back(row(("G" + std::to_string(i)).c_str(), 1, minutes{i + 1}));
    }
    figures.delegations = {row("Japan", 1, minutes{5}, minutes{2}), row("Kenya", 1, minutes{3})};
    const FiguresPlan plan = figures_plan_of(figures,
                                             {{{"african"},
                                               GroupKind::regional,
                                               "Group of African States",
                                               "African States",
                                               "",
                                               {},
                                               {}}},
                                             strings);
    EXPECT_EQ(plan.summary, "12 statements, 36 min in all; one was over, by 2:00 (Japan)");
    const auto& regions = plan.charts.at(0).bars;
    ASSERT_EQ(regions.size(), 2U) << "who did not speak has no bar";
    EXPECT_EQ(regions[0].name, "Group of Asia-Pacific States");
    EXPECT_FLOAT_EQ(regions[0].within + regions[0].over, 1);
    EXPECT_FLOAT_EQ(regions[0].over, 2.0F / 16);
    EXPECT_EQ(regions[1].name, "African States") << "short where a short name is known";
    EXPECT_FLOAT_EQ(regions[1].within, 12.0F / 16);
    const auto& groups = plan.charts.at(1).bars;
    ASSERT_EQ(groups.size(), kMostBars);
    EXPECT_EQ(groups.front().name, "G11");
    EXPECT_EQ(groups.back().name, "5 others");
    EXPECT_EQ(groups.back().value, "15:00");
    const auto& over = plan.charts.at(3).bars;
    ASSERT_EQ(over.size(), 1U);
    EXPECT_EQ(over[0].name, "Japan");
    EXPECT_EQ(over[0].value, "+2:00");
}

TEST_F(PodiumTest, TheFiguresTabDrawsThem) {
    door.figures.total = row("", 1, minutes{3});
    door.figures.modalities = {row("", 1, minutes{3})};
    door.figures.modalities.front().key = "remote";
    door.publish();
    ctrl('w');
    settle();
    EXPECT_TRUE(shows("1 statements, 3 min in all; nobody was over"));
    EXPECT_TRUE(shows("Time by modality"));
    EXPECT_TRUE(shows("remote"));
    EXPECT_TRUE(shows("Nobody was over."));
}

TEST_F(PodiumTest, WhatHappenedIsSearchedAndUndoneFromThere) {
    frames(2);
    space();
    settle();
    shell.take(KeyPress{.key = Key::letter, .letter = 'h', .ctrl = true, .shift = true});
    settle();
    EXPECT_TRUE(shows("Search: a delegation"));
    type("jam");
    settle();
    EXPECT_TRUE(shows("floor given to Jamaica"));
    EXPECT_FALSE(shows("Undo: floor given to Philippines"));
    type("xyz");
    settle();
    EXPECT_TRUE(shell.scene().deeds != nullptr);
    EXPECT_FALSE(shows("floor given to Jamaica (CARICOM)   "));
    press(Key::escape);
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
}

TEST_F(PodiumTest, TheProgrammeShowsWhenAMeetingWasHeld) {
    frames(2);
    auto& fifth = door.meeting(here().text);
    const timing::UtcTime zero = door.conference.utc_at_zero;
    const auto instant = [&](timing::UtcTime utc) { return timing::Instant{utc - zero}; };
    fifth.held = {{instant(fifth.starts + minutes{7}), instant(fifth.starts + hours{1})},
                  {instant(fifth.starts + minutes{75}), std::nullopt}};
    door.publish();
    frames(2);
    const auto& held = shell.scene().plan->held;
    ASSERT_EQ(held.size(), 2U);
    EXPECT_EQ(held[0].from, 10 * 60 + 7);
    EXPECT_EQ(held[0].until, 11 * 60);
    EXPECT_EQ(held[0].told, "Held 10:07 to 11:00; planned 10:00 to 13:00");
    EXPECT_FALSE(held[1].until);
    EXPECT_EQ(held[1].told, "On since 11:15; planned 10:00 to 13:00");
}

}  // namespace
}  // namespace dais::console::testing
