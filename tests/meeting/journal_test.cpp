// The record: what may be opened, what is refused in one sentence, the chain of hashes.
#include "meeting/journal/sqlite_journal.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

using testing::HasSubstr;

std::string trouble(const std::function<void()>& act) {
    try {
        act();
    } catch (const JournalError& error) {
        return error.what();
    }
    return "no trouble";
}

void tamper(const fs::path& file, const std::string& sql) {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &db), SQLITE_OK);
    char* message = nullptr;
    sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &message);
    const std::string said = message == nullptr ? "" : message;
    sqlite3_free(message);
    sqlite3_close(db);
    ASSERT_EQ(said, "");
}

TEST(Record, AnUnknownFile) {
    Folder folder;
    EXPECT_THAT(trouble([&] { SqliteJournal::open(folder / "none.dais"); }),
                HasSubstr("There is no file"));
    EXPECT_FALSE(fs::exists(folder / "none.dais")) << "looking must not make it";
}

TEST(Record, AFolder) {
    Folder folder;
    EXPECT_THAT(trouble([&] { SqliteJournal::open(folder / ""); }), HasSubstr("is a folder"));
}

TEST(Record, NotADaisFile) {
    Folder folder;
    std::ofstream{folder / "letter.txt"} << std::string(5000, 'x');
    EXPECT_THAT(trouble([&] { SqliteJournal::open(folder / "letter.txt"); }),
                HasSubstr("is not a Dais conference file"));
    tamper(folder / "other.db", "CREATE TABLE t (a); PRAGMA user_version=1");
    EXPECT_THAT(trouble([&] { SqliteJournal::open(folder / "other.db"); }),
                HasSubstr("is not a Dais conference file"));
    EXPECT_EQ(read_file(folder / "letter.txt"), std::string(5000, 'x'));
}

TEST(Record, AFileOfANewerVersion) {
    Bench bench;
    bench.desk.reset();
    bench.journal.reset();
    tamper(bench.folder / "meeting.dais", "PRAGMA user_version=2");
    EXPECT_THAT(trouble([&] { SqliteJournal::open(bench.folder / "meeting.dais"); }),
                HasSubstr("was written by a newer Dais (file version 2"));
}

TEST(Record, AFileThatIsThereAlready) {
    Bench bench;
    EXPECT_THAT(trouble([&] { SqliteJournal::create(bench.folder / "meeting.dais"); }),
                HasSubstr("is there already"));
}

TEST(Record, AFolderThatIsNotThere) {
    Folder folder;
    EXPECT_THAT(trouble([&] { SqliteJournal::create(folder / "no/such/place.dais"); }),
                HasSubstr("see that the folder exists"));
}

TEST(Record, OneWriterManyReaders) {
    Bench bench;
    EXPECT_THAT(trouble([&] { SqliteJournal::open(bench.folder / "meeting.dais"); }),
                HasSubstr("is open in another Dais"));
    EXPECT_EQ(SqliteJournal::open_reading(bench.folder / "meeting.dais")->verify(), 2);
    EXPECT_THAT(trouble([&] {
                    SqliteJournal::open_reading(bench.folder / "meeting.dais")
                        ->append(bench.desk->state().rows, std::nullopt);
                }),
                HasSubstr("for reading only"));
}

TEST(Record, IsAppendOnly) {
    Bench bench;
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open((bench.folder / "meeting.dais").c_str(), &db), SQLITE_OK);
    for (const char* sql : {"UPDATE journal SET actor_name='x'", "DELETE FROM journal"}) {
        EXPECT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_CONSTRAINT) << sql;
    }
    sqlite3_close(db);
    EXPECT_EQ(bench.journal->verify(), 2);
}

