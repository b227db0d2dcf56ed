#include "console/panels/asking_panel.h"

#include <algorithm>

#include "console/panels/procedure.h"
#include "console/panels/typed_hours.h"

namespace dais::console {

namespace {

constexpr float kRow = 32;
constexpr float kFieldHeight = 46;
constexpr float kTextHeight = 210;
constexpr float kTextLine = 22;
constexpr std::size_t kOptionsShown = 12;

// What is found for a delegation; of a voice also for whom it speaks.
std::string found_name(const Ui& ui, const Scene& scene, const Asking& asking, std::size_t which) {
    const std::string& name = scene.directory->delegations[asking.found[which].index].en.list;
    return asking.group && asking.question().kind == Question::Kind::voice
               ? ui.say("console.ask.voice-for",
                        {{"speaker", name},
                         {"group", scene.directory->groups[*asking.group].short_name}})
               : name;
}

// Who was found so far among several; how to write them where nothing was.
std::string voices_found(const Ui& ui, const Scene& scene, const Asking& asking) {
    if (asking.voices.empty()) {
        return ui.say("console.answer.voices");
    }
    std::string names;
    for (const meeting::Voice& voice : asking.voices) {
        for (const meeting::Delegation& each : scene.directory->delegations) {
            if (each.key == voice.delegation) {
                names += (names.empty() ? "" : "; ") + each.en.list;
            }
        }
        for (const meeting::Group& each : scene.directory->groups) {
            if (voice.on_behalf_of && voice.on_behalf_of->group == each.key) {
                names += " (" + each.short_name + ")";
            }
        }
    }
    return ui.say("console.answer.voices-found", {{"names", names}});
}

std::string help(const Ui& ui, const Scene& scene, const Asking& asking) {
    if (asking.wrong && !asking.why_wrong.empty()) {
        return asking.why_wrong;
    }
    const std::string_view base = asking.wrong ? "console.answer-wrong." : "console.answer.";
    const auto said = [&](std::string_view kind) {
        return ui.say(std::string{base} + std::string{kind});
    };
    switch (asking.question().kind) {
        case Question::Kind::words:
            return said(asking.question().may_be_empty ? "words-or-none" : "words");
        case Question::Kind::number:
            return said(asking.question().may_be_empty ? "number-or-none" : "number");
        case Question::Kind::votes: return said("votes");
        case Question::Kind::length:
            return said(asking.question().may_be_empty ? "length-or-none" : "length");
        case Question::Kind::hour: return said("hour");
        case Question::Kind::delegation: return said("delegation");
        case Question::Kind::wall: {
            const Day day = date::floor<date::days>(asking.question().near(asking.command));
            return ui.say("console.answer.wall", {{"day", short_day(day, ui.words)}});
        }
        case Question::Kind::choice: return said("choice");
        case Question::Kind::items:
            return said(asking.question().may_be_empty ? "items-or-none" : "items");
        case Question::Kind::languages: return said("languages");
        case Question::Kind::long_words: return said("long-words");
        case Question::Kind::paragraphs:
            return said(asking.question().may_be_empty ? "paragraphs-or-none" : "paragraphs");
        case Question::Kind::voice:
            return said(asking.question().may_be_empty ? "voice-or-chair" : "voice");
        case Question::Kind::voices: return voices_found(ui, scene, asking);
    }
    return {};
}

// Where lines of a text end: at its breaks, and at blanks where they are too wide.
std::vector<std::string_view> lines_of(const Face& face, std::string_view text, float width) {
    std::vector<std::string_view> lines;
    while (true) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view left = text.substr(0, end);
        do {
            const std::size_t length = line_length(face, left, width);
            lines.push_back(left.substr(0, length));
            left.remove_prefix(std::min(length + 1, left.size()));
        } while (!left.empty());
        if (end == text.size()) {
            return lines;
        }
        text.remove_prefix(end + 1);
    }
}

// The last lines of a text that is typed or pasted.
void draw_typed_text(const Ui& ui, const Box& box, const Line& text, bool wrong, bool untouched) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(box.min(), box.max(), untouched ? palette::kMain : palette::kField,
                       ui.px(5));
    draw.AddRect(box.min(), box.max(), wrong ? palette::kRed : palette::kMainLine, ui.px(5));
    const Box inside = box.inset(ui.px(12), ui.px(10));
    const auto lines = lines_of(ui.faces.body, text.text(), inside.w - ui.px(6));
    const auto most = static_cast<std::size_t>(inside.h / ui.px(kTextLine));
    const std::size_t first = lines.size() > most ? lines.size() - most : 0;
    float mid = inside.y + ui.px(kTextLine / 2);
    float width = 0;
    for (std::size_t i = first; i < lines.size(); ++i) {
        width = text_mid(ui, inside.x, mid, ui.faces.body,
                         untouched ? palette::kOnMain : palette::kText, lines[i], inside.w);
        mid += ui.px(kTextLine);
    }
    mid -= ui.px(kTextLine);
    draw.AddRectFilled({inside.x + width + ui.px(2), mid - ui.px(9)},
                       {inside.x + width + ui.px(3.5F), mid + ui.px(9)}, palette::kBlue);
}

