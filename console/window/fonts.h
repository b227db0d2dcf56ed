// The type faces of the window, from the fonts installed on this machine.
#pragma once

#include <string>

#include <imgui.h>

#include "console/panels/ui.h"

namespace dais::console {

/// Font files of one family.
struct FontFamily {
    std::string name;
    std::string regular;
    std::string strong;   ///< semibold, or bold where there is none
    std::string arrows;   ///< where the family may have none; empty: it has them
    bool wanted = false;  ///< the family of the design; any other is a fallback
};

/// The first family found of Inter, Noto Sans, DejaVu Sans. None found: all files are empty, and
/// ImGui's own letters are used.
[[nodiscard]] FontFamily find_fonts();

/// Puts every face into the atlas and builds it. Sizes are the design's times `scale`; the largest
/// digits are about `clock` pixels high. Call again with an atlas that was cleared.
[[nodiscard]] Faces load_faces(ImFontAtlas& atlas, const FontFamily& family, float scale,
                               float clock);

}  // namespace dais::console
