// The officers' view of the formal side: points of order, motions and which are in order, steps.
#pragma once

#include "meeting/history.h"
#include "meeting/views.h"

namespace dais::meeting::views {

[[nodiscard]] ProcedureView procedure_view(const State& state);

}  // namespace dais::meeting::views
