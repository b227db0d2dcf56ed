// The paragraphs of a document as a table whose rows can be selected, beneath the ladder of the
// outcome, and the wording of the row that the keys are at.
#pragma once

#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

/// Clicks change `choices`: a document is looked at, rows are selected (with Shift a run of them,
/// with Ctrl one more or one less).
void draw_paragraphs(const Ui& ui, const Box& box, const Scene& scene, Choices& choices);

/// The row so many further down; `run`: all rows from where the run began are selected.
void step_row(const Scene& scene, Choices& choices, int steps, bool run);
/// Selects the row that the keys are at, or not.
void toggle_row(const Scene& scene, Choices& choices);

}  // namespace dais::console
