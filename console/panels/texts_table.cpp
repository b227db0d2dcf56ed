#include "console/panels/texts_table.h"

#include <algorithm>
#include <cmath>

#include "console/panels/wording.h"

namespace dais::console {

namespace {

using meeting::ParagraphKey;

constexpr float kRow = 27;
constexpr float kRung = 46;
constexpr int kWordingLines = 5;

std::vector<ParagraphKey> numbers_of(const Scene& scene) {
    std::vector<ParagraphKey> numbers;
    if (scene.texts_plan == nullptr) {
        return numbers;
    }
    for (const ParagraphRow& row : scene.texts_plan->rows) {
        if (!row.heading) {
            numbers.push_back(row.number);
        }
    }
    return numbers;
}

bool has(const std::vector<ParagraphKey>& numbers, const ParagraphKey& number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

void select_one(TextsChoice& texts, const ParagraphKey& number) {
    texts.at = number;
    texts.from = number;
    texts.selected = {number};
}

// All from where the run began to this row.
void select_run(const Scene& scene, TextsChoice& texts, const ParagraphKey& number) {
    const auto numbers = numbers_of(scene);
    auto first = std::find(numbers.begin(), numbers.end(), texts.from.value_or(number));
    auto last = std::find(numbers.begin(), numbers.end(), number);
    if (first == numbers.end() || last == numbers.end()) {
        select_one(texts, number);
        return;
    }
    if (last < first) {
        std::swap(first, last);
    }
    texts.selected.assign(first, last + 1);
    texts.at = number;
}

void toggle(const Scene& scene, TextsChoice& texts, const ParagraphKey& number) {
    const bool was = has(texts.selected, number);
    std::vector<ParagraphKey> selected;
    for (const ParagraphKey& each : numbers_of(scene)) {
        if (each == number ? !was : has(texts.selected, each)) {
            selected.push_back(each);
        }
    }
    texts.selected = std::move(selected);
    texts.at = number;
    texts.from = number;
}

// The ladder: a chip for each document, the newest at the right.
void draw_rungs(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    const std::vector<Rung>& rungs = scene.texts_plan->rungs;
    if (rungs.empty()) {
        text_mid(ui, box.x, box.mid_y(), ui.faces.body, palette::kDim, ui.say("console.texts.none"),
                 box.w);
        return;
    }
    const float gap = ui.px(8);
    const float least = ui.px(150);
    const auto fit =
        std::max<std::size_t>(1, static_cast<std::size_t>((box.w + gap) / (least + gap)));
    // Where there is no room for all, the one looked at is among those shown.
    std::size_t last = rungs.size();
    for (std::size_t i = 0; i < rungs.size(); ++i) {
        if (scene.document != nullptr && rungs[i].key == scene.document->key && i + fit < last) {
            last = i + fit;
        }
    }
    const std::size_t first = last > fit ? last - fit : 0;
    const auto count = static_cast<float>(last - first);
    const float width = std::min((box.w - (count - 1) * gap) / count, ui.px(250));
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    float x = box.x;
    for (std::size_t i = first; i < last; ++i) {
        const Rung& rung = rungs[i];
        const Box at{x, box.y, width, box.h};
        const bool looked_at = scene.document != nullptr && scene.document->key == rung.key;
        const Click click = click_area(ui, "rung" + rung.key.text, at, rung.name);
        draw.AddRectFilled(at.min(), at.max(),
                           looked_at       ? palette::kSelected
                           : click.hovered ? palette::kHover
                                           : palette::kRaised,
                           ui.px(4));
        if (looked_at) {
            draw.AddRect(at.min(), at.max(), palette::kMainLine, ui.px(4));
        }
        const float top = at.y + ui.px(15);
        mark(ui, rung.look.mark, {at.x + ui.px(16), top}, ui.px(11), rung.look.colour);
        const float aside = width_of(ui.faces.tiny, rung.issued);
        text_mid(ui, at.x + ui.px(30), top, ui.faces.strong, palette::kText, rung.name,
                 width - ui.px(46) - aside);
        text_right(ui, at.right() - ui.px(8), top, ui.faces.tiny, palette::kDim, rung.issued);
        const std::string state =
            rung.released.empty() ? rung.state : rung.state + ", " + rung.released;
        text_mid(ui, at.x + ui.px(30), at.y + ui.px(33), ui.faces.tiny, rung.look.colour, state,
                 width - ui.px(38));
        hint(ui, click, rung.told);
        if (click.clicked && !looked_at) {
            choices.texts.document = rung.key;
            choices.texts.selected.clear();
            choices.texts.at.reset();
            choices.texts.from.reset();
        }
        x += width + gap;
    }
}

void draw_row(const Ui& ui, const Box& box, const ParagraphRow& row, bool selected, bool at,
              bool hovered) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    if (selected || hovered) {
        draw.AddRectFilled(box.min(), box.max(), selected ? palette::kSelected : palette::kHover,
                           ui.px(3));
    }
    if (at) {
        draw.AddRect(box.min(), box.max(), palette::kMainLine, ui.px(3));
    }
    if (selected) {  // not by colour alone
        mark(ui, Mark::check, {box.x + ui.px(11), box.mid_y()}, ui.px(10), palette::kBlue);
    }
    const float mid = box.mid_y();
    text_right(ui, box.x + ui.px(64), mid, ui.faces.strong, palette::kText, row.number.text);
    float end = box.right() - ui.px(8);
    const float state = ui.px(150);
    mark(ui, row.look.mark, {end - state + ui.px(8), mid}, ui.px(11), row.look.colour);
    text_mid(ui, end - state + ui.px(20), mid, ui.faces.small, row.look.colour, row.state,
             state - ui.px(20));
    end -= state + ui.px(8);
    const auto chip = [&](const std::string& text, palette::Ink colour, palette::Ink ground,
                          float most) {
        if (text.empty()) {
            return;
        }
        const float wide = std::min(width_of(ui.faces.tiny, text), most);
        draw.AddRectFilled({end - wide - ui.px(12), mid - ui.px(9)}, {end, mid + ui.px(9)}, ground,
                           ui.px(3));
        text_mid(ui, end - wide - ui.px(6), mid, ui.faces.tiny, colour, text, wide + 1);
        end -= wide + ui.px(18);
    };
    chip(row.held, palette::kAmber, palette::kAmberGround, box.w * 0.3F);
    chip(row.changed, palette::kBlue, palette::kBlueGround, box.w * 0.2F);
    chip(row.item, palette::kDim, palette::kRaised, box.w * 0.2F);
    const float x = box.x + ui.px(76);
    text_mid(ui, x, mid, ui.faces.body,
             row.look.mark == Mark::cross ? palette::kDim : palette::kText, row.label, end - x);
}

void draw_table(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    const std::vector<ParagraphRow>& rows = scene.texts_plan->rows;
    TextsChoice& texts = choices.texts;
    ImGui::SetCursorScreenPos(box.min());
    if (ImGui::BeginChild("##paragraphs", {box.w, box.h})) {
        const ImVec2 top = ImGui::GetCursorScreenPos();
        const float width = ImGui::GetContentRegionAvail().x - ui.px(6);
        const float high = ui.px(kRow);
        float y = 0;
        for (const ParagraphRow& row : rows) {
            const Box at{top.x, top.y + y, width, high};
            const bool here = !row.heading && texts.at == row.number;
            if (here && texts.show_at && (at.y < box.y || at.bottom() > box.bottom())) {
                ImGui::SetScrollY(std::max(0.0F, y - box.h / 2));
            }
            y += high;
            if (at.bottom() <= box.y || at.y >= box.bottom()) {
                continue;
            }
            if (row.heading) {
                text_mid(ui, at.x + ui.px(row.level > 1 ? 24 : 4), at.mid_y(),
                         row.level > 1 ? ui.faces.small : ui.faces.small_strong, palette::kBlue,
                         row.label, width);
                continue;
            }
            const Click click = click_area(ui, "paragraph" + row.number.text, at, row.number.text);
            draw_row(ui, at, row, has(texts.selected, row.number), here && texts.in_table,
                     click.hovered);
            if (click.clicked) {
                const ImGuiIO& io = ImGui::GetIO();
                io.KeyShift  ? select_run(scene, texts, row.number)
                : io.KeyCtrl ? toggle(scene, texts, row.number)
                             : select_one(texts, row.number);
            }
        }
        texts.show_at = false;
        ImGui::SetCursorScreenPos(top);
        ImGui::Dummy({1, y});
    }
    ImGui::EndChild();
}

// The wording of the row that the keys are at, and what it changes.
void draw_detail(const Ui& ui, const Box& box, const ParagraphRow& row) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(box.min(), box.max(), palette::kField, ui.px(4));
    const Box inside = box.inset(ui.px(12), ui.px(8));
    float x = inside.x;
    const float mid = inside.y + ui.px(9);
    x += text_mid(ui, x, mid, ui.faces.strong, palette::kText, row.number.text) + ui.px(10);
    const std::string& aside = row.held.empty() ? row.changed : row.held;
    text_mid(ui, x, mid, ui.faces.small, row.held.empty() ? palette::kBlue : palette::kAmber, aside,
             inside.right() - x);
    if (row.text.empty() && row.difference.empty()) {
        text_mid(ui, inside.x, inside.y + ui.px(32), ui.faces.body, palette::kDim,
                 ui.say("console.texts.no-wording"), inside.w);
        return;
    }
    draw_wording(ui, {inside.x, inside.y + ui.px(22), inside.w, 0}, ui.faces.body, row.difference,
                 row.text, kWordingLines);
}

}  // namespace

