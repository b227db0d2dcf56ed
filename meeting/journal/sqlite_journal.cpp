#include "meeting/journal/sqlite_journal.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <openssl/sha.h>
#include <sys/file.h>
#include <unistd.h>

#include "meeting/codec/codec.h"
#include "meeting/codec/event_rows.h"
#include "meeting/journal/database.h"

namespace dais::meeting {

namespace {

using journal::execute;
using journal::Query;

constexpr const char* kLayout = R"sql(
CREATE TABLE journal (
  sequence     INTEGER PRIMARY KEY,
  term         INTEGER NOT NULL,
  action       INTEGER NOT NULL,
  command      TEXT UNIQUE,      -- id of the command; on its first row
  content      TEXT,             -- what the command said; with its id
  actor_link   INTEGER NOT NULL,
  actor_name   TEXT NOT NULL,
  type         TEXT NOT NULL,
  type_version INTEGER NOT NULL,
  recorded     INTEGER NOT NULL, -- meeting instant, nanoseconds
  boot_id      TEXT NOT NULL,
  boottime     INTEGER NOT NULL, -- nanoseconds since that boot
  utc          INTEGER NOT NULL, -- nanoseconds since 1970
  payload      TEXT NOT NULL,
  previous     BLOB NOT NULL,    -- hash of the row before
  hash         BLOB NOT NULL     -- SHA-256 over all of the above
) STRICT;
CREATE INDEX journal_action ON journal (action);
CREATE TRIGGER journal_never_changed BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER journal_never_deleted BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
)sql";

constexpr const char* kInsert =
    "INSERT INTO journal (sequence, term, action, command, content, actor_link, actor_name, type, "
    "type_version, recorded, boot_id, boottime, utc, payload, previous, hash) "
    "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)";
#define DAIS_COLUMNS                                                                  \
    "SELECT sequence, term, action, command, content, actor_link, actor_name, type, " \
    "type_version, "                                                                  \
    "recorded, boot_id, boottime, utc, payload, previous, hash FROM journal "
constexpr const char* kSelect = DAIS_COLUMNS "ORDER BY sequence";
constexpr const char* kSelectAfter = DAIS_COLUMNS "WHERE sequence > ?1 ORDER BY sequence";
constexpr const char* kSelectType = DAIS_COLUMNS "WHERE type = ?1 ORDER BY sequence";
#undef DAIS_COLUMNS

/// What a row counts besides its payload, when rows of so many bytes are asked for.
constexpr std::size_t kRowOverhead = 512;

// The bytes that are hashed: each field with its length, so that no two rows can be confused by
// moving bytes from one field into the next.
class RowBytes {
  public:
    void add(std::int64_t number) {
        constexpr unsigned kBits = 8;
        auto rest = static_cast<std::uint64_t>(number);
        for (std::size_t i = 0; i < sizeof rest; ++i) {
            bytes_ += static_cast<char>(rest & 0xffU);
            rest >>= kBits;
        }
    }
    void add(std::string_view text) {
        add(static_cast<std::int64_t>(text.size()));
        bytes_ += text;
    }
    void add(const std::optional<std::string>& text) {
        add(std::int64_t{text.has_value()});
        add(std::string_view{text ? *text : std::string{}});
    }
    [[nodiscard]] std::string sha256() const {
        std::string digest(SHA256_DIGEST_LENGTH, '\0');
        SHA256(reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size(),
               reinterpret_cast<unsigned char*>(digest.data()));
        return digest;
    }

