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

// A key and what it does, from the right edge leftwards. Returns where it begins.
float draw_key(const Ui& ui, float right, const Box& bar, std::string_view id, std::string_view key,
               std::string_view label, bool& clicked) {
    const float cap = key_cap_width(ui, key);
    const float start = right - width_of(ui.faces.small, label) - ui.px(8) - cap;
    const Box box{start - ui.px(6), bar.y + ui.px(4), right - start + ui.px(12), bar.h - ui.px(8)};
    const Click click = click_area(ui, id, box, label);
    if (click.hovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(box.min(), box.max(), palette::kHover, ui.px(4));
    }
    key_cap(ui, start, bar.mid_y(), key);
    text_mid(ui, start + cap + ui.px(8), bar.mid_y(), ui.faces.small, palette::kDim, label);
    clicked = click.clicked;
    return start - ui.px(18);
}

// What this machine keeps, and the help. Returns where they begin.
float draw_keys(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    const auto key = [&](Act act) { return key_of(act, choices, ui.words); };
    Settings& settings = choices.settings;
    float x = box.right() - ui.px(14);
    bool clicked = false;
    x = draw_key(ui, x, box, "help", key(Act::help), ui.say("console.status.help"), clicked);
    if (clicked) {
        choices.overlay = Help{};
    }
    x = draw_key(ui, x, box, "palette", key(Act::palette), ui.say("console.status.palette"),
                 clicked);
    if (clicked) {
        choices.wanted = Act::palette;
    }
    const bool dark = settings.theme == palette::Theme::dark;
    x = draw_key(ui, x, box, "theme", key(Act::theme),
                 ui.say(dark ? "console.status.light" : "console.status.dark"), clicked);
    if (clicked) {
        switch_theme(choices);
    }
    x = draw_key(ui, x, box, "sound", key(Act::sound),
                 ui.say(settings.sound ? "console.status.sound-on" : "console.status.sound-off"),
                 clicked);
    if (clicked) {
        settings.sound = !settings.sound;
    }
    if (scene.rooms.size() > 1) {
        x = draw_key(
            ui, x, box, "two-rooms", key(Act::two_rooms),
            ui.say(settings.two_rooms ? "console.status.one-room" : "console.status.both-rooms"),
            clicked);
        if (clicked) {
            settings.two_rooms = !settings.two_rooms;
        }
    }
    return x;
}

}  // namespace

void switch_theme(Choices& choices) {
    palette::Theme& theme = choices.settings.theme;
    theme = theme == palette::Theme::dark ? palette::Theme::light : palette::Theme::dark;
}

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
    if (!screens.with.empty()) {
        x += text_mid(ui, x, mid, ui.faces.small, palette::kDim, screens.with, ui.px(260)) +
             ui.px(26);
    }
    const float end = draw_keys(ui, box, scene, choices);
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
