#include "meeting/apply.h"

#include <algorithm>

#include "meeting/fold.h"
#include "meeting/set_aside.h"

namespace dais::meeting {

namespace {

// How many rows lie between two checkpoints, and how many checkpoints are kept. An undo folds at
// most kRowsBetween rows anew if it reaches back less than their product, else the whole record.
constexpr std::size_t kRowsBetween = 1024;
constexpr std::size_t kCheckpoints = 8;

std::vector<ActionId> undone_actions(const std::vector<Action>& actions) {
    std::vector<ActionId> undone;
    for (const auto& action : actions) {
        if (action.undone) {
            undone.push_back(action.id);
        }
    }
    return undone;  // ascending, as actions are
}

// Folds the rows whose actions were not undone, from the newest checkpoint that has none of the
// rows of the action that is now left out or taken in.
Conference refold(const State& state, const std::vector<ActionId>& undone, ActionId changed) {
    Conference conference;
    std::size_t next = 0;
    for (const auto& checkpoint : state.checkpoints) {
        const bool before_it = checkpoint.rows <= state.rows.size() &&
                               state.rows[checkpoint.rows - 1].sequence.value < changed.value;
        if (before_it) {
            conference = checkpoint.conference;
            next = checkpoint.rows;
        }
    }
    for (; next < state.rows.size(); ++next) {
        const Recorded& row = state.rows[next];
        if (!std::binary_search(undone.begin(), undone.end(), row.action) &&
            !is_set_aside(state, row.sequence)) {
            conference = apply(std::move(conference), row);
        }
    }
    return conference;
}

void keep_checkpoint(State& state) {
    if (state.rows.size() % kRowsBetween != 0) {
        return;
    }
    if (state.checkpoints.size() == kCheckpoints) {
        state.checkpoints.erase(state.checkpoints.begin());
    }
    state.checkpoints.push_back({state.rows.size(), state.conference});
}

// The conference anew, with an action left out or taken in again.
void refold_from(State& state, ActionId action) {
    // A checkpoint taken after the action still contains it, or still lacks it.
    std::erase_if(state.checkpoints, [&](const State::Checkpoint& checkpoint) {
        return state.rows[checkpoint.rows - 1].sequence.value >= action.value;
    });
    state.conference = refold(state, undone_actions(state.actions), action);
}

}  // namespace

Conference apply(Conference conference, const Recorded& recorded) {
    std::visit(Fold{conference, recorded}, recorded.event);
    return conference;
}

State apply(State state, const Recorded& recorded) {
    note_in_history(state.actions, state.conference, recorded);
    const auto programme = state.conference.programme;
    state.rows.push_back(recorded);
    if (const auto* undone = std::get_if<ActionUndone>(&recorded.event)) {
        refold_from(state, undone->action);
    } else if (const auto* corrected = std::get_if<AnnouncementCorrected>(&recorded.event)) {
        refold_from(state, corrected->action);
    } else if (const auto* redone = std::get_if<ActionRedone>(&recorded.event)) {
        refold_from(state, redone->action);
    } else if (const auto* aside = std::get_if<RowsSetAside>(&recorded.event)) {
        const ActionId oldest = take_back(state.actions, state.rows, *aside);
        state.set_aside.push_back(*aside);
        refold_from(state, oldest);
    } else {
        state.conference = apply(std::move(state.conference), recorded);
    }
    if (programme == nullptr) {
        state.edition.published = utc_at(state.conference, recorded.recorded);
    } else if (programme != state.conference.programme) {
        publish(state.edition, *programme, *state.conference.programme,
                utc_at(state.conference, recorded.recorded));
    }
    keep_checkpoint(state);
    return state;
}

Conference without(const State& state, ActionId action) {
    std::vector<ActionId> undone = undone_actions(state.actions);
    undone.insert(std::upper_bound(undone.begin(), undone.end(), action), action);
    return refold(state, undone, action);
}

}  // namespace dais::meeting
