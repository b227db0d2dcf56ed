// The floors of two rooms beside each other: in each who speaks, the clock, and who comes next.
// Beneath them what can be done in the one that the keys act on.
#pragma once

#include <optional>

#include "console/panels/actions.h"
#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"
#include "meeting/command.h"

namespace dais::console {

/// A click on the other room's floor chooses that room.
std::optional<meeting::Command> draw_two_rooms(const Ui& ui, const Box& box, const Scene& scene,
                                               const Actions& actions, Choices& choices);

}  // namespace dais::console
