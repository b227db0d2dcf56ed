#include "meeting/rules/undo.h"

#include <algorithm>

namespace dais::meeting::rules {

const Action* newest_of(const State& state, const Actor& author) {
    const auto found =
        std::find_if(state.actions.rbegin(), state.actions.rend(), [&](const Action& action) {
            return action.undoable && !action.undone && action.actor == author;
        });
    return found == state.actions.rend() ? nullptr : &*found;
}

const Action* built_upon(const State& state, const Action& action) {
    for (auto later = state.actions.rbegin();
         later != state.actions.rend() && later->id > action.id; ++later) {
        // An undo itself, and what it took back, is nothing to stand on.
        if (later->undone || !later->undoable) {
            continue;
        }
        for (const auto& thing : later->touched) {
            if (std::find(action.touched.begin(), action.touched.end(), thing) !=
                action.touched.end()) {
                return &*later;
            }
        }
    }
    return nullptr;
}

Decision decide(const Situation& situation, const UndoAction& command) {
    const Action* action = find_action(situation.state, command.action);
    if (action == nullptr) {
        return refuse("undo.unknown", {{"action", std::to_string(command.action.value)}});
    }
    if (action->undone) {
        return refuse("undo.already-undone");
    }
    if (!action->undoable) {
        return refuse("undo.not-undoable");
    }
    if (action->actor != situation.actor) {
        Refusal refusal = refuse("undo.not-yours", {{"by", action->actor.name}});
        refusal.because_of = action->id;
        refusal.by = action->actor;
        return refusal;
    }
    const Action* newest = newest_of(situation.state, situation.actor);
    if (newest != action) {
        Refusal refusal = refuse("undo.not-newest");
        refusal.because_of = newest->id;
        refusal.by = newest->actor;
        return refusal;
    }
    if (const Action* later = built_upon(situation.state, *action)) {
        Refusal refusal = refuse("undo.built-upon", {{"by", later->actor.name}});
        refusal.names.insert(later->names.begin(), later->names.end());
        refusal.names["what"] = later->what;
        refusal.because_of = later->id;
        refusal.by = later->actor;
        return refusal;
    }
    return Events{ActionUndone{command.action}};
}

}  // namespace dais::meeting::rules
