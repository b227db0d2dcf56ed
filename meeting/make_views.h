// Makes the read models from the state, once after each change. Decides which meetings and
// speakers an audience is told about; which fields, is visibility.h's.
#pragma once

#include <memory>

#include "meeting/history.h"
#include "meeting/told.h"
#include "meeting/views.h"

namespace dais::meeting::views {

/// Makes a board of the state. Slices that did not change are shared with `previous` (may be null)
/// and keep their version; the others get `version`, the journal's newest row.
[[nodiscard]] std::shared_ptr<const Board> make_board(const State& state, timing::Instant now,
                                                      const timing::ClockFace& face,
                                                      const RecordView& record,
                                                      const Board* previous);

/// The same board with its projections made anew: time alone changes them.
[[nodiscard]] std::shared_ptr<const Board> with_projections(const Board& board, const State& state,
                                                            timing::Instant now);

/// The same board with another word on the record.
[[nodiscard]] std::shared_ptr<const Board> with_record(const Board& board,
                                                       const RecordView& record);

/// The meeting that a room shows: the one in session or suspended there, else the one adjourned
/// last. nullptr: none was opened yet.
[[nodiscard]] const PlannedMeeting* current_meeting(const Conference& conference,
                                                    const RoomKey& room, Told told);

}  // namespace dais::meeting::views
