// What a delegation is told about its own turn, as far as the officer allows (TurnsShown): how many
// speak before it, or when it may expect to speak. Never about anybody else, never in public.
#pragma once

#include <map>
#include <optional>

#include "meeting/conference.h"
#include "meeting/projection.h"
#include "meeting/views.h"

namespace dais::meeting {

struct OwnTurn {
    MeetingKey meeting;        ///< at which it is likely to be heard
    std::optional<int> ahead;  ///< how many speak before it; with `places` and `times`
    // With `times` only.
    std::optional<Range> starts;
    std::optional<timing::UtcTime> not_before;  ///< the hour of a later meeting
    friend bool operator==(const OwnTurn&, const OwnTurn&) = default;
};
using Turns = std::map<InscriptionId, OwnTurn>;

/// Of all meetings that are on: of everybody who waits and may be told.
[[nodiscard]] Turns turns_shown(const Conference& conference,
                                const views::ProjectionsView& projections);

}  // namespace dais::meeting
