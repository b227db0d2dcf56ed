// A damaged file is found out, whatever was damaged, and its sound beginning can be saved.
#include <cstdlib>
#include <iostream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "meeting/journal/rows.h"
#include "meeting/journal/salvage.h"
#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

using testing::HasSubstr;

const MeetingKey kFirst{"2021-07-26-morning"};

// What is said of a file; empty: it is sound.
std::string trouble_of(const fs::path& file) {
    try {
        static_cast<void>(SqliteJournal::open_reading(file)->verify());
        return {};
    } catch (const JournalError& error) {
        return error.what();
    }
}

void sql(const fs::path& file, const std::string& text) {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &db), SQLITE_OK);
    char* message = nullptr;
    sqlite3_exec(db, text.c_str(), nullptr, nullptr, &message);
    const std::string said = message == nullptr ? "" : message;
    sqlite3_free(message);
    sqlite3_close(db);
    ASSERT_EQ(said, "");
}

std::vector<std::string> contents(const fs::path& file) {
    std::vector<std::string> rows;
    sqlite3* db = nullptr;
    sqlite3_open_v2(file.c_str(), &db, SQLITE_OPEN_READONLY, nullptr);
    {
        journal::StoredRows stored{db};
        journal::RowHasher hasher;
        while (const auto row = stored.next()) {
            rows.push_back(hasher.hash_of(*row) + row->payload);
        }
    }
    sqlite3_close(db);
    return rows;
}

// A real record of some actions, closed.
class Damage : public testing::Test {
  protected:
    void SetUp() override {
        Bench bench;
        bench.say(OpenMeeting{kFirst});
        for (const char* who : {"KEN", "JAM", "MEX", "FRA", "JPN"}) {
            bench.say(inscribe(who));
        }
        for (int i = 1; i < 40; ++i) {
            bench.say(ReleaseSpeakers{kFirst, i});
        }
        bench.desk.reset();
        bench.journal.reset();
        fs::copy_file(bench.folder / "meeting.dais", file());
        rows_ = contents(file());
    }
    [[nodiscard]] fs::path file() const { return folder_ / "meeting.dais"; }
    [[nodiscard]] fs::path saved() const { return folder_ / "saved.dais"; }
    [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(rows_.size()); }

    // The new record is the beginning of what there was.
    std::int64_t salvage(std::vector<std::int64_t>* left = nullptr) {
        const auto salvaged =
            journal::salvage(file(), saved(), [&](const journal::StoredRow& row, bool /*own*/) {
                if (left != nullptr) {
                    left->push_back(row.sequence);
                }
            });
        EXPECT_EQ(SqliteJournal::open_reading(saved())->verify(), salvaged.rows);
        const auto kept = contents(saved());
        EXPECT_TRUE(std::equal(kept.begin(), kept.end(), rows_.begin()));
        return salvaged.rows;
    }

    Folder folder_;
    std::vector<std::string> rows_;
};

TEST_F(Damage, AnyByteFlippedIsFoundOrHarmless) {
    const char* given = std::getenv("DAIS_SEED");
    const std::uint32_t seed =
        given == nullptr ? std::random_device{}() : static_cast<std::uint32_t>(std::stoul(given));
    const char* wanted = std::getenv("DAIS_FLIPS");
    const int flips = wanted == nullptr ? 150 : std::stoi(wanted);
    std::cout << "seed " << seed << '\n';
    std::mt19937 random{seed};
    const std::string whole = read_file(file());
    int found = 0;
    int harmless = 0;
    int saved_rows = 0;
    for (int i = 0; i < flips && !HasFailure(); ++i) {
        std::string bytes = whole;
        const std::size_t at = random() % bytes.size();
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
        std::ofstream{file(), std::ios::binary} << bytes;
        if (trouble_of(file()).empty()) {
            ASSERT_EQ(contents(file()), rows_) << "byte " << at << " is wrong and nobody says so";
            ++harmless;
            continue;
        }
        ++found;
        try {
            saved_rows += static_cast<int>(salvage());
        } catch (const JournalError&) {
            // Its very first bytes: not even rows can be told.
        }
        for (const char* part : {"", "-wal", "-shm"}) {
            fs::remove(saved().string() + part);
        }
    }
    std::cout << flips << " bytes flipped: " << found << " found, " << harmless
              << " harmless (the content is the same), 0 unnoticed; " << saved_rows << " of "
              << found * count() << " rows saved\n";
    EXPECT_GT(found, flips / 10);
}

TEST_F(Damage, ATruncatedFile) {
    fs::resize_file(file(), fs::file_size(file()) / 2);
    EXPECT_THAT(trouble_of(file()), HasSubstr("damaged"));
    EXPECT_THAT(trouble_of(file()), HasSubstr("dais salvage"));
}

