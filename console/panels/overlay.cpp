#include "console/panels/overlay.h"

#include <cmath>

namespace dais::console {

namespace {

constexpr auto kFixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;

}  // namespace

Box centred(const Box& screen, float width, float height) {
    return {std::round(screen.x + (screen.w - width) / 2),
            std::round(screen.y + (screen.h - height) / 2), width, height};
}

OverlayWindow::OverlayWindow(const Ui& ui, const char* id, const Box& box)
    : content_{box.inset(ui.px(20), ui.px(16))} {
    ImGui::SetNextWindowPos(box.min());
    ImGui::SetNextWindowSize({box.w, box.h});
    ImGui::SetNextWindowFocus();
    ImGui::Begin(id, nullptr, kFixed);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(box.min(), box.max(), palette::kPanel, ui.px(8));
    draw.AddRect(box.min(), box.max(), palette::kMainLine, ui.px(8));
}

OverlayWindow::~OverlayWindow() { ImGui::End(); }

bool shade(const Ui& ui, const Box& screen) {
    // It comes to the front as it appears. Given the focus anew in each frame, it would take a
    // press away from the button it is meant for; so would the window before it, and a press is
    // enough.
    ImGui::SetNextWindowPos(screen.min());
    ImGui::SetNextWindowSize({screen.w, screen.h});
    bool clicked = false;
    if (ImGui::Begin("##shade", nullptr, kFixed)) {
        ImGui::GetWindowDrawList()->AddRectFilled(screen.min(), screen.max(), palette::kShade);
        clicked = click_area(ui, "shade", screen, {}).hovered && ImGui::IsMouseClicked(0);
    }
    ImGui::End();
    return clicked;
}

}  // namespace dais::console
