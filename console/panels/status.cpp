#include "console/panels/status.h"

#include "console/panels/actions.h"

namespace dais::console {

namespace {

float draw_light(const Ui& ui, float x, float mid, bool well, std::string_view text) {
    const palette::Ink colour = well ? palette::kGreen : palette::kRed;
    mark(ui, well ? Mark::dot : Mark::warning, {x + ui.px(5), mid}, ui.px(well ? 8 : 12), colour);
    return ui.px(16) +
           text_mid(ui, x + ui.px(16), mid, ui.faces.small, well ? palette::kDim : palette::kRed,
                    text) +
           ui.px(26);
}

}  // namespace

void draw_status(const Ui& ui, const Box& box, const Scene& scene, const Whereabouts& where,
                 Choices& choices) {
    panel(ui, box);
    const float mid = box.mid_y();
    float x = box.x + ui.px(14);
    const std::map<std::string, std::string> names{{"rows", grouped(scene.record->rows)}};
    x += draw_light(
        ui, x, mid, scene.record->written,
        ui.say(scene.record->written ? "console.status.record" : "console.status.record-not",
               names));
    const ScreensText& screens = *scene.screens_text;
    const std::string text =
        screens.by_page.empty() ? screens.count : screens.count + ": " + screens.by_page;
    const float start = x;
    x += draw_light(ui, x, mid, scene.trouble.empty(), text);
    if (click_area(ui, "screens", {start, box.y, x - start, box.h}, {}).clicked) {
        choices.lower = Lower::screens;
    }
    const auto open = [&](float right, Act act, std::string_view id, const std::string& words) {
        const std::string key = key_of(act, choices, ui.words);
        const float start_at =
            right - width_of(ui.faces.small, words) - ui.px(8) - key_cap_width(ui, key);
        const float cap = key_cap(ui, start_at, mid, key);
        text_mid(ui, start_at + cap + ui.px(8), mid, ui.faces.small, palette::kDim, words);
        if (click_area(ui, id, {start_at, box.y, right - start_at, box.h}, words).clicked) {
            choices.wanted = act;
        }
        return start_at;
    };
    const float help =
        open(box.right() - ui.px(14), Act::help, "help", ui.say("console.status.help"));
    const float end =
        open(help - ui.px(22), Act::palette, "palette", ui.say("console.status.palette"));
    if (!where.addresses.empty()) {
        const std::string at =
            ui.say("console.status.displays", {{"address", where.addresses.front()}});
        x += text_mid(ui, x, mid, ui.faces.small, palette::kDim, at, end - x - ui.px(26)) +
             ui.px(26);
    }
    if (!where.file.empty() && end - x > ui.px(80)) {
        text_mid(ui, x, mid, ui.faces.small, palette::kDim,
                 ui.say("console.status.file", {{"file", where.file}}), end - x - ui.px(26));
    }
}

}  // namespace dais::console
