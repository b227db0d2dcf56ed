// What can be saved of a damaged record: its longest sound beginning, as a new record.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "meeting/journal/rows.h"

namespace dais::meeting::journal {

struct Salvaged {
    std::int64_t rows = 0;             ///< in the new record
    std::optional<std::string> fault;  ///< of the row after them; nothing: all were taken
};

/// A row that was not taken, though it can be read; `own` says whether its content is what its hash
/// says.
using LeftRow = std::function<void(const StoredRow& row, bool own)>;

/// Writes the rows of `from`, up to the first bad one, to a new record at `to`, and gives each
/// later row that can be read, in order of their numbers. `from` may be changed by being opened:
/// give a copy. Throws JournalError where nothing can be saved, or `to` cannot be written.
[[nodiscard]] Salvaged salvage(const std::filesystem::path& from, const std::filesystem::path& to,
                               const LeftRow& left);

}  // namespace dais::meeting::journal
