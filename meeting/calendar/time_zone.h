// The VTIMEZONE of a conference's zone: the observances in force in the years that its programme
// spans, each from the hour at which clocks change. libical's own names zones after itself and
// tells their whole history; calendar programs then do not recognize them.
#pragma once

#include <string>

#include "meeting/calendar/ical.h"
#include "timing/instant.h"

namespace dais::meeting {

/// The zone from the beginning of the year of `from` to the end of that of `until`, both in UTC.
/// Throws std::runtime_error where this machine does not know the zone.
[[nodiscard]] Component time_zone_component(const std::string& zone, timing::UtcTime from,
                                            timing::UtcTime until);

}  // namespace dais::meeting
