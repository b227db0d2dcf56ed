// What must hold of a record's file beside its rows: the header, the tables, indexes and triggers
// as this program makes them, and the database's own pages.
#pragma once

#include <optional>
#include <string>

#include "meeting/journal/database.h"

namespace dais::meeting::journal {

/// What is not as this program makes it, as the end of a sentence; nothing: all is.
[[nodiscard]] std::optional<std::string> layout_fault(sqlite3* db);

/// What the database finds wrong with its pages and indexes. Reads the whole file.
[[nodiscard]] std::optional<std::string> pages_fault(sqlite3* db);

}  // namespace dais::meeting::journal
