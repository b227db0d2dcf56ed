// What a deed still asks for: its questions one after the other, each with what it proposes.
#pragma once

#include <optional>

#include "console/panels/choices.h"
#include "console/panels/procedure.h"
#include "console/panels/scene.h"

namespace dais::console {

/// The deed at once, its first question, or the deeds of another meeting.
std::optional<Done> take(const Deed& deed, Choices& choices, const Strings& words);

/// The answer as it stands: the next question, or the deed that is now complete.
std::optional<Done> take_answer(const Scene& scene, Choices& choices, const Strings& words);

}  // namespace dais::console
