// How the overlay of procedure is drawn; what its keys do stands in procedure.cpp.
#include <algorithm>

#include "console/panels/asking.h"
#include "console/panels/asking_panel.h"
#include "console/panels/key_rows.h"
#include "console/panels/overlay.h"
#include "console/panels/procedure.h"
#include "console/panels/procedure_chosen.h"
#include "console/panels/programme_words.h"

namespace dais::console {

namespace {

constexpr float kRow = 32;
constexpr float kBand = 26;
constexpr float kHeight = 760;
constexpr float kWhyNot = 22;  ///< a rule's sentence, beneath what it forbids

// With the name of what it is about, where that is known.
std::string heading(const Ui& ui, DeedGroup group, const Scene& scene) {
    if (group == DeedGroup::list && scene.list != nullptr) {
        return ui.say("console.deeds.list-named", {{"list", scene.list->name}});
    }
    if (group == DeedGroup::programme && scene.planned != nullptr) {
        return ui.say("console.deeds.programme-of",
                      {{"meeting", with_hours(*scene.planned, *scene.zone, ui.words)}});
    }
    if (group == DeedGroup::slots && scene.planned != nullptr) {
        return ui.say("console.deeds.slots-of", {{"meeting", scene.planned->name}});
    }
    return heading_of(group, ui.words);
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
    const OverlayWindow window{ui, "##procedure", centred(screen, width, height)};
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
