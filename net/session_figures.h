// What can be said of all screens together, without a name or an address.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "meeting/access.h"

namespace dais::net {

/// Since the start, of WebSockets alone; bytes are those of the messages' text.
struct Traffic {
    std::int64_t messages_received = 0;
    std::int64_t bytes_received = 0;
    std::int64_t messages_sent = 0;
    std::int64_t bytes_sent = 0;
    std::int64_t slices_encoded = 0;
    std::int64_t wholes_sent = 0;
    std::int64_t patches_sent = 0;
};

/// How they are now.
struct SessionFigures {
    using RoleAndRoom = std::pair<meeting::Role, std::string>;  ///< room empty: all
    std::map<RoleAndRoom, std::int64_t> screens;                ///< that said hello
    std::size_t queued_bytes = 0;                               ///< of all outboxes
    std::size_t queued_bytes_most = 0;                          ///< of the fullest
    std::size_t queued_entries = 0;
    std::size_t queued_entries_most = 0;
    std::int64_t stalled = 0;  ///< have not taken all that was written to them
    std::int64_t commands_outstanding = 0;
    std::int64_t board_version = 0;
    bool record_written = false;
    Traffic traffic;
};

}  // namespace dais::net
