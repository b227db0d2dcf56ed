// Beneath the floor: what the public sees beside what the officer sees, and the key that releases.
#pragma once

#include <optional>

#include "console/panels/actions.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

std::optional<meeting::Command> draw_audience(const Ui& ui, const Box& box, const Scene& scene,
                                              const Actions& actions, Choices& choices);

}  // namespace dais::console
