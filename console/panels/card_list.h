// The cards of one heading of texts and decisions, drawn: those of one group side by side.
#pragma once

#include <optional>

#include "console/panels/choices.h"
#include "console/panels/procedure.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

/// A click on a card shows it in full length; one on a button of it begins that deed.
std::optional<Done> draw_cards(const Ui& ui, const Box& box, const Scene& scene, Choices& choices);

}  // namespace dais::console
