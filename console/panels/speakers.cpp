#include "console/panels/speakers.h"

#include <algorithm>

#include "console/panels/find.h"
#include "console/panels/moving.h"
#include "console/panels/notes.h"
#include "console/panels/notice.h"
#include "console/panels/row_dragging.h"
#include "console/panels/rows_selected.h"

namespace dais::console {

namespace {

// Replies, explanations and motions have a tab while there is somebody on them, or it is looked at.
bool has_tab(const Scene& scene, const views::ListView& list) {
    return list.kind == meeting::ListKind::speakers || list.kind == meeting::ListKind::ad_hoc ||
           !list.waiting.empty() || !list.pending.empty() || &list == scene.list;
}

constexpr float kRow = 27;
constexpr float kFooter = 42;
constexpr float kTagDot = 12;  ///< a tag for whose word there is no room

// A tab a list, in as many lines as they need. Returns the height.
float draw_tabs(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    const float height = ui.px(30);
    const std::string key = key_of(Act::list_next, choices, ui.words);
    const float cap = key_cap_width(ui, key);
    float x = box.x;
    float y = box.y;
    for (const views::ListView& list : scene.lists->lists) {
        if (!has_tab(scene, list)) {
            continue;
        }
        const std::string count = grouped(static_cast<std::int64_t>(list.waiting.size()));
        const float name = width_of(ui.faces.body, list.name);
        const float width = name + ui.px(6) + width_of(ui.faces.small, count) + 2 * ui.px(10);
        if (x > box.x && x + width > box.right() - (y > box.y ? 0.0F : cap + ui.px(8))) {
            x = box.x;
            y += height + ui.px(2);
        }
        const Box tab{x, y, width, height};
        const Click click = click_area(ui, "list" + list.key.text, tab, list.name);
        const bool selected = &list == scene.list;
        if (selected || click.hovered) {
            ImGui::GetWindowDrawList()->AddRectFilled(
                tab.min(), tab.max(), selected ? palette::kRaised : palette::kHover, ui.px(4));
        }
        const palette::Ink colour = selected ? palette::kText : palette::kDim;
        text_mid(ui, x + ui.px(10), tab.mid_y(), ui.faces.body, colour, list.name);
        text_mid(ui, x + ui.px(16) + name, tab.mid_y(), ui.faces.small, palette::kDim, count);
        if (!list.pending.empty()) {
            mark(ui, Mark::warning, {tab.right() - ui.px(4), tab.y + ui.px(5)}, ui.px(9),
                 palette::kRed);
        }
        hint(ui, click, items_text(list.items, ui.words));
        if (click.clicked && scene.room != nullptr) {
            look_at_list(choices, scene.room->key, list.key);
        }
        x += width + ui.px(2);
    }
    key_cap(ui, box.right() - cap, box.y + height / 2, key);
    return y + height - box.y;
}

void draw_band(const Ui& ui, const Box& box, const ListRow& row) {
    ImGui::GetWindowDrawList()->AddRectFilled(box.min(), {box.right(), box.bottom() - 1},
                                              row.beyond ? palette::kRedGround : palette::kBand);
    if (row.beyond) {
        mark(ui, Mark::cross, {box.x + ui.px(12), box.mid_y()}, ui.px(10), palette::kRed);
        text_mid(ui, box.x + ui.px(26), box.mid_y(), ui.faces.small, palette::kRed, row.name,
                 box.w - ui.px(32));
        return;
    }
    text_mid(ui, box.x + ui.px(6), box.mid_y(), ui.faces.small, palette::kDim, row.name,
             box.w - ui.px(12));
}

// Its shape, then its word; a tag without a shape of its own is a word only.
float draw_tag(const Ui& ui, float x, float mid, const TagText& text) {
    const bool shaped = text.shape != Mark::dot;
    const float shape = shaped ? ui.px(12) : 0;
    const float width = tag_width(ui, ui.faces.tiny, text.text);
    if (shaped) {
        const float half = ui.faces.tiny.cap_height() / 2 + ui.px(5.5F);
        ImGui::GetWindowDrawList()->AddRectFilled(
            {x, mid - half}, {x + shape + ui.px(8), mid + half}, text.ground, ui.px(3));
        mark(ui, text.shape, {x + ui.px(10), mid}, ui.px(9), text.colour);
    }
    tag(ui, x + shape, mid, ui.faces.tiny, text.colour, text.ground, text.text);
    return shape + width;
}

// Each a word while all of them fit; then the last become shapes, and the mouse is told what.
void draw_tags(const Ui& ui, float x, float mid, float end, const ListRow& row) {
    float shapes = ui.px(kTagDot) * static_cast<float>(row.tags.size());
    for (const TagText& each : row.tags) {
        shapes -= ui.px(kTagDot);
        const float width =
            tag_width(ui, ui.faces.tiny, each.text) + (each.shape == Mark::dot ? 0 : ui.px(12));
        if (x + width + shapes <= end) {
            x += draw_tag(ui, x, mid, each) + ui.px(5);
        } else if (x + ui.px(8) <= end) {
            mark(ui, each.shape, {x + ui.px(5), mid}, ui.px(each.shape == Mark::dot ? 8 : 10),
                 each.colour);
            x += ui.px(kTagDot);
        }
    }
}

float starts_width(const Ui& ui, const ListRow& row) {
    return width_of(ui.faces.small, row.starts) + (row.fits == meeting::Fits::yes ? 0 : ui.px(13));
}

// When it may expect to speak; of one that will not fit, or perhaps not, with a shape.
void draw_starts(const Ui& ui, float x, float mid, const ListRow& row) {
    palette::Ink colour = palette::kBlue;
    if (row.fits != meeting::Fits::yes) {
        const bool perhaps = row.fits == meeting::Fits::perhaps;
        colour = perhaps ? palette::kAmber : palette::kRed;
        mark(ui, perhaps ? Mark::warning : Mark::cross, {x + ui.px(5), mid}, ui.px(9), colour);
        x += ui.px(13);
    }
    text_mid(ui, x, mid, ui.faces.small, colour, row.starts);
}

void draw_row(const Ui& ui, const Box& box, const Scene& scene, const ListRow& row,
              Choices& choices) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const Click click = click_area(ui, std::to_string(row.id.value), box, row.name);
    const bool selected = is_selected(choices, row.id);
    if (selected || click.hovered) {
        draw.AddRectFilled(box.min(), box.max(), selected ? palette::kSelected : palette::kBand);
    }
    draw.AddLine({box.x, box.bottom() - 0.5F}, {box.right(), box.bottom() - 0.5F},
                 palette::kRowLine);
    const float mid = box.mid_y();
    const float name = box.x + ui.px(40);
    const float limit = box.right() - ui.px(8) - width_of(ui.faces.body, row.limit);
    const float starts =
        row.starts.empty() ? limit : limit - ui.px(12) - std::max(ui.px(34), starts_width(ui, row));
    // A name is not cut while tags can be shortened: it pushes what stands beside it to the right.
    const float least = width_of(ui.faces.body, row.capacity) + ui.px(18) +
                        ui.px(kTagDot) * static_cast<float>(row.tags.size());
    const float wanted = name + width_of(ui.faces.body, row.name) + ui.px(10);
    const float column = box.x + box.w * 0.46F;
    const float capacity = std::max(column, std::min(wanted, starts - least));
    text_mid(ui, box.x + ui.px(6), mid, ui.faces.body, palette::kDim, row.number);
    const float named = text_mid(ui, name, mid, ui.faces.body, palette::kText, row.name,
                                 capacity - name - ui.px(8));
    const float person = name + named + ui.px(8);
    if (capacity - person > ui.px(60)) {
        text_mid(ui, person, mid, ui.faces.small, palette::kDim, row.person,
                 capacity - person - ui.px(8));
    }
    const float width =
        text_mid(ui, capacity, mid, ui.faces.body, row.for_group ? palette::kBlue : palette::kDim,
                 row.capacity, starts - capacity - ui.px(8));
    const float tags = std::max(box.x + box.w * 0.64F, capacity + width + ui.px(10));
    draw_tags(ui, tags, mid, starts - ui.px(6), row);
    draw_starts(ui, starts, mid, row);
    text_mid(ui, limit, mid, ui.faces.body, palette::kDim, row.limit);
    const bool cut = width_of(ui.faces.body, row.name) > capacity - name - ui.px(8);
    hint(ui, click, !row.more.empty() ? row.more : cut ? row.name : std::string{});
    on_row(click, scene, row, choices);
}

// Where a speaker that is being moved would come to stand.
void draw_target(const Ui& ui, const Box& box, const ListRow& row, std::size_t before) {
    const bool here = row.place == before;
    const bool last = row.place + 1 == before;
    if (row.band || (!here && !last)) {
        return;
    }
    const float y = here ? box.y : box.bottom();
    ImGui::GetWindowDrawList()->AddRectFilled({box.x, y - ui.px(1.5F)},
                                              {box.right(), y + ui.px(1.5F)}, palette::kBlue);
}

void draw_list(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    const std::vector<ListRow>& rows = *scene.rows;
    const float height = ui.px(kRow);
    const std::optional<std::size_t> before = landing_place(scene, choices);
    ImGui::SetCursorScreenPos(box.min());
    if (ImGui::BeginChild("##speakers", {box.w, box.h})) {
        if (choices.show_row) {
            const auto found = std::find_if(rows.begin(), rows.end(), [&](const ListRow& row) {
                return !row.band && choices.row == row.id;
            });
            if (found != rows.end()) {
                const float at = static_cast<float>(found - rows.begin()) * height;
                const float top = ImGui::GetScrollY();
                if (at < top + height || at + 2 * height > top + box.h) {
                    ImGui::SetScrollY(at - box.h / 2);
                }
            }
            choices.show_row = false;
        }
        drag_rows(ui, box, height, scene, choices);
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(rows.size()), height);
        while (clipper.Step()) {
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
                const ListRow& row = rows[static_cast<std::size_t>(i)];
                const ImVec2 at = ImGui::GetCursorScreenPos();
                const Box line{at.x, at.y, ImGui::GetContentRegionAvail().x, height};
                if (row.band) {
                    draw_band(ui, line, row);
                } else {
                    draw_row(ui, line, scene, row, choices);
                }
                if (before) {
                    draw_target(ui, line, row, *before);
                }
                ImGui::SetCursorScreenPos(at);
                ImGui::Dummy({1, height});
            }
        }
    }
    ImGui::EndChild();
}

