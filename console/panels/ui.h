// What every panel draws with: type faces, measures, words, and a few shapes. Coordinates are
// pixels of the screen; ui.px() turns the design's measures (at 1x) into them.
#pragma once

#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "console/panels/palette.h"
#include "meeting/codec/strings.h"

namespace dais::console {

/// One type face at one size.
struct Face {
    ImFont* font = nullptr;
    float size = 0;      ///< what ImGui calls the size: the height of a line
    float cap_top = 0;   ///< from the top of the line to the top of a capital letter
    float baseline = 0;  ///< from the top of the line to the foot of the letters
    [[nodiscard]] float cap_height() const { return baseline - cap_top; }
};

/// What the officer is told about the letters of the window.
enum class LetterTrouble {
    not_the_designs,  ///< another family is used
    no_chinese,       ///< no font on this machine has them
    not_written,      ///< letters that no font here has, or that (as Arabic) join each other
    too_many          ///< more are in use than are loaded
};

struct Faces {
    Face tiny;          ///< tags and key caps
    Face small;         ///< secondary lines
    Face small_strong;  ///< headings of panels
    Face body;
    Face strong;
    Face lead;                 ///< what stands beside a name
    Face lead_strong;          ///< the next speakers
    Face name;                 ///< who holds the floor
    Face name_small;           ///< the same where the name is long
    std::vector<Face> clocks;  ///< digits only, largest first
    std::string ellipsis = "…";
    std::set<LetterTrouble> troubles;  ///< empty: everything is written as it should be
};

/// A rectangle of the screen.
struct Box {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;
    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] float mid_y() const { return y + h / 2; }
    [[nodiscard]] ImVec2 min() const { return {x, y}; }
    [[nodiscard]] ImVec2 max() const { return {x + w, y + h}; }
    [[nodiscard]] Box inset(float dx, float dy) const {
        return {x + dx, y + dy, w - 2 * dx, h - 2 * dy};
    }
};

/// What can be clicked and what can be read, noted for tests.
struct Probe {
    struct Seen {
        std::string label;
        Box box;
        bool button = false;
    };
    std::vector<Seen> seen;
};

struct Ui {
    const Faces& faces;
    const meeting::codec::Strings& words;
    float scale = 1;
    bool compact = false;  ///< a low screen: keys and gaps are smaller, so that the clock is not
    Probe* probe = nullptr;

    [[nodiscard]] float px(float measure) const { return measure * scale; }
    [[nodiscard]] std::string say(std::string_view key,
                                  const std::map<std::string, std::string>& names = {}) const {
        return words.say(key, names);
    }
};

inline constexpr float kAnyWidth = std::numeric_limits<float>::max();

[[nodiscard]] float width_of(const Face& face, std::string_view text);
/// How much of a text goes on one line, broken at a blank; at least its first word.
[[nodiscard]] std::size_t line_length(const Face& face, std::string_view text, float most);

/// Text on a baseline; cut with an ellipsis where it is wider than `most`. Returns its width.
float text_at(const Ui& ui, ImVec2 at, const Face& face, palette::Ink colour, std::string_view text,
              float most = kAnyWidth);
/// The same with its capitals centred on a line, and ending at `right`.
float text_mid(const Ui& ui, float x, float mid_y, const Face& face, palette::Ink colour,
               std::string_view text, float most = kAnyWidth);
float text_right(const Ui& ui, float right, float mid_y, const Face& face, palette::Ink colour,
                 std::string_view text);
/// Words in as many lines as they need, at most `lines`; the last is cut. Returns the height.
float text_block(const Ui& ui, const Box& box, const Face& face, palette::Ink colour,
                 std::string_view text, int lines, float line_height);

/// A small word on a ground of its own. Returns its width.
float tag(const Ui& ui, float x, float mid_y, const Face& face, palette::Ink colour,
          palette::Ink ground, std::string_view text);
[[nodiscard]] float tag_width(const Ui& ui, const Face& face, std::string_view text);

/// The cap of a key. Returns its width.
float key_cap(const Ui& ui, float x, float mid_y, std::string_view key, bool on_main = false);
[[nodiscard]] float key_cap_width(const Ui& ui, std::string_view key);

/// The shapes that states have beside their words.
enum class Mark { none, ring, play, pause, warning, over, stop, dot, check, cross, clock, swap };
/// Drawn within a square of `size` whose middle is given.
void mark(const Ui& ui, Mark what, ImVec2 middle, float size, palette::Ink colour);

/// A place that can be clicked; true once when it is. `id` is unique within the window.
struct Click {
    bool clicked = false;
    bool hovered = false;
    bool held = false;
};
Click click_area(const Ui& ui, std::string_view id, const Box& box, std::string_view label);

/// A button with the key that does the same beside its words: its size, and the thing itself.
struct ButtonLook {
    std::string key = {};
    std::string label = {};
    std::string detail = {};  ///< said more quietly after the label
    bool main = false;
    bool armed = false;   ///< a second press is awaited
    bool enabled = true;  ///< otherwise it cannot be pressed now
};
[[nodiscard]] float button_width(const Ui& ui, const ButtonLook& look);
[[nodiscard]] float button_height(const Ui& ui);
[[nodiscard]] float button_pad(const Ui& ui);
bool button(const Ui& ui, std::string_view id, const Box& box, const ButtonLook& look,
            std::string_view hint_text = {});

/// A square button with one sign on it.
bool sign_button(const Ui& ui, std::string_view id, const Box& box, std::string_view sign,
                 bool enabled);

/// The room between panels.
inline constexpr float kGap = 8;

/// A panel's ground and heading. Returns the box its content has.
Box panel(const Ui& ui, const Box& box, std::string_view title, std::string_view aside = {});
/// The same without a heading.
Box panel(const Ui& ui, const Box& box);

/// Says more where the mouse rests; line by line.
void hint(const Ui& ui, const Click& over, std::string_view text);

}  // namespace dais::console
