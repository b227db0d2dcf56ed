// The colours of the window, in two themes: three greys for depth, one blue for what acts, green,
// amber and red only for states. Each state also has a word or a shape. Text on the ground it is
// drawn on has a contrast of at least 4.5 to 1 (WCAG 2.2, AA); a test holds that.
#pragma once

#include <array>
#include <cstddef>

#include <imgui.h>

namespace dais::console::palette {

enum class Theme { dark, light };

/// A colour by what it is for. What is prepared holds tones, so that it need not be made anew when
/// the theme changes.
enum class Tone : unsigned char {
    ground,
    panel,
    raised,
    hover,
    line,
    row_line,
    band,
    field,
    text,
    dim,
    blue,
    blue_ground,
    main,
    main_hover,
    main_line,
    main_key,
    on_main,
    selected,
    green,
    green_ground,
    amber,
    amber_ground,
    red,
    red_ground,
    violet,
    violet_ground,
    shade
};

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 0xff) {
    return IM_COL32((hex >> 16U) & 0xffU, (hex >> 8U) & 0xffU, hex & 0xffU, alpha);
}

struct InThemes {
    ImU32 dark;
    ImU32 light;
};
inline constexpr std::array<InThemes, 27> kColours{{
    {rgb(0x10151c), rgb(0xcbd3dc)},              // ground
    {rgb(0x171e28), rgb(0xf2f4f7)},              // panel
    {rgb(0x1f2835), rgb(0xe1e7ed)},              // raised
    {rgb(0x283444), rgb(0xd1dae3)},              // hover
    {rgb(0x2b3746), rgb(0xa9b6c4)},              // line
    {rgb(0x222c38), rgb(0xd9e0e7)},              // row_line
    {rgb(0x1b2430), rgb(0xe6ebf0)},              // band
    {rgb(0x0c1117), rgb(0xfafbfc)},              // field
    {rgb(0xe8edf3), rgb(0x131a22)},              // text
    {rgb(0x9aa8b8), rgb(0x465566)},              // dim
    {rgb(0x5fb2ec), rgb(0x0b5a94)},              // blue
    {rgb(0x17324a), rgb(0xd3e6f5)},              // blue_ground
    {rgb(0x1d4a6e), rgb(0x0f5c96)},              // main
    {rgb(0x245a86), rgb(0x0c4c7d)},              // main_hover
    {rgb(0x3d7dac), rgb(0x0a426c)},              // main_line
    {rgb(0xcfe8fb), rgb(0xe3f1fc)},              // main_key
    {rgb(0xe8edf3), rgb(0xf7fafc)},              // on_main
    {rgb(0x1a2f42), rgb(0xd6e7f5)},              // selected
    {rgb(0x4cc38a), rgb(0x0f6a3f)},              // green
    {rgb(0x173c2c), rgb(0xd5eee0)},              // green_ground
    {rgb(0xf5b544), rgb(0x7a4b00)},              // amber
    {rgb(0x43331a), rgb(0xf8e7c4)},              // amber_ground
    {rgb(0xff6b5e), rgb(0xa81e14)},              // red
    {rgb(0x4a211f), rgb(0xfadcd8)},              // red_ground
    {rgb(0xb79cf0), rgb(0x5a34a3)},              // violet
    {rgb(0x2a2440), rgb(0xe6def7)},              // violet_ground
    {rgb(0x080b10, 0xb0), rgb(0x2a3440, 0xb0)},  // shade
}};

[[nodiscard]] constexpr ImU32 colour(Tone tone, Theme theme) {
    const InThemes& both = kColours[static_cast<std::size_t>(tone)];
    return theme == Theme::dark ? both.dark : both.light;
}

/// The theme that is drawn in: one for the window, as ImGui's own style is. Set between frames.
[[nodiscard]] Theme theme();
void use(Theme theme);

/// A tone that is drawn with: in the theme of this frame.
class Ink {
  public:
    constexpr Ink(Tone tone) : tone_{tone} {}  // NOLINT(google-explicit-constructor)
    operator ImU32() const {
        return colour(tone_, theme());
    }  // NOLINT(google-explicit-constructor)
    [[nodiscard]] constexpr Tone tone() const { return tone_; }
    friend constexpr bool operator==(Ink, Ink) = default;

  private:
    Tone tone_;
};

inline constexpr Ink kGround{Tone::ground};
inline constexpr Ink kPanel{Tone::panel};
inline constexpr Ink kRaised{Tone::raised};
inline constexpr Ink kHover{Tone::hover};
inline constexpr Ink kLine{Tone::line};
inline constexpr Ink kRowLine{Tone::row_line};
inline constexpr Ink kBand{Tone::band};
inline constexpr Ink kField{Tone::field};
inline constexpr Ink kText{Tone::text};
inline constexpr Ink kDim{Tone::dim};
inline constexpr Ink kBlue{Tone::blue};
inline constexpr Ink kBlueGround{Tone::blue_ground};
inline constexpr Ink kMain{Tone::main};
inline constexpr Ink kMainHover{Tone::main_hover};
inline constexpr Ink kMainLine{Tone::main_line};
inline constexpr Ink kMainKey{Tone::main_key};
inline constexpr Ink kOnMain{Tone::on_main};  ///< words on the main button
inline constexpr Ink kSelected{Tone::selected};
inline constexpr Ink kGreen{Tone::green};
inline constexpr Ink kGreenGround{Tone::green_ground};
inline constexpr Ink kAmber{Tone::amber};
inline constexpr Ink kAmberGround{Tone::amber_ground};
inline constexpr Ink kRed{Tone::red};
inline constexpr Ink kRedGround{Tone::red_ground};
inline constexpr Ink kViolet{Tone::violet};
inline constexpr Ink kVioletGround{Tone::violet_ground};
inline constexpr Ink kShade{Tone::shade};  ///< over everything behind an overlay

}  // namespace dais::console::palette
