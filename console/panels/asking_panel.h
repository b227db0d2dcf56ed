// What a deed asks for, drawn: the question, the field, what fits what is typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "console/panels/asking.h"
#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

/// A line that is typed in, with its end in sight. `untouched`: what stands there was proposed.
void draw_typed(const Ui& ui, const Box& box, const Line& line, const std::string& placeholder,
                bool wrong, bool untouched = false);

/// One of several things to choose from; true when it is clicked.
bool draw_choice(const Ui& ui, const Box& box, std::string_view id, const std::string& label,
                 bool chosen);

/// How high the question is with all that belongs to it, at 1x.
[[nodiscard]] float asking_height(const Asking& asking);

std::optional<Done> draw_asking(const Ui& ui, const Box& content, const Scene& scene,
                                Choices& choices);

}  // namespace dais::console
