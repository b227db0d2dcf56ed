// A wording, and what it changes against another: what is left out is struck and stands in
// brackets, what is new is underlined. Colour only helps.
#pragma once

#include <string_view>

#include "console/panels/ui.h"
#include "meeting/difference.h"

namespace dais::console {

/// In as many lines as it needs, at most `lines`; the last then ends in an ellipsis. Without a
/// difference the text as it is. Returns the height; `drawn`: otherwise it is only measured.
float draw_wording(const Ui& ui, const Box& box, const Face& face,
                   const meeting::Difference& difference, std::string_view text, int lines,
                   bool drawn = true);

/// Of a line, at 1x.
inline constexpr float kWordingLine = 21;

}  // namespace dais::console
