// When an event of somebody's calendar begins and ends, in UTC: told in UTC, in a zone by its IANA
// name, in a zone that the calendar itself describes (VTIMEZONE), or without a zone.
#pragma once

#include <string>

#include "meeting/calendar/ical.h"
#include "timing/instant.h"
#include "timing/zones.h"

namespace dais::meeting {

struct EventTimes {
    timing::UtcTime starts;
    timing::UtcTime ends;
};

/// Times without a zone are in `zone`. `event` names the event in sentences. Throws CalendarError:
/// a whole day, no beginning or end, a time that cannot be read or does not exist, a zone that is
/// neither known nor described, an end that is not after the beginning.
[[nodiscard]] EventTimes times_of(icalcomponent* calendar, icalcomponent* event,
                                  const timing::Zone& zone, const std::string& name);

}  // namespace dais::meeting
