#include "console/panels/row_dragging.h"

#include <algorithm>
#include <vector>

#include "console/panels/moving.h"
#include "console/panels/rows_selected.h"

namespace dais::console {

namespace {

// The place nearest to the mouse, within the list's window.
std::size_t place_under_mouse(float row_height, const std::vector<ListRow>& rows,
                              std::size_t waiting) {
    const float top = ImGui::GetCursorScreenPos().y;
    const float at = (ImGui::GetIO().MousePos.y - top) / row_height;
    const float most = static_cast<float>(rows.size());
    for (auto i = static_cast<std::size_t>(std::clamp(at, 0.0F, most)); i < rows.size(); ++i) {
        if (!rows[i].band) {
            const bool lower_half = at - static_cast<float>(i) > 0.5F;
            return rows[i].place + (lower_half ? 1 : 0);
        }
    }
    return waiting;
}

}  // namespace

// What a click on a row selects, and what the mouse takes hold of.
void on_row(const Click& click, const Scene& scene, const ListRow& row, Choices& choices) {
    const ImGuiIO& io = ImGui::GetIO();
    if (click.held && !choices.dragging && !choices.overlay_open()) {
        choices.dragging = Dragging{.row = row.id, .before = std::nullopt};
    }
    if (!click.clicked || (choices.dragging && choices.dragging->begun)) {
        return;
    }
    if (io.KeyShift) {
        run_to_row(scene, choices, row.id);
    } else if (io.KeyCtrl) {
        toggle_row(scene, choices, row.id);
    } else {
        select_row(choices, row.id);
    }
}

void hold_nothing(Choices& choices) {
    if (choices.dragging) {
        choices.dragging->row = {};
        choices.dragging->begun = false;
    }
}

// Before which place what is moved or dragged would land.
std::optional<std::size_t> landing_place(const Scene& scene, const Choices& choices) {
    if (const auto* moving = std::get_if<Moving>(&choices.overlay)) {
        return lands_before(scene, *moving);
    }
    return choices.dragging && choices.dragging->begun ? choices.dragging->before : std::nullopt;
}

// Rows that the mouse holds: a few pixels are still a click. Held at an edge, the list scrolls.
// Let go, the same is asked as where keys move a speaker.
void drag_rows(const Ui& ui, const Box& box, float row_height, const Scene& scene,
               Choices& choices) {
    constexpr float kThreshold = 6;
    constexpr float kEdge = 24;
    constexpr float kSpeed = 540;  // pixels at 1x in a second
    if (!choices.dragging) {
        return;
    }
    Dragging& dragging = *choices.dragging;
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        const Dragging dropped = dragging;
        choices.dragging.reset();
        if (dropped.begun && dropped.before) {
            begin_moving_before(scene, choices, *dropped.before);
        }
        return;
    }
    const bool holds = dragging.row != meeting::InscriptionId{};
    if (holds && !dragging.begun &&
        ImGui::IsMouseDragging(ImGuiMouseButton_Left, ui.px(kThreshold))) {
        dragging.begun = true;
        if (!is_selected(choices, dragging.row)) {
            select_row(choices, dragging.row);
        }
    }
    if (!dragging.begun) {
        return;
    }
    const float y = ImGui::GetIO().MousePos.y;
    const float step = ui.px(kSpeed) * ImGui::GetIO().DeltaTime;
    if (y < box.y + ui.px(kEdge)) {
        ImGui::SetScrollY(std::max(0.0F, ImGui::GetScrollY() - step));
    } else if (y > box.bottom() - ui.px(kEdge)) {
        ImGui::SetScrollY(std::min(ImGui::GetScrollMaxY(), ImGui::GetScrollY() + step));
    }
    dragging.before = place_under_mouse(row_height, *scene.rows, scene.list->waiting.size());
}

}  // namespace dais::console
