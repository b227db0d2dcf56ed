#include "meeting/journal/record_file.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "meeting/codec/codec.h"
#include "meeting/journal/sqlite_journal.h"
#include "meeting/journal/structure.h"

namespace dais::meeting::journal {

namespace fs = std::filesystem;

namespace {

// Stands with the version while a writer has the file: what was said last may then be in the log
// beside it, without which the file alone is an older state.
constexpr std::int64_t kInUse = 0x10000;

void set_version(sqlite3* db, std::int64_t version) {
    execute(db, ("PRAGMA user_version=" + std::to_string(version)).c_str());
}

std::int64_t pragma(sqlite3* db, const char* sql) {
    Query statement{db, sql};
    return statement.step() ? statement.integer(0) : 0;
}

}  // namespace

RecordFile::RecordFile(fs::path path, Mode mode) : path_{std::move(path)}, mode_{mode} {
    try {
        open();
    } catch (...) {
        close();
        throw;
    }
}

RecordFile::~RecordFile() {
    rescue();
    close();
}

sqlite3* RecordFile::db() const {
    if (db_ == nullptr) {
        throw JournalError{in_quotes(path_) +
                           " could not be opened again after it was put back: see that its disk is "
                           "there and may be written."};
    }
    return db_;
}

Query& RecordFile::find_command() {
    static_cast<void>(db());
    return *find_command_;
}

void RecordFile::open() {
    const bool exists = fs::exists(path_);
    if (mode_ == Mode::create && exists) {
        throw JournalError{in_quotes(path_) +
                           " is there already: choose another name, or open it with dais console."};
    }
    if (mode_ != Mode::create && !exists) {
        throw JournalError{"There is no file " + in_quotes(path_) +
                           ": check the name, or make it with dais new FILE --from "
                           "conference.json."};
    }
    if (fs::is_directory(path_)) {
        throw JournalError{in_quotes(path_) + " is a folder: name a conference file in it."};
    }
    if (mode_ != Mode::read) {
        take_lock();
    }
    connect();
}

void RecordFile::take_lock() {
    const int flags = mode_ == Mode::create ? O_RDWR | O_CREAT | O_EXCL : O_RDWR;
    lock_ = ::open(path_.c_str(), flags | O_CLOEXEC, kOwnerOnly);
    if (lock_ < 0) {
        const std::string why = std::generic_category().message(errno);
        throw JournalError{in_quotes(path_) + " cannot be opened for writing (" + why +
                           "): see that the folder exists and may be written."};
    }
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        throw JournalError{in_quotes(path_) +
                           " is open in another Dais: use that window, or connect to it with "
                           "dais console --connect URL."};
    }
}

void RecordFile::connect() {
    try {
        open_connection();
    } catch (...) {
        disconnect();
        throw;
    }
}

void RecordFile::open_connection() {
    // An empty one is what a reader leaves that was refused.
    std::error_code none;
    const bool log_was_there =
        mode_ == Mode::create || (fs::file_size(beside("-wal"), none) > 0 && !none);
    const int flags =
        mode_ == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(path_.c_str(), &db_, flags, nullptr) != SQLITE_OK) {
        throw JournalError{sentence(db_, path_.string())};
    }
    sqlite3_extended_result_codes(db_, 0);
    constexpr int kWaitForReadersMs = 2000;
    sqlite3_busy_timeout(db_, kWaitForReadersMs);
    if (mode_ == Mode::create) {
        execute(db_, "PRAGMA journal_mode=WAL");
        execute(db_, "BEGIN");
        execute(db_, kLayout);
        execute(db_, ("PRAGMA application_id=" + std::to_string(kApplicationId)).c_str());
        set_version(db_, kFileVersion);
        execute(db_, "COMMIT");
        make_names_durable(folder_of(path_));
        mode_ = Mode::write;  // what is opened again is there
    }
    check_header(log_was_there);
    prepare();
    remember_place();
}

