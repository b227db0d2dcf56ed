// When the list ends, who will not fit, what the Chair may say, and "what if".
#pragma once

#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

/// Zero where there is no projection.
[[nodiscard]] float projection_height(const Ui& ui, const Scene& scene);

/// "What if" changes `choices`, and nothing else.
void draw_projection(const Ui& ui, const Box& box, const Scene& scene, Choices& choices);

}  // namespace dais::console
