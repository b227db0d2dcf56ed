// Why a calendar was not read.
#pragma once

#include <stdexcept>

namespace dais::meeting {

/// what() is one sentence that names the event, where it is one, and says what to do.
class CalendarError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace dais::meeting
