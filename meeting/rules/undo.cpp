#include "meeting/rules/undo.h"

#include <algorithm>

namespace dais::meeting::rules {

namespace {

Refusal refuse_later(const Action& later, std::string rule) {
    Refusal refusal = refuse(std::move(rule), {{"by", later.actor.name}});
    refusal.names.insert(later.names.begin(), later.names.end());
    refusal.names["what"] = later.what;
    refusal.because_of = later.id;
    refusal.by = later.actor;
    return refusal;
}

}  // namespace

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
        if (later->undone || !(later->undoable || later->announcement)) {
            continue;
        }
        for (const auto* things : {&later->touched, &later->rests_on}) {
            for (const auto& thing : *things) {
                if (std::find(action.touched.begin(), action.touched.end(), thing) !=
                    action.touched.end()) {
                    return &*later;
                }
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
        return refuse(action->announcement ? "undo.announcement" : "undo.not-undoable");
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
        return refuse_later(*later, "undo.built-upon");
    }
    return Events{ActionUndone{command.action}};
}

const Action* next_to_redo(const State& state, const Actor& author) {
    const Action* next = nullptr;
    for (const auto& action : state.actions) {
        const bool own = action.actor == author && action.undone && action.undone_by;
        if (own && (next == nullptr || *action.undone_by > *next->undone_by)) {
            next = &action;
        }
    }
    return next;
}

Decision decide(const Situation& situation, const RedoAction& command) {
    const Action* action = find_action(situation.state, command.action);
    if (action == nullptr) {
        return refuse("undo.unknown", {{"action", std::to_string(command.action.value)}});
    }
    if (!action->undone) {
        return refuse("redo.not-undone");
    }
    if (action->set_aside) {
        return refuse("redo.set-aside");
    }
    if (!action->undone_by) {
        return refuse("redo.corrected");
    }
    if (action->actor != situation.actor) {
        Refusal refusal = refuse("redo.not-yours", {{"by", action->actor.name}});
        refusal.because_of = action->id;
        refusal.by = action->actor;
        return refusal;
    }
    if (auto refusal = not_to_redo(situation.state, *action)) {
        return *std::move(refusal);
    }
    return Events{ActionRedone{command.action}};
}

std::optional<Refusal> not_to_redo(const State& state, const Action& action) {
    if (next_to_redo(state, action.actor) != &action) {
        return refuse("redo.not-newest");
    }
    const Action* newest = newest_of(state, action.actor);
    if (newest != nullptr && newest->id > *action.undone_by) {
        return refuse_later(*newest, "redo.overtaken");
    }
    if (const Action* later = built_upon(state, action)) {
        return refuse_later(*later, "redo.built-upon");
    }
    return std::nullopt;
}

Decision decide(const Situation& situation, const CorrectAnnouncement& command) {
    const Action* action = find_action(situation.state, command.action);
    if (action == nullptr) {
        return refuse("undo.unknown", {{"action", std::to_string(command.action.value)}});
    }
    if (!action->announcement) {
        return refuse("correction.no-announcement");
    }
    if (action->undone) {
        return refuse("correction.already");
    }
    if (command.reason.empty()) {
        return refuse("correction.no-reason");
    }
    if (const Action* later = built_upon(situation.state, *action)) {
        return refuse_later(*later, "undo.built-upon");
    }
    return Events{AnnouncementCorrected{command.action, command.reason}};
}

}  // namespace dais::meeting::rules
