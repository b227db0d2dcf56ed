// How fast a client may talk, in whole nanoseconds.
#pragma once

#include <algorithm>

#include "net/limits.h"

namespace dais::net {

/// A leaky bucket that holds one number: the moment at which all allowed so far is paid for.
class RateMeter {
  public:
    /// True where one more message is within the rate at this reading of the machine's counter.
    [[nodiscard]] bool allow(timing::BootInstant now, const MessageRate& rate) {
        const timing::BootInstant paid = std::max(paid_, now) + rate.interval;
        if (paid - now > rate.interval * rate.burst) {
            return false;
        }
        paid_ = paid;
        return true;
    }

  private:
    timing::BootInstant paid_;
};

}  // namespace dais::net
