#include "console/panels/meeting_controls.h"

#include <array>

namespace dais::console {

namespace {

constexpr int kButtons = 3;

float button_step(const Ui& ui) { return ui.px(ui.compact ? 34 : 40); }

}  // namespace

float meeting_controls_height(const Ui& ui) {
    return ui.px(24 + 26 + 22) + kButtons * button_step(ui);
}

std::optional<meeting::Command> draw_meeting_controls(const Ui& ui, const Box& box,
                                                      const Scene& scene, const Actions& actions,
                                                      Choices& choices) {
    const bool there = scene.meeting != nullptr;
    const std::string state = there ? word_of(scene.meeting->state, ui.words) : std::string{};
    const Box content = panel(ui, box, ui.say("console.meeting.title"), state);
    const float mid = content.y + ui.px(8);
    if (!there) {
        text_mid(ui, content.x, mid, ui.faces.body, palette::kDim, ui.say("console.meeting.none"),
                 content.w);
    } else {
        const std::string hours =
            ui.say("console.meeting.hours",
                   {{"starts", hour_and_minute(scene.zone->wall(scene.meeting->starts))},
                    {"ends", hour_and_minute(scene.zone->wall(scene.meeting->ends))}});
        const float aside = width_of(ui.faces.small, hours);
        text_mid(ui, content.x, mid, ui.faces.strong, palette::kText, scene.meeting->name,
                 content.w - aside - ui.px(12));
        text_right(ui, content.right(), mid, ui.faces.small, palette::kDim, hours);
    }
    std::optional<meeting::Command> command;
    float y = content.y + ui.px(26);
    for (const Act act : std::array{Act::open, Act::suspend, Act::adjourn}) {
        if (const Action* action = actions.find(act)) {
            const Box at{content.x, y, content.w, button_step(ui) - ui.px(6)};
            if (auto asked = action_button(ui, at, *action, choices)) {
                command = asked;
            }
        }
        y += button_step(ui);
    }
    return command;
}

}  // namespace dais::console
