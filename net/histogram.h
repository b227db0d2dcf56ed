// How long something took, as counts in named buckets, for /metrics. Written by one thread, read by
// any.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "timing/instant.h"

namespace dais::net {

class Histogram {
  public:
    struct Bound {
        timing::Duration up_to;
        std::string_view seconds;  ///< the same as text
    };
    static constexpr std::array<Bound, 12> kBounds{{
        {std::chrono::microseconds{500}, "0.0005"},
        {std::chrono::microseconds{1'000}, "0.001"},
        {std::chrono::microseconds{2'500}, "0.0025"},
        {std::chrono::microseconds{5'000}, "0.005"},
        {std::chrono::microseconds{10'000}, "0.01"},
        {std::chrono::microseconds{25'000}, "0.025"},
        {std::chrono::microseconds{50'000}, "0.05"},
        {std::chrono::microseconds{100'000}, "0.1"},
        {std::chrono::microseconds{250'000}, "0.25"},
        {std::chrono::microseconds{500'000}, "0.5"},
        {std::chrono::microseconds{1'000'000}, "1"},
        {std::chrono::microseconds{2'500'000}, "2.5"},
    }};

    void observe(timing::Duration took) {
        std::size_t bucket = 0;
        while (bucket < kBounds.size() && took > kBounds.at(bucket).up_to) {
            ++bucket;
        }
        counts_.at(bucket).fetch_add(1, std::memory_order_relaxed);
        sum_.fetch_add(took.count(), std::memory_order_relaxed);
    }

    /// Of one bucket alone; the last, beyond all bounds, is at kBounds.size().
    [[nodiscard]] std::int64_t count(std::size_t bucket) const {
        return counts_.at(bucket).load(std::memory_order_relaxed);
    }
    [[nodiscard]] timing::Duration sum() const {
        return timing::Duration{sum_.load(std::memory_order_relaxed)};
    }

  private:
    std::array<std::atomic<std::int64_t>, kBounds.size() + 1> counts_{};
    std::atomic<std::int64_t> sum_ = 0;  ///< nanoseconds
};

}  // namespace dais::net
