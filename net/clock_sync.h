// The meeting's clock as a distant machine can know it: by round trips (PROTOCOL.md, "Time").
#pragma once

#include <cstddef>
#include <deque>

#include "timing/instant.h"
#include "timing/meeting_clock.h"

namespace dais::net {

class ClockSync {
  public:
    /// Of so many round trips the shortest counts.
    static constexpr std::size_t kSamples = 20;

    /// The clock leapt: all samples are void. What came with the news is a first, poor one.
    void restart(timing::Instant now, timing::BootInstant received);
    /// An answer: asked at `sent` and come at `received` by this machine's counter.
    void add(timing::BootInstant sent, timing::BootInstant received, timing::Instant now);

    /// True once there are enough samples to ask rarely.
    [[nodiscard]] bool settled() const { return samples_.size() >= kSamples; }
    [[nodiscard]] const timing::ClockFace& face() const { return face_; }

  private:
    struct Sample {
        timing::Duration round_trip;
        timing::ClockFace face;
    };
    std::deque<Sample> samples_;
    timing::ClockFace face_{};
};

}  // namespace dais::net
