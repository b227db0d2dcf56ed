// Why a calendar was not read.
#pragma once

#include <stdexcept>
#include <string>

#include "meeting/one_line.h"

namespace dais::meeting {

/// what() is one sentence that names the event, where it is one, and says what to do.
class CalendarError : public std::runtime_error {
  public:
    explicit CalendarError(const std::string& sentence) : std::runtime_error{one_line(sentence)} {}
};

}  // namespace dais::meeting
