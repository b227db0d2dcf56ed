// The programme as screens read it.
#pragma once

#include "meeting/history.h"
#include "meeting/told.h"
#include "meeting/views.h"

namespace dais::meeting::views {

/// For the public (only meetings open to it) or for officers. Throws std::runtime_error where this
/// machine does not know the conference's zone.
[[nodiscard]] ProgrammeView programme_view(const State& state, Told told);

}  // namespace dais::meeting::views
