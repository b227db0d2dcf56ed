// A row of the record as it is stored, byte for byte: what travels to a standby, whose file is then
// the same chain.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace dais::meeting {

struct StoredRow {
    std::int64_t sequence = 0;
    std::int64_t term = 0;
    std::int64_t action = 0;
    std::optional<std::string> command;
    std::optional<std::string> content;
    std::int64_t actor_link = 0;
    std::string actor_name;
    std::string type;
    std::int64_t type_version = 0;
    std::int64_t recorded = 0;  ///< nanoseconds of the meeting's time line
    std::string boot_id;
    std::int64_t boottime = 0;  ///< nanoseconds
    std::int64_t utc = 0;       ///< nanoseconds since 1970
    std::string payload;
    std::string previous;  ///< hash of the row before, 32 bytes; of the first all zero
    std::string hash;      ///< SHA-256 over all of the above, 32 bytes
    friend bool operator==(const StoredRow&, const StoredRow&) = default;
};

/// The end of a record, by which a standby and its leader know whether theirs is the same.
struct RecordEnd {
    std::int64_t sequence = 0;  ///< of the last row; 0: there is none
    std::int64_t term = 1;      ///< of the last row
    std::string hash;           ///< of the last row, 32 bytes; empty: there is none
    friend bool operator==(const RecordEnd&, const RecordEnd&) = default;
};

}  // namespace dais::meeting
