// The lists of speakers: a tab a list, its classes as bands, the selected row, and what can be done
// with it.
#pragma once

#include <optional>

#include "console/panels/actions.h"
#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"
#include "meeting/command.h"

namespace dais::console {

/// Choosing a list or a row changes `choices`.
std::optional<meeting::Command> draw_speakers(const Ui& ui, const Box& box, const Scene& scene,
                                              const Actions& actions, Choices& choices);

/// The list so many tabs to the right, round and round.
void choose_list_beside(const Scene& scene, Choices& choices, int steps);
/// Selects the row so many places further down (up, where negative).
void choose_row_beside(const Scene& scene, Choices& choices, int steps);

}  // namespace dais::console
