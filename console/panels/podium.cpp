#include "console/panels/podium.h"

#include <algorithm>

#include "console/panels/deeds.h"
#include "console/panels/key_rows.h"

namespace dais::console {

namespace {

constexpr float kRow = 28;

// The deed of this id of those about the podium.
std::optional<Done> begin(std::string_view id, const Scene& scene, Choices& choices,
                          const Strings& words) {
    for (const Deed& deed : podium_deeds(scene, words)) {
        if (deed.id == id) {
            return begin_deed(deed, choices, words);
        }
    }
    return std::nullopt;
}

float small_button(const Ui& ui, std::string_view id, float right, float mid,
                   const std::string& label, bool& clicked) {
    const ButtonLook look{.label = label};
    const float width = button_width(ui, look);
    clicked = button(ui, id, {right - width, mid - ui.px(12), width, ui.px(24)}, look);
    return width + ui.px(6);
}

std::optional<Done> draw_plates(const Ui& ui, const Box& box, const Scene& scene,
                                Choices& choices) {
    const PodiumText& podium = *scene.podium_text;
    text_mid(ui, box.x, box.y + ui.px(12), ui.faces.small_strong, palette::kBlue,
             ui.say("console.podium.nameplates"), box.w);
    const Box below{box.x, box.y + ui.px(26), box.w, box.h - ui.px(26)};
    if (podium.plates.empty()) {
        text_block(ui, below, ui.faces.small, palette::kDim,
                   ui.say("console.podium.nameplates-empty",
                          {{"key", key_of(Act::nameplate, choices, ui.words)}}),
                   3, ui.px(20));
        return std::nullopt;
    }
    std::optional<Done> done;
    ImGui::SetCursorScreenPos(below.min());
    if (ImGui::BeginChild("##plates", {below.w, below.h})) {
        const ImVec2 top = ImGui::GetCursorScreenPos();
        const float width = ImGui::GetContentRegionAvail().x - ui.px(4);
        float mid = top.y + ui.px(kRow) / 2;
        for (const PlateText& plate : podium.plates) {
            ImGui::PushID(plate.delegation.text.c_str());
            float right = top.x + width;
            bool lower = false;
            bool inscribe = false;
            right -= small_button(ui, "lower", right, mid, ui.say("console.podium.lower"), lower);
            if (scene.list != nullptr) {
                right -= small_button(ui, "inscribe", right, mid, ui.say("console.podium.inscribe"),
                                      inscribe);
            }
            text_mid(ui, top.x, mid, ui.faces.small, palette::kDim, plate.since);
            text_mid(ui, top.x + ui.px(46), mid, ui.faces.body, palette::kText, plate.name,
                     right - top.x - ui.px(50));
            if (lower) {
                done = Done{meeting::LowerNameplate{scene.meeting->key, plate.delegation},
                            ui.say("console.deed.nameplate-lower", {{"speaker", plate.name}})};
            } else if (inscribe) {
                meeting::InscribeSpeaker command;
                command.list = scene.list->key;
                command.delegation = plate.delegation;
                done = Done{command, ui.say("console.act.inscribe", {{"typed", plate.name}})};
            }
            ImGui::PopID();
            mid += ui.px(kRow);
        }
        ImGui::SetCursorScreenPos(top);
        ImGui::Dummy({1, static_cast<float>(podium.plates.size()) * ui.px(kRow)});
    }
    ImGui::EndChild();
    return done;
}

// What the Chair's screen says now, and how it is changed.
std::optional<Done> draw_before_chair(const Ui& ui, const Box& box, const Scene& scene,
                                      Choices& choices) {
    const PodiumText& podium = *scene.podium_text;
    const float mid = box.y + ui.px(12);
    std::optional<Done> done;
    float right = box.right();
    bool edit = false;
    right -= small_button(ui, "edit-before-chair", right, mid,
                          ui.say("console.podium.edit-before-chair"), edit);
    if (edit) {
        done = begin_before_chair(scene, choices, ui.words);
    }
    if (!podium.shown.empty()) {
        bool script = false;
        right -= small_button(ui, "script-again", right, mid, ui.say("console.podium.script-again"),
                              script);
        if (script) {
            done = begin("chair-script ", scene, choices, ui.words);
        }
    }
    const std::string title =
        podium.shown.empty() ? ui.say("console.podium.before-chair-script")
                             : ui.say("console.podium.before-chair", {{"by", podium.shown_by}});
    text_mid(ui, box.x, mid, ui.faces.small_strong, palette::kBlue, title, right - box.x);
    const bool script = scene.sentences != nullptr && !scene.sentences->empty();
    const std::string said = !podium.shown.empty() ? podium.shown
                             : script              ? scene.sentences->front()
                                                   : ui.say("console.podium.script-empty");
    text_block(ui, {box.x, box.y + ui.px(28), box.w, 0}, ui.faces.body,
               podium.shown.empty() ? palette::kDim : palette::kText, said, 2, ui.px(21));
    return done;
}

std::optional<Done> draw_line(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    const PodiumText& podium = *scene.podium_text;
    const float mid = box.y + ui.px(12);
    std::optional<Done> done;
    const ButtonLook look{.key = key_of(Act::private_line, choices, ui.words),
                          .label = ui.say("console.podium.say")};
    const float width = button_width(ui, look);
    if (button(ui, "say-privately", {box.right() - width, mid - ui.px(12), width, ui.px(24)},
               look)) {
        done = begin_private_line(scene, choices, ui.words);
    }
    text_mid(ui, box.x, mid, ui.faces.small_strong, palette::kBlue, ui.say("console.podium.line"),
             box.w - width - ui.px(8));
    const Box below{box.x, box.y + ui.px(28), box.w, box.h - ui.px(28)};
    if (podium.line.empty()) {
        text_mid(ui, below.x, below.y + ui.px(12), ui.faces.small, palette::kDim,
                 ui.say("console.podium.line-empty"), below.w);
        return done;
    }
    ImGui::SetCursorScreenPos(below.min());
    if (ImGui::BeginChild("##private-line", {below.w, below.h})) {
        const ImVec2 top = ImGui::GetCursorScreenPos();
        const float wide = ImGui::GetContentRegionAvail().x - ui.px(4);
        float y = top.y;
        for (const PrivateText& said : podium.line) {
            const float at = y + ui.px(kRow) / 2 - ui.px(2);
            text_mid(ui, top.x, at, ui.faces.small, palette::kDim, said.time);
            const float x =
                top.x + ui.px(46) +
                text_mid(ui, top.x + ui.px(46), at, ui.faces.small_strong,
                         said.own ? palette::kDim : palette::kViolet, said.who, wide * 0.25F) +
                ui.px(8);
            const float room = top.x + wide - x;
            const bool one = width_of(ui.faces.body, said.text) <= room;
            y += ui.px(4) + text_block(ui, {x, y, room, 0}, ui.faces.body, palette::kText,
                                       said.text, one ? 1 : 3, ui.px(22));
        }
        ImGui::SetCursorScreenPos(top);
        ImGui::Dummy({1, y - top.y});
    }
    ImGui::EndChild();
    return done;
}

}  // namespace

std::optional<Done> begin_private_line(const Scene& scene, Choices& choices, const Strings& words) {
    return begin("privately ", scene, choices, words);
}

std::optional<Done> begin_before_chair(const Scene& scene, Choices& choices, const Strings& words) {
    return begin("show-chair ", scene, choices, words);
}

std::optional<Done> note_nameplate(const Scene& scene, Choices& choices, const Strings& words) {
    const auto found =
        std::find_if(choices.matches.best.begin(), choices.matches.best.end(),
                     [](const Found& each) { return each.kind == FoundKind::delegation; });
    if (choices.inscribing.text.empty() || found == choices.matches.best.end() ||
        scene.meeting == nullptr) {
        return std::nullopt;
    }
    const meeting::Delegation& delegation = scene.directory->delegations[found->index];
    choices.inscribing = {};
    const bool raised =
        scene.podium != nullptr &&
        std::any_of(scene.podium->nameplates.begin(), scene.podium->nameplates.end(),
                    [&](const auto& each) { return each.delegation == delegation.key; });
    const std::map<std::string, std::string> names{{"speaker", delegation.en.list}};
    if (raised) {
        return Done{meeting::LowerNameplate{scene.meeting->key, delegation.key},
                    words.say("console.deed.nameplate-lower", names)};
    }
    return Done{meeting::NoteNameplate{scene.meeting->key, delegation.key},
                words.say("console.podium.noting", names)};
}

std::optional<Done> draw_podium(const Ui& ui, const Box& box, const Scene& scene,
                                Choices& choices) {
    if (scene.meeting == nullptr) {
        text_mid(ui, box.x, box.y + ui.px(12), ui.faces.body, palette::kDim,
                 ui.say("console.why.no-meeting"), box.w);
        return std::nullopt;
    }
    const float gap = ui.px(24);
    const float left = std::floor((box.w - gap) * 0.42F);
    std::optional<Done> done = draw_plates(ui, {box.x, box.y, left, box.h}, scene, choices);
    const Box right{box.x + left + gap, box.y, box.w - left - gap, box.h};
    const float chair = ui.px(76);
    if (auto asked = draw_before_chair(ui, {right.x, right.y, right.w, chair}, scene, choices)) {
        done = asked;
    }
    if (right.h - chair > ui.px(28)) {
        if (auto asked = draw_line(ui, {right.x, right.y + chair, right.w, right.h - chair}, scene,
                                   choices)) {
            done = asked;
        }
    }
    return done;
}

}  // namespace dais::console
