// What officers and the Chair see of meeting/podium.h.
#pragma once

#include "meeting/conference.h"
#include "meeting/views.h"

namespace dais::meeting::views {

[[nodiscard]] PodiumView podium_view(const Conference& conference);

}  // namespace dais::meeting::views
