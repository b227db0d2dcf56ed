#include "console/panels/script.h"

#include <algorithm>

#include "console/panels/key_rows.h"

namespace dais::console {

namespace {

// A low screen keeps its room for the clock: the whole sentence stands among the others.
int lines(const Ui& ui) { return ui.compact ? 1 : 2; }
std::size_t first_below(const Ui& ui) { return ui.compact ? 0 : 1; }

float line_height(const Ui& ui) { return ui.px(ui.compact ? 18 : 21); }

const Face& face_of(const Ui& ui) { return ui.compact ? ui.faces.small : ui.faces.body; }

void copy(const std::string& sentence, Choices& choices) {
    choices.copy_text = sentence;
    choices.copied = sentence;
}

std::string upper(std::string text) {
    for (char& each : text) {
        each = each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each;
    }
    return text;
}

// The switch of languages: the one that is shown, and a click takes the next. Returns its width.
float draw_languages(const Ui& ui, float right, float mid, const Whereabouts& where,
                     Choices& choices) {
    if (where.scripts.size() < 2) {
        return 0;
    }
    std::size_t now = 0;
    for (std::size_t i = 0; i < where.scripts.size(); ++i) {
        now = where.scripts[i].language == choices.script_language ? i : now;
    }
    const std::string text = upper(where.scripts[now].language);
    const float width = tag_width(ui, ui.faces.tiny, text);
    const Box at{right - width, mid - ui.px(11), width, ui.px(22)};
    const Click click = click_area(ui, "script-language", at, text);
    tag(ui, at.x, mid, ui.faces.tiny, palette::kBlue,
        click.hovered ? palette::kHover : palette::kBlueGround, text);
    hint(ui, click, ui.say("console.script.language-hint"));
    if (click.clicked) {
        choices.script_language = where.scripts[(now + 1) % where.scripts.size()].language;
    }
    return width + ui.px(8);
}

}  // namespace

float script_height(const Ui& ui, const Scene& scene) {
    const bool there = scene.sentences != nullptr && !scene.sentences->empty();
    const auto count = static_cast<float>(lines(ui));
    return there ? count * line_height(ui) + ui.px(ui.compact ? 14 : 16) : 0;
}

void draw_script(const Ui& ui, const Box& box, const Scene& scene, const Whereabouts& where,
                 Choices& choices) {
    const std::string& first = scene.sentences->front();
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(box.min(), box.max(), palette::kRaised, ui.px(5));
    draw.AddRectFilled(box.min(), {box.x + ui.px(3), box.bottom()}, palette::kMainLine, ui.px(2));
    float right = box.right() - ui.px(8);
    right -= draw_languages(ui, right, box.mid_y(), where, choices);
    if (scene.sentences->size() > 1) {
        const ButtonLook look{
            .key = key_of(Act::script, choices, ui.words),
            .label = ui.say(ui.compact ? "console.script.more-short" : "console.script.more",
                            {{"count", std::to_string(scene.sentences->size() - 1)}})};
        const float wide = button_width(ui, look);
        const float high = std::min(button_height(ui), box.h - ui.px(8));
        right -= wide;
        if (button(ui, "script-more", {right, box.mid_y() - high / 2, wide, high}, look)) {
            choices.script_open = !choices.script_open;
        }
        right -= ui.px(10);
    }
    const std::string title = ui.say("console.script.title");
    const float x = box.x + ui.px(14);
    const float aside = width_of(ui.faces.small_strong, title) + ui.px(12);
    const Box words{x + aside, box.y + ui.px(ui.compact ? 7 : 8), right - x - aside,
                    static_cast<float>(lines(ui)) * line_height(ui)};
    const Click click = click_area(ui, "script-first", words, first);
    if (click.hovered) {
        draw.AddRectFilled(words.min(), words.max(), palette::kHover, ui.px(3));
    }
    const bool one = width_of(face_of(ui), first) <= words.w;
    const float down = one && !ui.compact ? line_height(ui) / 2 : 0;
    const Box text{words.x, words.y + down, words.w, words.h};
    text_mid(ui, x, box.mid_y(), ui.faces.small_strong, palette::kBlue, title);
    text_block(ui, text, face_of(ui), palette::kText, first, lines(ui), line_height(ui));
    hint(ui, click,
         first + "\n" +
             ui.say(choices.copied == first ? "console.script.copied" : "console.script.copy"));
    if (click.clicked) {
        copy(first, choices);
    }
}

void draw_script_lines(const Ui& ui, const Box& strip, const Scene& scene, Choices& choices) {
    if (!choices.script_open || scene.sentences == nullptr || scene.sentences->size() < 2) {
        return;
    }
    const float line = ui.px(21);
    const float pad = ui.px(6);
    const auto high = [&](const std::string& sentence) {
        const bool one = width_of(ui.faces.body, sentence) <= strip.w - ui.px(36);
        return (one ? 1.0F : 2.0F) * line + ui.px(10);
    };
    float height = 2 * pad;
    for (std::size_t i = first_below(ui); i < scene.sentences->size(); ++i) {
        height += high((*scene.sentences)[i]);
    }
    const Box box{strip.x, strip.y - height - ui.px(4), strip.w, height};
    ImGui::SetNextWindowPos(box.min());
    ImGui::SetNextWindowSize({box.w, box.h});
    constexpr auto kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                            ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                            ImGuiWindowFlags_NoFocusOnAppearing;
    if (ImGui::Begin("##script", nullptr, kFlags)) {
        ImDrawList& draw = *ImGui::GetWindowDrawList();
        draw.AddRectFilled(box.min(), box.max(), palette::kField, ui.px(5));
        draw.AddRect(box.min(), box.max(), palette::kMainLine, ui.px(5));
        float y = box.y + pad;
        for (std::size_t i = first_below(ui); i < scene.sentences->size(); ++i) {
            const std::string& sentence = (*scene.sentences)[i];
            const Box at{box.x + pad, y, box.w - 2 * pad, high(sentence)};
            const Click click = click_area(ui, "script" + std::to_string(i), at, sentence);
            if (click.hovered) {
                draw.AddRectFilled(at.min(), at.max(), palette::kHover, ui.px(3));
            }
            text_block(ui, {at.x + ui.px(10), at.y + ui.px(5), at.w - ui.px(20), 0}, ui.faces.body,
                       choices.copied == sentence ? palette::kGreen : palette::kText, sentence, 2,
                       line);
            if (click.clicked) {
                copy(sentence, choices);
            }
            y += at.h;
        }
    }
    ImGui::End();
}

}  // namespace dais::console
