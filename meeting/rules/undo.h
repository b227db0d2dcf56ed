// Undo: an officer takes back their own newest action. Clock anchors come back untouched: the time
// since counts as spoken. What is undone stays in the record, as undone.
#pragma once

#include "meeting/command.h"
#include "meeting/history.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Refuses: undo.unknown, undo.already-undone, undo.not-yours, undo.not-undoable,
/// undo.not-newest, undo.built-upon.
[[nodiscard]] Decision decide(const Situation& situation, const UndoAction& command);

/// The newest action of an author that is of an undoable kind and not undone; nullptr: none.
[[nodiscard]] const Action* newest_of(const State& state, const Actor& author);

/// A later action, not undone, that touches something `action` touched; nullptr: none.
[[nodiscard]] const Action* built_upon(const State& state, const Action& action);

}  // namespace dais::meeting::rules