void draw_empty(const Ui& ui, const Box& box, const Scene& scene) {
    const std::string text = scene.list == nullptr
                                 ? ui.say("console.list.none")
                                 : ui.say("console.list.empty", {{"list", scene.list->name}});
    text_block(ui, {box.x + ui.px(6), box.y + ui.px(14), box.w - ui.px(12), box.h}, ui.faces.body,
               palette::kDim, text, 4, ui.px(24));
}

// What can be done with the selected row, and how long the list is.
std::optional<meeting::Command> draw_footer(const Ui& ui, const Box& box, const Scene& scene,
                                            const Actions& actions, Choices& choices) {
    std::optional<meeting::Command> command;
    float x = box.x;
    const std::string count =
        scene.list == nullptr
            ? std::string{}
            : ui.say("console.list.count",
                     {{"waiting", grouped(static_cast<std::int64_t>(scene.list->waiting.size()))},
                      {"spoken", grouped(scene.list->spoken)}});
    float end = box.right() - width_of(ui.faces.small, count) - ui.px(10);
    const bool selected = selected_place(scene, choices).has_value();
    const bool has_count = !selected || end - x > ui.px(300);
    if (!has_count) {
        end = box.right();
    }
    if (selected) {
        const Action* withdraw = actions.find(Act::withdraw);
        const std::string key = key_of(Act::move_up, choices, ui.words);
        const std::string label = ui.say("console.act.move");
        const ButtonLook move{.key = key, .label = label};
        const float width = button_width(ui, move);
        if (button(ui, "move", {x, box.y, width, box.h}, move)) {
            begin_or_go_on_moving(scene, choices, 1);
        }
        x += width + ui.px(6);
        if (withdraw != nullptr) {
            const float wide = std::min(action_button_width(ui, *withdraw), end - x);
            command = action_button(ui, {x, box.y, wide, box.h}, *withdraw, choices);
        }
    } else if (scene.list != nullptr && !scene.list->waiting.empty()) {
        const std::string key = key_of(Act::row_up, choices, ui.words);
        x += key_cap(ui, x, box.mid_y(), key) + ui.px(8);
        text_mid(ui, x, box.mid_y(), ui.faces.small, palette::kDim, ui.say("console.list.select"),
                 end - x);
    }
    if (has_count) {
        text_right(ui, box.right(), box.mid_y(), ui.faces.small, palette::kDim, count);
    }
    return command;
}

}  // namespace

