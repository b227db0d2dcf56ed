#include "console/panels/procedure.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "console/finder.h"
#include "console/panels/asking_panel.h"
#include "console/panels/command_palette.h"
#include "console/panels/key_rows.h"
#include "console/panels/overlay.h"
#include "console/panels/programme_words.h"

namespace dais::console {

namespace {

constexpr float kRow = 32;
constexpr float kBand = 26;
constexpr float kHeight = 760;
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
        case DeedGroup::podium: return ui.say("console.deeds.podium");
        case DeedGroup::past: return ui.say("console.deeds.past");
        case DeedGroup::files: return ui.say("console.deeds.files");
        case DeedGroup::recent: return ui.say("console.palette.recent");
        case DeedGroup::acts: return ui.say("console.palette.acts");
        case DeedGroup::places: return ui.say("console.palette.places");
        case DeedGroup::texts: return ui.say("console.deeds.texts");
        case DeedGroup::proposals: return ui.say("console.deeds.proposals");
        case DeedGroup::sticking_points: return ui.say("console.deeds.sticking-points");
        case DeedGroup::silence: return ui.say("console.deeds.silence");
        case DeedGroup::votes: return ui.say("console.deeds.votes");
        case DeedGroup::decisions: return ui.say("console.deeds.decisions");
        case DeedGroup::bureau: return ui.say("console.deeds.bureau");
        case DeedGroup::circulars: return ui.say("console.deeds.circulars");
    }
    return {};
}

bool offered(DeedsAbout about, DeedGroup group) {
    switch (about) {
        case DeedsAbout::everything: return group != DeedGroup::files;
        case DeedsAbout::palette: return true;
        case DeedsAbout::programme:
            return group == DeedGroup::programme || group == DeedGroup::slots;
        case DeedsAbout::texts: return about_texts(group);
        case DeedsAbout::past: return group == DeedGroup::past;
        case DeedsAbout::files: return group == DeedGroup::files;
    }
    return true;
}

