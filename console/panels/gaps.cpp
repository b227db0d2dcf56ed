#include "console/panels/gaps.h"

namespace dais::console {

namespace {

constexpr float kMeant = 2;  // pixels that a hand moves without meaning to

}  // namespace

GapMoved draw_gap(const Ui& ui, std::string_view id, const Box& gap, bool upright,
                  std::string_view label) {
    const Click click = click_area(ui, id, gap, label);
    if (!click.hovered && !click.held) {
        return {};
    }
    ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    const float thin = ui.px(2);
    const Box line = upright ? Box{gap.x + (gap.w - thin) / 2, gap.y, thin, gap.h}
                             : Box{gap.x, gap.y + (gap.h - thin) / 2, gap.w, thin};
    ImGui::GetWindowDrawList()->AddRectFilled(line.min(), line.max(),
                                              click.held ? palette::kBlue : palette::kLine);
    if (click.hovered && ImGui::IsMouseDoubleClicked(0)) {
        return {.to = std::nullopt, .back = true};
    }
    if (click.held && ImGui::IsMouseDragging(0, ui.px(kMeant))) {
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        return {.to = upright ? mouse.x : mouse.y, .back = false};
    }
    return {};
}

}  // namespace dais::console
