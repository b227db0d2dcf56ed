// The power is cut at every moment at which something was on its way to the disk: what was
// acknowledged is there afterwards, nothing is half there, and the record is sound.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "meeting/journal/sqlite_journal.h"
#include "tests/support/folder.h"
#include "tests/support/power_cuts.h"

namespace dais::meeting::test {
namespace {

namespace fs = std::filesystem;
using dais::test::DiskStep;
using dais::test::Folder;
using dais::test::Lost;
using dais::test::PowerCuts;

const char* const kName = "meeting.dais";

// After so many steps of the disk so many rows were acknowledged.
struct Acknowledged {
    std::size_t steps = 0;
    std::int64_t rows = 0;
};

struct Played {
    std::vector<DiskStep> steps;
    std::vector<Acknowledged> acknowledged;
    // Row with which an action ends -> row with which it begins; also of those that were refused:
    // what a failing disk did not confirm may be there all the same, but then whole.
    std::multimap<std::int64_t, std::int64_t> ends;
    std::int64_t refused = 0;
};

Recorded row(std::int64_t sequence, std::int64_t action, std::size_t size) {
    return {.sequence = {sequence},
            .term = 1,
            .action = {action},
            .actor = {1, "Ana"},
            .recorded = {},
            .reading = {},
            .event = PrivatelySaid{std::string(size, 'x'), {}}};
}

CommandId command(std::int64_t action) { return {"said-" + std::to_string(action)}; }

// Makes a record and writes actions of one to three rows into it; closed and opened now and then,
// so that the log goes into the file and a new one begins. A disk whose syncs fail is tried again.
Played play(int actions, std::size_t size, bool failing, std::mt19937& random) {
    const Folder folder;
    PowerCuts cuts;
    Played played;
    std::unique_ptr<SqliteJournal> journal = SqliteJournal::create(folder / kName);
    std::int64_t rows = 0;
    for (int i = 0; i < actions; ++i) {
        if (random() % 16 == 0) {
            journal.reset();
            journal = SqliteJournal::open(folder / kName);
        }
        std::vector<Recorded> action;
        const auto count = static_cast<std::int64_t>(1 + random() % 3);
        for (std::int64_t each = 1; each <= count; ++each) {
            action.push_back(row(rows + each, rows + 1, 1 + random() % size));
        }
        played.ends.emplace(rows + count, rows + 1);
        if (failing && random() % 4 == 0) {
            cuts.fail_syncs(1);
        }
        try {
            journal->append(action, Journal::Cause{command(rows + 1), ReleaseSpeakers{}});
        } catch (const JournalError&) {
            cuts.fail_syncs(0);
            ++played.refused;
            continue;
        }
        cuts.fail_syncs(0);
        rows += count;
        played.acknowledged.push_back({cuts.steps().size(), rows});
    }
    journal.reset();
    played.steps = cuts.steps();
    return played;
}

class Cuts {
  public:
    Cuts(const Played& played, std::mt19937& random) : played_{played}, random_{random} {}

    void at(std::size_t step, Lost lost) {
        const Folder folder;
        write_files_after_cut(played_.steps, step, lost, random_, folder / "");
        const std::int64_t promised = promised_at(step);
        ++cuts_;
        if (promised == 0 && !readable(folder / kName)) {
            return;  // it was being made
        }
        ASSERT_TRUE(fs::exists(folder / kName)) << "the file itself is lost, step " << step;
        try {
            const auto journal = SqliteJournal::open(folder / kName);
            const std::int64_t rows = journal->verify();
            ASSERT_GE(rows, promised) << "lost at step " << step;
            ASSERT_TRUE(rows == 0 || whole(*journal, rows))
                << "half an action at step " << step << ": " << rows;
            most_ = std::max(most_, promised);
            // And it goes on.
            journal->append({row(rows + 1, rows + 1, 1)}, Journal::Cause{{"after"}, OpenMeeting{}});
        } catch (const JournalError& error) {
            FAIL() << "step " << step << " of " << played_.steps.size() << ": " << error.what();
        }
    }
    [[nodiscard]] int cuts() const { return cuts_; }
    [[nodiscard]] std::int64_t most() const { return most_; }

