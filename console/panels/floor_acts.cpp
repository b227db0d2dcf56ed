#include "console/panels/floor_acts.h"

#include <algorithm>
#include <array>

namespace dais::console {

FloorActs::FloorActs(const Ui& ui, const Actions& actions, float width) {
    constexpr std::array kActs{Act::open,  Act::next,        Act::conclude, Act::pause,
                               Act::chair, Act::secretariat, Act::undo};
    const float gap = ui.px(ui.compact ? 6 : 8);
    float x = 0;
    float y = 0;
    for (const Act act : kActs) {
        const Action* action = actions.find(act);
        // Opening the meeting stands here only while it is the next thing to do.
        if (action == nullptr || (act == Act::open && !action->main)) {
            continue;
        }
        const float most = act == Act::undo ? width : std::min(width, ui.px(400));
        const float wide = std::min(action_button_width(ui, *action), most);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += button_height(ui) + gap;
        }
        placed_.push_back({action, {x, y, wide, button_height(ui)}});
        x += wide + gap;
    }
}

std::optional<meeting::Command> FloorActs::draw(const Ui& ui, ImVec2 at, Choices& choices) const {
    std::optional<meeting::Command> command;
    for (const Placed& placed : placed_) {
        const Box& box = placed.box;
        if (auto asked = action_button(ui, {at.x + box.x, at.y + box.y, box.w, box.h},
                                       *placed.action, choices)) {
            command = std::move(asked);
        }
    }
    return command;
}

Box draw_floor_heading(const Ui& ui, const Box& box, std::string_view title, std::string aside,
                       const Actions& actions, Choices& choices) {
    constexpr std::array kOpening{Act::procedure, Act::texts};
    const float x = width_of(ui.faces.small_strong, title) + ui.px(14);
    float wide = 0;
    for (const Act act : kOpening) {
        const Action* action = actions.find(act);
        wide += action == nullptr ? 0.0F : action_button_width(ui, *action) + ui.px(6);
    }
    if (x + wide + ui.px(34) + width_of(ui.faces.small, aside) > box.w) {
        aside.clear();
    }
    const Box content = panel(ui, box, title, aside);
    Box at{content.x + x, content.y - ui.px(33), 0, ui.px(27)};
    for (const Act act : kOpening) {
        if (const Action* action = actions.find(act)) {
            at.w = action_button_width(ui, *action);
            action_button(ui, at, *action, choices);  // it opens, and sends nothing
            at.x += at.w + ui.px(6);
        }
    }
    return content;
}

}  // namespace dais::console
