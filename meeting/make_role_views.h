// Adds to a board what those with a personal link are shown: delegations, the Chair, interpreters;
// the links; the public part of the record.
#pragma once

#include <cstdint>

#include "meeting/history.h"
#include "meeting/views.h"
#include "timing/instant.h"

namespace dais::meeting::views {

/// After the board's projections were made. `previous` is the board before; an empty one: none.
void add_for_roles(Board& board, const State& state, std::int64_t version, timing::Instant now,
                   const Board& previous);

/// Only what time alone changes: turns and ends as they are predicted.
void add_predicted(Board& board, const State& state, std::int64_t version, timing::Instant now,
                   const Board& previous);

}  // namespace dais::meeting::views
