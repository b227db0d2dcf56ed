// The programme of one day on its time axis, with a line where the conference's clock stands.
#pragma once

#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

/// Choosing a day or a meeting changes `choices`.
void draw_programme(const Ui& ui, const Box& box, const Scene& scene, Choices& choices);

/// Opens what changes the programme, for the meeting chosen in it.
void open_programme_deeds(Choices& choices);

/// The day so many days of the programme later (earlier, where negative).
[[nodiscard]] Day day_beside(const Scene& scene, int steps);

}  // namespace dais::console
