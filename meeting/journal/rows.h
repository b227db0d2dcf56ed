// A row of the record as it is stored, its hash, and the walk over all rows that finds the first
// bad one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "meeting/event.h"
#include "meeting/journal/database.h"
#include "meeting/stored_row.h"

namespace dais::meeting::journal {

using meeting::StoredRow;

extern const char* const kLayout;
extern const char* const kInsert;

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
void bind_row(Query& insert, const StoredRow& row);
/// Throws codec::DecodeError.
[[nodiscard]] Recorded recorded_from(const StoredRow& row);

/// The rows after this one, as many as fit in so many bytes; one at least where there is one.
[[nodiscard]] std::vector<StoredRow> rows_after(sqlite3* db, std::int64_t sequence,
                                                std::size_t most_bytes);
/// All rows of one type, in order.
[[nodiscard]] std::vector<StoredRow> rows_of_type(sqlite3* db, std::string_view type);

/// All rows in their order, or from the last to the first.
class StoredRows {
  public:
    enum class Order { first_to_last, last_to_first };
    explicit StoredRows(sqlite3* db, Order order = Order::first_to_last);

    /// The next row; nothing: there is none. Throws JournalError where it cannot be read.
    [[nodiscard]] std::optional<StoredRow> next();

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
