// The clocks of a machine as a test sets them while a program runs on it: what the test and the
// shim before the program's clock calls (clock_shim.cpp, preloaded) have in common.
#pragma once

#include <atomic>
#include <cstdint>

namespace dais::test {

/// A file of this, mapped by both. All zero: the machine's own clocks.
struct ShiftedClock {
    std::atomic<std::int64_t> utc_ns;    ///< what CLOCK_REALTIME is ahead
    std::atomic<std::int64_t> boot_ns;   ///< what CLOCK_BOOTTIME is ahead
    std::atomic<std::uint32_t> changes;  ///< counts changes of boot_ns; a futex
};
static_assert(std::atomic<std::int64_t>::is_always_lock_free);

/// The environment's names for that file, and for one that is read as the boot's id.
inline constexpr const char* kShiftedClock = "DAIS_TEST_CLOCK";
inline constexpr const char* kShiftedBootId = "DAIS_TEST_BOOT_ID";

}  // namespace dais::test
