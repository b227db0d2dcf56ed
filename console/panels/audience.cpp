#include "console/panels/audience.h"

#include <algorithm>

#include "console/panels/audience_text.h"

namespace dais::console {

namespace {

constexpr float kRow = 30;

void draw_row(const Ui& ui, const Box& at, const AudienceRow& row, float first, float second) {
    const float mid = at.mid_y();
    ImGui::GetWindowDrawList()->AddLine({at.x, at.bottom()}, {at.right(), at.bottom()},
                                        palette::kRowLine);
    text_mid(ui, at.x, mid, ui.faces.small, palette::kDim, row.matter, first - at.x - ui.px(8));
    const std::string nothing = ui.say("console.audience.nothing");
    text_mid(ui, first, mid, ui.faces.body, row.open.empty() ? palette::kDim : palette::kText,
             row.open.empty() ? nothing : row.open, second - first - ui.px(16));
    mark(ui, row.hidden ? Mark::ring : Mark::check, {second - ui.px(2), mid}, ui.px(9),
         row.hidden ? palette::kAmber : palette::kGreen);
    float end = at.right();
    if (!row.how.empty()) {
        const float width = std::min(width_of(ui.faces.small, row.how), at.w * 0.24F);
        text_mid(ui, end - width, mid, ui.faces.small, palette::kDim, row.how, width + 1);
        end -= width + ui.px(12);
    }
    const std::string& here = row.hidden ? row.officer : ui.say("console.audience.the-same");
    text_mid(ui, second + ui.px(12), mid, ui.faces.body,
             row.hidden ? palette::kText : palette::kDim, here.empty() ? nothing : here,
             end - second - ui.px(12));
}

}  // namespace

std::optional<meeting::Command> draw_audience(const Ui& ui, const Box& box, const Scene& scene,
                                              const Actions& actions, Choices& choices) {
    std::optional<meeting::Command> command;
    const float first = box.x + std::min(ui.px(150), box.w * 0.2F);
    const float second = first + (box.right() - first) * 0.42F;
    const float head = box.y + ui.px(13);
    float end = box.right();
    if (const Action* release = actions.find(Act::release)) {
        const float width = action_button_width(ui, *release);
        end -= width;
        command = action_button(ui, {end, head - ui.px(14), width, ui.px(28)}, *release, choices);
    }
    text_mid(ui, first, head, ui.faces.small_strong, palette::kBlue,
             ui.say("console.audience.open"), second - first - ui.px(8));
    text_mid(ui, second + ui.px(12), head, ui.faces.small_strong, palette::kBlue,
             ui.say("console.audience.officer"), end - second - ui.px(20));
    const Box below{box.x, box.y + ui.px(32), box.w, box.h - ui.px(32)};
    ImGui::SetCursorScreenPos(below.min());
    if (ImGui::BeginChild("##audience", {below.w, below.h})) {
        ImVec2 at = ImGui::GetCursorScreenPos();
        const float width = ImGui::GetContentRegionAvail().x - ui.px(8);
        for (const AudienceRow& row : *scene.audience) {
            draw_row(ui, {at.x, at.y, width, ui.px(kRow)}, row, first, second);
            at.y += ui.px(kRow);
        }
        ImGui::Dummy({1, static_cast<float>(scene.audience->size()) * ui.px(kRow)});
    }
    ImGui::EndChild();
    return command;
}

}  // namespace dais::console
