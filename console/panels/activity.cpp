#include "console/panels/activity.h"

#include <algorithm>
#include <array>

#include "console/panels/actions.h"

namespace dais::console {

namespace {

constexpr float kRow = 25;

struct Tab {
    Lower lower = Lower::happened;
    Act act = Act::show_happened;
    std::string_view id;
    std::string text;
};

float draw_tab(const Ui& ui, float x, float mid, const Tab& tab, Choices& choices) {
    const bool selected = choices.lower == tab.lower;
    const std::string key = key_of(tab.act, choices.typing, ui.words);
    const float cap = key_cap_width(ui, key);
    const float width = cap + ui.px(8) + width_of(ui.faces.body, tab.text) + 2 * ui.px(10);
    const Box box{x, mid - ui.px(15), width, ui.px(30)};
    const Click click = click_area(ui, tab.id, box, tab.text);
    if (selected || click.hovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            box.min(), box.max(), selected ? palette::kRaised : palette::kHover, ui.px(4));
    }
    key_cap(ui, x + ui.px(10), mid, key);
    text_mid(ui, x + ui.px(10) + cap + ui.px(8), mid, ui.faces.body,
             selected ? palette::kText : palette::kDim, tab.text);
    if (click.clicked) {
        choices.lower = tab.lower;
    }
    return width + ui.px(4);
}

// At the right of the tabs: the panel has more of the column, or gives it back.
void draw_larger(const Ui& ui, const Box& content, float tabs_end, Choices& choices) {
    const ButtonLook look{
        .key = key_of(Act::lower_large, choices.typing, ui.words),
        .label = ui.say(choices.lower_large ? "console.lower.smaller" : "console.lower.larger")};
    const float width = button_width(ui, look);
    const Box box{content.right() - width, content.y - ui.px(2), width, ui.px(30)};
    if (box.x > tabs_end && button(ui, "lower-large", box, look)) {
        choices.lower_large = !choices.lower_large;
    }
}

void draw_empty(const Ui& ui, const Box& box, std::string_view text) {
    text_block(ui, box, ui.faces.body, palette::kDim, text, 2, ui.px(24));
}

// Rows of one height in a part that scrolls; `draw` is told the row's number and box.
template <class Draw>
void scrolled(const Ui& ui, const Box& box, std::string_view id, std::size_t count,
              const Draw& draw) {
    ImGui::SetCursorScreenPos(box.min());
    ImGui::PushID(id.data(), id.data() + id.size());
    if (ImGui::BeginChild("##rows", {box.w, box.h})) {
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(count), ui.px(kRow));
        while (clipper.Step()) {
            for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
                const ImVec2 at = ImGui::GetCursorScreenPos();
                draw(static_cast<std::size_t>(row),
                     Box{at.x, at.y, ImGui::GetContentRegionAvail().x, ui.px(kRow)});
                ImGui::SetCursorScreenPos(at);
                ImGui::Dummy({1, ui.px(kRow)});
            }
        }
    }
    ImGui::EndChild();
    ImGui::PopID();
}

void draw_happened(const Ui& ui, const Box& box, const Scene& scene) {
    const std::vector<HistoryRow>& rows = *scene.happened;
    if (rows.empty()) {
        draw_empty(ui, box, ui.say("console.happened.empty"));
        return;
    }
    scrolled(ui, box, "happened", rows.size(), [&](std::size_t index, const Box& at) {
        const HistoryRow& row = rows[index];
        const float mid = at.mid_y();
        text_mid(ui, at.x, mid, ui.faces.small, palette::kDim, row.time);
        const float end = at.right() - ui.px(10);
        const float actor = width_of(ui.faces.small, row.actor);
        text_mid(ui, end - actor, mid, ui.faces.small, palette::kDim, row.actor);
        float x = at.x + ui.px(70);
        if (row.undone) {
            x += tag(ui, x, mid, ui.faces.tiny, palette::kAmber, palette::kAmberGround,
                     ui.say("console.happened.undone")) +
                 ui.px(8);
        }
        text_mid(ui, x, mid, ui.faces.body, row.undone ? palette::kDim : palette::kText, row.text,
                 end - actor - x - ui.px(12));
    });
}