  private:
    std::string bytes_;
};

std::string hash_of(const StoredRow& row) {
    RowBytes hash;
    hash.add(row.sequence);
    hash.add(row.term);
    hash.add(row.action);
    hash.add(row.command);
    hash.add(row.content);
    hash.add(row.actor_link);
    hash.add(std::string_view{row.actor_name});
    hash.add(std::string_view{row.type});
    hash.add(row.type_version);
    hash.add(row.recorded);
    hash.add(std::string_view{row.boot_id});
    hash.add(row.boottime);
    hash.add(row.utc);
    hash.add(std::string_view{row.payload});
    hash.add(std::string_view{row.previous});
    return hash.sha256();
}

StoredRow stored(const Recorded& recorded, std::string previous) {
    codec::EventRow event = codec::to_row(recorded.event);
    return {.sequence = recorded.sequence.value,
            .term = recorded.term,
            .action = recorded.action.value,
            .command = std::nullopt,
            .content = std::nullopt,
            .actor_link = recorded.actor.link,
            .actor_name = recorded.actor.name,
            .type = std::move(event.type),
            .type_version = event.version,
            .recorded = recorded.recorded.time_since_epoch().count(),
            .boot_id = recorded.reading.boot_id,
            .boottime = recorded.reading.boot.time_since_epoch().count(),
            .utc = recorded.reading.utc.time_since_epoch().count(),
            .payload = std::move(event.payload),
            .previous = std::move(previous),
            .hash = {}};
}

StoredRow read_row(const Query& statement) {
    int column = 0;
    const auto integer = [&] { return statement.integer(column++); };
    const auto text = [&] { return statement.text(column++); };
    const auto optional_text = [&]() -> std::optional<std::string> {
        if (statement.null(column)) {
            ++column;
            return std::nullopt;
        }
        return statement.text(column++);
    };
    StoredRow row;
    row.sequence = integer();
    row.term = integer();
    row.action = integer();
    row.command = optional_text();
    row.content = optional_text();
    row.actor_link = integer();
    row.actor_name = text();
    row.type = text();
    row.type_version = integer();
    row.recorded = integer();
    row.boot_id = text();
    row.boottime = integer();
    row.utc = integer();
    row.payload = text();
    row.previous = text();
    row.hash = text();
    return row;
}

void bind_row(Query& statement, const StoredRow& row) {
    int index = 0;
    const auto optional_text = [&](const std::optional<std::string>& text) {
        text ? statement.bind(++index, std::string_view{*text}) : statement.bind_null(++index);
    };
    statement.bind(++index, row.sequence);
    statement.bind(++index, row.term);
    statement.bind(++index, row.action);
    optional_text(row.command);
    optional_text(row.content);
    statement.bind(++index, row.actor_link);
    statement.bind(++index, std::string_view{row.actor_name});
    statement.bind(++index, std::string_view{row.type});
    statement.bind(++index, row.type_version);
    statement.bind(++index, row.recorded);
    statement.bind(++index, std::string_view{row.boot_id});
    statement.bind(++index, row.boottime);
    statement.bind(++index, row.utc);
    statement.bind(++index, std::string_view{row.payload});
    statement.bind_blob(++index, row.previous);
    statement.bind_blob(++index, row.hash);
}

Recorded recorded_from(const StoredRow& row) {
    return {.sequence = {row.sequence},
            .term = row.term,
            .action = {row.action},
            .actor = {row.actor_link, row.actor_name},
            .recorded = timing::Instant{timing::Duration{row.recorded}},
            .reading = {.boot = timing::BootInstant{timing::Duration{row.boottime}},
                        .utc = timing::UtcTime{timing::Duration{row.utc}},
                        .boot_id = row.boot_id},
            .event = codec::from_row(row.type, static_cast<int>(row.type_version), row.payload)};
}

std::string quoted(const std::filesystem::path& path) { return "\"" + path.string() + "\""; }

std::int64_t pragma(sqlite3* db, const char* sql) {
    Query statement{db, sql};
    return statement.step() ? statement.integer(0) : 0;
}

}  // namespace

// The open file: its lock, its connection and its prepared statements.
class SqliteJournal::File {
  public:
    enum class Mode { create, write, read };

    File(std::filesystem::path path, Mode mode) : path_{std::move(path)}, mode_{mode} {
        try {
            open();
        } catch (...) {
            close();
            throw;
        }
    }
    ~File() { close(); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    File(File&&) = delete;
    File& operator=(File&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] sqlite3* db() const { return db_; }

    void append_stored(const std::vector<StoredRow>& rows);
    void append(const std::vector<Recorded>& rows, const std::optional<Cause>& cause);

    std::unique_ptr<Query> find_command;

  private:
    void open();
    void take_lock();
    void check_header();
    void prepare();
    void close();

    std::filesystem::path path_;
    Mode mode_;
    // The writer's lock lives on a descriptor of its own, opened before SQLite's and closed after
    // it: closing it earlier would drop SQLite's own locks on the same file.
    int lock_ = -1;
    sqlite3* db_ = nullptr;
    std::unique_ptr<Query> insert_;
    std::string last_hash_;
};

void SqliteJournal::File::open() {
    const bool exists = std::filesystem::exists(path_);
    if (mode_ == Mode::create && exists) {
        throw JournalError{quoted(path_) +
                           " is there already: choose another name, or open it with dais console."};
    }
    if (mode_ != Mode::create && !exists) {
        throw JournalError{"There is no file " + quoted(path_) +
                           ": check the name, or make it with dais new FILE --from "
                           "conference.json."};
    }
    if (std::filesystem::is_directory(path_)) {
        throw JournalError{quoted(path_) + " is a folder: name a conference file in it."};
    }
    if (mode_ != Mode::read) {
        take_lock();
    }
    const int flags =
        mode_ == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(path_.c_str(), &db_, flags, nullptr) != SQLITE_OK) {
        throw JournalError{journal::sentence(db_, path_.string())};
    }
    sqlite3_extended_result_codes(db_, 0);
    constexpr int kWaitForReadersMs = 2000;
    sqlite3_busy_timeout(db_, kWaitForReadersMs);
    if (mode_ == Mode::create) {
        execute(db_, "PRAGMA journal_mode=WAL");
        execute(db_, "BEGIN");
        execute(db_, kLayout);
        execute(db_, ("PRAGMA application_id=" + std::to_string(kApplicationId)).c_str());
        execute(db_, ("PRAGMA user_version=" + std::to_string(kFileVersion)).c_str());
        execute(db_, "COMMIT");
    }
    check_header();
    prepare();
}

