// Undo and redo: an officer takes back their own newest action, and may take it up again. Clock
// anchors come back untouched: the time since counts as spoken. What is undone stays in the record,
// as undone. An announcement of the Chair is not undone but corrected, by any officer, with a
// reason.
#pragma once

#include "meeting/command.h"
#include "meeting/history.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Refuses: undo.unknown, undo.already-undone, undo.not-yours, undo.not-undoable,
/// undo.announcement, undo.not-newest, undo.built-upon.
[[nodiscard]] Decision decide(const Situation& situation, const UndoAction& command);
/// The author's undone actions come back in turn, the one undone last first, until the author does
/// something new. Refuses: undo.unknown, redo.not-undone, redo.set-aside, redo.corrected,
/// redo.not-yours, redo.not-newest, redo.overtaken, redo.built-upon.
[[nodiscard]] Decision decide(const Situation& situation, const RedoAction& command);
/// Refuses: undo.unknown, correction.no-announcement, correction.already, correction.no-reason,
/// undo.built-upon.
[[nodiscard]] Decision decide(const Situation& situation, const CorrectAnnouncement& command);

/// The newest action of an author that is of an undoable kind and not undone; nullptr: none.
[[nodiscard]] const Action* newest_of(const State& state, const Actor& author);

/// The action of an author that can be redone first; nullptr: none.
[[nodiscard]] const Action* next_to_redo(const State& state, const Actor& author);

/// Why an undone action of its author cannot be redone now; nothing if it can.
[[nodiscard]] std::optional<Refusal> not_to_redo(const State& state, const Action& action);

/// A later action, not undone, that touches or rests on something `action` touched; nullptr: none.
[[nodiscard]] const Action* built_upon(const State& state, const Action& action);

}  // namespace dais::meeting::rules