struct PageWords {
    std::string_view title;  ///< keys of the strings table
    std::string_view placeholder;
};
PageWords words_of(DeedsAbout about) {
    switch (about) {
        case DeedsAbout::programme:
            return {"console.deeds.title-programme", "console.deeds.placeholder-programme"};
        case DeedsAbout::palette: return {"console.palette.title", "console.palette.placeholder"};
        case DeedsAbout::past:
            return {"console.deeds.title-past", "console.deeds.placeholder-past"};
        case DeedsAbout::files:
            return {"console.deeds.title-files", "console.deeds.placeholder-files"};
        case DeedsAbout::everything:
        case DeedsAbout::texts: break;
    }
    return {"console.deeds.title", "console.deeds.placeholder"};
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

// What stands beneath a deed: the rule that forbids it, or what it destroys.
const std::string& beneath(const Deed& deed) {
    return deed.why_not.empty() ? deed.detail : deed.why_not;
}

float height_of(const Ui& ui, const Deed& deed) {
    return ui.px(beneath(deed).empty() ? kRow : kRow + kWhyNot);
}

// The cap of an act's key, which asks for another where it is clicked; beside it whether it is the
// officer's own. Returns the width.
float draw_key(const Ui& ui, const Box& line, const Deed& deed, Choices& choices) {
    if (deed.key.empty()) {
        return 0;
    }
    const float cap = key_cap_width(ui, deed.key);
    const Box box{line.right() - cap - ui.px(10), line.y, cap, line.h};
    float width = cap + ui.px(20);
    key_cap(ui, box.x, box.mid_y(), deed.key);
    if (!deed.act || key_row(*deed.act).fixed) {
        return width;
    }
    if (choices.keys.is_changed(*deed.act)) {
        const std::string own = ui.say("console.palette.own-key");
        width += width_of(ui.faces.small, own) + ui.px(8);
        text_right(ui, box.x - ui.px(8), box.mid_y(), ui.faces.small, palette::kDim, own);
    }
    const Click click = click_area(ui, "key:" + deed.id, box, ui.say("console.palette.change-key"));
    hint(ui, click, ui.say("console.palette.change-key"));
    if (click.clicked) {
        auto& procedure = std::get<Procedure>(choices.overlay);
        procedure.rebinding = deed.act;
        procedure.key_refused.clear();
    }
    return width;
}

// One deed as a line; of one that is not in order the rule stands beneath.
bool draw_deed(const Ui& ui, const Box& box, const Deed& deed, bool chosen, Choices& choices) {
    const Box line{box.x, box.y, box.w, ui.px(kRow)};
    const bool can = deed.why_not.empty();
    const bool armed = can && deed.act && choices.armed == deed.act;
    if (can && chosen) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            box.min(), box.max(), armed ? palette::kAmberGround : palette::kSelected, ui.px(3));
    }
    const float key = draw_key(ui, line, deed, choices);
    Box words{line.x, line.y, line.w - key, line.h};
    if (const std::string after = can ? word_of(deed.after, ui.words) : std::string{};
        !after.empty()) {
        const float right = words.right() - ui.px(key > 0 ? 0 : 10);
        text_right(ui, right, line.mid_y(), ui.faces.small, palette::kDim, after);
        words.w -= width_of(ui.faces.small, after) + ui.px(12);
    }
    bool clicked = false;
    if (armed) {
        const std::string again = ui.say("console.act.again", {{"what", deed.label}});
        clicked = click_area(ui, deed.id, words, deed.label).clicked;
        mark(ui, Mark::warning, {words.x + ui.px(16), words.mid_y()}, ui.px(12), palette::kAmber);
        text_mid(ui, words.x + ui.px(30), words.mid_y(), ui.faces.strong, palette::kAmber, again,
                 words.w - ui.px(40));
    } else if (can) {
        clicked = draw_choice(ui, words, deed.id, deed.label, false);
    } else {
        text_mid(ui, words.x + ui.px(10), words.mid_y(), ui.faces.body, palette::kDim, deed.label,
                 words.w - ui.px(20));
    }
    text_mid(ui, line.x + ui.px(10), line.bottom() + ui.px(kWhyNot - 16), ui.faces.small,
             palette::kDim, beneath(deed), line.w - ui.px(20));
    return clicked;
}

// Under which heading a deed stands. What was found by typing stands without one, best first.
std::optional<DeedGroup> heading_of(const Deed& deed, const Choices& choices) {
    const auto& procedure = std::get<Procedure>(choices.overlay);
    if (procedure.about != DeedsAbout::palette) {
        return deed.group;
    }
    if (!procedure.text.empty()) {
        return std::nullopt;
    }
    const bool recent =
        std::find(choices.recent.begin(), choices.recent.end(), deed.id) != choices.recent.end();
    return recent ? DeedGroup::recent : deed.group;
}

// In the place of what is typed: the key that an act is to have.
void draw_new_key(const Ui& ui, const Box& field, Act act, const std::string& refused) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(field.min(), field.max(), palette::kField, ui.px(5));
    draw.AddRect(field.min(), field.max(), refused.empty() ? palette::kMainLine : palette::kRed,
                 ui.px(5));
    const std::string about = ui.say("console.help.act." + std::string{key_row(act).word});
    text_mid(ui, field.x + ui.px(12), field.mid_y(), ui.faces.body,
             refused.empty() ? palette::kText : palette::kRed,
             refused.empty() ? ui.say("console.palette.new-key", {{"act", about}}) : refused,
             field.w - ui.px(24));
}

}  // namespace

DeedGroup group_of(TextsTab tab) {
    return static_cast<DeedGroup>(static_cast<int>(DeedGroup::texts) + static_cast<int>(tab));
}

