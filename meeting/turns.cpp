#include "meeting/turns.h"

namespace dais::meeting {

Turns turns_shown(const Conference& conference, const views::ProjectionsView& projections) {
    Turns turns;
    for (const auto& [basis, projection] : projections.projections) {
        const TurnsShown shown = run_of(conference, projection.meeting).turns_shown;
        if (shown == TurnsShown::nothing) {
            continue;
        }
        for (const auto& turn : projection.turns) {
            OwnTurn own{.meeting = projection.meeting, .ahead = turn.ahead};
            if (shown == TurnsShown::times) {
                own.meeting = turn.meeting;
                own.starts = turn.starts;
                own.not_before = turn.not_before;
            }
            turns.emplace(turn.inscription, own);
        }
    }
    return turns;
}

}  // namespace dais::meeting
