// The console without a window system: ImGui's frames are built, nothing is painted. What is drawn
// can be read, found and clicked by its words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <imgui.h>

#include "console/panels/keys.h"
#include "console/panels/ui.h"
#include "console/window/fonts.h"
#include "console/window/shell.h"
#include "console/window/theme.h"
#include "tests/console/sample_door.h"

namespace dais::console::testing {

/// The letters of this machine, loaded once for all tests.
class Letters {
  public:
    Letters() : faces_{load_faces(atlas_, MeasuredFonts{find_fonts()}, 1, 250)} {}
    [[nodiscard]] ImFontAtlas& atlas() { return atlas_; }
    [[nodiscard]] const Faces& faces() const { return faces_; }

    static Letters& shared() {
        static Letters letters;
        return letters;
    }

  private:
    ImFontAtlas atlas_;
    Faces faces_;
};

class Headless : public ::testing::Test {
  protected:
    Headless() : strings{sample_strings()}, shell{door, strings, where()} {
        ImGui::CreateContext(&Letters::shared().atlas());
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        palette::use(palette::Theme::dark);
        apply_theme(1);
        point_away();
    }
    ~Headless() override { ImGui::DestroyContext(); }

    static Whereabouts where() {
        return {.addresses = {"http://192.168.1.20:8026/hall"},
                .has_officer_link = true,
                .file = "bms7.dais",
                .files_beside = {"bms6.dais", "bms7.dais"},
                .scripts = sample_scripts()};
    }

    void frame() {
        ImGui::GetIO().DisplaySize = size;
        probe.seen.clear();
        follow_theme(shell.settings().theme, 1);
        ImGui::NewFrame();
        shell.frame(Letters::shared().faces(), 1, size, time, &probe);
        ImGui::Render();
        time += std::chrono::milliseconds{16};
        door.pass(std::chrono::milliseconds{16});
    }
    void frames(int count) {
        for (int i = 0; i < count; ++i) {
            frame();
        }
    }
    /// Until every key was acted on (or waits for an answer).
    void settle() {
        for (int i = 0; i < 60; ++i) {
            frame();
            if (!shell.has_keys()) {
                break;
            }
        }
        frames(2);
    }

    void press(Key key) { shell.take(KeyPress{.key = key}); }
    void ctrl(char letter) {
        shell.take(KeyPress{.key = Key::letter, .letter = letter, .ctrl = true});
    }
    void alt(Key key) { shell.take(KeyPress{.key = key, .alt = true}); }
    /// As GLFW reports it: for a blank, the key and then the letter.
    void type(std::string_view text) {
        for (const char letter : text) {
            if (letter == ' ') {
                press(Key::space);
            }
            shell.take(Typing{static_cast<char32_t>(static_cast<unsigned char>(letter))});
        }
    }
    void space() { type(" "); }

    static void point_away() { ImGui::GetIO().MousePos = {-1, -1}; }
    [[nodiscard]] const Probe::Seen* find(std::string_view label, bool button) const {
        for (const Probe::Seen& each : probe.seen) {
            if (each.label == label && each.button == button) {
                return &each;
            }
        }
        return nullptr;
    }
    [[nodiscard]] bool shows(std::string_view text) const {
        for (const Probe::Seen& each : probe.seen) {
            if (each.label.find(text) != std::string::npos) {
                return true;
            }
        }
        return false;
    }
    /// Over it, pressed, released: one frame each.
    void click(std::string_view label) {
        frame();
        const Probe::Seen* seen = find(label, true);
        ASSERT_NE(seen, nullptr) << "nothing to click says " << label;
        const ImVec2 at{seen->box.x + seen->box.w / 2, seen->box.mid_y()};
        ImGuiIO& io = ImGui::GetIO();
        io.MousePos = at;
        frame();
        io.MouseDown[0] = true;
        frame();
        io.MouseDown[0] = false;
        frame();
        point_away();
        frames(2);
    }

    /// The last command that was sent, if it is of this kind.
    template <class Command>
    [[nodiscard]] const Command* last() const {
        return door.sent().empty() ? nullptr : std::get_if<Command>(&door.sent().back());
    }

    SampleDoor door;
    meeting::codec::Strings strings;
    Shell shell;
    Probe probe;
    ImVec2 size{1920, 1080};
    timing::BootInstant time{std::chrono::hours{1}};
};

}  // namespace dais::console::testing
