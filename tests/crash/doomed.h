// The real program with a death of its own: SIGKILL from a thread that asks nobody, at a moment
// that nobody knows beforehand.
#pragma once

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <thread>

#include "tests/program/support.h"

namespace dais::test {

class Doomed {
  public:
    /// `dais serve FILE --port 0 --json`.
    explicit Doomed(const fs::path& file);
    /// Kills it at once if nothing else has.
    ~Doomed();
    Doomed(const Doomed&) = delete;
    Doomed& operator=(const Doomed&) = delete;
    Doomed(Doomed&&) = delete;
    Doomed& operator=(Doomed&&) = delete;

    /// Its first line; nothing where it died before it wrote one.
    [[nodiscard]] std::optional<Json> ready();

    /// It is killed so long from now. This or the next, once.
    void die_in(std::chrono::microseconds delay);
    /// It is killed so long after SQLite begins to write the log back into the file: a checkpoint.
    /// Where none comes within `most`, then.
    void die_in_checkpoint(std::chrono::microseconds delay, std::chrono::milliseconds most);

    /// Waits until it is dead. Whether a checkpoint had begun, where that was waited for.
    bool dead();

  private:
    void kill() const;

    fs::path file_;
    Process process_;
    std::thread killer_;
    std::atomic<bool> in_checkpoint_ = false;
};

}  // namespace dais::test
