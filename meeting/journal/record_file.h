// The record's file while it is open: its lock, its connection, its prepared statements, and
// whether it still stands where it was opened.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

#include "meeting/journal.h"
#include "meeting/journal/database.h"
#include "meeting/journal/durable.h"
#include "meeting/journal/rows.h"

namespace dais::meeting::journal {

/// Of the record's file: it holds notes that are nobody else's business.
inline constexpr mode_t kOwnerOnly = 0600;

class RecordFile {
  public:
    enum class Mode { create, write, read };

    /// Throws JournalError (sqlite_journal.h says when).
    RecordFile(std::filesystem::path path, Mode mode);
    /// What stands in the file's place by then is left alone; the record is written beside it.
    ~RecordFile();
    RecordFile(const RecordFile&) = delete;
    RecordFile& operator=(const RecordFile&) = delete;
    RecordFile(RecordFile&&) = delete;
    RecordFile& operator=(RecordFile&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Throws JournalError where it could not be opened again after it was put back.
    [[nodiscard]] sqlite3* db() const;
    [[nodiscard]] Query& find_command();

    void append(const std::vector<Recorded>& rows, const std::optional<Journal::Cause>& cause);
    /// Rows of another file, as they are: whoever hands them on has checked them.
    void append_stored(const std::vector<StoredRow>& rows);

    /// Puts the record back where somebody deleted its file, or one that belongs to it. Throws
    /// JournalError where another file stands there, or it cannot be done now. Of a reader:
    /// nothing.
    void look_after();

    /// A copy is whole without a log. Throws JournalError.
    static void unmark(const std::filesystem::path& copy);

  private:
    static void unmark(sqlite3* db);
    enum class Standing { in_place, gone, replaced, log_gone, log_replaced, closed };

    void check_writable();
    void insert(const std::vector<StoredRow>& rows);
    void open();
    void take_lock();
    void connect();
    void open_connection();
    void check_header(bool log_was_there);
    void prepare();
    void disconnect();
    void close();

    [[nodiscard]] Standing standing() const;
    [[nodiscard]] std::filesystem::path beside(const char* ending) const;
    void remember_place();
    void put_back();
    void renew_log();
    void leave_files_alone() const;
    void copy_to(const std::filesystem::path& part) const;
    void rescue() noexcept;

    std::filesystem::path path_;
    Mode mode_;
    // The writer's lock lives on a descriptor of its own, opened before SQLite's and closed after
    // it: closing it earlier would drop SQLite's own locks on the same file.
    int lock_ = -1;
    sqlite3* db_ = nullptr;
    bool marked_ = false;  // as in use
    std::unique_ptr<Query> insert_;
    std::unique_ptr<Query> find_command_;
    std::string last_hash_;
    RowHasher hasher_;
    // What stood where when it was opened.
    FileId main_;
    FileId log_;
    FileId index_;
};

}  // namespace dais::meeting::journal
