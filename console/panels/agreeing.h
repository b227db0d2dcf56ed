// What a change of the programme runs into is shown before it is taken: the desk refuses, the
// officer reads why, and on a yes the same command goes again and names what is accepted. The same
// for an hour that clocks show twice.
#pragma once

#include <optional>
#include <string>

#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"
#include "meeting/command.h"
#include "meeting/refusal.h"

namespace dais::console {

/// The question to be put after a refusal; nothing where a yes would not help.
[[nodiscard]] std::optional<Agreeing> agreement_to(const meeting::Command& command,
                                                   const meeting::Refusal& refusal,
                                                   const std::string& sentence);

/// The command as it is sent on a yes. `second_time` counts where the hour comes twice.
[[nodiscard]] meeting::Command agreed(const Agreeing& agreeing, bool second_time);

/// The question, over the window. What the officer chose; `second` of two times.
enum class Agreed { first, second, no };
std::optional<Agreed> draw_agreeing(const Ui& ui, const Box& screen, const Agreeing& agreeing);

}  // namespace dais::console
