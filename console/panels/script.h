// The Chair's script, in the panel of the floor: the likeliest sentence, and the others where they
// are asked for. An offer: what is said, the Chair decides.
#pragma once

#include "console/panels/activity.h"
#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

/// 0 where the Chair has nothing to say.
[[nodiscard]] float script_height(const Ui& ui, const Scene& scene);

/// A click on a sentence copies it; others change what is shown, and in which language.
void draw_script(const Ui& ui, const Box& box, const Scene& scene, const Whereabouts& where,
                 Choices& choices);

/// The other sentences, above the first, over whatever stands there.
void draw_script_lines(const Ui& ui, const Box& strip, const Scene& scene, Choices& choices);

}  // namespace dais::console
