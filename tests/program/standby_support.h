// A standby as a process, and what its file holds beside the leader's.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "meeting/journal/sqlite_journal.h"
#include "tests/program/crowd.h"
#include "tests/program/support.h"

namespace dais::test {

/// The options by which a test follows a leader: `dais follow URL FILE --token T …`.
[[nodiscard]] Serving::Run follow(const std::string& leader, const fs::path& file,
                                  const std::string& token,
                                  const std::vector<std::string>& more = {"--port", "0"});

/// `dais take-over URL --token T …`.
[[nodiscard]] Finished take_over(const std::string& ws, const std::string& token,
                                 const std::vector<std::string>& more = {});

/// Every row of a file, as it is stored; read beside whoever writes it.
[[nodiscard]] std::vector<meeting::StoredRow> rows_of(const fs::path& file);
/// The number of its last row; 0: there is no such file yet, or none.
[[nodiscard]] std::int64_t last_of(const fs::path& file);

/// What was said to be accepted, and by which rule it was refused otherwise.
[[nodiscard]] bool accepted(const Json& answer);
[[nodiscard]] std::string rule_of(const Json& answer);

/// Says one command, and again under its id until it is accepted: of what was not confirmed in time
/// it is not known whether it was carried out. Returns its id.
std::string say_until_accepted(Officer& officer, const meeting::Command& command);

/// The commands of a file, and how many rows each has.
[[nodiscard]] std::map<std::string, int> commands_of(const fs::path& file);

/// `dais verify FILE` finds nothing.
void expect_sound(const fs::path& file);

/// Of the slice "record": the first standby has everything.
[[nodiscard]] bool standby_in_step(const Json& record);

/// Waits for a condition, for kDeadline at most.
[[nodiscard]] bool eventually(const std::function<bool()>& condition);

}  // namespace dais::test
