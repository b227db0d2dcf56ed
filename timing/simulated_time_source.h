// A machine whose clocks a test moves by hand.
#pragma once

#include "timing/time_source.h"

namespace dais::timing {

/// Steps, drifts, suspends and reboots when told to; otherwise stands still. One thread only.
class SimulatedTimeSource final : public TimeSource {
  public:
    explicit SimulatedTimeSource(UtcTime utc, Duration since_boot = std::chrono::hours{1});

    [[nodiscard]] Reading read() const override;

    /// Time passes. With a drift the wall clock gains (or loses) that many parts in a million.
    void pass(Duration by);
    /// Somebody, or NTP, sets the wall clock. Nothing elapses.
    void step_utc(Duration by);
    /// The wall clock runs fast (positive) or slow (negative), in parts in a million.
    void drift_utc(int parts_per_million);
    /// The machine sleeps: both clocks go on, as they do on a laptop whose lid was closed.
    void suspend(Duration by);
    /// The machine is off for a while and comes back as another boot with a new counter.
    void reboot(Duration off);

  private:
    BootInstant boot_;
    UtcTime utc_;
    int drift_ = 0;
    int boots_ = 1;
};

}  // namespace dais::timing
