#include "meeting/journal/salvage.h"

#include <map>
#include <memory>
#include <utility>

#include "meeting/journal/record_file.h"

namespace dais::meeting::journal {

namespace {

struct Close {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
};
using Connection = std::unique_ptr<sqlite3, Close>;

Connection opened(const std::filesystem::path& file) {
    sqlite3* db = nullptr;
    const int result = sqlite3_open_v2(file.c_str(), &db, SQLITE_OPEN_READWRITE, nullptr);
    Connection connection{db};
    if (result != SQLITE_OK) {
        throw JournalError{sentence(db, file.string())};
    }
    return connection;
}

// Rows after the first bad one, by their numbers. Where a page in the middle cannot be read, those
// beyond it are reached from the end.
struct Left {
    std::map<std::int64_t, std::pair<StoredRow, bool>> rows;

    void collect(sqlite3* db, StoredRows::Order order, std::int64_t after) {
        RowHasher hasher;
        try {
            StoredRows stored{db, order};
            while (auto row = stored.next()) {
                if (row->sequence > after) {
                    const bool own = hasher.hash_of(*row) == row->hash;
                    rows.emplace(row->sequence, std::pair{std::move(*row), own});
                }
            }
        } catch (const JournalError&) {
            // As far as it goes: what cannot be read from here may be from the other end.
        }
    }
};

}  // namespace

Salvaged salvage(const std::filesystem::path& from, const std::filesystem::path& to,
                 const LeftRow& left) {
    const Connection damaged = opened(from);
    Sound sound;
    {
        const RecordFile whole{to, RecordFile::Mode::create};
        execute(whole.db(), "BEGIN IMMEDIATE");
        Query insert{whole.db(), kInsert};
        sound = walk(damaged.get(), [&](const StoredRow& row, const Recorded& /*recorded*/) {
            insert.reset();
            bind_row(insert, row);
            insert.step();
        });
        insert.reset();
        execute(whole.db(), "COMMIT");
    }
    if (sound.unknown) {
        throw JournalError{"Row " + std::to_string(sound.rows + 1) + ": " + *sound.fault};
    }
    if (sound.fault) {
        Left rest;
        rest.collect(damaged.get(), StoredRows::Order::first_to_last, sound.rows);
        rest.collect(damaged.get(), StoredRows::Order::last_to_first, sound.rows);
        for (const auto& [sequence, row] : rest.rows) {
            left(row.first, row.second);
        }
    }
    return {sound.rows, sound.fault};
}

}  // namespace dais::meeting::journal
