// SQLite as this project uses it: statements that clean up after themselves, errors as sentences.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <sqlite3.h>

#include "meeting/journal.h"

namespace dais::meeting::journal {

/// A file's name in a sentence.
[[nodiscard]] std::string in_quotes(const std::filesystem::path& file);

/// What is to be done about a damaged file, as the end of a sentence.
[[nodiscard]] std::string salvage_hint(const std::filesystem::path& file);

/// The sentence for a SQLite error: what happened and what to do.
[[nodiscard]] std::string sentence(sqlite3* db, const std::string& file);

class Query {
  public:
    Query(sqlite3* db, std::string_view sql);
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    Query(Query&&) = delete;
    Query& operator=(Query&&) = delete;

    void bind(int index, std::int64_t value);
    void bind(int index, std::string_view text);
    void bind_blob(int index, std::string_view bytes);
    void bind_null(int index);

    /// True while there is a row. Throws JournalError.
    bool step();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] bool null(int column) const;

  private:
    void check(int result) const;
    sqlite3* db_;
    sqlite3_stmt* statement_ = nullptr;
};

void execute(sqlite3* db, const char* sql);

}  // namespace dais::meeting::journal
