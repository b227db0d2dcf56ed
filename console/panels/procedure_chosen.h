// Of the deeds that are shown, the one that Enter takes: for the keys and for what draws them.
#pragma once

#include <vector>

#include "console/panels/choices.h"
#include "console/panels/deeds.h"

namespace dais::console {

/// The one chosen, else the first that can be done; nullptr: none can.
[[nodiscard]] const Deed* chosen_of(const std::vector<const Deed*>& shown,
                                    const Procedure& procedure);

}  // namespace dais::console
