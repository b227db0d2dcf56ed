// Beneath the floor: the figures so far, as plain bars.
#pragma once

#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

void draw_figures(const Ui& ui, const Box& box, const Scene& scene);

}  // namespace dais::console
