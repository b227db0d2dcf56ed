// The gap between two panels, which can be held and moved with the mouse.
#pragma once

#include <optional>
#include <string_view>

#include "console/panels/ui.h"

namespace dais::console {

struct GapMoved {
    std::optional<float> to;  ///< where its middle is held, in pixels of the screen
    bool back = false;        ///< a double click: as the design has it
};

/// Drawn after the panels on both sides, which paint the ground between them. `upright`: it stands
/// between a left and a right panel, and moves sideways.
GapMoved draw_gap(const Ui& ui, std::string_view id, const Box& gap, bool upright,
                  std::string_view label);

}  // namespace dais::console
