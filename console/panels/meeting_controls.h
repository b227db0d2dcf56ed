// The meeting that the keys act on: its hours and state, and the keys that open, suspend and
// adjourn it.
#pragma once

#include <optional>

#include "console/panels/actions.h"
#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"
#include "meeting/command.h"

namespace dais::console {

[[nodiscard]] float meeting_controls_height(const Ui& ui);
std::optional<meeting::Command> draw_meeting_controls(const Ui& ui, const Box& box,
                                                      const Scene& scene, const Actions& actions,
                                                      Choices& choices);

}  // namespace dais::console
