// In a rehearsal only: let time pass, or set the conference's clock.
#pragma once

#include <optional>

#include "console/panels/actions.h"
#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"
#include "meeting/command.h"

namespace dais::console {

[[nodiscard]] float rehearsal_height(const Ui& ui);
std::optional<meeting::Command> draw_rehearsal(const Ui& ui, const Box& box, const Scene& scene,
                                               const Actions& actions, Choices& choices);

/// Opens the line in which the clock is typed: it proposes the start of the meeting.
void begin_setting_clock(const Scene& scene, Choices& choices);

}  // namespace dais::console
