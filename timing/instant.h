// The types of time. Every duration and moment in Dais is a 64-bit count of nanoseconds with a
// time line in its type, so that a moment of the meeting, a reading of the machine's counter and a
// UTC time can be neither compared nor subtracted by mistake: it does not compile
// (tests/timing/instant_test.cpp holds that).
#pragma once

#include <chrono>
#include <cstdint>

#include <date/date.h>

namespace dais::timing {

/// A length of time in nanoseconds. Never a floating point number.
using Duration = std::chrono::nanoseconds;

/// The conference's own time line: it starts at zero when the conference file is made and never
/// goes back, whatever happens to the machine's clocks.
struct MeetingLine {
    using rep = std::int64_t;
    using period = std::nano;
    using duration = Duration;
    using time_point = std::chrono::time_point<MeetingLine, Duration>;
    static constexpr bool is_steady = true;
};

/// The machine's counter since it was switched on, suspend included (CLOCK_BOOTTIME).
struct BootLine {
    using rep = std::int64_t;
    using period = std::nano;
    using duration = Duration;
    using time_point = std::chrono::time_point<BootLine, Duration>;
    static constexpr bool is_steady = true;
};

/// A moment of the conference. All clocks of statements are anchored in these.
using Instant = std::chrono::time_point<MeetingLine, Duration>;

/// A reading of the machine's counter; it means nothing on another boot.
using BootInstant = std::chrono::time_point<BootLine, Duration>;

/// A moment in UTC. Used to say what time it is to people, never to measure elapsed time
/// (except across two boots, where nothing better exists).
using UtcTime = date::sys_time<Duration>;

/// A wall time without its zone, as programmes of work print it.
using WallTime = date::local_time<Duration>;

}  // namespace dais::timing
