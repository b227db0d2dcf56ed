// The bar at the top: the conference, its rooms, the meeting and its state, the time.
#pragma once

#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

/// Choosing a room's tab changes `choices`.
void draw_header(const Ui& ui, const Box& box, const Scene& scene, Choices& choices);

}  // namespace dais::console
