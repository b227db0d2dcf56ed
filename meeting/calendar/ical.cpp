#include "meeting/calendar/ical.h"

#include <algorithm>

namespace dais::meeting {

namespace {

icaltimetype value_at(date::local_seconds wall) {
    const auto day = date::floor<date::days>(wall);
    const date::year_month_day ymd{day};
    const date::hh_mm_ss<std::chrono::seconds> hms{wall - day};
    icaltimetype value = icaltime_null_time();
    value.year = static_cast<int>(ymd.year());
    value.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
    value.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
    value.hour = static_cast<int>(hms.hours().count());
    value.minute = static_cast<int>(hms.minutes().count());
    value.second = static_cast<int>(hms.seconds().count());
    return value;
}

}  // namespace

Component component_of(icalcomponent_kind kind) {
    static const bool once = [] {
        icalerror_set_errors_are_fatal(0);
        return true;
    }();
    static_cast<void>(once);
    return Component{icalcomponent_new(kind)};
}

icalproperty* extension(const char* name, std::string_view text) {
    icalproperty* property = icalproperty_new_x(printable(text).c_str());
    icalproperty_set_x_name(property, name);
    return property;
}

icaltimetype wall_value(timing::WallTime wall) {
    return value_at(date::floor<std::chrono::seconds>(wall));
}

icaltimetype utc_value(timing::UtcTime utc) {
    icaltimetype value =
        value_at(date::local_seconds{date::floor<std::chrono::seconds>(utc).time_since_epoch()});
    value.zone = icaltimezone_get_utc_timezone();
    return value;
}

std::string printable(std::string_view text) {
    std::string clean{text};
    std::replace_if(
        clean.begin(), clean.end(),
        [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == '\x7f'; }, ' ');
    return clean;
}

}  // namespace dais::meeting
