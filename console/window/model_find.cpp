// What is typed, found as it is typed.
#include <algorithm>
#include <string>
#include <utility>

#include "console/panels/find.h"
#include "console/panels/procedure.h"
#include "console/window/model.h"

namespace dais::console {

void Model::find_typed(Choices& choices) {
    const Finder& finder =
        finder_.get({scene_.board->directory}, {}, [&] { return Finder{*scene_.directory}; });
    const std::string& text = choices.inscribing.text.text();
    choices.matches = matches_.get({scene_.board->directory}, text, [&] {
        const Typed typed = split_typed(text);
        Matches matches;
        matches.best = finder.find(typed.delegation, kMatchesShown);
        if (!typed.group.empty()) {
            const auto groups = finder.find_group(typed.group, 1);
            matches.group_unknown = groups.empty();
            if (!groups.empty()) {
                matches.group = groups.front().index;
            }
            // What speaks for a group is a delegation.
            matches.best.erase(
                std::remove_if(matches.best.begin(), matches.best.end(),
                               [](const Found& each) { return each.kind == FoundKind::group; }),
                matches.best.end());
        }
        return matches;
    });
    if (choices.inscribing.match >= choices.matches.best.size()) {
        choices.inscribing.match = 0;
    }
    find_asked(choices, finder);
}

// Several voices, between semicolons or commas: of each the best match.
void Model::find_voices(Asking& asking, const Finder& finder) const {
    asking.voices.clear();
    asking.unknown_voice.clear();
    std::string text = asking.text.text();
    std::replace(text.begin(), text.end(), ',', ';');
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string one = text.substr(0, end);
        text.erase(0, end + 1);
        if (folded(one).empty()) {
            continue;
        }
        const Typed sides = split_typed(one);
        meeting::Voice voice;
        for (const Found& each : finder.find(sides.delegation, kMatchesShown)) {
            if (!voice.delegation && each.kind == FoundKind::delegation) {
                voice.delegation = scene_.directory->delegations[each.index].key;
            }
        }
        if (!sides.group.empty()) {
            const auto groups = finder.find_group(sides.group, 1);
            if (groups.empty()) {
                voice.delegation.reset();
            } else {
                voice.on_behalf_of.emplace().group =
                    scene_.directory->groups[groups.front().index].key;
            }
        }
        if (voice.delegation) {
            asking.voices.push_back(std::move(voice));
        } else if (asking.unknown_voice.empty()) {
            asking.unknown_voice = one;
        }
    }
}

// A delegation that a deed asks for; a group moves nothing and raises nothing.
void Model::find_asked(Choices& choices, const Finder& finder) {
    auto* procedure = std::get_if<Procedure>(&choices.overlay);
    if (procedure != nullptr && procedure->asking &&
        procedure->asking->question().kind == Question::Kind::choice) {
        find_options(*procedure->asking);
    }
    if (procedure == nullptr || !procedure->asking) {
        return;
    }
    Asking& asking = *procedure->asking;
    const Question::Kind kind = asking.question().kind;
    if (kind == Question::Kind::voices) {
        find_voices(asking, finder);
    }
    if (kind != Question::Kind::delegation && kind != Question::Kind::voice) {
        return;
    }
    std::string typed = asking.text.text();
    asking.group.reset();
    asking.group_unknown = false;
    if (kind == Question::Kind::voice) {
        const Typed sides = split_typed(typed);
        typed = sides.delegation;
        const auto groups = finder.find_group(sides.group, 1);
        if (!sides.group.empty() && !groups.empty()) {
            asking.group = groups.front().index;
        }
        asking.group_unknown = !sides.group.empty() && groups.empty();
    }
    asking.found = finder.find(typed, 2 * kMatchesShown);
    asking.found.erase(
        std::remove_if(asking.found.begin(), asking.found.end(),
                       [](const Found& each) { return each.kind == FoundKind::group; }),
        asking.found.end());
    asking.found.resize(std::min(asking.found.size(), kMatchesShown));
    if (asking.match >= asking.found.size()) {
        asking.match = 0;
    }
}

}  // namespace dais::console
