// A frame that fails while it is drawn is left out; the window goes on with the next.
#pragma once

#include <functional>

namespace dais::console {

/// Between ImGui::NewFrame and painting: calls `draw` and ends the frame. False where it threw:
/// then there is nothing to paint, and ImGui is as it was after a frame that was whole.
[[nodiscard]] bool drawn_whole(const std::function<void()>& draw);

}  // namespace dais::console
