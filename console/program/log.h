// The log of a desk: who did what, when, and what became of it, a line each. It holds no token and
// nothing that anybody typed but who they are: which fields of a command are written is decided by
// one table (meeting/logged_fields.h). The record is what counts; the log is for reading.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "meeting/desk.h"

namespace dais::console {

/// When the file is this long it becomes FILE.1, in the place of the one before.
inline constexpr std::int64_t kLogBytes = 16'000'000;
/// Lines that may wait for a slow disk; more are left out, and it is said how many.
inline constexpr std::size_t kLogQueue = 10'000;

/// A file to which lines are added, on a thread of its own: a slow disk keeps nobody waiting. Where
/// it cannot be written, that is said once on standard error, and nothing else happens.
class LogFile {
  public:
    /// Without a file nothing is written.
    explicit LogFile(std::filesystem::path file, std::int64_t most = kLogBytes);
    /// Writes what waits.
    ~LogFile();
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;
    LogFile(LogFile&&) = delete;
    LogFile& operator=(LogFile&&) = delete;

    /// Any thread; never waits for the disk.
    void add(std::string line);

  private:
    void run();
    void write(const std::string& lines);
    void say_once(const std::string& why);

    const std::filesystem::path file_;
    const std::int64_t most_;
    bool said_ = false;  // the writing thread alone
    std::mutex mutex_;
    std::condition_variable woken_;
    std::deque<std::string> waiting_;
    std::int64_t left_out_ = 0;
    bool stop_ = false;
    std::thread thread_;
};

/// Who acts, for the log and a report: their role, name and link.
[[nodiscard]] std::string named(const meeting::views::Board& board, const meeting::Actor& actor);

/// A command with its answer, without the time: "GiveFloor inscription=12: action 40".
[[nodiscard]] std::string log_text(const meeting::Command& command, const meeting::Answer& answer);

class Log {
  public:
    /// `time` outlives it.
    Log(const std::filesystem::path& file, const timing::TimeSource& time);

    // Any thread, each.
    void opened(const std::filesystem::path& record, const std::string& address);
    void closed();
    void answered(const meeting::views::Board& board, const meeting::Actor& actor,
                  const meeting::Command& command, const meeting::Answer& answer);
    /// Notes when the record gets into trouble, and out of it.
    void shown(const meeting::views::Board& board);
    /// Notes which officers came and went.
    void screens(const meeting::views::ScreensView& screens);
    void frozen(const meeting::InternalTrouble& trouble, const std::string& report);
    void restarted();
    void set_aside(const meeting::RowsSetAside& rows);

  private:
    void say(const std::string& text, const meeting::views::Board* board = nullptr);

    const timing::TimeSource& time_;
    std::mutex mutex_;
    bool written_ = true;                           // the record was, when it was looked at last
    std::map<std::int64_t, std::string> officers_;  // connected, by connection
    LogFile file_;
};

}  // namespace dais::console