std::optional<meeting::Command> draw_speakers(const Ui& ui, const Box& box, const Scene& scene,
                                              const Actions& actions, Choices& choices) {
    const Box content = panel(ui, box);
    draw_find(ui, {content.x, content.y, content.w, find_height(ui)}, scene, choices);
    Box left = content;
    const auto take = [&](float height) {
        left.y += height;
        left.h -= height;
    };
    take(find_height(ui) + ui.px(8));
    if (notice_shown(choices, true)) {
        draw_notice(ui, {left.x, left.y, left.w, notice_height(ui)}, choices);
        take(notice_height(ui) + ui.px(8));
    }
    take(draw_tabs(ui, left, scene, choices) + ui.px(6));
    const std::vector<Note> notes = list_notes(scene, choices, ui.words);
    draw_notes(ui, left, notes);
    take(notes_height(ui, notes, left.w));
    const Box list{left.x, left.y, left.w, left.h - ui.px(kFooter)};
    if (scene.rows->empty()) {
        choices.dragging.reset();  // what the mouse held has gone
        draw_empty(ui, list, scene);
    } else {
        draw_list(ui, list, scene, choices);
    }
    const Box footer{left.x, list.bottom() + ui.px(8), left.w, ui.px(kFooter - 8)};
    auto command = draw_footer(ui, footer, scene, actions, choices);
    const Box beneath{content.x, content.y + find_height(ui) + ui.px(6), content.w, 0};
    if (auto asked = draw_matches(ui, beneath, scene, choices)) {
        command = asked;
    }
    return command;
}

