#include "console/panels/screens.h"

#include <algorithm>

#include "console/panels/ordering.h"
#include "console/panels/scrolled.h"

namespace dais::console {

namespace {

constexpr float kBar = 36;
constexpr float kButton = 30;

// Columns as parts of the row's width: where they begin, and how wide they are.
struct Column {
    float at;
    float width;
};
constexpr Column kRoom{0.03F, 0.14F};
constexpr Column kName{0.17F, 0.18F};
constexpr Column kPage{0.355F, 0.11F};
constexpr Column kRole{0.465F, 0.07F};
constexpr Column kAddress{0.54F, 0.11F};
constexpr Column kShows{0.655F, 0.215F};

bool selected(const Choices& choices, std::int64_t id) {
    const auto& all = choices.screens.selected;
    return std::find(all.begin(), all.end(), id) != all.end();
}

// A bar of buttons from the left; false where there is no room for one more.
class Bar {
  public:
    Bar(const Ui& ui, const Box& box) : ui_{ui}, box_{box}, x_{box.x} {}
    bool button(std::string_view id, const ButtonLook& look, std::string_view hint_text = {}) {
        const float width = button_width(ui_, look);
        if (x_ + width > box_.right()) {
            return false;
        }
        const Box at{x_, box_.mid_y() - ui_.px(kButton) / 2, width, ui_.px(kButton)};
        x_ += width + ui_.px(6);
        return console::button(ui_, id, at, look, hint_text);
    }
    [[nodiscard]] float x() const { return x_; }

