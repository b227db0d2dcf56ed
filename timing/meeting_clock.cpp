#include "timing/meeting_clock.h"

#include <algorithm>

namespace dais::timing {

namespace {

Reopening since(const ClockAnchor& last, const Reading& reading) {
    // An empty id means that the system did not tell: then trust nothing but UTC.
    const bool same_boot = !reading.boot_id.empty() && last.reading.boot_id == reading.boot_id;
    const Duration elapsed =
        same_boot ? reading.boot - last.reading.boot : reading.utc - last.reading.utc;
    return {.same_boot = same_boot, .elapsed = std::max(elapsed, Duration::zero())};
}

}  // namespace

MeetingClock::MeetingClock(const Reading& reading) : face_{.base = {}, .boot = reading.boot} {}

MeetingClock::MeetingClock(const ClockAnchor& last, const Reading& reading)
    : face_{.base = last.instant + since(last, reading).elapsed, .boot = reading.boot},
      latest_{face_.base},
      reopening_{since(last, reading)} {}

Instant MeetingClock::at(const Reading& reading) {
    latest_ = std::max(latest_, face_.at(reading));
    return latest_;
}

void MeetingClock::leap(Duration by) { face_.base += std::max(by, Duration::zero()); }

BootInstant MeetingClock::reading_for(Instant instant) const {
    return face_.boot + (instant - face_.base);
}

}  // namespace dais::timing
