// Makes the read models from the state, once after each change. Decides which meetings and
// speakers an audience is told about; which fields, is visibility.h's.
#pragma once

#include <memory>

#include "meeting/history.h"
#include "meeting/views.h"

namespace dais::meeting::views {

/// Makes a board of the state. Slices that did not change are shared with `previous` (may be null)
/// and keep their version; the others get `version`, the journal's newest row.
[[nodiscard]] std::shared_ptr<const Board> make_board(const State& state,
                                                      const timing::ClockFace& face,
                                                      const RecordView& record,
                                                      const Board* previous);

/// The meeting that a room shows: the one in session or suspended there, else the one adjourned
/// last. With `public_only`, as the public is told. nullptr: none was opened yet.
[[nodiscard]] const PlannedMeeting* current_meeting(const Conference& conference,
                                                    const RoomKey& room, bool public_only);

/// The list whose speakers come next at a meeting: the one of its newest statement while somebody
/// waits on it, else the first with somebody waiting of those it takes up. nullptr: none.
[[nodiscard]] const ListOfSpeakers* current_list(const Conference& conference,
                                                 const PlannedMeeting& meeting);

}  // namespace dais::meeting::views
