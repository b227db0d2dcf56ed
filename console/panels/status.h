// The bar at the bottom: the record, the screens, where displays find this desk, the key for help.
#pragma once

#include "console/panels/activity.h"
#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

void draw_status(const Ui& ui, const Box& box, const Scene& scene, const Whereabouts& where,
                 Choices& choices);

/// From dark to light, or back.
void switch_theme(Choices& choices);

}  // namespace dais::console
