// What an opening desk does where it cannot go on with what was recorded last: an error of this
// program, met only after the rows were on disk, would come again at each start, and no command
// would ever be taken. The newest rows are then set aside: they stay in the record and count for
// nothing, which the record says too, so that every reader of it comes to the same state.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "meeting/history.h"

namespace dais::meeting {

/// What was written in one go, at most so many times, is set aside.
inline constexpr std::size_t kMostSetAside = 3;

[[nodiscard]] bool is_set_aside(const State& state, SequenceNumber row);

/// What has to be recorded so that `trouble_with` has nothing to say of the state any more: it
/// returns "" where a desk can go on with it. Nothing, if it can, or if the newest rows are not
/// what it is about. What the desk noted of itself (that it opened the record, a link) stays.
[[nodiscard]] std::vector<RowsSetAside> rows_to_set_aside(
    const State& state, const std::function<std::string(const State&)>& trouble_with);

}  // namespace dais::meeting