void draw_refused(const Ui& ui, const Box& box, const Choices& choices) {
    if (choices.notices.empty()) {
        draw_empty(ui, box, ui.say("console.refused.empty"));
        return;
    }
    scrolled(ui, box, "refused", choices.notices.size(), [&](std::size_t index, const Box& at) {
        const Notice& notice = choices.notices[index];
        const float mid = at.mid_y();
        text_mid(ui, at.x, mid, ui.faces.small, palette::kDim, notice.time);
        float x = at.x + ui.px(70);
        x += text_mid(ui, x, mid, ui.faces.strong, palette::kText, notice.about, at.w * 0.4F) +
             ui.px(12);
        text_mid(ui, x, mid, ui.faces.body, palette::kDim, notice.why, at.right() - ui.px(10) - x);
    });
}

// The addresses at the top, the screens beneath.
void draw_screens(const Ui& ui, const Box& box, const Scene& scene, const Whereabouts& where,
                  Choices& choices) {
    Box rows = box;
    std::string addresses;
    for (const std::string& address : where.addresses) {
        addresses += (addresses.empty() ? "" : "   ") + address;
    }
    const float mid = box.y + ui.px(15);
    float end = box.right();
    if (where.has_officer_link) {
        const std::string label = ui.say("console.screens.copy-link");
        const ButtonLook look{.key = {}, .label = label};
        const float width = button_width(ui, look);
        end -= width;
        if (button(ui, "copy-link", {end, mid - ui.px(14), width, ui.px(28)}, look)) {
            choices.copy_link = true;
        }
    }
    const std::string at = ui.say("console.screens.addresses", {{"addresses", addresses}});
    text_mid(ui, box.x, mid, ui.faces.body, palette::kText, at, end - box.x - ui.px(12));
    rows.y += ui.px(36);
    rows.h -= ui.px(36);
    const ScreensText& text = *scene.screens_text;
    if (text.rows.empty()) {
        draw_empty(ui, rows, ui.say("console.screens.empty"));
        return;
    }
    scrolled(ui, rows, "screens", text.rows.size(), [&](std::size_t index, const Box& row) {
        const ScreenRow& screen = text.rows[index];
        const float y = row.mid_y();
        text_mid(ui, row.x, y, ui.faces.body, palette::kText, screen.page, row.w * 0.22F);
        text_mid(ui, row.x + row.w * 0.24F, y, ui.faces.body, palette::kDim, screen.room,
                 row.w * 0.26F);
        text_mid(ui, row.x + row.w * 0.52F, y, ui.faces.body, palette::kDim, screen.role,
                 row.w * 0.14F);
        text_mid(ui, row.x + row.w * 0.67F, y, ui.faces.small, palette::kDim, screen.address,
                 row.w * 0.22F);
        text_right(ui, row.right() - ui.px(10), y, ui.faces.small, palette::kDim,
                   screen.round_trip);
    });
}

}  // namespace

void draw_activity(const Ui& ui, const Box& box, const Scene& scene, const Whereabouts& where,
                   Choices& choices) {
    const Box content = panel(ui, box);
    const std::string refused = choices.notices.empty()
                                    ? ui.say("console.refused.title")
                                    : ui.say("console.refused.title-count",
                                             {{"count", std::to_string(choices.notices.size())}});
    const std::array tabs{
        Tab{Lower::happened, Act::show_happened, "tab-happened", ui.say("console.happened.title")},
        Tab{Lower::refused, Act::show_refused, "tab-refused", refused},
        Tab{Lower::screens, Act::show_screens, "tab-screens", scene.screens_text->count}};
    float x = content.x - ui.px(6);
    for (const Tab& tab : tabs) {
        x += draw_tab(ui, x, content.y + ui.px(13), tab, choices);
    }
    draw_larger(ui, content, x, choices);
    const Box inner{content.x, content.y + ui.px(38), content.w, content.h - ui.px(38)};
    if (inner.h < ui.px(kRow)) {
        return;
    }
    switch (choices.lower) {
        case Lower::happened: draw_happened(ui, inner, scene); break;
        case Lower::refused: draw_refused(ui, inner, choices); break;
        case Lower::screens: draw_screens(ui, inner, scene, where, choices); break;
    }
}

}  // namespace dais::console
