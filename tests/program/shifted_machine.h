// A machine whose clocks a test shifts under the real program.
#pragma once

#include <chrono>
#include <map>
#include <string>

#include "tests/program/support.h"
#include "tests/support/shifted_clock.h"

namespace dais::test {

class ShiftedMachine {
  public:
    /// The machine's own clocks, and a boot id of its own.
    ShiftedMachine();
    ~ShiftedMachine();
    ShiftedMachine(const ShiftedMachine&) = delete;
    ShiftedMachine& operator=(const ShiftedMachine&) = delete;
    ShiftedMachine(ShiftedMachine&&) = delete;
    ShiftedMachine& operator=(ShiftedMachine&&) = delete;

    /// For every program that runs on it.
    [[nodiscard]] std::map<std::string, std::string> environment() const;

    /// Somebody sets the wall clock. Nothing elapses.
    void step_utc(std::chrono::nanoseconds by);
    /// The same to a moment.
    void set_utc(std::chrono::sys_seconds to);
    /// The machine sleeps: both clocks are further when it wakes, CLOCK_MONOTONIC is not.
    void suspend(std::chrono::nanoseconds by);
    /// Another boot, so long after the last: the counter begins anew. Nothing may run on it.
    void reboot(std::chrono::nanoseconds off);

  private:
    void set_boot_id();
    Folder folder_;
    ShiftedClock* clock_ = nullptr;
    int boots_ = 1;
};

}  // namespace dais::test
