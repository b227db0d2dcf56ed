// A sample meeting for benches: in session, everybody on its list, some of them released.
#pragma once

#include <vector>

#include "meeting/desk.h"

namespace dais::console {

struct BenchMeeting {
    meeting::MeetingKey meeting;
    meeting::RoomKey room;
    std::vector<meeting::InscriptionId> waiting;  ///< in order
};

/// Carries a command out. Throws std::runtime_error where it is refused: the bench would measure
/// something else.
meeting::ActionId must(meeting::Desk& desk, const meeting::Command& command);

/// Opens the first plenary of a desk's programme and lists all delegations for it.
[[nodiscard]] BenchMeeting open_bench_meeting(meeting::Desk& desk);

}  // namespace dais::console
