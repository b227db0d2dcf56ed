#include "console/panels/activity.h"

#include <algorithm>
#include <array>

#include "console/panels/audience.h"
#include "console/panels/figures.h"
#include "console/panels/podium.h"
#include "console/panels/remote_desk.h"
#include "console/panels/screens.h"
#include "console/panels/scrolled.h"

namespace dais::console {

namespace {

struct Tab {
    Lower lower = Lower::happened;
    Act act = Act::show_happened;
    std::string_view id;
    std::string text;
};

// How the tabs are drawn: a narrower column has smaller words, and then their keys only where the
// mouse rests.
struct TabLook {
    const Face& face;
    float pad = 0;
    bool with_key = true;
};

float tab_width(const Ui& ui, const Tab& tab, const TabLook& look, const Choices& choices) {
    const float cap =
        look.with_key ? key_cap_width(ui, key_of(tab.act, choices, ui.words)) + ui.px(6) : 0;
    return cap + width_of(look.face, tab.text) + 2 * look.pad + ui.px(2);
}

float draw_tab(const Ui& ui, float x, float mid, const Tab& tab, const TabLook& look,
               Choices& choices) {
    const bool selected = choices.lower == tab.lower;
    const std::string key = key_of(tab.act, choices, ui.words);
    const float width = tab_width(ui, tab, look, choices);
    const Box box{x, mid - ui.px(15), width - ui.px(2), ui.px(30)};
    const Click click = click_area(ui, tab.id, box, tab.text);
    if (selected || click.hovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            box.min(), box.max(), selected ? palette::kRaised : palette::kHover, ui.px(4));
    }
    float at = x + look.pad;
    if (look.with_key) {
        at += key_cap(ui, at, mid, key) + ui.px(6);
    } else {
        hint(ui, click, key);
    }
    text_mid(ui, at, mid, look.face, selected ? palette::kText : palette::kDim, tab.text);
    if (click.clicked) {
        choices.lower = tab.lower;
    }
    return width;
}

ButtonLook larger_look(const Ui& ui, bool with_key, const Choices& choices) {
    return {
        .key = with_key ? key_of(Act::lower_large, choices, ui.words) : std::string{},
        .label = ui.say(choices.lower_large ? "console.lower.smaller" : "console.lower.larger")};
}

// At the right of the tabs: the panel has more of the column, or gives it back.
void draw_larger(const Ui& ui, const Box& content, float tabs_end, const TabLook& tabs,
                 Choices& choices) {
    const ButtonLook look = larger_look(ui, tabs.with_key, choices);
    const float width = button_width(ui, look);
    const Box box{content.right() - width, content.y - ui.px(2), width, ui.px(30)};
    if (box.x > tabs_end && button(ui, "lower-large", box, look)) {
        choices.lower_large = !choices.lower_large;
    }
}

template <class Tabs>
TabLook look_that_fits(const Ui& ui, const Tabs& tabs, float width, const Choices& choices) {
    const std::array looks{TabLook{ui.faces.body, ui.px(10), true},
                           TabLook{ui.faces.small, ui.px(7), true},
                           TabLook{ui.faces.small, ui.px(7), false}};
    for (const TabLook& look : looks) {
        float all = button_width(ui, larger_look(ui, look.with_key, choices));
        for (const Tab& tab : tabs) {
            all += tab_width(ui, tab, look, choices);
        }
        if (all <= width) {
            return look;
        }
    }
    return looks.back();
}

void draw_empty(const Ui& ui, const Box& box, std::string_view text) {
    text_block(ui, box, ui.faces.body, palette::kDim, text, 2, ui.px(24));
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

}  // namespace

std::optional<Done> draw_activity(const Ui& ui, const Box& box, const Scene& scene,
                                  const Actions& actions, const Whereabouts& where,
                                  Choices& choices) {
    const Box content = panel(ui, box);
    const std::string refused = choices.notices.empty()
                                    ? ui.say("console.refused.title")
                                    : ui.say("console.refused.title-count",
                                             {{"count", std::to_string(choices.notices.size())}});
    const std::size_t plates = scene.podium == nullptr ? 0 : scene.podium->nameplates.size();
    const std::array tabs{
        Tab{Lower::happened, Act::show_happened, "tab-happened", ui.say("console.happened.title")},
        Tab{Lower::refused, Act::show_refused, "tab-refused", refused},
        Tab{Lower::podium, Act::show_podium, "tab-podium",
            plates == 0
                ? ui.say("console.podium.title")
                : ui.say("console.podium.title-count", {{"count", std::to_string(plates)}})},
        Tab{Lower::audience, Act::show_audience, "tab-audience", ui.say("console.audience.title")},
        Tab{Lower::figures, Act::show_figures, "tab-figures", ui.say("console.figures.title")},
        Tab{Lower::screens, Act::show_screens, "tab-screens", scene.screens_text->count},
        Tab{Lower::remote, Act::show_remote, "tab-remote", scene.remote->title}};
    const TabLook look = look_that_fits(ui, tabs, content.w, choices);
    float x = content.x - ui.px(6);
    for (const Tab& tab : tabs) {
        if (x + tab_width(ui, tab, look, choices) > content.right()) {
            break;  // no room at all: its key works
        }
        x += draw_tab(ui, x, content.y + ui.px(13), tab, look, choices);
    }
    draw_larger(ui, content, x, look, choices);
    const Box inner{content.x, content.y + ui.px(38), content.w, content.h - ui.px(38)};
    if (inner.h < ui.px(kLowerRow)) {
        return std::nullopt;
    }
    std::optional<Done> done;
    switch (choices.lower) {
        case Lower::happened: draw_happened(ui, inner, scene); break;
        case Lower::refused: draw_refused(ui, inner, choices); break;
        case Lower::screens: draw_screens(ui, inner, scene, where, choices); break;
        case Lower::podium: done = draw_podium(ui, inner, scene, choices); break;
        case Lower::audience:
            if (auto command = draw_audience(ui, inner, scene, actions, choices)) {
                const Action* action = actions.find(*command);
                done = Done{*std::move(command), action == nullptr ? "" : action->label};
            }
            break;
        case Lower::figures:
            if (scene.figures != nullptr) {
                draw_figures(ui, inner, scene);
            }
            break;
        case Lower::remote:
            if (auto command = draw_remote_desk(ui, inner, scene, choices)) {
                done = Done{*std::move(command), ui.say("console.remote.title")};
            }
            break;
    }
    return done;
}

}  // namespace dais::console
