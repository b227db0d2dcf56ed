// What the conference's clock shows, by the newest board.
#pragma once

#include "meeting/views.h"
#include "timing/instant.h"
#include "timing/time_source.h"

namespace dais::net {

[[nodiscard]] inline timing::UtcTime conference_utc(const meeting::views::Board& board,
                                                    const timing::Reading& reading) {
    return board.open.conference->value.utc_at_zero + board.face.at(reading).time_since_epoch();
}

}  // namespace dais::net
