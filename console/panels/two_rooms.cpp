#include "console/panels/two_rooms.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "console/panels/floor_acts.h"
#include "console/panels/floor_face.h"
#include "console/panels/notes.h"
#include "console/panels/notice.h"
#include "console/panels/rows_selected.h"

namespace dais::console {

namespace {

constexpr float kEdge = 3;
constexpr float kNextLine = 30;

// "Keys act here", or what makes them: a word and a shape, beside the edge's colour.
float draw_chosen(const Ui& ui, float right, float mid, const RoomFloor& floor, bool chosen) {
    const std::string key =
        ui.say("console.key.ctrl-number", {{"number", std::to_string(floor.number)}});
    const std::string word = ui.say(chosen ? "console.rooms.here" : "console.rooms.choose");
    const float cap = chosen ? 0.0F : key_cap_width(ui, key) + ui.px(8);
    const float sign = chosen ? ui.px(22) : 0.0F;
    const float width = cap + sign + width_of(ui.faces.small_strong, word);
    float x = right - width;
    if (chosen) {
        mark(ui, Mark::play, {x + ui.px(8), mid}, ui.px(12), palette::kBlue);
        x += sign;
    } else {
        x += key_cap(ui, x, mid, key) + ui.px(8);
    }
    text_mid(ui, x, mid, ui.faces.small_strong, chosen ? palette::kBlue : palette::kDim, word);
    return width;
}

void draw_next_line(const Ui& ui, const Box& box, const RoomFloor& floor) {
    const float mid = box.mid_y();
    const float x =
        box.x +
        text_mid(ui, box.x, mid, ui.faces.body, palette::kDim, ui.say("console.rooms.next")) +
        ui.px(8);
    if (floor.next->empty()) {
        text_mid(ui, x, mid, ui.faces.body, palette::kDim, ui.say("console.rooms.next-none"),
                 box.right() - x);
        return;
    }
    const NextCard& next = floor.next->front();
    const float limit = tag_width(ui, ui.faces.tiny, next.limit) + ui.px(8);
    const float width =
        text_mid(ui, x, mid, ui.faces.strong, palette::kText, next.name, box.right() - x - limit);
    tag(ui, x + width + ui.px(8), mid, ui.faces.tiny,
        next.for_group ? palette::kBlue : palette::kDim,
        next.for_group ? palette::kBlueGround : palette::kRaised, next.limit);
}

void draw_room(const Ui& ui, const Box& box, const RoomFloor& floor, const Scene& scene,
               Choices& choices) {
    const bool chosen = floor.room == scene.room;
    const Box content = panel(ui, box);
    const Click click = click_area(ui, "floor" + floor.room->key.text, box,
                                   ui.say("console.rooms.floor", {{"room", floor.room->name}}));
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    if (click.hovered && !chosen) {
        draw.AddRectFilled(box.min(), box.max(), palette::kRaised, ui.px(6));
    }
    if (chosen) {
        const float edge = std::max(1.0F, ui.px(kEdge));
        const Box inside = box.inset(edge / 2, edge / 2);
        draw.AddRect(inside.min(), inside.max(), palette::kBlue, ui.px(6), 0, edge);
    }
    const float mid = content.y + ui.px(8);
    const float right = draw_chosen(ui, content.right(), mid, floor, chosen) + ui.px(12);
    text_mid(ui, content.x, mid, ui.faces.strong, palette::kText, floor.room->name,
             content.w - right);
    const float heading = ui.px(28);
    const float next = ui.px(kNextLine);
    draw_floor_face(ui, {content.x, content.y + heading, content.w, content.h - heading - next},
                    floor, scene);
    draw_next_line(ui, {content.x, content.bottom() - next + ui.px(6), content.w, next - ui.px(6)},
                   floor);
    if (click.clicked && !chosen) {
        look_at_room(choices, floor.room->key);
    }
}

}  // namespace

std::optional<meeting::Command> draw_two_rooms(const Ui& ui, const Box& box, const Scene& scene,
                                               const Actions& actions, Choices& choices) {
    const float gap = ui.px(kGap);
    const Box inside = box.inset(ui.px(14), ui.px(12));
    const FloorActs acts{ui, actions, inside.w};
    const std::vector<Note> notes = floor_notes(scene, ui.words);
    const float notes_high = notes.empty() ? 0.0F : notes_height(ui, notes, inside.w);
    const bool notice = notice_shown(choices, false);
    const float notice_high = notice ? notice_height(ui) + ui.px(6) : 0.0F;
    const float beneath = acts.height() + notes_high + notice_high + ui.px(28 + 24 + 4);

    const auto count = static_cast<float>(scene.side_by_side.size());
    const float width = std::floor((box.w - (count - 1) * gap) / count);
    float x = box.x;
    for (const RoomFloor& floor : scene.side_by_side) {
        draw_room(ui, {x, box.y, width, box.h - beneath - gap}, floor, scene, choices);
        x += width + gap;
    }
    const Box content = draw_floor_heading(
        ui, {box.x, box.bottom() - beneath, box.w, beneath},
        ui.say("console.rooms.acts", {{"room", scene.room->name}}), {}, actions, choices);
    std::optional<meeting::Command> command;
    if (const Action* release = actions.find(Act::release)) {
        const float wide = action_button_width(ui, *release);
        const Box at{content.right() - wide, content.y - ui.px(33), wide, ui.px(27)};
        if (at.x > content.x + content.w / 2) {
            command = action_button(ui, at, *release, choices);
        }
    }
    float y = content.y + ui.px(4);
    if (!notes.empty()) {
        draw_notes(ui, {content.x, y, content.w, notes_high}, notes);
        y += notes_high;
    }
    if (notice) {
        draw_notice(ui, {content.x, y, content.w, notice_height(ui)}, choices);
    }
    auto on_floor = acts.draw(ui, {content.x, content.bottom() - acts.height()}, choices);
    return on_floor ? on_floor : command;
}

}  // namespace dais::console
