// The conference's own time line. It never goes back: not within a run, not across a restart, and
// not when someone sets the wall clock.
#pragma once

#include <string>

#include "timing/instant.h"
#include "timing/time_source.h"

namespace dais::timing {

/// A moment of the meeting, pinned to the readings of the machine that saw it.
struct ClockAnchor {
    Instant instant;
    Reading reading;
};

/// What reopening a conference found out about the time it was closed.
struct Reopening {
    bool same_boot = true;  ///< the machine was not restarted: the elapsed time is exact
    Duration elapsed{};     ///< how long the conference file was closed, as far as can be known
};

/// The clock's face: what any thread needs to tell the meeting's time from a reading of its own.
/// A copy stays right until the clock leaps, which is published as a new face.
struct ClockFace {
    Instant base;
    BootInstant boot;  ///< the counter when the instant was base

    [[nodiscard]] Instant at(const Reading& reading) const { return base + (reading.boot - boot); }
    friend bool operator==(const ClockFace&, const ClockFace&) = default;
};

/// Turns readings into instants. One thread only. No call can fail.
class MeetingClock {
  public:
    /// A new conference: its time line begins at zero at this reading.
    explicit MeetingClock(const Reading& reading);

    /// Goes on from what the journal's last row says. On the same boot the time passed is the
    /// counter's difference. On another boot or another machine only UTC is left: its difference,
    /// never negative, and the officer is asked to confirm it (ConfirmClock).
    MeetingClock(const ClockAnchor& last, const Reading& reading);

    /// The moment of the meeting at this reading; never earlier than any given before.
    [[nodiscard]] Instant at(const Reading& reading);

    /// A rehearsal's officer lets time pass at once. Only forward; a negative leap is ignored.
    void leap(Duration by);

    /// The counter reading at which an instant will come, to wait for a deadline.
    [[nodiscard]] BootInstant reading_for(Instant instant) const;

    [[nodiscard]] const ClockFace& face() const { return face_; }
    [[nodiscard]] const Reopening& reopening() const { return reopening_; }

  private:
    ClockFace face_;
    Instant latest_;
    Reopening reopening_;
};

}  // namespace dais::timing
