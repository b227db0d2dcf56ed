// What an opening desk does where it cannot go on with what was recorded last: an error of this
// program, met only after the rows were on disk, would come again at each start, and no command
// would ever be taken. The newest rows are then set aside: they stay in the record and count for
// nothing, which the record says too, so that every reader of it comes to the same state.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "meeting/history.h"

namespace dais::meeting {

/// So many of the newest acts at most; what the desk noted because of them goes with them.
inline constexpr std::size_t kMostSetAside = 3;

[[nodiscard]] bool is_set_aside(const State& state, SequenceNumber row);

/// What has to be recorded so that `trouble_with` has nothing to say of the state any more: it
/// returns "" where a desk can go on with it. An empty list: it can as it is. Nothing: it cannot,
/// and the newest acts are not what it is about. Links, and what tells of the record itself, stay.
[[nodiscard]] std::optional<std::vector<RowsSetAside>> rows_to_set_aside(
    const State& state, const std::function<std::string(const State&)>& trouble_with);

}  // namespace dais::meeting
