// The colours of the window: three greys for depth, one blue for what acts, green, amber and red
// only for states. Each state also has a word or a shape.
#pragma once

#include <imgui.h>

namespace dais::console::palette {

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 0xff) {
    return IM_COL32((hex >> 16U) & 0xffU, (hex >> 8U) & 0xffU, hex & 0xffU, alpha);
}

inline constexpr ImU32 kGround = rgb(0x10151c);
inline constexpr ImU32 kPanel = rgb(0x171e28);
inline constexpr ImU32 kRaised = rgb(0x1f2835);
inline constexpr ImU32 kHover = rgb(0x283444);
inline constexpr ImU32 kLine = rgb(0x2b3746);
inline constexpr ImU32 kRowLine = rgb(0x222c38);
inline constexpr ImU32 kBand = rgb(0x1b2430);
inline constexpr ImU32 kField = rgb(0x0c1117);

inline constexpr ImU32 kText = rgb(0xe8edf3);
inline constexpr ImU32 kDim = rgb(0x9aa8b8);

inline constexpr ImU32 kBlue = rgb(0x5fb2ec);
inline constexpr ImU32 kBlueGround = rgb(0x17324a);
inline constexpr ImU32 kMain = rgb(0x1d4a6e);
inline constexpr ImU32 kMainHover = rgb(0x245a86);
inline constexpr ImU32 kMainLine = rgb(0x3d7dac);
inline constexpr ImU32 kMainKey = rgb(0xcfe8fb);
inline constexpr ImU32 kSelected = rgb(0x1a2f42);

inline constexpr ImU32 kGreen = rgb(0x4cc38a);
inline constexpr ImU32 kGreenGround = rgb(0x173c2c);
inline constexpr ImU32 kAmber = rgb(0xf5b544);
inline constexpr ImU32 kAmberGround = rgb(0x43331a);
inline constexpr ImU32 kRed = rgb(0xff6b5e);
inline constexpr ImU32 kRedGround = rgb(0x4a211f);
inline constexpr ImU32 kViolet = rgb(0xb79cf0);
inline constexpr ImU32 kVioletGround = rgb(0x2a2440);

inline constexpr ImU32 kShade = rgb(0x080b10, 0xb0);  ///< over everything behind an overlay

}  // namespace dais::console::palette
