#include "console/panels/header.h"

#include <algorithm>

#include "console/panels/actions.h"
#include "console/panels/rows_selected.h"
#include "console/panels/texts_words.h"

namespace dais::console {

namespace {

// The room, and what is on there or comes next.
std::string tab_text(const Ui& ui, const RoomTab& tab, timing::UtcTime now) {
    std::string text = tab.room->name;
    if (tab.meeting != nullptr &&
        (tab.meeting->ends > now || tab.meeting->state == meeting::MeetingState::in_session ||
         tab.meeting->state == meeting::MeetingState::suspended)) {
        text = ui.say("console.header.room", {{"room", text}, {"meeting", tab.meeting->name}});
    }
    return text;
}

float draw_room(const Ui& ui, float x, const Box& bar, const Scene& scene, std::size_t number,
                Choices& choices) {
    const RoomTab& tab = scene.rooms[number - 1];
    const bool selected = tab.room == scene.room;
    const std::string text = tab_text(ui, tab, scene.utc);
    const std::string key = ui.say("console.key.ctrl-number", {{"number", std::to_string(number)}});
    const float most = ui.px(ui.compact ? 262 : 340);
    const float width = std::min(width_of(ui.faces.body, text) + 2 * ui.px(14), most);
    const Box box{x, bar.y + ui.px(9), width, bar.h - ui.px(9) - ui.px(9)};
    const Click click = click_area(ui, "room" + tab.room->key.text, box, text);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    if (selected || click.hovered) {
        draw.AddRectFilled(box.min(), box.max(), selected ? palette::kRaised : palette::kHover,
                           ui.px(4), ImDrawFlags_RoundCornersTop);
    }
    if (selected) {
        draw.AddRectFilled({box.x, box.bottom() - ui.px(2)}, box.max(), palette::kBlue);
    }
    text_mid(ui, x + ui.px(14), box.mid_y(), ui.faces.body,
             selected ? palette::kText : palette::kDim, text, width - 2 * ui.px(14));
    hint(ui, click,
         tab.room->name_known ? key : ui.say("console.header.room-unnamed", {{"key", key}}));
    if (click.clicked) {
        look_at_room(choices, tab.room->key);
    }
    return width;
}

float draw_state(const Ui& ui, float x, const Box& bar, const views::MeetingView& meeting) {
    const StateLook look = look_of(meeting.state);
    const std::string word = word_of(meeting.state, ui.words);
    const float size = ui.px(10);
    const float width = size + ui.px(8) + width_of(ui.faces.body, word) + 2 * ui.px(10);
    const Box box{x, bar.mid_y() - ui.px(13), width, ui.px(26)};
    ImGui::GetWindowDrawList()->AddRectFilled(box.min(), box.max(), look.ground, ui.px(4));
    mark(ui, look.mark, {x + ui.px(10) + size / 2, bar.mid_y()}, size, look.colour);
    text_mid(ui, x + ui.px(10) + size + ui.px(8), bar.mid_y(), ui.faces.body, look.colour, word);
    return width;
}

// The time, from the right edge leftwards. Returns where it begins.
float draw_time(const Ui& ui, const Box& bar, const Scene& scene) {
    float x = bar.right() - ui.px(14);
    const std::string utc = ui.say("console.header.utc", {{"time", hour_and_minute(scene.utc)}});
    x -= width_of(ui.faces.body, utc);
    text_mid(ui, x, bar.mid_y(), ui.faces.body, palette::kDim, utc);
    const std::string here =
        ui.say("console.header.time",
               {{"time", time_of_day(scene.wall)}, {"city", city_of(scene.conference->zone)}});
    x -= ui.px(22) + width_of(ui.faces.strong, here);
    text_mid(ui, x, bar.mid_y(), ui.faces.strong, palette::kText, here);
    if (scene.conference->rehearsal) {
        const std::string word = ui.say("console.header.rehearsal");
        x -= ui.px(22) + tag_width(ui, ui.faces.small_strong, word);
        tag(ui, x, bar.mid_y(), ui.faces.small_strong, palette::kViolet, palette::kVioletGround,
            word);
    }
    return x;
}

// The conference; a click shows the cycle it belongs to.
float draw_title(const Ui& ui, float x, const Box& bar, const Scene& scene, Choices& choices) {
    const std::string& title = scene.conference->short_title;
    const float width = width_of(ui.faces.lead_strong, title);
    const Box box{x - ui.px(6), bar.mid_y() - ui.px(15), width + 2 * ui.px(6), ui.px(30)};
    const bool cycle = !scene.directory->series.empty();
    if (cycle) {
        const Click click = click_area(ui, "conference", box, title);
        if (click.hovered) {
            ImGui::GetWindowDrawList()->AddRectFilled(box.min(), box.max(), palette::kHover,
                                                      ui.px(4));
        }
        hint(ui, click, ui.say("console.series.hint"));
        if (click.clicked) {
            choices.overlay = SeriesShown{};
        }
    }
    text_mid(ui, x, bar.mid_y(), ui.faces.lead_strong, palette::kText, title);
    return width;
}

}  // namespace

void draw_header(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    panel(ui, box);
    const float end = draw_time(ui, box, scene) - ui.px(22);
    float x = box.x + ui.px(14);
    x += draw_title(ui, x, box, scene, choices) + ui.px(20);
    for (std::size_t i = 0; i < scene.rooms.size(); ++i) {
        x += draw_room(ui, x, box, scene, i + 1, choices) + ui.px(6);
    }
    x += ui.px(12);
    if (scene.meeting != nullptr) {
        x += draw_state(ui, x, box, *scene.meeting) + ui.px(14);
    }
    const bool text = scene.floor != nullptr && scene.meeting != nullptr && scene.floor->text &&
                      scene.floor->meeting == scene.meeting->key;
    const std::string items =
        text ? place_text(scene.floor->text->name, scene.floor->text->paragraphs, ui.words)
             : items_text(scene.items, ui.words);
    if (!items.empty() && end - x > ui.px(90)) {
        const float width = std::min(width_of(ui.faces.body, items) + 2 * ui.px(10), end - x);
        const Box chip{x, box.mid_y() - ui.px(13), width, ui.px(26)};
        ImGui::GetWindowDrawList()->AddRectFilled(chip.min(), chip.max(), palette::kRaised,
                                                  ui.px(4));
        text_mid(ui, x + ui.px(10), box.mid_y(), ui.faces.body, palette::kDim, items,
                 width - 2 * ui.px(10));
    }
}

}  // namespace dais::console
