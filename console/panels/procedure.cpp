#include "console/panels/procedure.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "console/finder.h"
#include "console/panels/asking.h"
#include "console/panels/overlay.h"
#include "console/panels/programme_words.h"
#include "console/panels/typed_hours.h"

namespace dais::console {

namespace {

constexpr float kRow = 32;
constexpr float kBand = 26;
constexpr std::size_t kOptionsShown = 12;
constexpr float kWhyNot = 22;  ///< a rule's sentence, beneath what it forbids

std::string heading(const Ui& ui, DeedGroup group, const Scene& scene) {
    switch (group) {
        case DeedGroup::floor: return ui.say("console.deeds.floor");
        case DeedGroup::row: return ui.say("console.deeds.row");
        case DeedGroup::list:
            return scene.list == nullptr
                       ? ui.say("console.deeds.list")
                       : ui.say("console.deeds.list-named", {{"list", scene.list->name}});
        case DeedGroup::points: return ui.say("console.deeds.points");
        case DeedGroup::motions: return ui.say("console.deeds.motions");
        case DeedGroup::meeting: return ui.say("console.deeds.meeting");
        case DeedGroup::programme:
            return scene.planned == nullptr
                       ? ui.say("console.deeds.programme")
                       : ui.say("console.deeds.programme-of",
                                {{"meeting", with_hours(*scene.planned, *scene.zone, ui.words)}});
        case DeedGroup::slots:
            return scene.planned == nullptr
                       ? ui.say("console.deeds.slots")
                       : ui.say("console.deeds.slots-of", {{"meeting", scene.planned->name}});
        case DeedGroup::history: return ui.say("console.deeds.history");
    }
    return {};
}

const Deed* chosen_of(const std::vector<const Deed*>& shown, const Procedure& procedure) {
    const Deed* first = nullptr;
    for (const Deed* each : shown) {
        if (!each->why_not.empty()) {
            continue;
        }
        if (each->id == procedure.chosen) {
            return each;
        }
        first = first == nullptr ? each : first;
    }
    return first;
}

std::string help(const Ui& ui, const Asking& asking) {
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
    }
    return {};
}

void draw_field(const Ui& ui, const Box& box, const Line& line, const std::string& placeholder,
                bool wrong, bool untouched = false) {
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
    const float width = text_mid(ui, x, box.mid_y(), ui.faces.lead, palette::kText, shown);
    draw.AddRectFilled({x + width + ui.px(2), box.mid_y() - ui.px(11)},
                       {x + width + ui.px(3.5F), box.mid_y() + ui.px(11)}, palette::kBlue);
    if (line.empty()) {
        text_mid(ui, x + ui.px(10), box.mid_y(), ui.faces.body, palette::kDim, placeholder, most);
    }
}

float height_of(const Procedure& procedure) {
    if (!procedure.asking) {
        return 760;
    }
    const Question& question = procedure.asking->question();
    if (question.kind == Question::Kind::choice) {
        const std::size_t rows = std::min(question.options.size(), kOptionsShown);
        return 172 + kRow * static_cast<float>(rows);
    }
    return question.kind == Question::Kind::delegation ? 460 : 196;
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

std::optional<Done> draw_asking(const Ui& ui, const Box& content, const Scene& scene,
                                Choices& choices) {
    Asking& asking = *std::get<Procedure>(choices.overlay).asking;
    text_block(ui, {content.x, content.y + ui.px(36), content.w, 0}, ui.faces.strong,
               palette::kText, asking.question().text, 1, ui.px(24));
    const Box field{content.x, content.y + ui.px(66), content.w, ui.px(46)};
    draw_field(ui, field, asking.text, {}, asking.wrong, asking.untouched);
    text_block(ui, {content.x, field.bottom() + ui.px(8), content.w, 0}, ui.faces.small,
               asking.wrong ? palette::kRed : palette::kDim, help(ui, asking), 2, ui.px(20));
    float y = field.bottom() + ui.px(40);
    for (std::size_t i = 0; i < asking.found.size(); ++i) {
        const std::string& name = scene.directory->delegations[asking.found[i].index].en.list;
        if (draw_choice(ui, {content.x, y, content.w, ui.px(kRow)}, name, name,
                        i == asking.match)) {
            asking.match = i;
            return take_answer(scene, choices, ui.words);
        }
        y += ui.px(kRow);
    }
    return draw_options(ui, {content.x, y, content.w, 0}, scene, choices);
}

// One deed as a line; of one that is not in order the rule stands beneath.
bool draw_deed(const Ui& ui, const Box& box, const Deed& deed, bool chosen) {
    if (deed.why_not.empty()) {
        return draw_choice(ui, box, deed.id, deed.label, chosen);
    }
    const Box line{box.x, box.y, box.w, ui.px(kRow)};
    text_mid(ui, line.x + ui.px(10), line.mid_y(), ui.faces.body, palette::kDim, deed.label,
             line.w - ui.px(20));
    text_mid(ui, line.x + ui.px(10), line.bottom() + ui.px(kWhyNot - 16), ui.faces.small,
             palette::kDim, deed.why_not, line.w - ui.px(20));
    return false;
}

std::optional<Done> draw_deeds(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    auto& procedure = std::get<Procedure>(choices.overlay);
    const std::vector<const Deed*> shown = deeds_shown(scene, procedure);
    const Deed* const chosen = chosen_of(shown, procedure);
    const Deed* clicked = nullptr;
    if (shown.empty()) {
        text_mid(ui, box.x, box.y + ui.px(20), ui.faces.body, palette::kDim,
                 ui.say("console.deeds.none"), box.w);
    }
    ImGui::SetCursorScreenPos(box.min());
    if (ImGui::BeginChild("##deeds", {box.w, box.h})) {
        const ImVec2 top = ImGui::GetCursorScreenPos();
        const float width = ImGui::GetContentRegionAvail().x - ui.px(6);
        float y = 0;
        const auto visible = [&](float height) {
            return top.y + y + height > box.y && top.y + y < box.bottom();
        };
        const DeedGroup* last = nullptr;
        for (const Deed* each : shown) {
            if (last == nullptr || *last != each->group) {
                last = &each->group;
                if (visible(ui.px(kBand))) {
                    text_mid(ui, top.x, top.y + y + ui.px(kBand / 2), ui.faces.small_strong,
                             palette::kBlue, heading(ui, each->group, scene), width);
                }
                y += ui.px(kBand);
            }
            const float height = ui.px(each->why_not.empty() ? kRow : kRow + kWhyNot);
            if (procedure.show_chosen && each == chosen) {
                const float at = ImGui::GetScrollY();
                if (y < at + ui.px(kBand) || y + height > at + box.h) {
                    ImGui::SetScrollY(std::max(0.0F, y - box.h / 2));
                }
            }
            if (visible(height) &&
                draw_deed(ui, {top.x, top.y + y, width, height}, *each, each == chosen)) {
                clicked = each;
            }
            y += height;
        }
        procedure.show_chosen = false;
        ImGui::SetCursorScreenPos(top);
        ImGui::Dummy({1, y});
    }
    ImGui::EndChild();
    return clicked == nullptr ? std::nullopt : take(*clicked, choices, ui.words);
}

}  // namespace

std::vector<const Deed*> deeds_shown(const Scene& scene, const Procedure& procedure) {
    std::vector<const Deed*> shown;
    if (scene.deeds == nullptr) {
        return shown;
    }
    const std::string typed = folded(procedure.text.text());
    for (const Deed& deed : *scene.deeds) {
        const bool about_programme =
            deed.group == DeedGroup::programme || deed.group == DeedGroup::slots;
        if ((about_programme || !procedure.programme) && fits(deed.found_by, typed)) {
            shown.push_back(&deed);
        }
    }
    return shown;
}

void step_procedure(const Scene& scene, Choices& choices, int steps) {
    auto& procedure = std::get<Procedure>(choices.overlay);
    if (procedure.asking) {
        const bool options = procedure.asking->question().kind == Question::Kind::choice;
        const auto count = static_cast<int>(options ? procedure.asking->fits.size()
                                                    : procedure.asking->found.size());
        if (count > 0) {
            const int place = static_cast<int>(procedure.asking->match) + steps;
            procedure.asking->match = static_cast<std::size_t>((place + count) % count);
        }
        return;
    }
    std::vector<const Deed*> shown = deeds_shown(scene, procedure);
    shown.erase(std::remove_if(shown.begin(), shown.end(),
                               [](const Deed* each) { return !each->why_not.empty(); }),
                shown.end());
    if (shown.empty()) {
        return;
    }
    const auto count = static_cast<int>(shown.size());
    const auto at = std::find(shown.begin(), shown.end(), chosen_of(shown, procedure));
    const int place = static_cast<int>(at - shown.begin()) + steps;
    procedure.chosen = shown[static_cast<std::size_t>((place % count + count) % count)]->id;
    procedure.show_chosen = true;
}

std::optional<Done> take_deed(const Scene& scene, Choices& choices, const Strings& words) {
    auto& procedure = std::get<Procedure>(choices.overlay);
    if (procedure.asking) {
        return take_answer(scene, choices, words);
    }
    const Deed* const chosen = chosen_of(deeds_shown(scene, procedure), procedure);
    return chosen == nullptr ? std::nullopt : take(*chosen, choices, words);
}

void leave_procedure(Choices& choices) {
    auto& procedure = std::get<Procedure>(choices.overlay);
    if (procedure.asking) {
        procedure.asking.reset();
    } else {
        choices.overlay = std::monostate{};
    }
}

void typed_anew(Choices& choices) {
    auto& procedure = std::get<Procedure>(choices.overlay);
    procedure.chosen.clear();
    procedure.show_chosen = true;
    if (procedure.asking) {
        procedure.asking->match = 0;
        procedure.asking->wrong = false;
    }
}

Line& line_to_type_in(Choices& choices) {
    auto& procedure = std::get<Procedure>(choices.overlay);
    if (procedure.asking && std::exchange(procedure.asking->untouched, false)) {
        procedure.asking->text.clear();
    }
    return *procedure_line(choices);
}

void erase_in_procedure(Choices& choices, bool word) {
    auto& procedure = std::get<Procedure>(choices.overlay);
    Line& line = *procedure_line(choices);
    if (procedure.asking) {
        procedure.asking->untouched = false;
    }
    word ? line.erase_word() : line.erase_letter();
    typed_anew(choices);
}

Line* procedure_line(Choices& choices) {
    auto* procedure = std::get_if<Procedure>(&choices.overlay);
    if (procedure == nullptr) {
        return nullptr;
    }
    return procedure->asking ? &procedure->asking->text : &procedure->text;
}

std::optional<Done> draw_procedure(const Ui& ui, const Box& screen, const Scene& scene,
                                   Choices& choices) {
    auto& procedure = std::get<Procedure>(choices.overlay);
    const float width = std::min(ui.px(940), screen.w - ui.px(40));
    const float height = std::min(ui.px(height_of(procedure)), screen.h - ui.px(40));
    const Box box{std::round(screen.x + (screen.w - width) / 2),
                  std::round(screen.y + (screen.h - height) / 2), width, height};
    const OverlayWindow window{ui, "##procedure", box};
    const Box content = window.content();
    const std::string keys =
        ui.say(procedure.asking ? "console.deeds.asking" : "console.deeds.help");
    const float aside = width_of(ui.faces.small, keys);
    text_mid(ui, content.x, content.y + ui.px(12), ui.faces.lead_strong, palette::kText,
             procedure.asking      ? procedure.asking->label
             : procedure.programme ? ui.say("console.deeds.title-programme")
                                   : ui.say("console.deeds.title"),
             content.w - aside - ui.px(16));
    text_right(ui, content.right(), content.y + ui.px(12), ui.faces.small, palette::kDim, keys);
    if (procedure.asking) {
        return draw_asking(ui, content, scene, choices);
    }
    const Box field{content.x, content.y + ui.px(36), content.w, ui.px(42)};
    draw_field(ui, field, procedure.text,
               ui.say(procedure.programme ? "console.deeds.placeholder-programme"
                                          : "console.deeds.placeholder"),
               false);
    const float top = field.bottom() + ui.px(10);
    return draw_deeds(ui, {content.x, top, content.w, content.bottom() - top}, scene, choices);
}

}  // namespace dais::console
