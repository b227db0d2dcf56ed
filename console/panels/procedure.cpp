#include "console/panels/procedure.h"

#include <algorithm>
#include <cmath>

#include "console/finder.h"
#include "console/panels/overlay.h"

namespace dais::console {

namespace {

constexpr float kRow = 32;
constexpr float kBand = 26;
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

// The deed at once, or its first question.
std::optional<Done> take(const Deed& deed, Choices& choices) {
    if (deed.questions.empty()) {
        Done done{deed.command, deed.label};
        choices.overlay = std::monostate{};
        return done;
    }
    auto& procedure = std::get<Procedure>(choices.overlay);
    procedure.asking.emplace();
    procedure.asking->label = deed.label;
    procedure.asking->command = deed.command;
    procedure.asking->questions = deed.questions;
    return std::nullopt;
}

std::optional<Given> answer(const Scene& scene, const Asking& asking) {
    const Question& question = asking.question();
    if (question.kind != Question::Kind::delegation) {
        return answer_as_typed(question, asking.text.text(), scene);
    }
    if (asking.match >= asking.found.size()) {
        return std::nullopt;
    }
    Given given;
    given.delegation = scene.directory->delegations[asking.found[asking.match].index].key;
    return given;
}

std::optional<Done> take_answer(const Scene& scene, Choices& choices) {
    Asking& asking = *std::get<Procedure>(choices.overlay).asking;
    const auto given = answer(scene, asking);
    asking.wrong = !given;
    if (!given) {
        return std::nullopt;
    }
    asking.question().put(asking.command, *given);
    if (asking.at + 1 < asking.questions.size()) {
        ++asking.at;
        asking.text.clear();
        asking.match = 0;
        asking.found.clear();
        return std::nullopt;
    }
    Done done{asking.command, asking.label};
    choices.overlay = std::monostate{};
    return done;
}

std::string help(const Ui& ui, const Asking& asking) {
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
    }
    return {};
}

void draw_field(const Ui& ui, const Box& box, const Line& line, const std::string& placeholder,
                bool wrong) {
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
    return procedure.asking->question().kind == Question::Kind::delegation ? 460 : 196;
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

std::optional<Done> draw_asking(const Ui& ui, const Box& content, const Scene& scene,
                                Choices& choices) {
    Asking& asking = *std::get<Procedure>(choices.overlay).asking;
    text_block(ui, {content.x, content.y + ui.px(36), content.w, 0}, ui.faces.strong,
               palette::kText, asking.question().text, 1, ui.px(24));
    const Box field{content.x, content.y + ui.px(66), content.w, ui.px(46)};
    draw_field(ui, field, asking.text, {}, asking.wrong);
    text_block(ui, {content.x, field.bottom() + ui.px(8), content.w, 0}, ui.faces.small,
               asking.wrong ? palette::kRed : palette::kDim, help(ui, asking), 2, ui.px(20));
    float y = field.bottom() + ui.px(40);
    for (std::size_t i = 0; i < asking.found.size(); ++i) {
        const std::string& name = scene.directory->delegations[asking.found[i].index].en.list;
        if (draw_choice(ui, {content.x, y, content.w, ui.px(kRow)}, name, name,
                        i == asking.match)) {
            asking.match = i;
            return take_answer(scene, choices);
        }
        y += ui.px(kRow);
    }
    return std::nullopt;
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
    return clicked == nullptr ? std::nullopt : take(*clicked, choices);
}

}  // namespace

std::vector<const Deed*> deeds_shown(const Scene& scene, const Procedure& procedure) {
    std::vector<const Deed*> shown;
    if (scene.deeds == nullptr) {
        return shown;
    }
    const std::string typed = folded(procedure.text.text());
    for (const Deed& deed : *scene.deeds) {
        if (fits(deed, typed)) {
            shown.push_back(&deed);
        }
    }
    return shown;
}

void step_procedure(const Scene& scene, Choices& choices, int steps) {
    auto& procedure = std::get<Procedure>(choices.overlay);
    if (procedure.asking) {
        const auto count = static_cast<int>(procedure.asking->found.size());
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

std::optional<Done> take_deed(const Scene& scene, Choices& choices) {
    auto& procedure = std::get<Procedure>(choices.overlay);
    if (procedure.asking) {
        return take_answer(scene, choices);
    }
    const Deed* const chosen = chosen_of(deeds_shown(scene, procedure), procedure);
    return chosen == nullptr ? std::nullopt : take(*chosen, choices);
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
             procedure.asking ? procedure.asking->label : ui.say("console.deeds.title"),
             content.w - aside - ui.px(16));
    text_right(ui, content.right(), content.y + ui.px(12), ui.faces.small, palette::kDim, keys);
    if (procedure.asking) {
        return draw_asking(ui, content, scene, choices);
    }
    const Box field{content.x, content.y + ui.px(36), content.w, ui.px(42)};
    draw_field(ui, field, procedure.text, ui.say("console.deeds.placeholder"), false);
    const float top = field.bottom() + ui.px(10);
    return draw_deeds(ui, {content.x, top, content.w, content.bottom() - top}, scene, choices);
}

}  // namespace dais::console
