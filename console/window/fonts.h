// The type faces of the window, from the fonts installed on this machine.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <imgui.h>

#include "console/panels/ui.h"
#include "console/window/letters.h"

namespace dais::console {

/// Font files of one family.
struct FontFamily {
    std::string name;
    std::string regular;
    std::string strong;   ///< semibold, or bold where there is none
    std::string rarer;    ///< where letters come from that the family may not have
    std::string chinese;  ///< where Chinese comes from; empty: no font here has it
    bool wanted = false;  ///< the family of the design; any other is a fallback
};

/// The first family found of Inter, Noto Sans, DejaVu Sans. None found: all files are empty, and
/// ImGui's own letters are used.
[[nodiscard]] FontFamily find_fonts();

/// What a font file's letters are like.
struct FontMeasure {
    float size_of_one = 1.21F;  ///< ImGui's size for one pixel of the design's
    float digit = 0.65F;        ///< the widest digit, for one pixel of ImGui's size
};

/// A family whose files were measured: they are read for that, so it is done once.
struct MeasuredFonts {
    explicit MeasuredFonts(FontFamily family);

    FontFamily family;
    FontMeasure regular;
    FontMeasure strong;
    FontMeasure rarer;
    FontMeasure chinese;
};

/// Puts every face into the atlas and builds it, with the letters that are wanted. Sizes are the
/// design's times `scale`; the largest digits are about `clock` pixels high. Call again with an
/// atlas that was cleared.
[[nodiscard]] Faces load_faces(ImFontAtlas& atlas, const MeasuredFonts& fonts, float scale,
                               float clock, const LettersWanted& letters = {});

/// The faces of a window as it changes: loaded anew when something asks for it.
class KeptFaces {
  public:
    explicit KeptFaces(FontFamily family) : fonts_{std::move(family)} {}

    /// Between frames. True: the atlas was built anew, and its texture is to be made.
    bool fit(ImFontAtlas& atlas, float scale, float clock, const LettersWanted& letters);
    [[nodiscard]] const Faces& faces() const { return faces_; }

  private:
    MeasuredFonts fonts_;
    Faces faces_;
    float scale_ = 0;
    float clock_ = 0;
    std::size_t letters_ = 0;
};

}  // namespace dais::console
