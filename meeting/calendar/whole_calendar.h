// What is looked at before a calendar is read: that it is text, whole, and within bounds, so that
// nothing a stranger's file holds can cost more than its length.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dais::meeting {

inline constexpr std::size_t kMostCalendarBytes = 1024 * 1024;
inline constexpr int kMostEvents = 500;
/// Calendar, event, alarm: three; more than that is no calendar.
inline constexpr std::size_t kDeepestComponents = 6;

/// The text with its folded lines put together (RFC 5545, 3.1). Throws CalendarError: too long, not
/// UTF-8, no calendar, not whole, several calendars, too many events. `name` is the file's.
[[nodiscard]] std::string whole_calendar(const std::string& name, std::string_view text);

}  // namespace dais::meeting
