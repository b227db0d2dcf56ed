// What was acknowledged, held against what is in the record: by command id and effect.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "meeting/command.h"
#include "meeting/history.h"
#include "meeting/refusal.h"
#include "tests/program/support.h"

namespace dais::test {

/// Under this name the stream of commands acts.
inline constexpr const char* kOfficer = "Ana";

/// A command that was sent, and what is known of it.
struct Said {
    meeting::CommandId id;
    meeting::Command command;
    std::optional<meeting::Answer> answer;    ///< none: nobody heard what became of it
    std::optional<meeting::Accepted> before;  ///< it is said again: what the record had of it
};

/// What was found in a record.
struct Kept {
    meeting::State state;                              ///< the fold of all rows
    std::map<std::string, meeting::Accepted> answers;  ///< of the commands in it, by id
    std::vector<std::string> faults;                   ///< what ought not to be, a sentence each
};

/// Reads a record as it lies there, without the program, and compares: it is sound; what was
/// accepted is in it with its own content, numbers and effect; what was refused is not; what nobody
/// heard of is there wholly or not at all; nothing else is there; what is undone is undone.
[[nodiscard]] Kept check_record(const fs::path& file, const std::vector<Said>& said);

}  // namespace dais::test
