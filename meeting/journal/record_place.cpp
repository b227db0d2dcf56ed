// Where the record's file stands, and how it is put back: deleted by somebody, it is still whole
// for the program that has it open, and only for that one.
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

#include "meeting/journal/record_file.h"

namespace dais::meeting::journal {

namespace fs = std::filesystem;

namespace {

// There, and another one than ours.
bool foreign(const FileAt& found, const FileId& ours) {
    return found.looked == Looked::there && !(found.id == ours);
}

bool empty(const fs::path& file) {
    std::error_code failed;
    return fs::file_size(file, failed) == 0 && !failed;
}

}  // namespace

fs::path RecordFile::beside(const char* ending) const { return path_.string() + ending; }

void RecordFile::remember_place() {
    if (lock_ < 0) {
        return;
    }
    main_ = file_of(lock_);
    log_ = file_at(beside("-wal")).id;
    index_ = file_at(beside("-shm")).id;
}

RecordFile::Standing RecordFile::standing() const {
    const FileAt main = file_at(path_);
    if (main.looked == Looked::gone) {
        return Standing::gone;
    }
    if (foreign(main, main_)) {
        return Standing::replaced;
    }
    if (db_ == nullptr) {
        return Standing::closed;
    }
    const FileAt log = file_at(beside("-wal"));
    // A reader that came after the deletion may have made an empty one.
    if (foreign(log, log_) && !empty(beside("-wal"))) {
        return Standing::log_replaced;
    }
    const FileAt index = file_at(beside("-shm"));
    const bool in_place = log.looked != Looked::gone && !foreign(log, log_) &&
                          index.looked != Looked::gone && !foreign(index, index_);
    return in_place ? Standing::in_place : Standing::log_gone;
}

void RecordFile::look_after() {
    if (lock_ < 0) {
        return;
    }
    const auto move_away = [](const fs::path& file) {
        return JournalError{"Another file stands in the place of " + in_quotes(file) +
                            ", which belongs to the record: move it away, and the record is put "
                            "back there; do not end this program before."};
    };
    switch (standing()) {
        case Standing::in_place: return;
        case Standing::replaced: throw move_away(path_);
        case Standing::log_replaced: throw move_away(beside("-wal"));
        case Standing::closed: connect(); return;
        case Standing::log_gone: renew_log(); return;
        case Standing::gone:
            // The log alone would be taken for the new file's.
            if (foreign(file_at(beside("-wal")), log_) && !empty(beside("-wal"))) {
                throw move_away(beside("-wal"));
            }
            put_back();
            return;
    }
}

// What is in the log goes to the file itself; then a new log is begun.
void RecordFile::renew_log() {
    unmark(db());
    {
        Query checkpoint{db(), "PRAGMA wal_checkpoint(TRUNCATE)"};
        if (!checkpoint.step() || checkpoint.integer(0) != 0) {
            throw JournalError{"A file that belongs to " + in_quotes(path_) +
                               " is gone, and another program reads the record: close that, and "
                               "the record is put right."};
        }
    }
    leave_files_alone();
    disconnect();
    connect();
}

void RecordFile::copy_to(const fs::path& part) const {
    Query copy{db(), "VACUUM INTO ?1"};
    copy.bind(1, std::string_view{part.native()});
    copy.step();
    unmark(part);
    ::chmod(part.c_str(), kOwnerOnly);  // a disk that knows no owners has none to keep out
    make_durable(part);
}

void RecordFile::put_back() {
    const auto fail = [&](const std::string& why) {
        return JournalError{in_quotes(path_) + " is gone and cannot be put back (" + why +
                            "): make its folder and its disk available again. This program still "
                            "holds the record; do not end it before."};
    };
    const fs::path part = free_name(path_, ".part");
    const auto forget = [&] {
        std::error_code ignored;
        fs::remove(part, ignored);
    };
    bool named = false;
    try {
        copy_to(part);
        // The copy has all that is in the old log and index, and must not meet them.
        fs::remove(beside("-wal"));
        fs::remove(beside("-shm"));
        named = name_anew(part, path_);
        make_names_durable(folder_of(path_));
    } catch (const fs::filesystem_error& error) {
        forget();
        throw fail(error.code().message());
    } catch (const JournalError& error) {
        forget();
        throw fail(error.what());
    }
    if (!named) {
        forget();
        throw fail("another file has just come there");
    }
    RecordFile newer{path_, Mode::write};
    if (newer.last_hash_ != last_hash_) {
        throw fail("the copy is not the record");
    }
    leave_files_alone();
    std::swap(lock_, newer.lock_);
    std::swap(db_, newer.db_);
    std::swap(marked_, newer.marked_);
    std::swap(insert_, newer.insert_);
    std::swap(find_command_, newer.find_command_);
    std::swap(main_, newer.main_);
    std::swap(log_, newer.log_);
    std::swap(index_, newer.index_);
    newer.close();  // what was ours: nothing of it is to be saved any more
}

// Closing the last connection takes the log away by its name: whatever has that name by then.
void RecordFile::leave_files_alone() const {
    int keep = 1;
    sqlite3_file_control(db_, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

// Before the only connection to a deleted record is closed.
void RecordFile::rescue() noexcept {
    try {
        if (lock_ < 0 || db_ == nullptr || standing() == Standing::in_place) {
            return;
        }
        try {
            look_after();
        } catch (const JournalError&) {
            copy_to(free_name(path_, ".saved"));
            make_names_durable(folder_of(path_));
        }
    } catch (const std::exception&) {
        // There is no disk to write it to, and nobody who could be told any more.
    }
}

}  // namespace dais::meeting::journal
