// Rows of one height in a part that scrolls.
#pragma once

#include <cstddef>
#include <string_view>

#include "console/panels/ui.h"

namespace dais::console {

inline constexpr float kLowerRow = 25;  ///< height of a row beneath the floor, at 1x

/// `draw` is told the row's number and its box.
template <class Draw>
void scrolled(const Ui& ui, const Box& box, std::string_view id, std::size_t count,
              const Draw& draw) {
    ImGui::SetCursorScreenPos(box.min());
    ImGui::PushID(id.data(), id.data() + id.size());
    if (ImGui::BeginChild("##rows", {box.w, box.h})) {
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(count), ui.px(kLowerRow));
        while (clipper.Step()) {
            for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
                const ImVec2 at = ImGui::GetCursorScreenPos();
                draw(static_cast<std::size_t>(row),
                     Box{at.x, at.y, ImGui::GetContentRegionAvail().x, ui.px(kLowerRow)});
                ImGui::SetCursorScreenPos(at);
                ImGui::Dummy({1, ui.px(kLowerRow)});
            }
        }
    }
    ImGui::EndChild();
    ImGui::PopID();
}

}  // namespace dais::console
