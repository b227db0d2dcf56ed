#include "console/panels/find.h"

#include <algorithm>

namespace dais::console {

namespace {

using meeting::Modality;

std::string capacity_of(const Ui& ui, const meeting::Group* group) {
    return group == nullptr ? ui.say("console.kind.national")
                            : ui.say("console.find.on-behalf", {{"group", group->short_name}});
}

// What Enter would do, in words; or why it would do nothing.
std::string consequence(const Ui& ui, const Scene& scene, const Choices& choices) {
    if (choices.inscribing.text.empty()) {
        return {};
    }
    if (choices.matches.group_unknown) {
        return ui.say("console.find.no-group");
    }
    const auto proposed = proposal(scene, choices);
    if (!proposed) {
        return ui.say("console.find.no-match");
    }
    if (proposed->delegation == nullptr) {
        return ui.say("console.find.takes-group", {{"group", proposed->group->short_name}});
    }
    return ui.say("console.find.inscribes", {{"delegation", proposed->delegation->en.list},
                                             {"capacity", capacity_of(ui, proposed->group)},
                                             {"modality", word_of(proposed->modality, ui.words)}});
}

void draw_field(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const Click click = click_area(ui, "find", box, "find");
    if (click.clicked) {
        choices.typing = true;
    }
    if (click.hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    }
    draw.AddRectFilled(box.min(), box.max(), palette::kField, ui.px(5));
    draw.AddRect(box.min(), box.max(), choices.typing ? palette::kMainLine : palette::kLine,
                 ui.px(5), 0, std::max(1.0F, ui.px(choices.typing ? 1.5F : 1)));
    const float mid = box.mid_y();
    float x = box.x + ui.px(12);
    const float end = box.right() - ui.px(12);
    const std::string& typed = choices.inscribing.text.text();
    x += text_mid(ui, x, mid, ui.faces.body, palette::kText, typed, end - x);
    if (choices.typing) {
        const float caret = x + ui.px(1);
        draw.AddRectFilled({caret, mid - ui.px(10)},
                           {caret + std::max(1.0F, ui.px(1.5F)), mid + ui.px(10)}, palette::kBlue);
    }
    x += ui.px(8);
    if (typed.empty()) {
        const std::string key = key_of(Act::find, choices, ui.words);
        const std::string_view what =
            choices.typing ? "console.find.placeholder" : "console.find.asleep";
        text_mid(ui, x, mid, ui.faces.body, palette::kDim, ui.say(what, {{"key", key}}), end - x);
        return;
    }
    const std::string more = consequence(ui, scene, choices);
    const float width = std::min(width_of(ui.faces.small, more), end - x - ui.px(10));
    text_mid(ui, end - width, mid, ui.faces.small, palette::kDim, more, width + 1);
}

// A choice that a key steps through. Returns its width; says whether it was clicked.
float draw_choice(const Ui& ui, float x, float mid, std::string_view id, const std::string& key,
                  const std::string& text, bool chosen, bool& clicked) {
    const float cap = key_cap_width(ui, key);
    const float width = cap + ui.px(7) + width_of(ui.faces.small, text) + 2 * ui.px(8);
    const Box box{x, mid - ui.px(14), width, ui.px(28)};
    const Click click = click_area(ui, id, box, text);
    if (click.hovered || chosen) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            box.min(), box.max(), click.hovered ? palette::kHover : palette::kBlueGround, ui.px(4));
    }
    key_cap(ui, x + ui.px(8), mid, key);
    text_mid(ui, x + ui.px(8) + cap + ui.px(7), mid, ui.faces.small,
             chosen ? palette::kBlue : palette::kDim, text);
    clicked = click.clicked;
    return width + ui.px(6);
}

void draw_choices(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    const auto proposed = proposal(scene, choices);
    const Inscribing& inscribing = choices.inscribing;
    std::string group = ui.say("console.find.own-name");
    bool for_group = false;
    if (proposed && proposed->group != nullptr) {
        group = ui.say("console.find.on-behalf", {{"group", proposed->group->short_name}});
        for_group = true;
    } else if (inscribing.group && scene.directory != nullptr) {
        for (const meeting::Group& each : scene.directory->groups) {
            if (each.key == *inscribing.group) {
                group = ui.say("console.find.on-behalf", {{"group", each.short_name}});
                for_group = true;
            }
        }
    }
    bool clicked = false;
    float x = box.x;
    x += draw_choice(ui, x, box.mid_y(), "group", key_of(Act::group, choices, ui.words), group,
                     for_group, clicked);
    if (clicked) {
        next_group(scene, choices);
    }
    const Modality modality =
        proposed ? proposed->modality : inscribing.modality.value_or(Modality::in_person);
    draw_choice(ui, x, box.mid_y(), "modality", key_of(Act::modality, choices, ui.words),
                word_of(modality, ui.words), modality != Modality::in_person, clicked);
    if (clicked) {
        next_modality(scene, choices);
    }
}

// "on the list: 17" where the same delegation waits already.
std::string already_waiting(const Ui& ui, const Scene& scene, const meeting::Delegation& found) {
    if (scene.list == nullptr) {
        return {};
    }
    for (const views::InscriptionView& each : scene.list->waiting) {
        if (each.delegation == found.key) {
            return ui.say("console.find.on-list", {{"number", std::to_string(each.position)}});
        }
    }
    return {};
}

