// Times and numbers as the console prints them. Pure; no words of a language in here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <date/date.h>

#include "timing/countdown.h"
#include "timing/instant.h"

namespace dais::console {

/// A day of the conference, in its own zone.
using Day = date::local_days;

/// A statement's clock: "3:00", "0:07", in overtime "+0:12". Minutes go on past 59: "75:00".
[[nodiscard]] std::string clock_text(const timing::ShownTime& time);

/// A length of time that was used or allotted, rounded down to seconds: "1:09".
[[nodiscard]] std::string length_text(timing::Duration length);

/// "12:22:07"
[[nodiscard]] std::string time_of_day(timing::WallTime wall);
/// "12:22"
[[nodiscard]] std::string hour_and_minute(timing::WallTime wall);
/// "16:22" of a UTC time
[[nodiscard]] std::string hour_and_minute(timing::UtcTime utc);
/// "2021-07-28 09:55", as wall_from_typed takes it.
[[nodiscard]] std::string day_and_time(timing::WallTime wall);

/// The place a zone is named after: "America/New_York" is "New York".
[[nodiscard]] std::string city_of(std::string_view zone);

/// 4182 is "4,182".
[[nodiscard]] std::string grouped(std::int64_t number);

/// A wall time as an officer types it: "9:55", "09:55:30" (on `day`) or "2021-07-28 09:55".
[[nodiscard]] std::optional<timing::WallTime> wall_from_typed(std::string_view typed, Day day);

/// How long what is on the screen stays true: until the next second of a wall clock …
[[nodiscard]] timing::Duration until_next_second(timing::UtcTime utc);
/// … and of a statement's clock; nothing while it stands.
[[nodiscard]] std::optional<timing::Duration> until_next_second(const timing::Countdown& countdown,
                                                                timing::Instant now);

}  // namespace dais::console
