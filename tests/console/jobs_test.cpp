// Jobs with files, on their thread: how far they are, cancelled, refused, failed; and files that
// are there whole or not at all.
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

#include "console/program/job_thread.h"
#include "console/program/whole_file.h"
#include "tests/console/sample_door.h"

namespace dais::console::testing {
namespace {

namespace fs = std::filesystem;
using State = JobStatus::State;

/// A folder of its own, gone at the end.
class Folder {
  public:
    Folder() {
        const auto* const test = ::testing::UnitTest::GetInstance()->current_test_info();
        path_ = fs::temp_directory_path() /
                ("dais-jobs-" + std::string{test->name()} + '-' + std::to_string(::getpid()));
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(Folder&&) = delete;

    [[nodiscard]] fs::path file(const char* name) const { return path_ / name; }
    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& each : fs::directory_iterator{path_}) {
            names.push_back(each.path().filename().string());
        }
        return names;
    }

  private:
    fs::path path_;
};

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream{file}.rdbuf();
    return text.str();
}

/// A slow step that goes on when the test says so.
class Gate {
  public:
    void open() {
        const std::lock_guard lock{mutex_};
        open_ = true;
        changed_.notify_all();
    }
    void changed() {
        const std::lock_guard lock{mutex_};
        changed_.notify_all();
    }
    template <class Condition>
    void wait(const Condition& condition) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, condition);
    }
    void pass(const Progress& progress) {
        wait([&] { return open_ || progress.stopped(); });
        progress.check();
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
};

class JobThreadTest : public ::testing::Test {
  protected:
    void begin(JobThread::Work work) {
        jobs.emplace(FilesHere::all, "/folder", std::move(work), words, [this] { gate.changed(); });
    }
    /// Half done, then the gate, then a file.
    void begin_slow() {
        begin([this](const FileJob& job, const Progress& progress) {
            WholeFile file{job.path};
            file.write("half");
            progress(50, 100);
            gate.pass(progress);
            file.write("whole");
            static_cast<void>(file.keep(job.replacing));
            return JobEnd{.sentence = "There it is."};
        });
    }
    void cancel() {
        jobs->cancel();
        gate.changed();
    }
    JobStatus wait_for(State state) {
        gate.wait([&] { return jobs->status() != nullptr && jobs->status()->state == state; });
        return *jobs->status();
    }
    void wait_for_step(std::int64_t step) {
        gate.wait([&] { return jobs->status()->steps == step; });
    }
    [[nodiscard]] FileJob job() const {
        return {.kind = FileKind::speakers_out,
                .about = "Save the list",
                .path = folder.file("list.csv").string()};
    }

    Folder folder;
    meeting::codec::Strings words = sample_strings();
    Gate gate;
    std::optional<JobThread> jobs;
};

TEST_F(JobThreadTest, TellsHowFarItIsAndWhatBecameOfIt) {
    begin_slow();
    EXPECT_EQ(jobs->status(), nullptr);
    EXPECT_EQ(jobs->start(job()), 1U);
    wait_for_step(50);
    EXPECT_EQ(jobs->status()->state, State::running);
    EXPECT_EQ(jobs->status()->of, 100);
    EXPECT_EQ(jobs->status()->job.about, "Save the list");
    EXPECT_FALSE(fs::exists(folder.file("list.csv")));
    gate.open();
    EXPECT_EQ(wait_for(State::done).sentence, "There it is.");
    EXPECT_EQ(text_of(folder.file("list.csv")), "whole");
    EXPECT_EQ(folder.files().size(), 1U);
}

TEST_F(JobThreadTest, CancelledItLeavesNoFile) {
    begin_slow();
    jobs->start(job());
    wait_for_step(50);
    EXPECT_EQ(folder.files().size(), 1U) << "the part that is being written";
    cancel();
    EXPECT_EQ(wait_for(State::cancelled).sentence,
              "“Save the list” was cancelled. Nothing was written.");
    EXPECT_TRUE(folder.files().empty());
}

TEST_F(JobThreadTest, CancelledItLeavesWhatStoodThere) {
    std::ofstream{folder.file("list.csv")} << "before";
    begin_slow();
    FileJob replacing = job();
    replacing.replacing = true;
    jobs->start(replacing);
    wait_for_step(50);
    cancel();
    wait_for(State::cancelled);
    EXPECT_EQ(text_of(folder.file("list.csv")), "before");
    EXPECT_EQ(folder.files().size(), 1U);
}