bool draw_match(const Ui& ui, const Box& box, const Scene& scene, const Found& found, bool chosen) {
    const bool group = found.kind == FoundKind::group;
    const std::string& name = group ? scene.directory->groups[found.index].list
                                    : scene.directory->delegations[found.index].en.list;
    const Click click = click_area(ui, name, box, name);
    if (chosen || click.hovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            box.min(), box.max(), chosen ? palette::kSelected : palette::kHover, ui.px(3));
    }
    const std::string aside =
        group ? ui.say("console.find.group",
                       {{"group", scene.directory->groups[found.index].short_name}})
              : already_waiting(ui, scene, scene.directory->delegations[found.index]);
    const float width = width_of(ui.faces.small, aside);
    text_mid(ui, box.x + ui.px(10), box.mid_y(), ui.faces.body, palette::kText, name,
             box.w - width - ui.px(32));
    text_mid(ui, box.right() - ui.px(10) - width, box.mid_y(), ui.faces.small,
             group ? palette::kBlue : palette::kAmber, aside);
    return click.clicked;
}

}  // namespace

float find_height(const Ui& ui) { return ui.px(42 + 6 + 28); }

void draw_find(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    draw_field(ui, {box.x, box.y, box.w, ui.px(42)}, scene, choices);
    draw_choices(ui, {box.x, box.bottom() - ui.px(28), box.w, ui.px(28)}, scene, choices);
}

std::optional<meeting::Command> draw_matches(const Ui& ui, const Box& beneath, const Scene& scene,
                                             Choices& choices) {
    if (choices.inscribing.text.empty() || choices.matches.best.empty()) {
        return std::nullopt;
    }
    const float row = ui.px(32);
    const float pad = ui.px(6);
    const auto count = static_cast<float>(choices.matches.best.size());
    const Box box{beneath.x, beneath.y, beneath.w, count * row + 2 * pad};
    ImGui::SetNextWindowPos(box.min());
    ImGui::SetNextWindowSize({box.w, box.h});
    constexpr auto kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                            ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                            ImGuiWindowFlags_NoFocusOnAppearing;
    std::optional<meeting::Command> command;
    if (ImGui::Begin("##matches", nullptr, kFlags)) {
        ImDrawList& draw = *ImGui::GetWindowDrawList();
        draw.AddRectFilled(box.min(), box.max(), palette::kField, ui.px(5));
        draw.AddRect(box.min(), box.max(), palette::kMainLine, ui.px(5));
        float y = box.y + pad;
        for (std::size_t i = 0; i < choices.matches.best.size(); ++i) {
            const Box at{box.x + pad, y, box.w - 2 * pad, row};
            if (draw_match(ui, at, scene, choices.matches.best[i], i == choices.inscribing.match)) {
                choices.inscribing.match = i;
                command = take_match(scene, choices);
                break;
            }
            y += row;
        }
    }
    ImGui::End();
    return command;
}

std::optional<meeting::Command> take_match(const Scene& scene, Choices& choices) {
    const auto proposed = proposal(scene, choices);
    if (!proposed || choices.matches.group_unknown) {
        return std::nullopt;
    }
    if (proposed->delegation == nullptr) {
        choices.inscribing.group = proposed->group->key;
        choices.inscribing.text.clear();
        choices.inscribing.match = 0;
        return std::nullopt;
    }
    if (scene.list == nullptr) {
        return std::nullopt;
    }
    meeting::InscribeSpeaker command{.list = scene.list->key,
                                     .delegation = proposed->delegation->key,
                                     .on_behalf_of = std::nullopt,
                                     .speaker_class = std::nullopt,
                                     .modality = proposed->modality};
    if (proposed->group != nullptr) {
        command.on_behalf_of =
            meeting::OnBehalfOf{.group = proposed->group->key, .name = {}, .states = {}};
    }
    choices.inscribing = {};
    choices.matches = {};
    return command;
}

void next_group(const Scene& scene, Choices& choices) {
    const auto proposed = proposal(scene, choices);
    std::vector<const meeting::Group*> groups;
    if (proposed && proposed->delegation != nullptr) {
        groups = groups_of(*scene.directory, proposed->delegation->key);
    } else if (scene.directory != nullptr) {
        for (const meeting::Group& group : scene.directory->groups) {
            groups.push_back(&group);
        }
    }
    std::optional<meeting::GroupKey>& chosen = choices.inscribing.group;
    const auto at = std::find_if(groups.begin(), groups.end(),
                                 [&](const auto* each) { return chosen && each->key == *chosen; });
    if (!chosen || at == groups.end()) {
        chosen = groups.empty() ? std::nullopt : std::optional{groups.front()->key};
    } else {
        chosen =
            std::next(at) == groups.end() ? std::nullopt : std::optional{(*std::next(at))->key};
    }
}

void next_modality(const Scene& scene, Choices& choices) {
    const bool online = scene.meeting != nullptr &&
                        scene.meeting->modality == meeting::MeetingModality::virtual_only;
    switch (choices.inscribing.modality.value_or(online ? Modality::remote : Modality::in_person)) {
        case Modality::in_person: choices.inscribing.modality = Modality::remote; break;
        case Modality::remote: choices.inscribing.modality = Modality::pre_recorded; break;
        case Modality::pre_recorded: choices.inscribing.modality = Modality::in_person; break;
    }
}

}  // namespace dais::console