void choose_list_beside(const Scene& scene, Choices& choices, int steps) {
    std::vector<const views::ListView*> lists;
    for (const views::ListView& list : scene.lists->lists) {
        if (has_tab(scene, list)) {
            lists.push_back(&list);
        }
    }
    if (lists.empty() || scene.room == nullptr) {
        return;
    }
    const auto count = static_cast<int>(lists.size());
    const auto at = std::find(lists.begin(), lists.end(), scene.list);
    const int from = at == lists.end() ? 0 : static_cast<int>(at - lists.begin());
    const auto place = static_cast<std::size_t>(((from + steps) % count + count) % count);
    look_at_list(choices, scene.room->key, lists[place]->key);
}

void choose_row_beside(const Scene& scene, Choices& choices, int steps) {
    if (scene.list == nullptr || scene.list->waiting.empty()) {
        return;
    }
    const auto last = static_cast<std::ptrdiff_t>(scene.list->waiting.size()) - 1;
    const auto at = selected_place(scene, choices);
    std::ptrdiff_t place = steps > 0 ? 0 : last;
    if (at) {
        place = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(*at) + steps, 0, last);
    }
    select_row(choices, scene.list->waiting[static_cast<std::size_t>(place)].id);
    choices.show_row = true;
}

}  // namespace dais::console
