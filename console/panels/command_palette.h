// The command palette: every act, room, list and page found by typing, beside the deeds of
// procedure; what cannot be done now stands there with the reason. Drawn by the overlay of
// procedure, which it is a list more for.
#pragma once

#include <vector>

#include "console/panels/actions.h"
#include "console/panels/choices.h"
#include "console/panels/deeds.h"
#include "console/panels/scene.h"

namespace dais::console {

void open_palette(Choices& choices);

/// Acts and places as deeds.
[[nodiscard]] std::vector<Deed> palette_of(const Scene& scene, const Actions& actions,
                                           const Choices& choices, const Strings& words);

/// What fits what is typed, best first: words in any order, and one letter wrong where nothing fits
/// as it is typed. Nothing typed: what was used last, then everything.
[[nodiscard]] std::vector<const Deed*> palette_shown(const Scene& scene, const Choices& choices);

/// The chosen act of the palette asks for another key. False: no act is chosen.
bool begin_rebinding(const Scene& scene, Choices& choices);

/// True for the acts that open the overlay of deeds, and so close it again.
[[nodiscard]] bool opens_deeds(Act act);

}  // namespace dais::console
