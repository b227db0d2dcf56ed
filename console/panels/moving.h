// Moving a speaker out of the order: first where to, then on whose authority. The Chair decides,
// the Secretariat records.
#pragma once

#include <optional>

#include "console/panels/actions.h"
#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"
#include "meeting/command.h"

namespace dais::console {

/// Moves the target of the selected speaker so many places; the first time opens the question.
void begin_or_go_on_moving(const Scene& scene, Choices& choices, int steps);

/// The selected speakers are to stand before this place among those waiting; the question opens.
/// Nothing where they stand there already.
void begin_moving_before(const Scene& scene, Choices& choices, std::size_t before);

/// The place before which they would come to stand; the number of those waiting: at the end.
[[nodiscard]] std::size_t lands_before(const Scene& scene, const Moving& moving);

/// The list may change meanwhile: finds the speaker's place anew. False: it waits there no longer,
/// and the question is taken back.
bool keep_moving(const Scene& scene, Choices& choices);

/// The move as it is now meant, on an authority. Nothing: it would stay where it is.
[[nodiscard]] std::optional<meeting::Command> move_on(const Scene& scene, const Moving& moving,
                                                      meeting::Authority authority);

/// The question, over the lower part of `box`.
std::optional<meeting::Command> draw_moving(const Ui& ui, const Box& box, const Scene& scene,
                                            Choices& choices);

}  // namespace dais::console
