#include "meeting/journal/database.h"

#include <cerrno>

namespace dais::meeting::journal {

namespace {

std::string file_of(sqlite3* db) {
    const char* name = db == nullptr ? nullptr : sqlite3_db_filename(db, "main");
    return name == nullptr ? std::string{} : std::string{name};
}

// What the system said last of the log, through which everything is written.
int log_error(sqlite3* db) {
    sqlite3_file* log = nullptr;
    int error = 0;
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK &&
        log != nullptr && log->pMethods != nullptr) {
        log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &error);
    }
    return error;
}

}  // namespace

std::string in_quotes(const std::filesystem::path& file) { return "\"" + file.string() + "\""; }

std::string salvage_hint(const std::filesystem::path& file) {
    return " Open the last backup, or write what is sound to a new file: dais salvage " +
           in_quotes(file) + " TO.";
}

std::string sentence(sqlite3* db, const std::string& file) {
    const int code = db == nullptr ? SQLITE_NOMEM : sqlite3_errcode(db);
    const std::string name = in_quotes(file);
    const std::string read_only = name +
                                  " cannot be written: the file or its disk is read-only. Make it "
                                  "writable, or copy it to another folder and open that.";
    switch (code) {
        case SQLITE_FULL:
            return "The disk with " + name +
                   " is full: free some space; nothing that was accepted is lost.";
        case SQLITE_READONLY: return read_only;
        case SQLITE_NOTADB: return name + " is not a Dais conference file.";
        case SQLITE_CORRUPT: return name + " is damaged." + salvage_hint(file);
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return name + " is being used by another program: close that first.";
        case SQLITE_CANTOPEN:
            return name + " cannot be opened: see that the folder exists and may be written.";
        default:
            if (db != nullptr && (sqlite3_system_errno(db) == EROFS || log_error(db) == EROFS)) {
                return read_only;
            }
            return name + " cannot be read or written (" +
                   (db == nullptr ? "out of memory" : sqlite3_errmsg(db)) +
                   "): see that the disk is there and has space.";
    }
}

Query::Query(sqlite3* db, std::string_view sql) : db_{db} {
    check(sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                             SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
}

Query::~Query() { sqlite3_finalize(statement_); }

void Query::check(int result) const {
    if (result != SQLITE_OK) {
        throw JournalError{sentence(db_, file_of(db_))};
    }
}

void Query::bind(int index, std::int64_t value) {
    check(sqlite3_bind_int64(statement_, index, value));
}

void Query::bind(int index, std::string_view text) {
    check(sqlite3_bind_text64(statement_, index, text.data(), text.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
}

void Query::bind_blob(int index, std::string_view bytes) {
    check(sqlite3_bind_blob64(statement_, index, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
}

void Query::bind_null(int index) { check(sqlite3_bind_null(statement_, index)); }

bool Query::step() {
    const int result = sqlite3_step(statement_);
    if (result == SQLITE_ROW) {
        return true;
    }
    if (result != SQLITE_DONE) {
        const std::string said = sentence(db_, file_of(db_));
        sqlite3_reset(statement_);
        throw JournalError{said};
    }
    return false;
}

void Query::reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Query::text(int column) const {
    const void* bytes = sqlite3_column_blob(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    return bytes == nullptr
               ? std::string{}
               : std::string{static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

bool Query::null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

void execute(sqlite3* db, const char* sql) {
    if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw JournalError{sentence(db, file_of(db))};
    }
}

}  // namespace dais::meeting::journal
