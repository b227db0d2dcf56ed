#include "console/panels/texts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "console/panels/asking_panel.h"
#include "console/panels/card_list.h"
#include "console/panels/overlay.h"
#include "console/panels/texts_table.h"

namespace dais::console {

namespace {

constexpr float kWidest = 1760;
constexpr float kHighest = 1000;
constexpr float kRefusal = 96;

constexpr std::array<std::string_view, kHeadings> kTabs{
    "paragraphs", "proposals", "sticking-points", "silence",
    "votes",      "decisions", "bureau",          "circulars"};

const Procedure* open_one(const Choices& choices) {
    const auto* procedure = std::get_if<Procedure>(&choices.overlay);
    return procedure != nullptr && procedure->about == DeedsAbout::texts ? procedure : nullptr;
}

void draw_tabs(const Ui& ui, const Box& bar, const Scene& scene, Choices& choices) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    float x = bar.x;
    for (std::size_t i = 0; i < kTabs.size(); ++i) {
        const auto tab = static_cast<TextsTab>(i);
        const bool selected = tab == choices.texts.tab;
        const std::string name = heading_word(tab, ui.words);
        const std::string& count = scene.texts_plan->counts.at(i);
        const float label = width_of(ui.faces.body, name);
        const float aside = count.empty() ? 0 : width_of(ui.faces.tiny, count) + ui.px(7);
        const Box at{x, bar.y, label + aside + 2 * ui.px(ui.compact ? 9 : 13), bar.h};
        const Click click = click_area(ui, "tab" + name, at, name);
        if (selected || click.hovered) {
            draw.AddRectFilled(at.min(), at.max(), selected ? palette::kRaised : palette::kHover,
                               ui.px(4), ImDrawFlags_RoundCornersTop);
        }
        if (selected) {
            draw.AddRectFilled({at.x, at.bottom() - ui.px(2)}, at.max(), palette::kBlue);
        }
        const float from = at.x + ui.px(ui.compact ? 9 : 13);
        text_mid(ui, from, at.mid_y(), ui.faces.body, selected ? palette::kText : palette::kDim,
                 name);
        text_mid(ui, from + label + ui.px(7), at.mid_y(), ui.faces.tiny, palette::kDim, count);
        if (click.clicked) {
            choices.texts.tab = tab;
        }
        x = at.right() + ui.px(2);
    }
    draw.AddLine({bar.x, bar.bottom()}, {bar.right(), bar.bottom()}, palette::kLine);
}

// What was refused stands where it was asked for, in full.
float draw_refusal(const Ui& ui, const Box& content, const Choices& choices) {
    if (!choices.notice_open || choices.notices.empty()) {
        return 0;
    }
    const Notice& notice = choices.notices.front();
    const float high = ui.px(kRefusal);
    const Box box{content.x, content.bottom() - high, content.w, high};
    ImGui::GetWindowDrawList()->AddRectFilled(box.min(), box.max(), palette::kRedGround, ui.px(5));
    mark(ui, Mark::cross, {box.x + ui.px(18), box.y + ui.px(18)}, ui.px(12), palette::kRed);
    const Box inside{box.x + ui.px(36), box.y, box.w - ui.px(46), box.h};
    const std::string key = ui.say("console.texts.refusal-key");
    const float aside = width_of(ui.faces.tiny, key);
    text_mid(ui, inside.x, box.y + ui.px(18), ui.faces.strong, palette::kRed,
             ui.say("console.notice.about", {{"what", notice.about}}),
             inside.w - aside - ui.px(10));
    text_right(ui, inside.right(), box.y + ui.px(18), ui.faces.tiny, palette::kDim, key);
    text_block(ui, {inside.x, box.y + ui.px(31), inside.w, 0}, ui.faces.small, palette::kText,
               notice.why, 3, ui.px(19));
    return high + ui.px(10);
}

std::optional<Done> draw_right(const Ui& ui, Box box, const Scene& scene, Choices& choices) {
    const auto& procedure = std::get<Procedure>(choices.overlay);
    const float refused = draw_refusal(ui, box, choices);
    if (procedure.asking) {
        text_mid(ui, box.x, box.y + ui.px(12), ui.faces.lead_strong, palette::kText,
                 procedure.asking->label, box.w);
        return draw_asking(ui, box, scene, choices);
    }
    const Box field{box.x, box.y, box.w, ui.px(42)};
    draw_typed(ui, field, procedure.text, ui.say("console.texts.placeholder"), false);
    const float top = field.bottom() + ui.px(8);
    return draw_deeds(ui, {box.x, top, box.w, box.bottom() - refused - top}, scene, choices);
}

std::string keys_text(const Ui& ui, const Choices& choices, const Procedure& procedure) {
    if (procedure.asking) {
        return ui.say(procedure.asking->question().kind == Question::Kind::long_words
                          ? "console.texts.asking-long"
                          : "console.deeds.asking");
    }
    const bool paragraphs = choices.texts.tab == TextsTab::paragraphs;
    return ui.say(!paragraphs              ? "console.texts.help"
                  : choices.texts.in_table ? "console.texts.help-table"
                                           : "console.texts.help-paragraphs");
}

}  // namespace

