// What a delegation is shown of its own: its requests and what became of them, its turn as far as
// the officer lets it see, where it may ask.
#pragma once

#include <map>
#include <set>

#include "meeting/conference.h"
#include "meeting/views.h"

namespace dais::meeting::views {

[[nodiscard]] std::map<DelegationKey, DelegationView> delegation_views(
    const Conference& conference, const ProjectionsView& projections,
    const std::set<DelegationKey>& delegations);

}  // namespace dais::meeting::views
