// What a row says about the action it belongs to: its name in the strings table, the names in its
// sentence, what it touched, whether it can be undone.
#pragma once

#include "meeting/history.h"

namespace dais::meeting {

/// `before` is the conference as the row found it. The first row that has something to say names
/// the action.
void describe(Action& action, const Conference& before, const Recorded& row);

/// What a formal step is about: two of one matter touch the same thing.
[[nodiscard]] std::string matter_of(const FormalStepTaken& step);

}  // namespace dais::meeting
