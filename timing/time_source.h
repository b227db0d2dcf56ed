// Where time comes from. The rules and the desk are given a reading; they never fetch one.
#pragma once

#include <string>

#include "timing/instant.h"

namespace dais::timing {

/// One look at the machine's clocks.
struct Reading {
    BootInstant boot;     ///< counter since this boot, suspend included
    UtcTime utc;          ///< the wall clock, as far as this machine knows it
    std::string boot_id;  ///< differs after every restart of the machine
};

/// Interface: gives readings. The system's is the only place that reads an operating system clock.
class TimeSource {
  public:
    TimeSource() = default;
    TimeSource(const TimeSource&) = delete;
    TimeSource& operator=(const TimeSource&) = delete;
    TimeSource(TimeSource&&) = delete;
    TimeSource& operator=(TimeSource&&) = delete;
    virtual ~TimeSource() = default;
    [[nodiscard]] virtual Reading read() const = 0;
};

}  // namespace dais::timing
