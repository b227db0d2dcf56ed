// What was refused, or could not be done, and why: beside where it was asked for, until dismissed.
#pragma once

#include "console/panels/choices.h"
#include "console/panels/ui.h"

namespace dais::console {

/// True where the newest notice is still shown, at the list of speakers or at the floor.
[[nodiscard]] bool notice_shown(const Choices& choices, bool at_list);
[[nodiscard]] float notice_height(const Ui& ui);
void draw_notice(const Ui& ui, const Box& box, Choices& choices);

}  // namespace dais::console
