#include "meeting/make_role_views.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "meeting/make_booth_view.h"
#include "meeting/make_chair_view.h"
#include "meeting/make_delegation_view.h"
#include "meeting/make_proceedings.h"
#include "meeting/rules/access.h"
#include "meeting/versioned.h"

namespace dais::meeting::views {

namespace {

AccessView access_view(const Conference& conference) {
    AccessView view;
    std::size_t revoked = 0;
    for (auto grant = conference.grants.rbegin(); grant != conference.grants.rend(); ++grant) {
        if (grant->revoked && ++revoked > kRevokedLinks) {
            continue;
        }
        view.links.push_back({.link = grant->link,
                              .role = grant->role,
                              .delegation = grant->delegation,
                              .name = grant->name,
                              .granted = grant->granted,
                              .until = grant->until,
                              .revoked = grant->revoked});
    }
    return view;
}

// Those that were not taken back, for the wire's door.
std::shared_ptr<const std::vector<Grant>> living(const Conference& conference,
                                                 const Board& previous) {
    std::vector<Grant> grants;
    std::copy_if(conference.grants.begin(), conference.grants.end(), std::back_inserter(grants),
                 [](const Grant& grant) { return !grant.revoked; });
    return previous.grants && *previous.grants == grants
               ? previous.grants
               : std::make_shared<const std::vector<Grant>>(std::move(grants));
}

}  // namespace

void add_predicted(Board& board, const State& state, std::int64_t version, timing::Instant now,
                   const Board& previous) {
    std::set<DelegationKey> linked;
    for (const Grant& grant : state.conference.grants) {
        if (grant.delegation && rules::valid(state.conference, grant, now)) {
            linked.insert(*grant.delegation);
        }
    }
    board.delegations.clear();
    for (auto& [key, view] : delegation_views(state.conference, board.projections->value, linked)) {
        board.delegations[key] =
            versioned(std::move(view), version, slice_of(previous.delegations, key));
    }
    for (const auto& room : state.conference.facts->rooms) {
        board.chairs[room.key] =
            versioned(chair_view(state.conference, room.key, board.projections->value), version,
                      slice_of(previous.chairs, room.key));
    }
}

void add_for_roles(Board& board, const State& state, std::int64_t version, timing::Instant now,
                   const Board& previous) {
    add_predicted(board, state, version, now, previous);
    for (const auto& room : state.conference.facts->rooms) {
        board.booths[room.key] = versioned(booth_view(state.conference, room.key), version,
                                           slice_of(previous.booths, room.key));
    }
    board.access = versioned(access_view(state.conference), version, previous.access);
    board.proceedings =
        versioned(proceedings_view(state.conference), version, previous.proceedings);
    board.grants = living(state.conference, previous);
}

}  // namespace dais::meeting::views