void RecordFile::check_header(bool log_was_there) {
    // Any read shows whether this is a database at all.
    if (pragma(db_, "PRAGMA application_id") != kApplicationId) {
        throw JournalError{in_quotes(path_) + " is not a Dais conference file."};
    }
    const std::int64_t stored = pragma(db_, "PRAGMA user_version");
    if ((stored & kInUse) != 0 && !log_was_there) {
        throw JournalError{in_quotes(path_) + " is not whole: " + in_quotes(beside("-wal")) +
                           ", which held what was said last, is missing. Put it back beside the "
                           "file." +
                           salvage_hint(path_)};
    }
    const std::int64_t version = stored & ~kInUse;
    if (version > kFileVersion) {
        throw JournalError{in_quotes(path_) + " was written by a newer Dais (file version " +
                           std::to_string(version) + ", this one reads up to " +
                           std::to_string(kFileVersion) + "): open it with that one."};
    }
    if (const auto fault = layout_fault(db_)) {
        throw JournalError{in_quotes(path_) + " is damaged: " + *fault + salvage_hint(path_)};
    }
}

void RecordFile::prepare() {
    if (mode_ != Mode::read) {
        execute(db_, "PRAGMA journal_mode=WAL");
        execute(db_, "PRAGMA synchronous=FULL");
        insert_ = std::make_unique<Query>(db_, kInsert);
        set_version(db_, kFileVersion | kInUse);
        marked_ = true;
        // Into the file itself, now that the log is there.
        execute(db_, "PRAGMA wal_checkpoint(PASSIVE)");
    }
    find_command_ = std::make_unique<Query>(
        db_,
        "SELECT actor_link, actor_name, content, action, "
        "(SELECT max(later.sequence) FROM journal later WHERE later.action = journal.action "
        " AND later.actor_link = journal.actor_link AND later.actor_name = journal.actor_name) "
        "FROM journal WHERE command = ?1");
    Query last{db_, "SELECT hash FROM journal ORDER BY sequence DESC LIMIT 1"};
    last_hash_ = last.step() ? last.text(0) : no_hash();
}

void RecordFile::unmark(sqlite3* db) { set_version(db, kFileVersion); }

void RecordFile::unmark(const fs::path& copy) {
    sqlite3* db = nullptr;
    const int opened = sqlite3_open_v2(copy.c_str(), &db, SQLITE_OPEN_READWRITE, nullptr);
    try {
        if (opened != SQLITE_OK) {
            throw JournalError{sentence(db, copy.string())};
        }
        unmark(db);
    } catch (const JournalError&) {
        sqlite3_close(db);
        throw;
    }
    sqlite3_close(db);
}

void RecordFile::disconnect() {
    insert_.reset();
    find_command_.reset();
    marked_ = false;
    sqlite3_close(db_);
    db_ = nullptr;
}

void RecordFile::close() {
    if (db_ != nullptr && lock_ >= 0 && standing() != Standing::in_place) {
        leave_files_alone();
    } else if (marked_ && db_ != nullptr) {
        try {
            unmark(db_);
        } catch (const JournalError&) {
            leave_files_alone();  // the log stays, and says the same
        }
    }
    disconnect();
    if (lock_ >= 0) {
        ::close(lock_);
        lock_ = -1;
    }
}

void RecordFile::append(const std::vector<Recorded>& rows,
                        const std::optional<Journal::Cause>& cause) {
    check_writable();
    std::vector<StoredRow> chained;
    chained.reserve(rows.size());
    std::string hash = last_hash_;
    for (const auto& recorded : rows) {
        StoredRow row = stored(recorded, hash);
        if (chained.empty() && cause) {
            row.command = cause->id.text;
            row.content = codec::to_json(cause->command).dump();
        }
        hash = row.hash = hasher_.hash_of(row);
        chained.push_back(std::move(row));
    }
    insert(chained);
}

void RecordFile::append_stored(const std::vector<StoredRow>& rows) {
    check_writable();
    insert(rows);
}

void RecordFile::check_writable() {
    if (mode_ == Mode::read) {
        throw JournalError{in_quotes(path_) + " was opened for reading only."};
    }
    look_after();
}

void RecordFile::insert(const std::vector<StoredRow>& rows) {
    execute(db_, "BEGIN IMMEDIATE");
    try {
        for (const auto& row : rows) {
            insert_->reset();
            bind_row(*insert_, row);
            insert_->step();
        }
        insert_->reset();
        execute(db_, "COMMIT");
    } catch (const JournalError&) {
        insert_->reset();
        // A failed COMMIT may have rolled back by itself; a second one then has nothing to do.
        if (sqlite3_get_autocommit(db_) == 0) {
            sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
        }
        throw;
    }
    if (!rows.empty()) {
        last_hash_ = rows.back().hash;
    }
}

}  // namespace dais::meeting::journal