  private:
    const Ui& ui_;
    Box box_;
    float x_;
};

void draw_orders(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    const std::string why = why_no_order(scene, choices, ui.words);
    Bar bar{ui, box};
    for (const OrderKey& each : kOrderKeys) {
        const ButtonLook look{
            .key = ui.say(each.cap), .label = ui.say(each.label), .enabled = why.empty()};
        if (bar.button(each.label, look, why)) {
            begin_order(each.what, scene, choices);
        }
    }
    const std::string count = ui.say("console.screens.selected",
                                     {{"count", std::to_string(choices.screens.selected.size())}});
    if (bar.x() + ui.px(6) + width_of(ui.faces.small, count) <= box.right()) {
        text_mid(ui, bar.x() + ui.px(6), box.mid_y(), ui.faces.small, palette::kDim, count);
    }
}

// Of which room, all at once, and where displays find this desk.
void draw_whereabouts(const Ui& ui, const Box& box, const Scene& scene, const Whereabouts& where,
                      Choices& choices) {
    Bar bar{ui, box};
    const ScreensText& text = *scene.screens_text;
    const auto room =
        std::find_if(text.rooms.begin(), text.rooms.end(),
                     [&](const ScreensRoom& each) { return each.key == choices.screens.room; });
    const std::string name = room == text.rooms.end() ? std::string{} : room->name;
    if (bar.button("all-screens", {.key = ui.say("console.key.alt-a"),
                                   .label = ui.say("console.screens.select-all"),
                                   .enabled = text.displays > 0})) {
        select_all_screens(scene, choices);
    }
    if (bar.button("screens-room",
                   {.key = ui.say("console.key.alt-f"),
                    .label = ui.say("console.screens.of-room", {{"room", name}})})) {
        next_screens_room(scene, choices);
    }
    float end = box.right();
    if (where.has_officer_link) {
        const ButtonLook look{.label = ui.say("console.screens.copy-link")};
        const float width = button_width(ui, look);
        if (end - width > bar.x()) {
            end -= width;
            const Box at{end, box.mid_y() - ui.px(kButton) / 2, width, ui.px(kButton)};
            choices.copy_link |= button(ui, "copy-link", at, look);
        }
    }
    std::string addresses;
    for (const std::string& address : where.addresses) {
        addresses += (addresses.empty() ? "" : "   ") + address;
    }
    if (end - bar.x() > ui.px(120)) {
        text_mid(ui, bar.x() + ui.px(6), box.mid_y(), ui.faces.small, palette::kDim,
                 ui.say("console.screens.addresses", {{"addresses", addresses}}),
                 end - bar.x() - ui.px(18));
    }
}

void draw_row(const Ui& ui, const Box& at, const ScreenRow& row, const Scene& scene,
              Choices& choices) {
    const bool chosen = selected(choices, row.id);
    if (row.display) {
        const Box whole{at.x, at.y, at.w - ui.px(6), at.h};
        const Click click = click_area(ui, "screen" + std::to_string(row.id), whole, row.name);
        if (chosen || click.hovered) {
            ImGui::GetWindowDrawList()->AddRectFilled(
                whole.min(), whole.max(), chosen ? palette::kSelected : palette::kHover, ui.px(3));
        }
        if (click.clicked) {
            const ImGuiIO& io = ImGui::GetIO();
            select_screen(scene, choices, row.id, io.KeyCtrl, io.KeyShift);
        }
    }
    const float mid = at.mid_y();
    if (chosen) {
        mark(ui, Mark::check, {at.x + ui.px(12), mid}, ui.px(12), palette::kBlue);
    }
    const auto cell = [&](const Column& column, const Face& face, palette::Ink ink,
                          const std::string& text) {
        text_mid(ui, at.x + at.w * column.at, mid, face, ink, text, at.w * column.width - ui.px(6));
    };
    cell(kRoom, ui.faces.body, palette::kDim, row.room);
    cell(kName, ui.faces.body, row.display ? palette::kText : palette::kDim, row.name);
    cell(kPage, ui.faces.body, palette::kText, row.page);
    cell(kRole, ui.faces.small, palette::kDim, row.role);
    cell(kAddress, ui.faces.small, palette::kDim, row.address);
    if (!row.shows.empty()) {
        const float x = at.x + at.w * kShows.at;
        mark(ui, row.blank ? Mark::ring : Mark::dot, {x + ui.px(6), mid}, ui.px(9),
             palette::kAmber);
        text_mid(ui, x + ui.px(17), mid, ui.faces.small, palette::kAmber, row.shows,
                 at.w * kShows.width - ui.px(23));
    }
    const float end = at.right() - ui.px(14);
    text_right(ui, end, mid, ui.faces.small, row.slow ? palette::kAmber : palette::kDim,
               row.round_trip);
    if (row.slow) {
        mark(ui, Mark::warning, {end - width_of(ui.faces.small, row.round_trip) - ui.px(10), mid},
             ui.px(11), palette::kAmber);
    }
}

}  // namespace

void draw_screens(const Ui& ui, const Box& box, const Scene& scene, const Whereabouts& where,
                  Choices& choices) {
    Box rows = box;
    const auto bar = [&] {
        const Box at{rows.x, rows.y, rows.w, ui.px(kBar)};
        rows.y += at.h;
        rows.h -= at.h;
        return at;
    };
    // Where there is no room for both: what to select, and then what to do with it.
    if (rows.h >= ui.px(kBar + kLowerRow) || !choices.screens.selected.empty()) {
        draw_orders(ui, bar(), scene, choices);
    }
    if (rows.h >= ui.px(kBar + kLowerRow)) {
        draw_whereabouts(ui, bar(), scene, where, choices);
    }
    const std::vector<ScreenRow>& all = scene.screens_text->rows;
    if (rows.h < ui.px(kLowerRow)) {
        return;
    }
    if (all.empty()) {
        text_block(ui, rows, ui.faces.body, palette::kDim,
                   ui.say(choices.screens.room.empty() ? "console.screens.empty"
                                                       : "console.screens.empty-room"),
                   2, ui.px(24));
        return;
    }
    scrolled(ui, rows, "screens", all.size(), [&](std::size_t index, const Box& at) {
        draw_row(ui, at, all[index], scene, choices);
    });
}

}  // namespace dais::console
