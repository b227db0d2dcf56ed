#include "console/panels/procedure.h"

#include <algorithm>
#include <utility>

#include "console/finder.h"
#include "console/panels/asking.h"
#include "console/panels/command_palette.h"
#include "console/panels/procedure_chosen.h"

namespace dais::console {

namespace {

bool offered(DeedsAbout about, DeedGroup group) {
    switch (about) {
        case DeedsAbout::everything: return group != DeedGroup::files && group != DeedGroup::access;
        case DeedsAbout::palette: return true;
        case DeedsAbout::programme:
            return group == DeedGroup::programme || group == DeedGroup::slots;
        case DeedsAbout::texts: return about_texts(group);
        case DeedsAbout::past: return group == DeedGroup::past;
        case DeedsAbout::files: return group == DeedGroup::files;
    }
    return true;
}

}  // namespace

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

}  // namespace dais::console
