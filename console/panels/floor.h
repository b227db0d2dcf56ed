// The floor of the room: who has it, on behalf of whom, the clock, and what can be done next.
#pragma once

#include <optional>

#include "console/panels/actions.h"
#include "console/panels/activity.h"
#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"
#include "meeting/command.h"

namespace dais::console {

std::optional<meeting::Command> draw_floor(const Ui& ui, const Box& box, const Scene& scene,
                                           const Actions& actions, const Whereabouts& where,
                                           Choices& choices);

}  // namespace dais::console