void SqliteJournal::File::take_lock() {
    const int flags = mode_ == Mode::create ? O_RDWR | O_CREAT | O_EXCL : O_RDWR;
    constexpr mode_t kOwnerOnly = 0600;  // the record holds notes that are nobody else's business
    lock_ = ::open(path_.c_str(), flags | O_CLOEXEC, kOwnerOnly);
    if (lock_ < 0) {
        const std::string why = std::generic_category().message(errno);
        throw JournalError{quoted(path_) + " cannot be opened for writing (" + why +
                           "): see that the folder exists and may be written."};
    }
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        throw JournalError{quoted(path_) +
                           " is open in another Dais: use that window, or connect to it with "
                           "dais console --connect URL."};
    }
}

void SqliteJournal::File::check_header() {
    // Any read shows whether this is a database at all.
    if (pragma(db_, "PRAGMA application_id") != kApplicationId) {
        throw JournalError{quoted(path_) + " is not a Dais conference file."};
    }
    const std::int64_t version = pragma(db_, "PRAGMA user_version");
    if (version > kFileVersion) {
        throw JournalError{quoted(path_) + " was written by a newer Dais (file version " +
                           std::to_string(version) + ", this one reads up to " +
                           std::to_string(kFileVersion) + "): open it with that one."};
    }
}

void SqliteJournal::File::prepare() {
    if (mode_ != Mode::read) {
        execute(db_, "PRAGMA journal_mode=WAL");
        execute(db_, "PRAGMA synchronous=FULL");
        insert_ = std::make_unique<Query>(db_, kInsert);
    }
    find_command = std::make_unique<Query>(
        db_,
        "SELECT actor_link, actor_name, content, action, "
        "(SELECT max(later.sequence) FROM journal later WHERE later.action = journal.action "
        " AND later.actor_link = journal.actor_link AND later.actor_name = journal.actor_name) "
        "FROM journal WHERE command = ?1");
    Query last{db_, "SELECT hash FROM journal ORDER BY sequence DESC LIMIT 1"};
    last_hash_ = last.step() ? last.text(0) : std::string(SHA256_DIGEST_LENGTH, '\0');
}

void SqliteJournal::File::close() {
    insert_.reset();
    find_command.reset();
    sqlite3_close(db_);
    db_ = nullptr;
    if (lock_ >= 0) {
        ::close(lock_);
        lock_ = -1;
    }
}

void SqliteJournal::File::append(const std::vector<Recorded>& rows,
                                 const std::optional<Cause>& cause) {
    if (insert_ == nullptr) {
        throw JournalError{quoted(path_) + " was opened for reading only."};
    }
    std::vector<StoredRow> chained;
    chained.reserve(rows.size());
    std::string hash = last_hash_;
    for (const auto& recorded : rows) {
        StoredRow row = stored(recorded, hash);
        if (chained.empty() && cause) {
            row.command = cause->id.text;
            row.content = codec::to_json(cause->command).dump();
        }
        hash = row.hash = hash_of(row);
        chained.push_back(std::move(row));
    }
    append_stored(chained);
}

