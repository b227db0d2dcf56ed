// Rows on their way to a standby: the copy is the same chain byte for byte, and nothing else is
// taken; a standby's desk begins the next term.
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "meeting/apply.h"
#include "meeting/codec/stored_row_json.h"
#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

using testing::HasSubstr;

constexpr std::size_t kAll = std::size_t{1} << 30U;

// As a row travels.
StoredRow travelled(const StoredRow& row) {
    return codec::row_from_json(codec::parse(codec::row_json(row).dump()));
}

struct Copy {
    Copy() {
        bench.desk->grant_link(Role::officer, "Ana", "hash");
        rows = bench.journal->rows_after(0, kAll);
        for (StoredRow& each : rows) {
            each = travelled(each);
        }
        file = SqliteJournal::create(folder / "copy.dais");
    }
    Bench bench;
    Folder folder;
    std::vector<StoredRow> rows;
    std::unique_ptr<SqliteJournal> file;
};

TEST(StoredRows, MakeTheSameChainByteForByte) {
    Copy copy;
    ASSERT_GE(copy.rows.size(), 3U);
    EXPECT_EQ(copy.file->append_rows(copy.rows).size(), copy.rows.size());
    EXPECT_TRUE(copy.file->rows_after(0, kAll) == copy.bench.journal->rows_after(0, kAll));
    EXPECT_EQ(copy.file->end(), copy.bench.journal->end());
    EXPECT_EQ(copy.file->verify(), static_cast<std::int64_t>(copy.rows.size()));
}

TEST(StoredRows, ComeInPartsOfBoundedSizeAndOneAtLeast) {
    Copy copy;
    std::int64_t after = 0;
    int parts = 0;
    while (true) {
        const auto part = copy.bench.journal->rows_after(after, 1);
        if (part.empty()) {
            break;
        }
        ASSERT_EQ(part.size(), 1U) << "a row longer than the bound comes alone";
        ASSERT_EQ(part.front().sequence, after + 1);
        after = part.front().sequence;
        ++parts;
    }
    EXPECT_EQ(parts, static_cast<int>(copy.rows.size()));
}

TEST(StoredRows, ThatAreForgedAreRefusedAndNothingIsWritten) {
    struct Forgery {
        std::string what;
        std::function<void(std::vector<StoredRow>&)> forge;
        std::string said;
    };
    const std::vector<Forgery> forgeries{
        {"another payload", [](auto& rows) { rows[1].payload += " "; },
         "its content does not match its hash."},
        {"another hash", [](auto& rows) { rows[1].hash[0] = static_cast<char>(~rows[1].hash[0]); },
         "its content does not match its hash."},
        {"another chain",
         [](auto& rows) { rows[1].previous[0] = static_cast<char>(~rows[1].previous[0]); },
         "it does not follow the row before it."},
        {"a row left out", [](auto& rows) { rows.erase(rows.begin() + 1); },
         "the one before it is missing."},
        {"a row twice", [](auto& rows) { rows.insert(rows.begin(), rows.front()); },
         "the one before it is missing."},
        {"a lower term", [](auto& rows) { rows[1].term = 0; }, "its term is over."},
    };
    for (const Forgery& each : forgeries) {
        Copy copy;
        auto rows = copy.rows;
        each.forge(rows);
        std::string said;
        try {
            copy.file->append_rows(rows);
        } catch (const JournalError& error) {
            said = error.what();
        }
        EXPECT_THAT(said, HasSubstr(each.said)) << each.what;
        EXPECT_EQ(copy.file->end(), RecordEnd{}) << each.what << ": nothing was appended";
    }
}

TEST(StoredRows, OfAStandbyThatTakesOverHaveTheNextTerm) {
    Copy copy;
    State state;
    for (const Recorded& row : copy.file->append_rows(copy.rows)) {
        state = apply(std::move(state), row);
    }
    const std::int64_t epoch = state.conference.clock_epoch;
    const timing::Reading reading = copy.bench.machine.read();
    const timing::Instant now = copy.bench.desk->now();
    Desk desk{
        *copy.file,
        copy.bench.machine,
        {.state = state, .now = now, .reading = reading, .name = "Ana", .address = "ws://b/ws"}};
    EXPECT_EQ(copy.file->end().term, 2);
    const auto& first = desk.state().rows[copy.rows.size()];
    const auto* taken = std::get_if<LeadTaken>(&first.event);
    ASSERT_NE(taken, nullptr);
    EXPECT_EQ(taken->term, 2);
    EXPECT_EQ(taken->name, "Ana");
    EXPECT_EQ(desk.now(), now) << "the meeting's clock goes on as the first desk's";
    EXPECT_GT(desk.state().conference.clock_epoch, epoch + 1'000);
    copy.file->verify();
    // Opened again it goes on in that term.
    const std::int64_t rows = copy.file->rows();
    const Desk again{*copy.file, copy.bench.machine};
    EXPECT_EQ(copy.file->rows(), rows + 1);
    EXPECT_EQ(copy.file->end().term, 2);
}

}  // namespace
}  // namespace dais::meeting::test
