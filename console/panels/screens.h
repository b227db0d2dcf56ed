// The screens that are connected: who they are, what they show, and the orders that can be given to
// those that are selected.
#pragma once

#include "console/panels/activity.h"
#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

void draw_screens(const Ui& ui, const Box& box, const Scene& scene, const Whereabouts& where,
                  Choices& choices);

}  // namespace dais::console
