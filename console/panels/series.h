// The conferences of one cycle on a small line of time: when each was, which one this is, and how
// another is opened. A window has one conference's file; another is opened by a command of its own.
#pragma once

#include "console/panels/activity.h"
#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

/// Choosing one copies the command that opens it.
void draw_series(const Ui& ui, const Box& screen, const Scene& scene, const Whereabouts& where,
                 Choices& choices);

}  // namespace dais::console
