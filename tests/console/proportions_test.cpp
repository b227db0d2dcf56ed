// The sizes of panels: the design's, the officer's, and what each panel needs.
#include "console/window/proportions.h"

#include <gtest/gtest.h>

#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

constexpr float kBetween = 8;

// Whatever was chosen, all three columns can be worked with at 1366 x 768.
TEST(Proportions, NoColumnBecomesUseless) {
    constexpr float kWidth = 1366 - 2 * kBetween;
    for (const float left : {0.02F, 0.2F, 0.5F, 0.98F}) {
        for (const float right : {0.02F, 0.3F, 0.6F, 0.98F}) {
            const Columns columns = columns_of({.left = left, .right = right}, kWidth, kBetween, 1);
            EXPECT_GE(columns.left, 256) << left << ' ' << right;
            EXPECT_GE(columns.right, 340) << left << ' ' << right;
            EXPECT_GE(kWidth - columns.left - columns.right - 2 * kBetween, 560)
                << left << ' ' << right;
        }
    }
}

TEST(Proportions, WhatWasChosenIsKeptWhereThereIsRoom) {
    const Columns columns = columns_of({.left = 0.25F, .right = 0.2F}, 1904, kBetween, 1);
    EXPECT_EQ(columns.left, 476);
    EXPECT_EQ(columns.right, 381);
}

TEST(Proportions, TheMiddleColumnIsFilled) {
    for (const float height : {500.0F, 650.0F, 962.0F, 1900.0F}) {
        for (const bool large : {false, true}) {
            for (const std::optional<float> lower :
                 {std::optional<float>{}, std::optional{0.05F}, std::optional{0.9F}}) {
                const Middle middle = middle_of(
                    {.lower = lower},
                    {.height = height, .next = 130, .gap = kBetween, .lower_large = large});
                const float gaps =
                    (middle.next > 0 ? kBetween : 0) + (middle.lower > 0 ? kBetween : 0);
                EXPECT_FLOAT_EQ(middle.floor + middle.next + middle.lower + gaps, height);
                EXPECT_GE(middle.floor, large ? 200 : 354) << height;
            }
        }
    }
}

TEST(Proportions, ALargeLowerPanelHasMostOfTheColumn) {
    const Middle middle = middle_of(
        {}, {.height = 1000, .next = 130, .gap = kBetween, .compact = false, .lower_large = true});
    EXPECT_EQ(middle.lower, 580);
    EXPECT_EQ(middle.next, 0);
}

class LayoutTest : public Headless {
  protected:
    LayoutTest() { frame(); }
    /// From the middle of what is found by its words, by so many pixels.
    void drag(std::string_view label, ImVec2 by) {
        frame();
        const Probe::Seen* seen = find(label, true);
        ASSERT_NE(seen, nullptr) << label;
        ImGuiIO& io = ImGui::GetIO();
        io.MousePos = {seen->box.x + seen->box.w / 2, seen->box.mid_y()};
        frame();
        io.MouseDown[0] = true;
        frame();
        io.MousePos = {io.MousePos.x + by.x, io.MousePos.y + by.y};
        frame();
        io.MouseDown[0] = false;
        frame();
        point_away();
        frames(40);  // longer than a double click takes
    }
    [[nodiscard]] float left_of(std::string_view label) const {
        const Probe::Seen* seen = find(label, true);
        return seen == nullptr ? -1 : seen->box.x;
    }
};

TEST_F(LayoutTest, AGapThatIsDraggedMovesTheEdgeAndIsKept) {
    const float before = left_of("Edge of the programme");
    drag("Edge of the programme", {60, 0});
    EXPECT_NEAR(left_of("Edge of the programme"), before + 60, 1.5F);
    ASSERT_TRUE(shell.settings().sizes.left);
    const float right = left_of("Edge of the list of speakers");
    drag("Edge of the list of speakers", {-80, 0});
    EXPECT_NEAR(left_of("Edge of the list of speakers"), right - 80, 1.5F);
    ASSERT_TRUE(shell.settings().sizes.right);
}

TEST_F(LayoutTest, TheLowerPanelIsDraggedUp) {
    const Probe::Seen* edge = find("Edge of the lower panel", true);
    ASSERT_NE(edge, nullptr);
    const float before = edge->box.y;
    drag("Edge of the lower panel", {0, -40});
    edge = find("Edge of the lower panel", true);
    ASSERT_NE(edge, nullptr);
    EXPECT_NEAR(edge->box.y, before - 40, 1.5F);
}

TEST_F(LayoutTest, ADoubleClickPutsTheDesignBack) {
    const float before = left_of("Edge of the programme");
    drag("Edge of the programme", {60, 0});
    const Probe::Seen* seen = find("Edge of the programme", true);
    ASSERT_NE(seen, nullptr);
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = {seen->box.x + seen->box.w / 2, seen->box.mid_y()};
    for (const bool down : {true, false, true, false}) {
        io.MouseDown[0] = down;
        frame();
    }
    frames(2);
    EXPECT_EQ(left_of("Edge of the programme"), before);
    EXPECT_FALSE(shell.settings().sizes.left);
}

TEST_F(LayoutTest, AClickThatDoesNotMoveChangesNothing) {
    click("Edge of the programme");
    EXPECT_FALSE(shell.settings().sizes.left);
}

TEST_F(LayoutTest, TheLowerPanelGrowsByKeyAndEscapeTakesItBack) {
    const auto top = [&] { return find("History", true)->box.y; };
    const float before = top();
    ctrl('j');
    settle();
    EXPECT_LT(top(), before - 150);
    EXPECT_TRUE(shows("1:51")) << "the clock stays";
    EXPECT_TRUE(shows("Conclude"));
    press(Key::escape);
    settle();
    EXPECT_EQ(top(), before);
}

TEST_F(LayoutTest, TheLowerPanelGrowsByItsButtonOnASmallScreenToo) {
    size = {1366, 768};
    frame();
    click("Larger");
    EXPECT_TRUE(shows("1:51"));
    EXPECT_TRUE(shows("Conclude"));
    click("Smaller");
    EXPECT_NE(find("Larger", true), nullptr);
}

TEST_F(LayoutTest, TheThemeIsSwitchedByKeyAndByItsButton) {
    shell.take(KeyPress{.key = Key::letter, .letter = 'd', .ctrl = true, .shift = true});
    settle();
    EXPECT_EQ(shell.settings().theme, palette::Theme::light);
    EXPECT_EQ(palette::theme(), palette::Theme::light);
    click("dark");
    EXPECT_EQ(palette::theme(), palette::Theme::dark);
}

TEST_F(LayoutTest, SoundIsOffUntilItIsAskedFor) {
    EXPECT_FALSE(shell.settings().sound);
    click("sound is off");
    EXPECT_TRUE(shell.settings().sound);
    shell.take(KeyPress{.key = Key::letter, .letter = 's', .ctrl = true, .shift = true});
    settle();
    EXPECT_FALSE(shell.settings().sound);
}

}  // namespace
}  // namespace dais::console::testing
