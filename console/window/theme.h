// ImGui's own style, for the little that it draws itself: scroll bars, tool tips.
#pragma once

#include "console/panels/palette.h"

namespace dais::console {

void apply_theme(float scale);
/// Draws in another theme from the next frame on. True where that is a change: what is on the
/// screen must be painted anew. Between frames.
bool follow_theme(palette::Theme theme, float scale);

}  // namespace dais::console
