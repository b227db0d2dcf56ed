// A row of the record as it is stored, its hash, and the walk over all rows that finds the first
// bad one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "meeting/event.h"
#include "meeting/journal/database.h"

namespace dais::meeting::journal {

extern const char* const kLayout;
extern const char* const kInsert;

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
    std::int64_t recorded = 0;
    std::string boot_id;
    std::int64_t boottime = 0;
    std::int64_t utc = 0;
    std::string payload;
    std::string previous;
};

/// What stands in the place of the hash before the first row's.
[[nodiscard]] std::string no_hash();

/// Makes the hashes of rows, one after the other.
class RowHasher {
  public:
    RowHasher();
    ~RowHasher();
    RowHasher(const RowHasher&) = delete;
    RowHasher& operator=(const RowHasher&) = delete;
    RowHasher(RowHasher&&) = delete;
    RowHasher& operator=(RowHasher&&) = delete;

    [[nodiscard]] std::string hash_of(const StoredRow& row);

  private:
    struct Digest;
    std::unique_ptr<Digest> digest_;
    std::string bytes_;
};

[[nodiscard]] StoredRow stored(const Recorded& recorded, std::string previous);
void bind_row(Query& insert, const StoredRow& row, const std::string& hash);
/// Throws codec::DecodeError.
[[nodiscard]] Recorded recorded_from(const StoredRow& row);

/// All rows in their order, or from the last to the first.
class StoredRows {
  public:
    enum class Order { first_to_last, last_to_first };
    explicit StoredRows(sqlite3* db, Order order = Order::first_to_last);

    /// The next row; nothing: there is none. Throws JournalError where it cannot be read.
    [[nodiscard]] std::optional<StoredRow> next();
    /// The hash that stands in the row that was given last.
    [[nodiscard]] std::string hash() const;

  private:
    Query query_;
};

/// How far a record is sound.
struct Sound {
    std::int64_t rows = 0;             ///< from the first, without a fault
    std::optional<std::string> fault;  ///< of the row after them; nothing: that was all
    /// It is not damaged, but this program does not know what it says.
    bool unknown = false;
};

/// Goes over the rows from the first until one is bad: missing, not after the one before, not what
/// its hash says, or unreadable. `each` gets those that are sound.
[[nodiscard]] Sound walk(sqlite3* db, const std::function<void(const StoredRow&, Recorded)>& each);

}  // namespace dais::meeting::journal
