// The meeting's record: one SQLite file, append-only, its rows chained by hashes (DESIGN, "The
// record"). WAL and synchronous=FULL: what append returned from survives a power cut.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "meeting/journal.h"
#include "meeting/stored_row.h"

namespace dais::meeting {

/// "Dais" as the file's application id, and the newest layout this program writes and reads.
inline constexpr std::int32_t kApplicationId = 0x44616973;
inline constexpr int kFileVersion = 1;

namespace journal {
class RecordFile;
}

class SqliteJournal final : public Journal {
  public:
    /// Makes a new, empty record. Throws JournalError if there is a file already, or no place.
    static std::unique_ptr<SqliteJournal> create(const std::filesystem::path& path);

    /// Opens a record for writing and holds its lock until destroyed. Throws JournalError: no such
    /// file, not a Dais file, a newer version, damaged in its layout, in use by another process,
    /// not writable. Damaged rows are found by replay.
    static std::unique_ptr<SqliteJournal> open(const std::filesystem::path& path);

    /// Opens a record for reading only, beside a writer if there is one; append throws.
    static std::unique_ptr<SqliteJournal> open_reading(const std::filesystem::path& path);

    ~SqliteJournal() override;
    SqliteJournal(const SqliteJournal&) = delete;
    SqliteJournal& operator=(const SqliteJournal&) = delete;
    SqliteJournal(SqliteJournal&&) = delete;
    SqliteJournal& operator=(SqliteJournal&&) = delete;

    void append(const std::vector<Recorded>& rows, const std::optional<Cause>& cause) override;
    void replay(const std::function<void(Recorded)>& each) override;
    std::optional<Remembered> remembered(const CommandId& id) override;
    /// Also done before each append: a file that somebody deleted is put back, also one that
    /// belongs to it. One that stands in its place is never touched.
    void look_after() override;
    [[nodiscard]] std::string name() const override;

    // For standbys: rows as they are stored. All throw JournalError.

    /// Where the record ends.
    [[nodiscard]] RecordEnd end();
    /// The hash of a row, 32 bytes; empty: there is no such row.
    [[nodiscard]] std::string hash_at(std::int64_t sequence);
    /// The rows after this one, as many as fit in so many bytes; one at least where there is one.
    [[nodiscard]] std::vector<StoredRow> rows_after(std::int64_t sequence, std::size_t most_bytes);
    /// Appends rows of another file in one transaction, as they are, and gives what they say. Each
    /// must follow the one before (number, hash, term), match its own hash and be readable;
    /// otherwise it throws, and nothing was appended.
    std::vector<Recorded> append_rows(const std::vector<StoredRow>& rows);
    /// All rows of one type, in order.
    [[nodiscard]] std::vector<Recorded> of_type(std::string_view type);

    /// How many rows there are now.
    [[nodiscard]] std::int64_t rows();

    /// The hash of the first row, which no other conference's record has.
    [[nodiscard]] std::string beginning();

    /// Checks the chain of hashes, that sequence numbers have no gap, and the database's pages and
    /// indexes. Returns the number of rows; `each` is told how many are checked. Throws
    /// JournalError naming the first bad row.
    std::int64_t verify(const std::function<void(std::int64_t)>& each = {});

    /// Writes a complete copy to a new file while the record goes on. Throws JournalError; also
    /// where `given_up`, which is asked now and then, says so: what is there then is no copy.
    void backup(const std::filesystem::path& to, const std::function<bool()>& given_up = {});

  private:
    explicit SqliteJournal(std::unique_ptr<journal::RecordFile> file);
    std::unique_ptr<journal::RecordFile> file_;
};

}  // namespace dais::meeting