// As many as there is room for, with the chosen one among them.
std::optional<Done> draw_options(const Ui& ui, const Box& box, const Scene& scene,
                                 Choices& choices) {
    Asking& asking = *std::get<Procedure>(choices.overlay).asking;
    const std::size_t first = asking.match < kOptionsShown ? 0 : asking.match - kOptionsShown + 1;
    const std::size_t last = std::min(asking.fits.size(), first + kOptionsShown);
    float y = box.y;
    for (std::size_t i = first; i < last; ++i) {
        const std::string& text = asking.question().options[asking.fits[i]];
        if (draw_choice(ui, {box.x, y, box.w, ui.px(kRow)}, "option" + std::to_string(i), text,
                        i == asking.match)) {
            asking.match = i;
            return take_answer(scene, choices, ui.words);
        }
        y += ui.px(kRow);
    }
    return std::nullopt;
}

}  // namespace

void draw_typed(const Ui& ui, const Box& box, const Line& line, const std::string& placeholder,
                bool wrong, bool untouched) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(box.min(), box.max(), palette::kField, ui.px(5));
    draw.AddRect(box.min(), box.max(), wrong ? palette::kRed : palette::kMainLine, ui.px(5));
    // The end of a long line is what is being typed.
    const float most = box.w - ui.px(28);
    std::string_view shown = line.text();
    while (!shown.empty() && width_of(ui.faces.lead, shown) > most) {
        shown.remove_prefix(1);
        while (!shown.empty() && (static_cast<unsigned char>(shown.front()) & 0xC0U) == 0x80U) {
            shown.remove_prefix(1);
        }
    }
    const float x = box.x + ui.px(12);
    if (untouched) {
        draw.AddRectFilled({x - ui.px(3), box.y + ui.px(9)},
                           {x + width_of(ui.faces.lead, shown) + ui.px(3), box.bottom() - ui.px(9)},
                           palette::kMain, ui.px(3));
    }
    const float width = text_mid(ui, x, box.mid_y(), ui.faces.lead,
                                 untouched ? palette::kOnMain : palette::kText, shown);
    draw.AddRectFilled({x + width + ui.px(2), box.mid_y() - ui.px(11)},
                       {x + width + ui.px(3.5F), box.mid_y() + ui.px(11)}, palette::kBlue);
    if (line.empty()) {
        text_mid(ui, x + ui.px(10), box.mid_y(), ui.faces.body, palette::kDim, placeholder, most);
    }
}

bool draw_choice(const Ui& ui, const Box& box, std::string_view id, const std::string& label,
                 bool chosen) {
    const Click click = click_area(ui, id, box, label);
    if (chosen || click.hovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            box.min(), box.max(), chosen ? palette::kSelected : palette::kHover, ui.px(3));
    }
    text_mid(ui, box.x + ui.px(10), box.mid_y(), ui.faces.body, palette::kText, label,
             box.w - ui.px(20));
    return click.clicked;
}

float asking_height(const Asking& asking) {
    const Question& question = asking.question();
    if (question.kind == Question::Kind::choice) {
        const std::size_t rows = std::min(question.options.size(), kOptionsShown);
        return 196 + kRow * static_cast<float>(rows);
    }
    const bool found =
        question.kind == Question::Kind::delegation || question.kind == Question::Kind::voice;
    const float more = question.kind == Question::Kind::long_words ? kTextHeight - kFieldHeight : 0;
    return (found ? 484 : 220) + more;
}

std::optional<Done> draw_asking(const Ui& ui, const Box& content, const Scene& scene,
                                Choices& choices) {
    Asking& asking = *std::get<Procedure>(choices.overlay).asking;
    const float asked =
        text_block(ui, {content.x, content.y + ui.px(36), content.w, 0}, ui.faces.strong,
                   palette::kText, asking.question().text, 2, ui.px(24));
    const bool long_words = asking.question().kind == Question::Kind::long_words;
    const Box field{content.x, content.y + ui.px(42) + asked, content.w,
                    ui.px(long_words ? kTextHeight : kFieldHeight)};
    if (long_words) {
        draw_typed_text(ui, field, asking.text, asking.wrong, asking.untouched);
    } else {
        draw_typed(ui, field, asking.text, {}, asking.wrong, asking.untouched);
    }
    text_block(ui, {content.x, field.bottom() + ui.px(8), content.w, 0}, ui.faces.small,
               asking.wrong ? palette::kRed : palette::kDim, help(ui, scene, asking), 2, ui.px(20));
    float y = field.bottom() + ui.px(40);
    for (std::size_t i = 0; i < asking.found.size(); ++i) {
        const std::string name = found_name(ui, scene, asking, i);
        if (draw_choice(ui, {content.x, y, content.w, ui.px(kRow)}, name, name,
                        i == asking.match)) {
            asking.match = i;
            return take_answer(scene, choices, ui.words);
        }
        y += ui.px(kRow);
    }
    if (asking.question().kind != Question::Kind::choice) {
        return std::nullopt;
    }
    return draw_options(ui, {content.x, y, content.w, 0}, scene, choices);
}

}  // namespace dais::console
