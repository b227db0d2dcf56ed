#include "meeting/journal/database.h"

namespace dais::meeting::journal {

namespace {

std::string file_of(sqlite3* db) {
    const char* name = db == nullptr ? nullptr : sqlite3_db_filename(db, "main");
    return name == nullptr ? std::string{} : std::string{name};
}

}  // namespace

std::string sentence(sqlite3* db, const std::string& file) {
    const int code = db == nullptr ? SQLITE_NOMEM : sqlite3_errcode(db);
    const std::string quoted = "\"" + file + "\"";
    switch (code) {
        case SQLITE_FULL:
            return "The disk with " + quoted +
                   " is full: free some space; nothing that was accepted is lost.";
        case SQLITE_READONLY:
            return quoted +
                   " cannot be written: the file or its disk is read-only. Make it "
                   "writable, or copy it to another folder and open that.";
        case SQLITE_NOTADB: return quoted + " is not a Dais conference file.";
        case SQLITE_CORRUPT:
            return quoted + " is damaged: check it with dais verify, and open the last backup.";
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return quoted + " is being used by another program: close that first.";
        case SQLITE_CANTOPEN:
            return quoted + " cannot be opened: see that the folder exists and may be written.";
        default:
            return quoted + " cannot be read or written (" +
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
