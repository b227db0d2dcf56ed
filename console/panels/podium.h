// Beneath the floor: nameplates that are raised, what stands before the Chair, the private line.
#pragma once

#include <optional>

#include "console/panels/choices.h"
#include "console/panels/procedure.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

std::optional<Done> draw_podium(const Ui& ui, const Box& box, const Scene& scene, Choices& choices);

/// Opens the question for a line to the Chair, or for the text before the Chair.
std::optional<Done> begin_private_line(const Scene& scene, Choices& choices, const Strings& words);
std::optional<Done> begin_before_chair(const Scene& scene, Choices& choices, const Strings& words);

/// Notes the nameplate of the delegation that is typed into the find field, or lowers it where it
/// is raised already; and empties the field. Nothing where none is typed.
std::optional<Done> note_nameplate(const Scene& scene, Choices& choices, const Strings& words);

}  // namespace dais::console
