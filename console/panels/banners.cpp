#include "console/panels/banners.h"

#include <vector>

namespace dais::console {

namespace {

enum class Kind { door, record, clock, font };

struct Banner {
    Kind kind = Kind::door;
    std::string text;
};

std::vector<Banner> banners_of(const Ui& ui, const Scene& scene, const Choices& choices) {
    std::vector<Banner> banners;
    if (!scene.trouble.empty()) {
        banners.push_back({Kind::door, scene.trouble});
    }
    if (scene.record != nullptr && !scene.record->written) {
        banners.push_back(
            {Kind::record, ui.say("console.banner.record", {{"trouble", scene.record->trouble}})});
    }
    if (scene.conference != nullptr && scene.conference->elapsed_to_confirm) {
        banners.push_back(
            {Kind::clock,
             ui.say("console.banner.clock",
                    {{"elapsed", long_length(*scene.conference->elapsed_to_confirm, ui.words)},
                     {"time", time_of_day(scene.wall)}})});
    }
    if (!ui.faces.notice.empty() && choices.font_notice_open) {
        banners.push_back({Kind::font, ui.say("console.banner.font", {{"font", ui.faces.notice}})});
    }
    return banners;
}

float row_height(const Ui& ui) { return ui.px(44); }

}  // namespace

float banners_height(const Ui& ui, const Scene& scene, const Choices& choices) {
    const auto count = static_cast<float>(banners_of(ui, scene, choices).size());
    return count * row_height(ui);
}

std::optional<meeting::Command> draw_banners(const Ui& ui, const Box& box, const Scene& scene,
                                             const Actions& actions, Choices& choices) {
    std::optional<meeting::Command> command;
    float y = box.y;
    for (const Banner& banner : banners_of(ui, scene, choices)) {
        const Box row{box.x, y, box.w, row_height(ui) - ui.px(6)};
        y += row_height(ui);
        const bool grave = banner.kind == Kind::door || banner.kind == Kind::record;
        const ImU32 colour = grave ? palette::kRed : palette::kAmber;
        ImGui::GetWindowDrawList()->AddRectFilled(
            row.min(), row.max(), grave ? palette::kRedGround : palette::kAmberGround, ui.px(6));
        mark(ui, Mark::warning, {row.x + ui.px(22), row.mid_y()}, ui.px(16), colour);
        float end = row.right() - ui.px(8);
        const Action* confirm = actions.find(Act::confirm_clock);
        if (banner.kind == Kind::clock && confirm != nullptr) {
            const float width = action_button_width(ui, *confirm);
            end -= width;
            const Box at{end, row.y + ui.px(4), width, row.h - ui.px(8)};
            if (auto asked = action_button(ui, at, *confirm, choices)) {
                command = asked;
            }
        }
        if (banner.kind == Kind::font) {
            const std::string word = ui.say("console.banner.dismiss");
            const ButtonLook look{.key = {}, .label = word};
            end -= button_width(ui, look);
            const Box at{end, row.y + ui.px(4), button_width(ui, look), row.h - ui.px(8)};
            choices.font_notice_open = !button(ui, "dismiss-font", at, look);
        }
        text_mid(ui, row.x + ui.px(42), row.mid_y(), ui.faces.body, colour, banner.text,
                 end - row.x - ui.px(54));
    }
    return command;
}

}  // namespace dais::console
