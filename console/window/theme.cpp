#include "console/window/theme.h"

#include <imgui.h>

#include "console/panels/palette.h"

namespace dais::console {

void apply_theme(float scale) {
    ImGuiStyle style;
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;
    style.WindowMinSize = {1, 1};
    style.ChildBorderSize = 0;
    style.PopupBorderSize = 1;
    style.PopupRounding = 5;
    style.ItemSpacing = {0, 0};
    style.FramePadding = {0, 0};
    style.ScrollbarSize = 10;
    style.ScrollbarRounding = 5;
    style.AntiAliasedLinesUseTex = false;
    style.ScaleAllSizes(scale);
    const auto set = [&](ImGuiCol which, ImU32 colour) {
        style.Colors[which] = ImGui::ColorConvertU32ToFloat4(colour);
    };
    set(ImGuiCol_Text, palette::kText);
    set(ImGuiCol_WindowBg, 0);
    set(ImGuiCol_ChildBg, 0);
    set(ImGuiCol_PopupBg, palette::kRaised);
    set(ImGuiCol_Border, palette::kLine);
    set(ImGuiCol_ScrollbarBg, 0);
    set(ImGuiCol_ScrollbarGrab, palette::kLine);
    set(ImGuiCol_ScrollbarGrabHovered, palette::kDim);
    set(ImGuiCol_ScrollbarGrabActive, palette::kBlue);
    ImGui::GetStyle() = style;
}

bool follow_theme(palette::Theme theme, float scale) {
    if (theme == palette::theme()) {
        return false;
    }
    palette::use(theme);
    apply_theme(scale);
    return true;
}

}  // namespace dais::console
