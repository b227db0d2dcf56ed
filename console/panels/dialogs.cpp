#include "console/panels/dialogs.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "console/panels/actions.h"
#include "console/panels/overlay.h"

namespace dais::console {

namespace {

Box centred(const Box& screen, float width, float height) {
    return {std::round(screen.x + (screen.w - width) / 2),
            std::round(screen.y + (screen.h - height) / 2), width, height};
}

float help_row(const Ui& ui) { return ui.px(29); }

// The keys under one heading. Returns where the next heading goes.
float draw_keys(const Ui& ui, const Box& column, float y, std::string_view heading) {
    text_mid(ui, column.x, y + ui.px(10), ui.faces.small_strong, palette::kDim,
             ui.say("console.help." + std::string{heading}), column.w);
    y += ui.px(28);
    for (const KeyRow& row : key_rows()) {
        if (row.heading != heading) {
            continue;
        }
        const float mid = y + help_row(ui) / 2;
        const std::string about = ui.say("console.help.act." + std::string{row.about});
        text_mid(ui, column.x + ui.px(142), mid, ui.faces.body, palette::kText, about,
                 column.w - ui.px(142));
        float x = column.x;
        x += key_cap(ui, x, mid, ui.say(row.key)) + ui.px(6);
        if (!row.letter.empty()) {
            key_cap(ui, x, mid, ui.say(row.letter));
        }
        y += help_row(ui);
    }
    return y + ui.px(16);
}

}  // namespace

void draw_help(const Ui& ui, const Box& screen, const Scene& scene) {
    const float width = std::min(ui.px(1240), screen.w - ui.px(40));
    const OverlayWindow window{ui, "##help",
                               centred(screen, width, std::min(ui.px(620), screen.h - ui.px(40)))};
    const Box content = window.content();
    text_mid(ui, content.x, content.y + ui.px(12), ui.faces.lead_strong, palette::kText,
             ui.say("console.help.title"));
    text_right(ui, content.right(), content.y + ui.px(12), ui.faces.small, palette::kDim,
               ui.say("console.help.close"));
    const float gap = ui.px(28);
    const float each = (content.w - 2 * gap) / 3;
    const auto column = [&](int index) {
        return Box{content.x + static_cast<float>(index) * (each + gap), content.y + ui.px(44),
                   each, content.h};
    };
    const float beneath = draw_keys(ui, column(0), column(0).y, "floor");
    draw_keys(ui, column(0), beneath, "meeting");
    const float below = draw_keys(ui, column(1), column(1).y, "list");
    if (scene.conference != nullptr && scene.conference->rehearsal) {
        draw_keys(ui, column(1), below, "rehearsal");
    }
    const float last = draw_keys(ui, column(2), column(2).y, "window");
    text_block(ui, {column(2).x, last, each, 0}, ui.faces.small, palette::kDim,
               ui.say("console.help.letters"), 5, ui.px(20));
}

void draw_setting_clock(const Ui& ui, const Box& screen, const Scene& scene,
                        const SettingClock& setting) {
    const OverlayWindow window{ui, "##set-clock", centred(screen, ui.px(520), ui.px(170))};
    const Box content = window.content();
    const std::string city = scene.conference == nullptr ? "" : city_of(scene.conference->zone);
    text_mid(ui, content.x, content.y + ui.px(12), ui.faces.lead_strong, palette::kText,
             ui.say("console.set-clock.title", {{"city", city}}), content.w);
    const Box field{content.x, content.y + ui.px(36), content.w, ui.px(46)};
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(field.min(), field.max(), palette::kField, ui.px(5));
    draw.AddRect(field.min(), field.max(), setting.wrong ? palette::kRed : palette::kMainLine,
                 ui.px(5));
    const float x = field.x + ui.px(12);
    const float width =
        text_mid(ui, x, field.mid_y(), ui.faces.lead, palette::kText, setting.text.text());
    draw.AddRectFilled({x + width + ui.px(2), field.mid_y() - ui.px(11)},
                       {x + width + ui.px(3.5F), field.mid_y() + ui.px(11)}, palette::kBlue);
    text_block(ui, {content.x, field.bottom() + ui.px(10), content.w, 0}, ui.faces.small,
               setting.wrong ? palette::kRed : palette::kDim,
               ui.say(setting.wrong ? "console.set-clock.wrong" : "console.set-clock.help"), 2,
               ui.px(20));
}

void draw_closing(const Ui& ui, const Box& screen) {
    const OverlayWindow window{ui, "##closing", centred(screen, ui.px(560), ui.px(136))};
    const Box content = window.content();
    text_mid(ui, content.x, content.y + ui.px(12), ui.faces.lead_strong, palette::kText,
             ui.say("console.closing.title"), content.w);
    text_block(ui, {content.x, content.y + ui.px(34), content.w, 0}, ui.faces.body, palette::kDim,
               ui.say("console.closing.text"), 3, ui.px(23));
}

std::optional<meeting::Command> set_clock_as_typed(const Scene& scene,
                                                   const SettingClock& setting) {
    const auto wall = wall_from_typed(setting.text.text(), scene.day);
    if (!wall || !scene.zone) {
        return std::nullopt;
    }
    return meeting::SetRehearsalClock{scene.zone->utc_or_first(*wall)};
}

}  // namespace dais::console
