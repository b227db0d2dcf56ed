// An order to displays on its way to the wire's thread.
#pragma once

#include <functional>
#include <string>

#include "meeting/screen_order.h"

namespace dais::net {

struct OrderAsked {
    meeting::ScreenOrder order;
    /// Told, on the wire's thread, why it was not carried out; not called where it was.
    std::function<void(const std::string& sentence)> refused;
};

}  // namespace dais::net
