#include "console/panels/floor.h"

#include <string>
#include <vector>

#include "console/panels/floor_acts.h"
#include "console/panels/floor_face.h"
#include "console/panels/notes.h"
#include "console/panels/notice.h"
#include "console/panels/script.h"

namespace dais::console {

namespace {

constexpr float kRoomWithScript = 110;

std::string aside(const Ui& ui, const Scene& scene) {
    if (scene.room == nullptr) {
        return {};
    }
    return scene.room->name_known
               ? scene.room->name
               : ui.say("console.floor.room-unnamed", {{"room", scene.room->name}});
}

}  // namespace

std::optional<meeting::Command> draw_floor(const Ui& ui, const Box& box, const Scene& scene,
                                           const Actions& actions, const Whereabouts& where,
                                           Choices& choices) {
    const Box content = draw_floor_heading(ui, box, ui.say("console.floor.title"), aside(ui, scene),
                                           actions, choices);
    const FloorActs acts{ui, actions, content.w};
    Box upper = content;
    upper.h -= acts.height() + ui.px(4);
    Box script = content;
    script.h = script_height(ui, scene);
    // What the Chair may say gives way to the clock.
    const bool scripted = script.h > 0 && upper.h - script.h >= ui.px(kRoomWithScript);
    if (scripted) {
        upper.h -= script.h + ui.px(4);
        script.y = upper.bottom() + ui.px(2);
        draw_script(ui, script, scene, where, choices);
    }
    if (notice_shown(choices, false)) {
        const float height = notice_height(ui);
        upper.h -= height + ui.px(6);
        draw_notice(ui, {content.x, upper.bottom() + ui.px(4), content.w, height}, choices);
    }
    const std::vector<Note> notes = floor_notes(scene, ui.words);
    if (!notes.empty()) {
        const float height = notes_height(ui, notes, upper.w);
        draw_notes(ui, {upper.x, upper.y, upper.w, height}, notes);
        upper.y += height;
        upper.h -= height;
    }
    draw_floor_face(ui, upper, scene.chosen_floor(), scene);
    auto command = acts.draw(ui, {content.x, content.bottom() - acts.height()}, choices);
    if (scripted) {
        draw_script_lines(ui, script, scene, choices);
    }
    return command;
}

}  // namespace dais::console
