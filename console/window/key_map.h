// GLFW's keys as the console's.
#pragma once

#include "console/panels/keys.h"

namespace dais::console {

/// A press as GLFW reports it; `scancode` finds the letter that the keyboard's layout has there.
[[nodiscard]] KeyPress key_press(int key, int scancode, int mods, bool repeated);

}  // namespace dais::console
