// A personal link that was just granted: its address, once, and a code for a telephone's camera.
#pragma once

#include "console/panels/choices.h"
#include "console/panels/ui.h"

namespace dais::console {

/// Copying the address, or closing, changes `choices`.
void draw_link(const Ui& ui, const Box& screen, const LinkShown& link, Choices& choices);

}  // namespace dais::console