std::vector<const Deed*> deeds_shown(const Scene& scene, const Choices& choices) {
    const auto& procedure = std::get<Procedure>(choices.overlay);
    if (procedure.about == DeedsAbout::palette) {
        return palette_shown(scene, choices);
    }
    const DeedGroup first = group_of(choices.texts.tab);
    std::vector<const Deed*> shown;
    if (scene.deeds == nullptr) {
        return shown;
    }
    const std::string typed = folded(procedure.text.text());
    for (const Deed& deed : *scene.deeds) {
        if (offered(procedure.about, deed.group) && fits(deed.found_by, typed)) {
            shown.push_back(&deed);
        }
    }
    if (procedure.about == DeedsAbout::texts) {
        std::stable_partition(shown.begin(), shown.end(),
                              [&](const Deed* each) { return each->group == first; });
    }
    return shown;
}

const Deed* chosen_deed(const Scene& scene, const Choices& choices) {
    return chosen_of(deeds_shown(scene, choices), std::get<Procedure>(choices.overlay));
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
    std::vector<const Deed*> shown = deeds_shown(scene, choices);
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
    const Deed* const chosen = chosen_deed(scene, choices);
    return chosen == nullptr ? std::nullopt : take(*chosen, choices, words);
}

void open_past(Choices& choices) {
    Procedure opened;
    opened.about = DeedsAbout::past;
    choices.overlay = opened;
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

std::optional<Done> draw_deeds(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    auto& procedure = std::get<Procedure>(choices.overlay);
    const std::vector<const Deed*> shown = deeds_shown(scene, choices);
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
        std::optional<DeedGroup> last;
        for (const Deed* each : shown) {
            if (const auto group = heading_of(*each, choices); last != group) {
                last = group;
                if (visible(ui.px(kBand))) {
                    text_mid(ui, top.x, top.y + y + ui.px(kBand / 2), ui.faces.small_strong,
                             palette::kBlue, heading(ui, *group, scene), width);
                }
                y += ui.px(kBand);
            }
            const float height = height_of(ui, *each);
            if (procedure.show_chosen && each == chosen) {
                const float at = ImGui::GetScrollY();
                if (y < at + ui.px(kBand) || y + height > at + box.h) {
                    ImGui::SetScrollY(std::max(0.0F, y - box.h / 2));
                }
            }
            if (visible(height) &&
                draw_deed(ui, {top.x, top.y + y, width, height}, *each, each == chosen, choices)) {
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

std::optional<Done> draw_procedure(const Ui& ui, const Box& screen, const Scene& scene,
                                   Choices& choices) {
    auto& procedure = std::get<Procedure>(choices.overlay);
    const float width = std::min(ui.px(940), screen.w - ui.px(40));
    const float height = std::min(
        ui.px(procedure.asking ? asking_height(*procedure.asking) : kHeight), screen.h - ui.px(40));
    const Box box{std::round(screen.x + (screen.w - width) / 2),
                  std::round(screen.y + (screen.h - height) / 2), width, height};
    const OverlayWindow window{ui, "##procedure", box};
    const Box content = window.content();
    const bool palette = procedure.about == DeedsAbout::palette;
    const std::string keys = procedure.asking      ? ui.say("console.deeds.asking")
                             : procedure.rebinding ? ui.say("console.palette.help-new-key")
                             : palette             ? ui.say("console.palette.help")
                                                   : ui.say("console.deeds.help");
    const PageWords page = words_of(procedure.about);
    const float aside = width_of(ui.faces.small, keys);
    text_mid(ui, content.x, content.y + ui.px(12), ui.faces.lead_strong, palette::kText,
             procedure.asking ? procedure.asking->label : ui.say(page.title),
             content.w - aside - ui.px(16));
    text_right(ui, content.right(), content.y + ui.px(12), ui.faces.small, palette::kDim, keys);
    if (procedure.asking) {
        return draw_asking(ui, content, scene, choices);
    }
    const Box field{content.x, content.y + ui.px(36), content.w, ui.px(42)};
    if (procedure.rebinding) {
        draw_new_key(ui, field, *procedure.rebinding, procedure.key_refused);
    } else {
        draw_typed(ui, field, procedure.text, ui.say(page.placeholder), false);
    }
    const float top = field.bottom() + ui.px(10);
    return draw_deeds(ui, {content.x, top, content.w, content.bottom() - top}, scene, choices);
}

}  // namespace dais::console
