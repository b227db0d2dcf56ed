// ImGui's own style, for the little that it draws itself: scroll bars, tool tips.
#pragma once

namespace dais::console {

void apply_theme(float scale);

}  // namespace dais::console
