// An hour of the programme as an officer types it, in the conference's zone.
#pragma once

#include <string_view>
#include <variant>

#include "console/format.h"
#include "meeting/codec/strings.h"
#include "timing/instant.h"

namespace dais::console {

/// Why what was typed is no hour. Whether clocks show it that night is for the desk to say.
enum class HourFault {
    unreadable,    ///< neither "15:00" nor a day and an hour
    no_such_hour,  ///< "25:10", "9:75"
    no_such_day,   ///< "30 Feb"
    other_weekday  ///< "Mon 29 Jul", where that is a Thursday
};

using TypedHour = std::variant<timing::WallTime, HourFault>;

/// "15:00" on `day`; "29 Jul 15:00", "Thu 29 July 2021 15:00" or "2021-07-29 15:00". Without a year
/// the one that is nearest to `day`. "24:00" is the end of the day.
[[nodiscard]] TypedHour hour_as_typed(std::string_view typed, Day day,
                                      const meeting::codec::Strings& words);

/// "29 Jul 15:00", as it can be typed.
[[nodiscard]] std::string typed_text(timing::WallTime wall, const meeting::codec::Strings& words);

/// "Thu", "Jul": the first letters.
[[nodiscard]] std::string short_weekday(Day day, const meeting::codec::Strings& words);
[[nodiscard]] std::string short_month(Day day, const meeting::codec::Strings& words);
/// "Thu 29 Jul"
[[nodiscard]] std::string short_day(Day day, const meeting::codec::Strings& words);

}  // namespace dais::console
