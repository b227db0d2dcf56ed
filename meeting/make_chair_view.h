// What the presiding officer's screen is made from.
#pragma once

#include "meeting/conference.h"
#include "meeting/views.h"

namespace dais::meeting::views {

[[nodiscard]] ChairView chair_view(const Conference& conference, const RoomKey& room,
                                   const ProjectionsView& projections);

}  // namespace dais::meeting::views
