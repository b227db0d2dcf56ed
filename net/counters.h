// How often each limit was met. Written by the wire's thread, read by any.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "net/limits.h"

namespace dais::net {

class Counters {
  public:
    void count(Ending ending) {
        counts_.at(static_cast<std::size_t>(ending)).fetch_add(1, std::memory_order_relaxed);
    }
    [[nodiscard]] std::int64_t of(Ending ending) const {
        return counts_.at(static_cast<std::size_t>(ending)).load(std::memory_order_relaxed);
    }

  private:
    std::array<std::atomic<std::int64_t>, kEndings> counts_{};
};

}  // namespace dais::net
