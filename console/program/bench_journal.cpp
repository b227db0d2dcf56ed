#include <algorithm>

#include <sqlite3.h>

#include "console/program/bench.h"
#include "console/program/files.h"
#include "console/program/scratch_folder.h"
#include "meeting/desk.h"
#include "meeting/journal/database.h"
#include "meeting/journal/sqlite_journal.h"
#include "timing/system_time_source.h"

namespace dais::console {

namespace fs = std::filesystem;
using meeting::journal::execute;
using meeting::journal::Query;

namespace {

constexpr int kRounds = 1000;
constexpr int kWeek = 100'000;

// A bare connection to a file with the record's layout, settings and indexes.
class Bare {
  public:
    explicit Bare(const fs::path& file) {
        static_cast<void>(meeting::SqliteJournal::create(file));
        if (sqlite3_open(file.c_str(), &db_) != SQLITE_OK) {
            throw std::runtime_error{"the bench's second file cannot be opened"};
        }
        execute(db_, "PRAGMA journal_mode=WAL");
        execute(db_, "PRAGMA synchronous=FULL");
        // A blob as large as the hash, a payload and a content as large as those of the command.
        insert_ = std::make_unique<Query>(
            db_,
            "INSERT INTO journal VALUES (?1,1,?1,?2,'{\"count\":100,\"meeting\":"
            "\"2021-07-26-morning\",\"type\":\"ReleaseSpeakers\"}',1,'Bench','SpeakersReleased',1,"
            "123456789012345,'5e1f1a6e-0000-4000-8000-000000000000',123456789012345,"
            "1623456789012345678,'{\"count\":100,\"meeting\":\"2021-07-26-morning\"}',"
            "zeroblob(32),zeroblob(32))");
    }
    ~Bare() {
        insert_.reset();
        sqlite3_close(db_);
    }
    Bare(const Bare&) = delete;
    Bare& operator=(const Bare&) = delete;
    Bare(Bare&&) = delete;
    Bare& operator=(Bare&&) = delete;

    void commit(int number) {
        execute(db_, "BEGIN IMMEDIATE");
        insert_->reset();
        insert_->bind(1, std::int64_t{number});
        insert_->bind(2, std::string_view{"bench-" + std::to_string(number)});
        insert_->step();
        insert_->reset();
        execute(db_, "COMMIT");
    }

  private:
    sqlite3* db_ = nullptr;
    std::unique_ptr<Query> insert_;
};

double milliseconds(timing::Duration duration) {
    constexpr double kNanoseconds = 1e6;
    return static_cast<double>(duration.count()) / kNanoseconds;
}

timing::Duration at(std::vector<timing::Duration>& times, int percent) {
    constexpr std::size_t kHundred = 100;
    std::sort(times.begin(), times.end());
    return times[std::min(times.size() - 1,
                          times.size() * static_cast<std::size_t>(percent) / kHundred)];
}

template <class Act>
timing::Duration timed(const timing::TimeSource& time, Act act) {
    const auto begin = time.read().boot;
    act();
    return time.read().boot - begin;
}

std::vector<Figure> durable_command(const fs::path& file, const fs::path& other,
                                    const timing::TimeSource& time) {
    auto journal = meeting::SqliteJournal::open(file);
    meeting::Desk desk{*journal, time};
    Bare bare{other};
    std::vector<timing::Duration> ours;
    std::vector<timing::Duration> theirs;
    for (int round = 1; round <= kRounds; ++round) {
        const meeting::ReleaseSpeakers command{{"2021-07-26-morning"}, round % 400};
        ours.push_back(timed(time, [&] {
            const auto answer =
                desk.submit({"bench-" + std::to_string(round)}, {1, "Bench"}, command);
            if (!std::holds_alternative<meeting::Accepted>(answer)) {
                throw std::runtime_error{"the bench's command was refused"};
            }
        }));
        theirs.push_back(timed(time, [&] { bare.commit(round); }));
        static_cast<void>(desk.board());  // what a desk does between commands, but not timed
    }
    constexpr double kRatio = 1.3;
    const double ratio = milliseconds(at(ours, 50)) / milliseconds(at(theirs, 50));
    return {{"a durable command against a bare commit, medians", ratio, "x", kRatio},
            {"a durable command, median", milliseconds(at(ours, 50)), "ms", {}},
            {"a durable command, 99th percentile", milliseconds(at(ours, 99)), "ms", {}},
            {"a bare commit, median", milliseconds(at(theirs, 50)), "ms", {}}};
}

Figure reopened_week(const fs::path& file, const timing::TimeSource& time) {
    auto journal = meeting::SqliteJournal::open(file);
    std::int64_t next = 0;
    journal->replay([&](const meeting::Recorded& row) { next = row.sequence.value + 1; });
    const auto reading = time.read();
    constexpr int kBatch = 5000;
    while (next < kWeek) {
        std::vector<meeting::Recorded> rows;
        for (int i = 0; i < kBatch && next < kWeek; ++i, ++next) {
            // A week at a dais: mostly inscriptions and floors; here each row is an action.
            meeting::Event event = meeting::SpeakersReleased{{"2021-07-26-morning"}, i % 10};
            if (i % 2 == 0) {
                event = meeting::InscriptionMoved{{next}, {}, {}, false};
            }
            rows.push_back({.sequence = {next},
                            .term = 1,
                            .action = {next},
                            .actor = {1, "Bench"},
                            .recorded = timing::Instant{std::chrono::hours{24 * 7}},
                            .reading = reading,
                            .event = std::move(event)});
        }
        journal->append(rows, std::nullopt);
    }
    journal.reset();
    const auto took = timed(time, [&] {
        auto opened = meeting::SqliteJournal::open(file);
        const meeting::Desk desk{*opened, time};
    });
    constexpr double kSecond = 1000;
    return {"a week's record (100,000 rows) reopened", milliseconds(took), "ms", kSecond};
}

}  // namespace

std::vector<Figure> bench_journal(const fs::path& assets) {
    const ScratchFolder folder;
    const timing::SystemTimeSource time;
    make_conference(folder / "bench.dais", assets / "conferences/bms7.json", assets, true);
    auto figures = durable_command(folder / "bench.dais", folder / "bare.dais", time);
    figures.push_back(reopened_week(folder / "bench.dais", time));
    return figures;
}

}  // namespace dais::console
