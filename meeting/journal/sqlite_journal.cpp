#include "meeting/journal/sqlite_journal.h"

#include <system_error>
#include <utility>

#include "meeting/codec/codec.h"
#include "meeting/journal/record_file.h"
#include "meeting/journal/rows.h"
#include "meeting/journal/structure.h"

namespace dais::meeting {

using journal::in_quotes;
using journal::Query;
using journal::RecordFile;

namespace {

JournalError fault_of(const std::filesystem::path& file, const journal::Sound& sound) {
    const std::string row = std::to_string(sound.rows + 1);
    if (sound.unknown) {  // of a newer Dais: its hash is right
        return JournalError{in_quotes(file) + ", row " + row + ": " + *sound.fault};
    }
    return JournalError{in_quotes(file) + " is damaged at row " + row + ": " + *sound.fault +
                        " The rows before it are sound." + journal::salvage_hint(file)};
}

}  // namespace

SqliteJournal::SqliteJournal(std::unique_ptr<RecordFile> file) : file_{std::move(file)} {}
SqliteJournal::~SqliteJournal() = default;

std::unique_ptr<SqliteJournal> SqliteJournal::create(const std::filesystem::path& path) {
    return std::unique_ptr<SqliteJournal>{
        new SqliteJournal{std::make_unique<RecordFile>(path, RecordFile::Mode::create)}};
}

std::unique_ptr<SqliteJournal> SqliteJournal::open(const std::filesystem::path& path) {
    return std::unique_ptr<SqliteJournal>{
        new SqliteJournal{std::make_unique<RecordFile>(path, RecordFile::Mode::write)}};
}

std::unique_ptr<SqliteJournal> SqliteJournal::open_reading(const std::filesystem::path& path) {
    return std::unique_ptr<SqliteJournal>{
        new SqliteJournal{std::make_unique<RecordFile>(path, RecordFile::Mode::read)}};
}

std::string SqliteJournal::name() const { return file_->path().string(); }

void SqliteJournal::append(const std::vector<Recorded>& rows, const std::optional<Cause>& cause) {
    file_->append(rows, cause);
}

void SqliteJournal::look_after() { file_->look_after(); }

void SqliteJournal::replay(const std::function<void(Recorded)>& each) {
    const journal::Sound sound = journal::walk(
        file_->db(),
        [&](const StoredRow& /*row*/, Recorded recorded) { each(std::move(recorded)); });
    if (sound.fault) {
        throw fault_of(file_->path(), sound);
    }
}

std::optional<Remembered> SqliteJournal::remembered(const CommandId& id) {
    Query& find = file_->find_command();
    find.reset();
    find.bind(1, std::string_view{id.text});
    if (!find.step()) {
        return std::nullopt;
    }
    Remembered remembered{.actor = {find.integer(0), find.text(1)},
                          .command = {},
                          .answer = {.action = {find.integer(3)}, .last = {find.integer(4)}}};
    const std::string content = find.text(2);
    find.reset();
    try {
        remembered.command = codec::command_from(codec::parse(content));
    } catch (const codec::DecodeError& error) {
        throw JournalError{in_quotes(file_->path()) + ", command " + id.text + ": " + error.what()};
    }
    return remembered;
}

std::int64_t SqliteJournal::rows() {
    Query count{file_->db(), "SELECT coalesce(max(sequence), 0) FROM journal"};
    count.step();
    return count.integer(0);
}

std::string SqliteJournal::beginning() {
    Query first{file_->db(), "SELECT hash FROM journal WHERE sequence = 1"};
    return first.step() ? first.text(0) : std::string{};
}

RecordEnd SqliteJournal::end() {
    Query last{file_->db(),
               "SELECT sequence, term, hash FROM journal ORDER BY sequence DESC LIMIT 1"};
    if (!last.step()) {
        return {};
    }
    return {.sequence = last.integer(0), .term = last.integer(1), .hash = last.text(2)};
}

std::string SqliteJournal::hash_at(std::int64_t sequence) {
    Query found{file_->db(), "SELECT hash FROM journal WHERE sequence = ?1"};
    found.bind(1, sequence);
    return found.step() ? found.text(0) : std::string{};
}

std::vector<StoredRow> SqliteJournal::rows_after(std::int64_t sequence, std::size_t most_bytes) {
    return journal::rows_after(file_->db(), sequence, most_bytes);
}

std::vector<Recorded> SqliteJournal::append_rows(const std::vector<StoredRow>& rows) {
    RecordEnd before = end();
    if (before.hash.empty()) {
        before.hash = journal::no_hash();
    }
    journal::RowHasher hasher;
    std::vector<Recorded> decoded;
    for (const auto& row : rows) {
        const auto bad = [&](const std::string& what) {
            throw JournalError{"Row " + std::to_string(row.sequence) + " that came for " +
                               in_quotes(file_->path()) + " is not taken: " + what};
        };
        if (row.sequence != before.sequence + 1) {
            bad("the one before it is missing.");
        }
        if (row.previous != before.hash) {
            bad("it does not follow the row before it.");
        }
        if (row.term < before.term) {
            bad("its term is over.");
        }
        if (hasher.hash_of(row) != row.hash) {
            bad("its content does not match its hash.");
        }
        try {
            decoded.push_back(journal::recorded_from(row));
        } catch (const codec::DecodeError& error) {
            bad(error.what());
        }
        before = {.sequence = row.sequence, .term = row.term, .hash = row.hash};
    }
    file_->append_stored(rows);
    return decoded;
}

std::vector<Recorded> SqliteJournal::of_type(std::string_view type) {
    std::vector<Recorded> rows;
    for (const StoredRow& row : journal::rows_of_type(file_->db(), type)) {
        try {
            rows.push_back(journal::recorded_from(row));
        } catch (const codec::DecodeError& error) {
            throw JournalError{in_quotes(file_->path()) + ", row " + std::to_string(row.sequence) +
                               ": " + error.what()};
        }
    }
    return rows;
}

std::int64_t SqliteJournal::verify(const std::function<void(std::int64_t)>& each) {
    std::int64_t count = 0;
    const journal::Sound sound =
        journal::walk(file_->db(), [&](const StoredRow& /*row*/, const Recorded& /*recorded*/) {
            ++count;
            if (each) {
                each(count);
            }
        });
    if (sound.fault) {
        throw fault_of(file_->path(), sound);
    }
    if (const auto fault = journal::pages_fault(file_->db())) {
        throw JournalError{in_quotes(file_->path()) +
                           " is damaged though all its rows are sound: " + *fault +
                           journal::salvage_hint(file_->path())};
    }
    return count;
}

namespace {

// Asks now and then, while a statement runs, whether it is to be given up.
class Interruption {
  public:
    Interruption(sqlite3* db, const std::function<bool()>& given_up) : db_{db}, asked_{given_up} {
        constexpr int kOften = 1'000;  // of the database's own steps
        if (asked_) {
            sqlite3_progress_handler(
                db_, kOften,
                [](void* self) { return static_cast<const Interruption*>(self)->asked_() ? 1 : 0; },
                this);
        }
    }
    ~Interruption() { sqlite3_progress_handler(db_, 0, nullptr, nullptr); }
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;
    Interruption(Interruption&&) = delete;
    Interruption& operator=(Interruption&&) = delete;

  private:
    sqlite3* db_;
    const std::function<bool()>& asked_;
};

}  // namespace

void SqliteJournal::backup(const std::filesystem::path& to, const std::function<bool()>& given_up) {
    if (std::filesystem::exists(to)) {
        throw JournalError{in_quotes(to) + " is there already: choose another name for the copy."};
    }
    // VACUUM INTO reads one consistent state and writes a compact, complete file; the header's
    // application id and version go with it.
    const Interruption interruption{file_->db(), given_up};
    Query copy{file_->db(), "VACUUM INTO ?1"};
    copy.bind(1, std::string_view{to.native()});
    copy.step();
    RecordFile::unmark(to);
    // As private as the record; a disk that knows no owners has none to keep out.
    std::error_code ignored;
    std::filesystem::permissions(
        to, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
}

}  // namespace dais::meeting
