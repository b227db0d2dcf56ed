// Presses of keys as the console understands them, free of any window system.
#pragma once

#include <variant>

namespace dais::console {

enum class Key {
    space,
    enter,
    escape,
    tab,
    backspace,
    del,
    up,
    down,
    left,
    right,
    f1,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
    letter,  ///< with Ctrl or Alt; see KeyPress::letter
    other
};

struct KeyPress {
    Key key = Key::other;
    char letter = '\0';  ///< lower case, or a digit
    bool ctrl = false;
    bool alt = false;
    bool shift = false;
    bool repeated = false;  ///< it is being held down
};

/// A letter as the keyboard's layout makes it.
struct Typing {
    char32_t letter = 0;
};

using Input = std::variant<KeyPress, Typing>;

}  // namespace dais::console
