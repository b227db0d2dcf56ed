#include "meeting/journal/rows.h"

#include <array>
#include <new>
#include <utility>

#include <openssl/evp.h>
#include <openssl/sha.h>

#include "meeting/codec/codec.h"
#include "meeting/codec/event_rows.h"

namespace dais::meeting::journal {

const char* const kLayout = R"sql(
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

const char* const kInsert =
    "INSERT INTO journal (sequence, term, action, command, content, actor_link, actor_name, type, "
    "type_version, recorded, boot_id, boottime, utc, payload, previous, hash) "
    "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)";

namespace {

constexpr const char* kSelect =
    "SELECT sequence, term, action, command, content, actor_link, actor_name, type, type_version, "
    "recorded, boot_id, boottime, utc, payload, previous, hash FROM journal ORDER BY sequence";
// Every column, in the layout's order: the same.
constexpr const char* kSelectAfter = "SELECT * FROM journal WHERE sequence > ?1 ORDER BY sequence";
constexpr const char* kSelectType = "SELECT * FROM journal WHERE type = ?1 ORDER BY sequence";
constexpr const char* kSelectLastFirst = "SELECT * FROM journal ORDER BY sequence DESC";
// What a row counts besides its payload, when rows of so many bytes are asked for.
constexpr std::size_t kRowOverhead = 512;

// The bytes that are hashed: each field with its length, so that no two rows can be confused by
// moving bytes from one field into the next.
class RowBytes {
  public:
    explicit RowBytes(std::string& bytes) : bytes_{bytes} { bytes_.clear(); }
    void add(std::int64_t number) {
        constexpr unsigned kBits = 8;
        auto rest = static_cast<std::uint64_t>(number);
        std::array<char, sizeof rest> lowest_first{};
        for (char& byte : lowest_first) {
            byte = static_cast<char>(rest & 0xffU);
            rest >>= kBits;
        }
        bytes_.append(lowest_first.data(), lowest_first.size());
    }
    void add(std::string_view text) {
        add(static_cast<std::int64_t>(text.size()));
        bytes_ += text;
    }
    void add(const std::optional<std::string>& text) {
        add(std::int64_t{text.has_value()});
        add(text ? std::string_view{*text} : std::string_view{});
    }

  private:
    std::string& bytes_;
};

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

}  // namespace

std::string no_hash() { return std::string(SHA256_DIGEST_LENGTH, '\0'); }

// Looked up once: looking an algorithm up costs more than a row's hash.
struct RowHasher::Digest {
    EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    Digest() = default;
    ~Digest() {
        EVP_MD_CTX_free(context);
        EVP_MD_free(algorithm);
    }
    Digest(const Digest&) = delete;
    Digest& operator=(const Digest&) = delete;
    Digest(Digest&&) = delete;
    Digest& operator=(Digest&&) = delete;
};

RowHasher::RowHasher() : digest_{std::make_unique<Digest>()} {}
RowHasher::~RowHasher() = default;

std::string RowHasher::hash_of(const StoredRow& row) {
    RowBytes bytes{bytes_};
    bytes.add(row.sequence);
    bytes.add(row.term);
    bytes.add(row.action);
    bytes.add(row.command);
    bytes.add(row.content);
    bytes.add(row.actor_link);
    bytes.add(std::string_view{row.actor_name});
    bytes.add(std::string_view{row.type});
    bytes.add(row.type_version);
    bytes.add(row.recorded);
    bytes.add(std::string_view{row.boot_id});
    bytes.add(row.boottime);
    bytes.add(row.utc);
    bytes.add(std::string_view{row.payload});
    bytes.add(std::string_view{row.previous});
    std::string hash = no_hash();
    if (EVP_DigestInit_ex(digest_->context, digest_->algorithm, nullptr) != 1 ||
        EVP_DigestUpdate(digest_->context, bytes_.data(), bytes_.size()) != 1 ||
        EVP_DigestFinal_ex(digest_->context, reinterpret_cast<unsigned char*>(hash.data()),
                           nullptr) != 1) {
        throw std::bad_alloc{};  // the only way in which SHA-256 fails
    }
    return hash;
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
            .previous = std::move(previous)};
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

StoredRows::StoredRows(sqlite3* db, Order order)
    : query_{db, order == Order::first_to_last ? kSelect : kSelectLastFirst} {}

std::optional<StoredRow> StoredRows::next() {
    return query_.step() ? std::optional{read_row(query_)} : std::nullopt;
}

Sound walk(sqlite3* db, const std::function<void(const StoredRow&, Recorded)>& each) {
    StoredRows rows{db};
    RowHasher hasher;
    std::string previous = no_hash();
    Sound sound;
    const auto ends = [&](std::string fault) {
        sound.fault = std::move(fault);
        return sound;
    };
    while (true) {
        std::optional<StoredRow> row;
        try {
            row = rows.next();
        } catch (const JournalError&) {
            if (sqlite3_errcode(db) != SQLITE_CORRUPT) {
                throw;  // a disk that cannot be read now says nothing about the rows on it
            }
            return ends("the file's pages that hold it cannot be read.");
        }
        if (!row) {
            return sound;
        }
        if (row->sequence != sound.rows + 1) {
            return ends("rows are missing before number " + std::to_string(row->sequence) + ".");
        }
        if (row->previous != previous) {
            return ends("it does not follow the row before it.");
        }
        previous = hasher.hash_of(*row);
        if (row->hash != previous) {
            return ends("its content does not match its hash.");
        }
        Recorded recorded;
        try {
            recorded = recorded_from(*row);
        } catch (const codec::DecodeError& error) {
            sound.unknown = true;
            return ends(error.what());
        }
        ++sound.rows;
        each(*row, std::move(recorded));
    }
}

std::vector<StoredRow> rows_after(sqlite3* db, std::int64_t sequence, std::size_t most_bytes) {
    Query found{db, kSelectAfter};
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

std::vector<StoredRow> rows_of_type(sqlite3* db, std::string_view type) {
    Query found{db, kSelectType};
    found.bind(1, type);
    std::vector<StoredRow> rows;
    while (found.step()) {
        rows.push_back(read_row(found));
    }
    return rows;
}

}  // namespace dais::meeting::journal