TEST_F(JobThreadTest, OneAtATime) {
    begin_slow();
    EXPECT_EQ(jobs->start(job()), 1U);
    wait_for_step(50);
    EXPECT_EQ(jobs->start(job()), 0U);
    EXPECT_EQ(jobs->status()->number, 1U);
    gate.open();
    wait_for(State::done);
    FileJob second = job();
    second.path = folder.file("second.csv").string();
    EXPECT_EQ(jobs->start(second), 2U);
    wait_for(State::done);
    EXPECT_EQ(jobs->status()->number, 2U);
    EXPECT_TRUE(fs::exists(folder.file("second.csv")));
}

TEST_F(JobThreadTest, SaysInASentenceWhatWentWrong) {
    begin([](const FileJob&, const Progress&) -> JobEnd {
        throw std::runtime_error{"The disk is full: make room."};
    });
    jobs->start(job());
    EXPECT_EQ(wait_for(State::failed).sentence, "The disk is full: make room.");
}

TEST_F(JobThreadTest, EndsWithTheWindow) {
    begin_slow();
    jobs->start(job());
    wait_for_step(50);
    std::thread closing{[&] { jobs.reset(); }};
    // The gate looks again whether it is to end, however late that was asked.
    while (!folder.files().empty()) {
        gate.changed();
    }
    closing.join();
    EXPECT_TRUE(folder.files().empty());
}

TEST_F(JobThreadTest, TellsEachPercentOnce) {
    int told = 0;
    jobs.emplace(
        FilesHere::all, "/folder",
        [](const FileJob&, const Progress& progress) {
            for (int i = 0; i <= 100'000; ++i) {
                progress(i, 100'000);
            }
            return JobEnd{};
        },
        words,
        [&] {
            ++told;
            gate.changed();
        });
    jobs->start(job());
    wait_for(State::done);
    jobs.reset();
    EXPECT_EQ(told, 1 + 101 + 1) << "its beginning, 0 to 100 percent, its end";
}

TEST(ProgressTest, OfSeveralPartsCountsAsOne) {
    std::vector<std::pair<std::int64_t, std::int64_t>> told;
    const Progress whole{
        {}, [&](std::int64_t done, std::int64_t all) { told.emplace_back(done * 100 / all, 100); }};
    whole.part(0, 2)(5, 10);
    whole.part(1, 2)(0, 10);
    whole.part(1, 2)(10, 10);
    whole.part(1, 2).part(0, 2)(1, 2);
    using Pair = std::pair<std::int64_t, std::int64_t>;
    EXPECT_EQ(told, (std::vector<Pair>{{25, 100}, {50, 100}, {100, 100}, {62, 100}}));
}

TEST(WholeFileTest, DoesNotTakeAnothersPlaceUnlessItMay) {
    const Folder folder;
    std::ofstream{folder.file("a.csv")} << "old";
    {
        WholeFile file{folder.file("a.csv")};
        file.write("new");
        EXPECT_FALSE(file.keep(false));
    }
    EXPECT_EQ(text_of(folder.file("a.csv")), "old");
    WholeFile file{folder.file("a.csv")};
    file.write("new");
    EXPECT_TRUE(file.keep(true));
    EXPECT_EQ(text_of(folder.file("a.csv")), "new");
    EXPECT_EQ(folder.files().size(), 1U);
}

TEST(WholeFileTest, LeavesAnothersPartAlone) {
    const Folder folder;
    std::ofstream{folder.file("a.csv.part")} << "another's";
    {
        const WholeFile file{folder.file("a.csv")};
        file.write("mine");
    }
    EXPECT_EQ(text_of(folder.file("a.csv.part")), "another's");
    EXPECT_EQ(folder.files().size(), 1U);
}

TEST(WholeFileTest, SaysWhereItCannotBeWritten) {
    const Folder folder;
    const WholeFile file{folder.file("none/a.csv")};
    EXPECT_THROW(file.write("x"), fs::filesystem_error);
}

}  // namespace
}  // namespace dais::console::testing