  private:
    std::int64_t promised_at(std::size_t step) {
        std::int64_t rows = 0;
        for (const auto& each : played_.acknowledged) {
            rows = each.steps <= step ? each.rows : rows;
        }
        return rows;
    }
    // The last row ends an action that is remembered.
    bool whole(SqliteJournal& journal, std::int64_t rows) const {
        const auto [first, last] = played_.ends.equal_range(rows);
        return std::any_of(first, last, [&](const auto& action) {
            return journal.remembered(command(action.second)).has_value();
        });
    }
    static bool readable(const fs::path& file) {
        try {
            return SqliteJournal::open_reading(file)->verify() >= 0;
        } catch (const JournalError&) {
            return false;
        }
    }

    const Played& played_;
    std::mt19937& random_;
    int cuts_ = 0;
    std::int64_t most_ = 0;
};

// The disk is made up, so the files may lie in memory: thousands are opened.
class Power : public testing::Test {
  protected:
    void SetUp() override {
        if (fs::is_directory("/dev/shm")) {
            ::setenv("TMPDIR", "/dev/shm", 1);
        }
    }
    void TearDown() override { ::unsetenv("TMPDIR"); }
};

std::mt19937 seeded() {
    const char* given = std::getenv("DAIS_SEED");
    const std::uint32_t seed =
        given == nullptr ? std::random_device{}() : static_cast<std::uint32_t>(std::stoul(given));
    std::cout << "seed " << seed << '\n';
    return std::mt19937{seed};
}

// DAIS_CUTS: how many times as many.
int times() {
    const char* wanted = std::getenv("DAIS_CUTS");
    return wanted == nullptr ? 1 : std::stoi(wanted);
}

void report(const Cuts& cuts, const Played& played) {
    std::cout << cuts.cuts() << " cuts, " << played.acknowledged.back().rows
              << " rows acknowledged, " << played.refused << " commands refused, 0 lost\n";
}

TEST_F(Power, CutBeforeEveryStepOfTheDiskNothingAcknowledgedIsLost) {
    std::mt19937 random = seeded();
    constexpr int kActions = 40;
    constexpr std::size_t kSize = 2'000;
    for (int round = 0; round < times() && !HasFailure(); ++round) {
        const Played played = play(kActions, kSize, false, random);
        Cuts cuts{played, random};
        for (std::size_t step = 0; step <= played.steps.size() && !HasFailure(); ++step) {
            cuts.at(step, Lost::drop);
            cuts.at(step, Lost::torn);
        }
        ASSERT_EQ(cuts.most(), played.acknowledged.back().rows);
        report(cuts, played);
    }
}

TEST_F(Power, CutWhileTheLogGoesIntoTheFile) {
    std::mt19937 random = seeded();
    // Enough that the log is carried over by itself (1,000 pages), and begun anew.
    constexpr int kActions = 450;
    constexpr std::size_t kSize = 12'000;
    const Played played = play(kActions, kSize, false, random);
    Cuts cuts{played, random};
    const auto is_the_file = [&](const DiskStep& step) {
        return step.file == kName && step.kind == DiskStep::Kind::write;
    };
    int wanted = 100 * times();
    for (std::size_t step = 0; step < played.steps.size() && !HasFailure(); ++step) {
        // Around every write to the file itself there are hundreds: some of them.
        if (wanted > 0 && is_the_file(played.steps[step]) && random() % 12 == 0) {
            cuts.at(step, Lost::torn);
            --wanted;
        }
    }
    EXPECT_GT(cuts.cuts(), 50);
    report(cuts, played);
}

TEST_F(Power, CutOfADiskWhoseSyncsFailNowAndThen) {
    std::mt19937 random = seeded();
    constexpr int kActions = 40;
    constexpr std::size_t kSize = 2'000;
    const Played played = play(kActions, kSize, true, random);
    EXPECT_GT(played.refused, 0);
    Cuts cuts{played, random};
    for (std::size_t step = 0; step <= played.steps.size() && !HasFailure(); ++step) {
        cuts.at(step, random() % 2 == 0 ? Lost::drop : Lost::torn);
    }
    report(cuts, played);
}

}  // namespace
}  // namespace dais::meeting::test
