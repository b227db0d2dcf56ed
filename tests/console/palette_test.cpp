// Every text of the window can be read on the ground it is drawn on, in both themes (WCAG 2.2, AA).
#include "console/panels/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <gtest/gtest.h>

namespace dais::console::testing {
namespace {

using palette::Theme;
using palette::Tone;

// Relative luminance and contrast, as WCAG 2.2 defines them.
double luminance(ImU32 colour) {
    const auto part = [&](unsigned shift) {
        const double value = static_cast<double>((colour >> shift) & 0xffU) / 255;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(IM_COL32_R_SHIFT) + 0.7152 * part(IM_COL32_G_SHIFT) +
           0.0722 * part(IM_COL32_B_SHIFT);
}
double contrast(Tone text, Tone ground, Theme theme) {
    const double one = luminance(palette::colour(text, theme));
    const double other = luminance(palette::colour(ground, theme));
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

struct Pair {
    Tone text;
    Tone ground;
    const char* where;
};
constexpr std::array kWords{
    // On panels, overlays and between them.
    Pair{Tone::text, Tone::panel, "everywhere"},
    Pair{Tone::dim, Tone::panel, "everywhere"},
    Pair{Tone::blue, Tone::panel, "key caps, links, the chosen room"},
    Pair{Tone::green, Tone::panel, "a clock's state, marks of states"},
    Pair{Tone::amber, Tone::panel, "a clock's state, hours past the end"},
    Pair{Tone::red, Tone::panel, "a clock's state, the record that is not written"},
    Pair{Tone::violet, Tone::panel, "remote"},
    // On what is raised: buttons, chips, cards, tool tips, the chosen tab.
    Pair{Tone::text, Tone::raised, "buttons, cards, tool tips"},
    Pair{Tone::dim, Tone::raised, "what stands after a label, chips"},
    Pair{Tone::blue, Tone::raised, "key caps on buttons"},
    Pair{Tone::green, Tone::raised, "marks on cards"},
    Pair{Tone::amber, Tone::raised, "marks on cards"},
    Pair{Tone::red, Tone::raised, "a clock's state while the mouse is over the other room"},
    Pair{Tone::violet, Tone::raised, "remote, on a card"},
    // Under the mouse.
    Pair{Tone::text, Tone::hover, "rows and buttons under the mouse"},
    Pair{Tone::dim, Tone::hover, "rows and buttons under the mouse"},
    Pair{Tone::blue, Tone::hover, "key caps and languages under the mouse"},
    Pair{Tone::green, Tone::hover, "meetings under the mouse"},
    Pair{Tone::amber, Tone::hover, "meetings under the mouse"},
    Pair{Tone::red, Tone::hover, "rows under the mouse"},
    Pair{Tone::violet, Tone::hover, "rows under the mouse"},
    // Bands, the chosen row, fields.
    Pair{Tone::text, Tone::band, "a class of the list"},
    Pair{Tone::dim, Tone::band, "a class of the list"},
    Pair{Tone::amber, Tone::band, "from here on they do not fit"},
    Pair{Tone::red, Tone::band, "from here on they do not fit"},
    Pair{Tone::text, Tone::selected, "the chosen row"},
    Pair{Tone::dim, Tone::selected, "the chosen row"},
    Pair{Tone::blue, Tone::selected, "the chosen row"},
    Pair{Tone::green, Tone::selected, "the chosen row"},
    Pair{Tone::amber, Tone::selected, "the chosen row"},
    Pair{Tone::red, Tone::selected, "the chosen row"},
    Pair{Tone::violet, Tone::selected, "the chosen row"},
    Pair{Tone::text, Tone::field, "what is typed"},
    Pair{Tone::dim, Tone::field, "what may be typed"},
    Pair{Tone::blue, Tone::field, "keys in a field"},
    Pair{Tone::red, Tone::field, "what fits nothing"},
    Pair{Tone::amber, Tone::field, "a group unknown"},
    // Tags and chips of states.
    Pair{Tone::blue, Tone::blue_ground, "a group's time, a language"},
    Pair{Tone::text, Tone::blue_ground, "the meeting that is on"},
    Pair{Tone::dim, Tone::blue_ground, "the meeting that is on"},
    Pair{Tone::green, Tone::blue_ground, "the meeting that is on"},
    Pair{Tone::amber, Tone::blue_ground, "the meeting that is suspended"},
    Pair{Tone::green, Tone::green_ground, "in session"},
    Pair{Tone::amber, Tone::amber_ground, "suspended; a second press is awaited"},
    Pair{Tone::text, Tone::amber_ground, "alarms"},
    Pair{Tone::dim, Tone::amber_ground, "alarms"},
    Pair{Tone::blue, Tone::amber_ground, "the key of a second press"},
    Pair{Tone::red, Tone::red_ground, "what was not done"},
    Pair{Tone::text, Tone::red_ground, "why it was not"},
    Pair{Tone::violet, Tone::violet_ground, "remote, rehearsal"},
    Pair{Tone::text, Tone::violet_ground, "informal meetings"},
    Pair{Tone::dim, Tone::violet_ground, "informal meetings"},
    Pair{Tone::amber, Tone::violet_ground, "informal meetings that were changed"},
    // The main button and switches that are on.
    Pair{Tone::on_main, Tone::main, "the main button; a proposed answer"},
    Pair{Tone::on_main, Tone::main_hover, "the main button under the mouse"},
    Pair{Tone::main_key, Tone::main, "its key and detail; switches"},
    Pair{Tone::main_key, Tone::main_hover, "its key and detail"},
};
// Digits of the clock, bars, lines that say something, edges of what is chosen.
constexpr std::array kShapes{
    Pair{Tone::text, Tone::panel, "the clock"},
    Pair{Tone::amber, Tone::panel, "the clock"},
    Pair{Tone::red, Tone::panel, "the clock; the hour that is now"},
    Pair{Tone::green, Tone::raised, "the bar of a statement's time"},
    Pair{Tone::amber, Tone::raised, "the bar, and where its warning begins"},
    Pair{Tone::red, Tone::raised, "the bar past its end"},
    Pair{Tone::blue, Tone::panel, "the edge of the room that keys act on"},
    Pair{Tone::blue, Tone::ground, "a gap that is held"},
    Pair{Tone::panel, Tone::amber, "the sign in the mark of a warning"},
    Pair{Tone::panel, Tone::red, "the sign in the mark of overtime"},
};

TEST(Palette, EveryTextCanBeReadOnItsGround) {
    for (const Theme theme : {Theme::dark, Theme::light}) {
        for (const Pair& pair : kWords) {
            EXPECT_GE(contrast(pair.text, pair.ground, theme), 4.5)
                << (theme == Theme::dark ? "dark: " : "light: ") << pair.where;
        }
    }
}

TEST(Palette, EveryShapeCanBeTold) {
    for (const Theme theme : {Theme::dark, Theme::light}) {
        for (const Pair& pair : kShapes) {
            EXPECT_GE(contrast(pair.text, pair.ground, theme), 3.0)
                << (theme == Theme::dark ? "dark: " : "light: ") << pair.where;
        }
    }
}

TEST(Palette, DepthIsSeenInBothThemes) {
    for (const Theme theme : {Theme::dark, Theme::light}) {
        EXPECT_GE(contrast(Tone::panel, Tone::ground, theme), 1.07);
        EXPECT_GE(contrast(Tone::raised, Tone::panel, theme), 1.07);
        EXPECT_GE(contrast(Tone::hover, Tone::raised, theme), 1.07);
    }
}

TEST(Palette, NothingLargeGlaresInALitHall) {
    for (const Tone tone : {Tone::ground, Tone::panel, Tone::raised, Tone::band, Tone::field}) {
        EXPECT_LT(luminance(palette::colour(tone, Theme::light)), 0.97);
    }
}

}  // namespace
}  // namespace dais::console::testing
