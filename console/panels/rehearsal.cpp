#include "console/panels/rehearsal.h"

#include <array>

namespace dais::console {

namespace {

constexpr float kBetween = 6;

float button_step(const Ui& ui) { return ui.px(ui.compact ? 34 : 40); }

}  // namespace

float rehearsal_height(const Ui& ui) { return ui.px(24 + 22) + 2 * button_step(ui); }

void begin_setting_clock(const Scene& scene, Choices& choices) {
    const timing::WallTime proposed =
        scene.meeting != nullptr ? scene.zone->wall(scene.meeting->starts) : scene.wall;
    choices.overlay = SettingClock{.text = Line{day_and_time(proposed)}, .wrong = false};
}

std::optional<meeting::Command> draw_rehearsal(const Ui& ui, const Box& box, const Scene& scene,
                                               const Actions& actions, Choices& choices) {
    const Box content = panel(ui, box, ui.say("console.rehearsal.title"),
                              ui.compact ? std::string{} : ui.say("console.rehearsal.aside"));
    const float width = (content.w - ui.px(kBetween)) / 2;
    const auto place = [&](int index) {
        const float column = index % 2 == 0 ? 0 : 1;
        const float row = index < 2 ? 0 : 1;
        return Box{content.x + column * (width + ui.px(kBetween)),
                   content.y + row * button_step(ui), width, button_step(ui) - ui.px(kBetween)};
    };
    std::optional<meeting::Command> command;
    int index = 0;
    for (const Act act : std::array{Act::advance_10s, Act::advance_1min, Act::advance_5min}) {
        const Action* action = actions.find(act);
        if (action == nullptr) {
            continue;
        }
        if (auto asked = action_button(ui, place(index), *action, choices)) {
            command = asked;
        }
        ++index;
    }
    const std::string key = key_of(Act::set_clock, choices, ui.words);
    const std::string label = ui.say("console.act.set-clock");
    if (button(ui, "set-clock", place(3), {.key = key, .label = label})) {
        begin_setting_clock(scene, choices);
    }
    return command;
}

}  // namespace dais::console
