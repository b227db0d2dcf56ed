// What must not be overlooked, across the whole window: the door is shut, the record is not being
// written, the clock waits to be confirmed, a type face is missing; and how far a file is that is
// being written, or where it is.
#pragma once

#include <optional>

#include "console/panels/actions.h"
#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"
#include "meeting/command.h"

namespace dais::console {

/// How high the banners of this moment are; 0: there is none.
[[nodiscard]] float banners_height(const Ui& ui, const Scene& scene, const Choices& choices);

std::optional<meeting::Command> draw_banners(const Ui& ui, const Box& box, const Scene& scene,
                                             const Actions& actions, Choices& choices);

}  // namespace dais::console
