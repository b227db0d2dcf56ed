#include "console/panels/figures.h"

#include <algorithm>
#include <cmath>

namespace dais::console {

namespace {

constexpr float kHead = 26;
constexpr float kBar = 22;
constexpr float kLeastColumn = 230;

// One name, its bar and its length. Time over what was allotted has another colour and a notch.
void draw_bar(const Ui& ui, const Box& row, const FigureBar& bar) {
    const float mid = row.mid_y();
    const float name = row.w * 0.36F;
    const float value = ui.px(56);
    text_mid(ui, row.x, mid, ui.faces.small, palette::kText, bar.name, name - ui.px(8));
    const Box track{row.x + name, mid - ui.px(6), row.w - name - value, ui.px(12)};
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float within = std::round(track.w * bar.within);
    const float over = std::round(track.w * bar.over);
    if (within > 0) {
        draw.AddRectFilled(track.min(), {track.x + within, track.bottom()}, palette::kBlue,
                           ui.px(2));
    }
    if (over > 0) {
        draw.AddRectFilled({track.x + within, track.y}, {track.x + within + over, track.bottom()},
                           palette::kRed, ui.px(2));
        draw.AddRectFilled({track.x + within, track.y - ui.px(3)},
                           {track.x + within + ui.px(2), track.bottom() + ui.px(3)}, palette::kRed);
    }
    text_right(ui, row.right(), mid, ui.faces.small, palette::kDim, bar.value);
    hint(ui,
         {.hovered = ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(row.min(), row.max())},
         bar.name + "\n" + bar.told);
}

float height_of(const Ui& ui, const FigureChart& chart) {
    const auto rows = static_cast<float>(std::max<std::size_t>(chart.bars.size(), 1));
    return ui.px(kHead) + rows * ui.px(kBar) + ui.px(10);
}

void draw_chart(const Ui& ui, const Box& box, const FigureChart& chart) {
    text_mid(ui, box.x, box.y + ui.px(kHead) / 2, ui.faces.small_strong, palette::kBlue,
             chart.title, box.w);
    float y = box.y + ui.px(kHead);
    if (chart.bars.empty()) {
        text_mid(ui, box.x, y + ui.px(kBar) / 2, ui.faces.small, palette::kDim, chart.empty, box.w);
    }
    for (const FigureBar& bar : chart.bars) {
        draw_bar(ui, {box.x, y, box.w, ui.px(kBar)}, bar);
        y += ui.px(kBar);
    }
}

}  // namespace

void draw_figures(const Ui& ui, const Box& box, const Scene& scene) {
    const FiguresPlan& plan = *scene.figures;
    const float between = std::min(width_of(ui.faces.small, plan.between), box.w * 0.5F);
    text_mid(ui, box.x, box.y + ui.px(10), ui.faces.body, palette::kText, plan.summary,
             box.w - between - ui.px(16));
    text_mid(ui, box.right() - between, box.y + ui.px(10), ui.faces.small, palette::kDim,
             plan.between, between + 1);
    const Box below{box.x, box.y + ui.px(30), box.w, box.h - ui.px(30)};
    ImGui::SetCursorScreenPos(below.min());
    if (ImGui::BeginChild("##figures", {below.w, below.h})) {
        const ImVec2 top = ImGui::GetCursorScreenPos();
        const float wide = ImGui::GetContentRegionAvail().x - ui.px(8);
        const auto columns = std::clamp<std::size_t>(
            static_cast<std::size_t>(wide / ui.px(kLeastColumn)), 1, plan.charts.size());
        const float gap = ui.px(24);
        const float width =
            (wide - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        float y = top.y;
        for (std::size_t i = 0; i < plan.charts.size(); i += columns) {
            float height = 0;
            for (std::size_t j = i; j < std::min(i + columns, plan.charts.size()); ++j) {
                const float x = top.x + static_cast<float>(j - i) * (width + gap);
                draw_chart(ui, {x, y, width, 0}, plan.charts[j]);
                height = std::max(height, height_of(ui, plan.charts[j]));
            }
            y += height;
        }
        ImGui::SetCursorScreenPos(top);
        ImGui::Dummy({1, y - top.y});
    }
    ImGui::EndChild();
}

}  // namespace dais::console
