// What interpreters and technicians are shown: who speaks now and next, in which language, with
// which text.
#pragma once

#include "meeting/conference.h"
#include "meeting/views.h"

namespace dais::meeting::views {

[[nodiscard]] BoothView booth_view(const Conference& conference, const RoomKey& room);

}  // namespace dais::meeting::views
