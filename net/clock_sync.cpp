#include "net/clock_sync.h"

#include <algorithm>

namespace dais::net {

void ClockSync::restart(timing::Instant now, timing::BootInstant received) {
    samples_.clear();
    face_ = {now, received};
}

void ClockSync::add(timing::BootInstant sent, timing::BootInstant received, timing::Instant now) {
    const timing::Duration round_trip = received - sent;
    if (round_trip < timing::Duration::zero()) {
        return;  // no answer to a question of ours
    }
    if (settled()) {
        samples_.pop_front();
    }
    samples_.push_back({round_trip, {now + round_trip / 2, received}});
    face_ =
        std::min_element(samples_.begin(), samples_.end(), [](const Sample& a, const Sample& b) {
            return a.round_trip < b.round_trip;
        })->face;
}

}  // namespace dais::net