void SqliteJournal::File::append_stored(const std::vector<StoredRow>& rows) {
    if (insert_ == nullptr) {
        throw JournalError{quoted(path_) + " was opened for reading only."};
    }
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

SqliteJournal::SqliteJournal(std::unique_ptr<File> file) : file_{std::move(file)} {}
SqliteJournal::~SqliteJournal() = default;

std::unique_ptr<SqliteJournal> SqliteJournal::create(const std::filesystem::path& path) {
    return std::unique_ptr<SqliteJournal>{
        new SqliteJournal{std::make_unique<File>(path, File::Mode::create)}};
}

std::unique_ptr<SqliteJournal> SqliteJournal::open(const std::filesystem::path& path) {
    return std::unique_ptr<SqliteJournal>{
        new SqliteJournal{std::make_unique<File>(path, File::Mode::write)}};
}

std::unique_ptr<SqliteJournal> SqliteJournal::open_reading(const std::filesystem::path& path) {
    return std::unique_ptr<SqliteJournal>{
        new SqliteJournal{std::make_unique<File>(path, File::Mode::read)}};
}

std::string SqliteJournal::name() const { return file_->path().string(); }

void SqliteJournal::append(const std::vector<Recorded>& rows, const std::optional<Cause>& cause) {
    file_->append(rows, cause);
}

void SqliteJournal::replay(const std::function<void(Recorded)>& each) {
    Query rows{file_->db(), kSelect};
    while (rows.step()) {
        const StoredRow row = read_row(rows);
        Recorded recorded;
        try {
            recorded = recorded_from(row);
        } catch (const codec::DecodeError& error) {
            throw JournalError{quoted(file_->path()) + ", row " + std::to_string(row.sequence) +
                               ": " + error.what()};
        }
        each(std::move(recorded));
    }
}

std::optional<Remembered> SqliteJournal::remembered(const CommandId& id) {
    Query& find = *file_->find_command;
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
        throw JournalError{quoted(file_->path()) + ", command " + id.text + ": " + error.what()};
    }
    return remembered;
}

std::int64_t SqliteJournal::rows() {
    Query count{file_->db(), "SELECT coalesce(max(sequence), 0) FROM journal"};
    count.step();
    return count.integer(0);
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
    Query found{file_->db(), kSelectAfter};
    found.bind(1, sequence);
    std::vector<StoredRow> rows;
    std::size_t bytes = 0;
    while (bytes < most_bytes && found.step()) {
        rows.push_back(read_row(found));
        const StoredRow& row = rows.back();
        bytes += kRowOverhead + row.payload.size() + (row.content ? row.content->size() : 0);
        if (bytes > most_bytes && rows.size() > 1) {
            rows.pop_back();
        }
    }
    return rows;
}

std::vector<Recorded> SqliteJournal::append_rows(const std::vector<StoredRow>& rows) {
    RecordEnd before = end();
    if (before.hash.empty()) {
        before.hash.assign(SHA256_DIGEST_LENGTH, '\0');
    }
    std::vector<Recorded> decoded;
    for (const auto& row : rows) {
        const auto bad = [&](const std::string& what) {
            throw JournalError{"Row " + std::to_string(row.sequence) + " that came for " +
                               quoted(file_->path()) + " is not taken: " + what};
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
        if (hash_of(row) != row.hash) {
            bad("its content does not match its hash.");
        }
        try {
            decoded.push_back(recorded_from(row));
        } catch (const codec::DecodeError& error) {
            bad(error.what());
        }
        before = {.sequence = row.sequence, .term = row.term, .hash = row.hash};
    }
    file_->append_stored(rows);
    return decoded;
}

std::vector<Recorded> SqliteJournal::of_type(std::string_view type) {
    Query found{file_->db(), kSelectType};
    found.bind(1, type);
    std::vector<Recorded> rows;
    while (found.step()) {
        const StoredRow row = read_row(found);
        try {
            rows.push_back(recorded_from(row));
        } catch (const codec::DecodeError& error) {
            throw JournalError{quoted(file_->path()) + ", row " + std::to_string(row.sequence) +
                               ": " + error.what()};
        }
    }
    return rows;
}

std::int64_t SqliteJournal::verify(const std::function<void(std::int64_t)>& each) {
    Query rows{file_->db(), kSelect};
    std::string previous(SHA256_DIGEST_LENGTH, '\0');
    std::int64_t count = 0;
    while (rows.step()) {
        const StoredRow row = read_row(rows);
        ++count;
        const auto bad = [&](const std::string& what) {
            throw JournalError{quoted(file_->path()) + " is damaged at row " +
                               std::to_string(count) + ": " + what +
                               " Open the last backup; rows before it are sound."};
        };
        if (row.sequence != count) {
            bad("rows are missing before number " + std::to_string(row.sequence) + ".");
        }
        if (row.previous != previous) {
            bad("it does not follow the row before it.");
        }
        previous = hash_of(row);
        if (row.hash != previous) {
            bad("its content does not match its hash.");
        }
        try {
            static_cast<void>(recorded_from(row));
        } catch (const codec::DecodeError& error) {
            bad(error.what());
        }
        if (each) {
            each(count);
        }
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
        throw JournalError{quoted(to) + " is there already: choose another name for the copy."};
    }
    // VACUUM INTO reads one consistent state and writes a compact, complete file; the header's
    // application id and version go with it.
    const Interruption interruption{file_->db(), given_up};
    Query copy{file_->db(), "VACUUM INTO ?1"};
    copy.bind(1, std::string_view{to.native()});
    copy.step();
}

}  // namespace dais::meeting
