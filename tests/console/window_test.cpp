// What of the window can be tested without a screen. The real one is tested by window.test.mjs.
#include "console/window/window.h"

#include <cstdlib>

#include <gtest/gtest.h>

#include <GLFW/glfw3.h>

#include "console/window/key_map.h"
#include "tests/console/sample_door.h"

namespace dais::console::testing {
namespace {

TEST(Window, WithoutADisplaySaysSoInOneSentence) {
    ASSERT_EQ(setenv("DISPLAY", ":no-such-screen", 1), 0);
    ASSERT_EQ(unsetenv("WAYLAND_DISPLAY"), 0);
    SampleDoor door;
    const auto strings = sample_strings();
    try {
        run_window(door, strings, {});
        FAIL() << "a window was opened";
    } catch (const WindowUnavailable& unavailable) {
        const std::string sentence = unavailable.what();
        EXPECT_NE(sentence.find("dais serve"), std::string::npos) << sentence;
        EXPECT_EQ(sentence.back(), '.');
    }
}

TEST(Window, MayBeWokenWhereThereIsNone) { wake_window(); }

TEST(KeyMap, KnowsKeysAndLetters) {
    EXPECT_EQ(key_press(GLFW_KEY_KP_ENTER, 0, 0, false).key, Key::enter);
    EXPECT_EQ(key_press(GLFW_KEY_F10, 0, 0, false).key, Key::f10);
    EXPECT_TRUE(key_press(GLFW_KEY_SPACE, 0, 0, true).repeated);
    const KeyPress undo = key_press(GLFW_KEY_Z, 0, GLFW_MOD_CONTROL, false);
    EXPECT_EQ(undo.key, Key::letter);
    EXPECT_EQ(undo.letter, 'z');
    EXPECT_EQ(key_press(GLFW_KEY_2, 0, GLFW_MOD_CONTROL, false).letter, '2');
    // A letter alone is typed, not pressed.
    EXPECT_EQ(key_press(GLFW_KEY_Z, 0, 0, false).key, Key::other);
}

}  // namespace
}  // namespace dais::console::testing