void step_row(const Scene& scene, Choices& choices, int steps, bool run) {
    TextsChoice& texts = choices.texts;
    const auto numbers = numbers_of(scene);
    if (numbers.empty()) {
        return;
    }
    const auto count = static_cast<int>(numbers.size());
    int place = steps > 0 ? -1 : count;
    const auto now = std::find(numbers.begin(), numbers.end(), texts.at.value_or(ParagraphKey{}));
    if (now != numbers.end()) {
        place = static_cast<int>(now - numbers.begin());
    }
    const ParagraphKey& next =
        numbers[static_cast<std::size_t>(std::clamp(place + steps, 0, count - 1))];
    if (run) {
        select_run(scene, texts, next);
    } else {
        texts.at = next;
        texts.from = next;
    }
    texts.show_at = true;
}

void toggle_row(const Scene& scene, Choices& choices) {
    if (choices.texts.at) {
        toggle(scene, choices.texts, ParagraphKey{*choices.texts.at});
    }
}

void draw_paragraphs(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    const float rung = ui.px(kRung);
    draw_rungs(ui, {box.x, box.y, box.w, rung}, scene, choices);
    const ParagraphRow* detail = nullptr;
    for (const ParagraphRow& row : scene.texts_plan->rows) {
        if (!row.heading && choices.texts.at == row.number) {
            detail = &row;
        }
    }
    const float top = box.y + rung + ui.px(8);
    const bool worded = detail != nullptr && (!detail->text.empty() || !detail->difference.empty());
    const float high = detail == nullptr ? 0
                       : worded          ? ui.px(44 + kWordingLines * kWordingLine)
                                         : ui.px(58);
    Box table{box.x, top, box.w, box.bottom() - top - high};
    if (scene.texts_plan->rows.empty() && scene.document != nullptr) {
        const bool superseded = scene.document->superseded_by.has_value();
        text_block(ui, {table.x, table.y + ui.px(6), table.w, 0}, ui.faces.body, palette::kDim,
                   ui.say(superseded ? "console.texts.rows-superseded" : "console.texts.rows-none"),
                   2, ui.px(23));
        return;
    }
    if (detail != nullptr) {
        table.h -= ui.px(6);
        draw_detail(ui, {box.x, table.bottom() + ui.px(6), box.w, high}, *detail);
    }
    draw_table(ui, table, scene, choices);
}

}  // namespace dais::console
