// What a delegation is told about its own turn, as far as the officer allows (TurnsShown): how many
// speak before it, or when it may expect to speak. Never about anybody else, never in public.
#pragma once

#include <optional>
#include <vector>

#include "meeting/conference.h"
#include "meeting/projection.h"

namespace dais::meeting {

struct OwnTurn {
    InscriptionId inscription;
    MeetingKey meeting;        ///< at which it is likely to be heard
    std::optional<int> ahead;  ///< how many speak before it; with `places` and `times`
    // With `times` only.
    std::optional<Range> starts;
    std::optional<timing::UtcTime> not_before;  ///< the hour of a later meeting
    friend bool operator==(const OwnTurn&, const OwnTurn&) = default;
};

/// Of all meetings that are on; empty where the officer shows nothing, or nobody of it waits.
[[nodiscard]] std::vector<OwnTurn> own_turns(const Conference& conference,
                                             const std::vector<Projection>& projections,
                                             const DelegationKey& delegation);

}  // namespace dais::meeting
