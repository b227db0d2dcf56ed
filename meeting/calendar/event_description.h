// What an event's description says: the plan, the slots with their hours and items, interpretation.
#pragma once

#include <string>

#include "meeting/codec/strings.h"
#include "meeting/views.h"
#include "timing/zones.h"

namespace dais::meeting {

/// Several lines; hours are in the zone.
[[nodiscard]] std::string event_description(const views::MeetingView& meeting,
                                            const timing::Zone& zone, const codec::Strings& words);

}  // namespace dais::meeting