TEST(Record, AChangedByteIsFoundAndItsRowNamed) {
    Bench bench;
    bench.say(OpenMeeting{{"2021-07-26-morning"}});
    bench.desk.reset();
    bench.journal.reset();
    tamper(bench.folder / "meeting.dais",
           "DROP TRIGGER journal_never_changed; UPDATE journal SET actor_name='Eve' "
           "WHERE sequence=2;"
           "CREATE TRIGGER journal_never_changed BEFORE UPDATE ON journal\n"
           "  BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;");
    EXPECT_THAT(
        trouble([&] { SqliteJournal::open_reading(bench.folder / "meeting.dais")->verify(); }),
        HasSubstr("damaged at row 2: its content does not match its hash"));
}

TEST(Record, AMissingRowIsFound) {
    Bench bench;
    bench.say(OpenMeeting{{"2021-07-26-morning"}});
    bench.desk.reset();
    bench.journal.reset();
    tamper(bench.folder / "meeting.dais",
           "DROP TRIGGER journal_never_deleted; DELETE FROM journal WHERE sequence=2;"
           "CREATE TRIGGER journal_never_deleted BEFORE DELETE ON journal\n"
           "  BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;");
    EXPECT_THAT(
        trouble([&] { SqliteJournal::open_reading(bench.folder / "meeting.dais")->verify(); }),
        HasSubstr("rows are missing before number 3"));
}

TEST(Record, ABackupIsACompleteFileWhileTheMeetingGoesOn) {
    Bench bench;
    bench.say(OpenMeeting{{"2021-07-26-morning"}});
    SqliteJournal::open_reading(bench.folder / "meeting.dais")->backup(bench.folder / "copy.dais");
    bench.say(AdjournMeeting{{"2021-07-26-morning"}, {}});
    EXPECT_EQ(SqliteJournal::open_reading(bench.folder / "copy.dais")->verify(), 3);
    auto copy = SqliteJournal::open(bench.folder / "copy.dais");
    const Desk desk{*copy, bench.machine};
    EXPECT_EQ(desk.state().conference.meetings.at({"2021-07-26-morning"}).state,
              MeetingState::in_session);
    EXPECT_THAT(trouble([&] { bench.journal->backup(bench.folder / "copy.dais"); }),
                HasSubstr("is there already"));
}

TEST(Record, KeepsTheRowOfTheDesign) {
    Bench bench;
    bench.desk->submit({"said-once"}, {7, "Ana"}, OpenMeeting{{"2021-07-26-morning"}});
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open((bench.folder / "meeting.dais").c_str(), &db), SQLITE_OK);
    sqlite3_stmt* row = nullptr;
    ASSERT_EQ(sqlite3_prepare_v2(
                  db,
                  "SELECT sequence, term, action, command, actor_link, actor_name, type, "
                  "type_version, recorded, boot_id, boottime, utc, payload, length(previous), "
                  "length(hash) FROM journal WHERE sequence = 3",
                  -1, &row, nullptr),
              SQLITE_OK);
    ASSERT_EQ(sqlite3_step(row), SQLITE_ROW);
    const auto text = [&](int column) {
        return std::string{reinterpret_cast<const char*>(sqlite3_column_text(row, column))};
    };
    EXPECT_EQ(sqlite3_column_int64(row, 0), 3);
    EXPECT_EQ(sqlite3_column_int64(row, 1), 1);
    EXPECT_EQ(sqlite3_column_int64(row, 2), 3);
    EXPECT_EQ(text(3), "said-once");
    EXPECT_EQ(sqlite3_column_int64(row, 4), 7);
    EXPECT_EQ(text(5), "Ana");
    EXPECT_EQ(text(6), "MeetingOpened");
    EXPECT_EQ(text(9), "simulated-boot-1");
    EXPECT_THAT(text(12), HasSubstr("\"meeting\":\"2021-07-26-morning\""));
    EXPECT_EQ(sqlite3_column_int64(row, 13), 32);
    EXPECT_EQ(sqlite3_column_int64(row, 14), 32);
    sqlite3_finalize(row);
    sqlite3_close(db);
}

}  // namespace
}  // namespace dais::meeting::test
