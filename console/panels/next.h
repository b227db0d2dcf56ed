// The next three speakers of the list, and how many of them public screens show.
#pragma once

#include <optional>

#include "console/panels/actions.h"
#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"
#include "meeting/command.h"

namespace dais::console {

inline constexpr std::size_t kNextShown = 3;

[[nodiscard]] float next_height(const Ui& ui);
std::optional<meeting::Command> draw_next(const Ui& ui, const Box& box, const Scene& scene,
                                          const Actions& actions, Choices& choices);

}  // namespace dais::console
