// The fold: events make the state. Cannot fail and decides nothing; an event about something that
// is not there (its action was undone) changes nothing.
#pragma once

#include "meeting/conference.h"
#include "meeting/event.h"
#include "meeting/history.h"

namespace dais::meeting {

/// The state after one more row.
[[nodiscard]] State apply(State state, const Recorded& recorded);

/// The conference after one more event; the fold without history and undo.
[[nodiscard]] Conference apply(Conference conference, const Recorded& recorded);

/// The conference as it would be if `action` were undone too: what an undo brings back.
[[nodiscard]] Conference without(const State& state, ActionId action);

}  // namespace dais::meeting
