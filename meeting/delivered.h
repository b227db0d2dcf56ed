// What a delegation said from one place on a list, its parts put together where it was interrupted:
// what the figures for the record count, and what a class's pace is measured by.
#pragma once

#include <vector>

#include "meeting/conference.h"

namespace dais::meeting {

/// A statement of a delegation, its parts put together.
struct Delivered {
    const Inscription* inscription = nullptr;
    timing::Duration allotted{};   ///< extensions counted in
    timing::Duration extension{};  ///< of its last part; negative: a reduction
    timing::Duration used{};
    bool recorded = false;   ///< a recording was played
    bool continues = false;  ///< the rest of it is still to come
    [[nodiscard]] timing::Duration over() const;
};

/// Whether a statement is over and was heard. An interruption before the first word leaves nothing
/// behind, nor does being called in vain.
[[nodiscard]] bool delivered(const Statement& statement);

/// In the order in which the floor was given first.
[[nodiscard]] std::vector<Delivered> statements_of_delegations(const Conference& conference);

}  // namespace dais::meeting