std::string heading_word(TextsTab tab, const Strings& words) {
    return words.say("console.texts.tab." + std::string{kTabs.at(static_cast<std::size_t>(tab))});
}

void open_texts(Choices& choices) {
    Procedure opened;
    opened.about = DeedsAbout::texts;
    choices.overlay = opened;
    choices.texts.in_table = false;
}

bool texts_open(const Choices& choices) { return open_one(choices) != nullptr; }

void step_heading(Choices& choices, int steps) {
    const auto count = static_cast<int>(kHeadings);
    const int place = static_cast<int>(choices.texts.tab) + steps;
    choices.texts.tab = static_cast<TextsTab>((place % count + count) % count);
    choices.texts.in_table = false;
    auto& procedure = std::get<Procedure>(choices.overlay);
    procedure.chosen.clear();
    procedure.show_chosen = true;
}

bool on_texts_key(const KeyPress& press, const Scene& scene, Choices& choices) {
    const Procedure* procedure = open_one(choices);
    if (procedure == nullptr || procedure->asking) {
        return false;
    }
    TextsChoice& texts = choices.texts;
    const bool table = texts.tab == TextsTab::paragraphs && texts.in_table;
    switch (press.key) {
        case Key::left: step_heading(choices, -1); return true;
        case Key::right: step_heading(choices, 1); return true;
        case Key::tab:
            texts.in_table = texts.tab == TextsTab::paragraphs && !texts.in_table;
            if (texts.in_table && !texts.at) {
                step_row(scene, choices, 1, false);
            }
            return true;
        case Key::up:
        case Key::down:
            if (table) {
                step_row(scene, choices, press.key == Key::up ? -1 : 1, press.shift);
            }
            return table;
        case Key::space:
            if (table) {
                toggle_row(scene, choices);
            }
            return table;
        case Key::escape:
            if (choices.notice_open) {
                choices.notice_open = false;
            } else if (table) {
                texts.in_table = false;
            } else if (!texts.selected.empty() && texts.tab == TextsTab::paragraphs) {
                texts.selected.clear();
            } else {
                return false;
            }
            return true;
        default: return false;
    }
}

bool takes_letter(char32_t letter, Choices& choices) {
    const Procedure* procedure = open_one(choices);
    if (procedure == nullptr || procedure->asking || !choices.texts.in_table) {
        return true;
    }
    choices.texts.in_table = letter == U' ';
    return letter != U' ';
}

std::optional<Done> draw_texts(const Ui& ui, const Box& screen, const Scene& scene,
                               Choices& choices) {
    if (scene.texts_plan == nullptr) {
        return std::nullopt;  // a click has just opened it: it is there in the next frame
    }
    const float width = std::min(ui.px(kWidest), screen.w - ui.px(32));
    const float height = std::min(ui.px(kHighest), screen.h - ui.px(32));
    const OverlayWindow window{ui, "##texts", centred(screen, width, height)};
    const Box content = window.content();
    const auto& procedure = std::get<Procedure>(choices.overlay);
    const std::string keys = keys_text(ui, choices, procedure);
    text_mid(ui, content.x, content.y + ui.px(12), ui.faces.lead_strong, palette::kText,
             ui.say("console.texts.title"), content.w - width_of(ui.faces.small, keys) - ui.px(16));
    text_right(ui, content.right(), content.y + ui.px(12), ui.faces.small, palette::kDim, keys);
    draw_tabs(ui, {content.x, content.y + ui.px(32), content.w, ui.px(34)}, scene, choices);
    const float top = content.y + ui.px(76);
    const Box beneath{content.x, top, content.w, content.bottom() - top};
    const float gap = ui.px(20);
    const Box left{beneath.x, beneath.y, std::round((beneath.w - gap) * 0.61F), beneath.h};
    const Box right{left.right() + gap, beneath.y, beneath.w - left.w - gap, beneath.h};
    std::optional<Done> done;
    if (choices.texts.tab == TextsTab::paragraphs) {
        draw_paragraphs(ui, left, scene, choices);
    } else {
        done = draw_cards(ui, left, scene, choices);
    }
    auto more = draw_right(ui, right, scene, choices);
    return more ? more : done;
}

}  // namespace dais::console
