// Type-to-find inscription: the field, what fits, on behalf of whom and how they take the floor.
#pragma once

#include <optional>

#include "console/panels/actions.h"
#include "console/panels/choices.h"
#include "console/panels/proposal.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"
#include "meeting/command.h"

namespace dais::console {

inline constexpr std::size_t kMatchesShown = 8;

[[nodiscard]] float find_height(const Ui& ui);
/// The field and the choices beneath it, which change `choices`.
void draw_find(const Ui& ui, const Box& box, const Scene& scene, Choices& choices);

/// What fits, over whatever stands beneath the field. A click takes one of them.
std::optional<meeting::Command> draw_matches(const Ui& ui, const Box& beneath, const Scene& scene,
                                             Choices& choices);

/// What Enter does with the chosen match: inscribes it, or takes the group it names. Clears the
/// field. Nothing: no match, or no list to inscribe on.
std::optional<meeting::Command> take_match(const Scene& scene, Choices& choices);

/// The next of the groups that the one found may speak for; after the last, its own name again.
void next_group(const Scene& scene, Choices& choices);
void next_modality(const Scene& scene, Choices& choices);

}  // namespace dais::console
