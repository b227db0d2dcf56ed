#include "meeting/turns.h"

namespace dais::meeting {

std::vector<OwnTurn> own_turns(const Conference& conference,
                               const std::vector<Projection>& projections,
                               const DelegationKey& delegation) {
    std::vector<OwnTurn> own;
    for (const auto& projection : projections) {
        const TurnsShown shown = run_of(conference, projection.meeting).turns_shown;
        if (shown == TurnsShown::nothing) {
            continue;
        }
        for (const auto& turn : projection.turns) {
            const Inscription* inscription = find(conference, turn.inscription);
            if (inscription == nullptr || inscription->delegation != delegation) {
                continue;
            }
            OwnTurn each{.inscription = turn.inscription,
                         .meeting = projection.meeting,
                         .ahead = turn.ahead};
            if (shown == TurnsShown::times) {
                each.meeting = turn.meeting;
                each.starts = turn.starts;
                each.not_before = turn.not_before;
            }
            own.push_back(each);
        }
    }
    return own;
}

}  // namespace dais::meeting
