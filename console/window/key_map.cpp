#include "console/window/key_map.h"

#include <GLFW/glfw3.h>

namespace dais::console {

namespace {

Key key_of(int key) {
    switch (key) {
        case GLFW_KEY_SPACE: return Key::space;
        case GLFW_KEY_ENTER:
        case GLFW_KEY_KP_ENTER: return Key::enter;
        case GLFW_KEY_ESCAPE: return Key::escape;
        case GLFW_KEY_TAB: return Key::tab;
        case GLFW_KEY_BACKSPACE: return Key::backspace;
        case GLFW_KEY_DELETE: return Key::del;
        case GLFW_KEY_UP: return Key::up;
        case GLFW_KEY_DOWN: return Key::down;
        case GLFW_KEY_LEFT: return Key::left;
        case GLFW_KEY_RIGHT: return Key::right;
        case GLFW_KEY_F1: return Key::f1;
        case GLFW_KEY_F2: return Key::f2;
        case GLFW_KEY_F3: return Key::f3;
        case GLFW_KEY_F4: return Key::f4;
        case GLFW_KEY_F5: return Key::f5;
        case GLFW_KEY_F6: return Key::f6;
        case GLFW_KEY_F7: return Key::f7;
        case GLFW_KEY_F8: return Key::f8;
        case GLFW_KEY_F9: return Key::f9;
        case GLFW_KEY_F10: return Key::f10;
        case GLFW_KEY_F11: return Key::f11;
        case GLFW_KEY_F12: return Key::f12;
        default: return Key::other;
    }
}

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

// What stands on the key in this keyboard's layout; where that is no plain letter or digit (as on
// Cyrillic or French keyboards), what stands there on an American one.
char letter_of(int key, int scancode) {
    const char* const name = glfwGetKeyName(key, scancode);
    if (name != nullptr && name[0] != '\0' && name[1] == '\0') {
        const char letter = lower(name[0]);
        if (letter >= 'a' && letter <= 'z') {
            return letter;
        }
    }
    const bool letter = key >= GLFW_KEY_A && key <= GLFW_KEY_Z;
    const bool digit = key >= GLFW_KEY_0 && key <= GLFW_KEY_9;
    return letter || digit ? lower(static_cast<char>(key)) : '\0';
}

}  // namespace

KeyPress key_press(int key, int scancode, int mods, bool repeated) {
    KeyPress press;
    press.key = key_of(key);
    press.ctrl = (mods & GLFW_MOD_CONTROL) != 0;
    press.alt = (mods & GLFW_MOD_ALT) != 0;
    press.shift = (mods & GLFW_MOD_SHIFT) != 0;
    press.repeated = repeated;
    if (press.key == Key::other && (press.ctrl || press.alt)) {
        press.letter = letter_of(key, scancode);
        press.key = press.letter == '\0' ? Key::other : Key::letter;
    }
    return press;
}

}  // namespace dais::console
