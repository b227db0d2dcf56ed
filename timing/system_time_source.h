// The operating system's clocks: CLOCK_BOOTTIME, the boot's id, and UTC.
#pragma once

#include "timing/time_source.h"

namespace dais::timing {

/// Reads the real clocks. Safe to call from any thread.
class SystemTimeSource final : public TimeSource {
  public:
    SystemTimeSource();
    [[nodiscard]] Reading read() const override;

  private:
    std::string boot_id_;  // read once: it cannot change while this process lives
};

}  // namespace dais::timing