TEST_F(Damage, AGarbageFile) {
    std::ofstream{file(), std::ios::binary} << std::string(50'000, 'x');
    EXPECT_THAT(trouble_of(file()), HasSubstr("is not a Dais conference file"));
}

TEST_F(Damage, RowsMissingInTheMiddle) {
    sql(file(),
        "DROP TRIGGER journal_never_deleted; DELETE FROM journal WHERE sequence = 20;"
        "CREATE TRIGGER journal_never_deleted BEFORE DELETE ON journal\n"
        "  BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;");
    EXPECT_THAT(trouble_of(file()), HasSubstr("rows are missing before number 21"));
    std::vector<std::int64_t> left;
    EXPECT_EQ(salvage(&left), 19);
    EXPECT_EQ(static_cast<std::int64_t>(left.size()), count() - 20);
    EXPECT_EQ(left.front(), 21);
}

TEST_F(Damage, RowsSwapped) {
    sql(file(),
        "DROP TRIGGER journal_never_changed; UPDATE journal SET sequence = -1 WHERE sequence = 12;"
        "UPDATE journal SET sequence = 12 WHERE sequence = 13;"
        "UPDATE journal SET sequence = 13 WHERE sequence = -1;"
        "CREATE TRIGGER journal_never_changed BEFORE UPDATE ON journal\n"
        "  BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;");
    EXPECT_THAT(trouble_of(file()), HasSubstr("at row 12: it does not follow the row before it"));
    EXPECT_EQ(salvage(), 11);
}

constexpr const char* kEdit =
    "DROP TRIGGER journal_never_changed;"
    "UPDATE journal SET payload = replace(payload, 'KEN', 'FRA') WHERE type = 'SpeakerInscribed';";
constexpr const char* kTriggerBack =
    "CREATE TRIGGER journal_never_changed BEFORE UPDATE ON journal\n"
    "  BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;";

TEST_F(Damage, AnEditedPayload) {
    sql(file(), std::string{kEdit} + kTriggerBack);
    EXPECT_THAT(trouble_of(file()), HasSubstr("its content does not match its hash"));
}

// Whoever edits makes the row's hash anew: then the next row does not follow it.
TEST_F(Damage, AnEditedPayloadWithItsOwnHash) {
    sql(file(), kEdit);
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(file().c_str(), &db), SQLITE_OK);
    std::string hash;
    std::int64_t edited = 0;
    {
        journal::StoredRows rows{db};
        journal::RowHasher hasher;
        while (const auto row = rows.next()) {
            if (hash.empty() && hasher.hash_of(*row) != row->hash) {
                hash = hasher.hash_of(*row);
                edited = row->sequence;
            }
        }
    }
    ASSERT_GT(edited, 0);
    {
        journal::Query update{db, "UPDATE journal SET hash = ?1 WHERE sequence = ?2"};
        update.bind_blob(1, hash);
        update.bind(2, edited);
        update.step();
    }
    journal::execute(db, kTriggerBack);
    sqlite3_close(db);
    EXPECT_THAT(trouble_of(file()), HasSubstr("at row " + std::to_string(edited + 1) +
                                              ": it does not follow the row before it"));
}

TEST_F(Damage, ARemovedTriggerAndOneThatNobodyMade) {
    sql(file(), "DROP TRIGGER journal_never_changed");
    EXPECT_THAT(trouble_of(file()), HasSubstr("its trigger journal_never_changed is missing"));
    sql(file(), std::string{kTriggerBack} +
                    "CREATE TRIGGER mine BEFORE INSERT ON journal BEGIN SELECT 1; END;");
    EXPECT_THAT(trouble_of(file()), HasSubstr("it holds a trigger mine, which no Dais made"));
    EXPECT_EQ(salvage(), count()) << "the rows are sound";
}

// Copied by hand while it was in use, or its log was taken away after the power failed.
TEST_F(Damage, AFileInUseWithoutItsLog) {
    Bench bench;
    bench.say(OpenMeeting{kFirst});
    const fs::path whole = bench.folder / "meeting.dais";
    const fs::path copy = folder_ / "copy.dais";
    fs::copy_file(whole, copy);
    EXPECT_THAT(trouble_of(copy), HasSubstr("copy.dais-wal\", which held what was said last"));
    EXPECT_THAT(trouble_of(copy), HasSubstr("copy.dais-wal\"")) << "also when asked again";
    fs::copy_file(whole.string() + "-wal", copy.string() + "-wal",
                  fs::copy_options::overwrite_existing);
    EXPECT_EQ(trouble_of(copy), "");
    bench.desk.reset();
    bench.journal.reset();
    EXPECT_FALSE(fs::exists(whole.string() + "-wal"));
    EXPECT_EQ(trouble_of(whole), "") << "closed, it is whole alone";
}

TEST_F(Damage, OpeningToGoOnRefusesItToo) {
    sql(file(), std::string{kEdit} + kTriggerBack);
    const timing::SimulatedTimeSource machine{test_morning()};
    const auto journal = SqliteJournal::open(file());
    try {
        const Desk desk{*journal, machine};
        FAIL() << "a damaged record was opened";
    } catch (const JournalError& error) {
        EXPECT_THAT(error.what(), HasSubstr("damaged at row"));
        EXPECT_THAT(error.what(), HasSubstr("dais salvage"));
    }
    EXPECT_EQ(contents(file()).size(), rows_.size()) << "nothing was added to it";
}

}  // namespace
}  // namespace dais::meeting::test
