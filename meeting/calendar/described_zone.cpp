#include "meeting/calendar/described_zone.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "timing/zones.h"

namespace dais::meeting {

namespace {

using date::local_seconds;
using std::chrono::seconds;

constexpr int kFirstYear = 1970;

// A number of so many digits; nothing where there is anything else.
std::optional<int> digits(std::string_view text) {
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        number = number * 10 + (c - '0');
    }
    return text.empty() || text.size() > 6 ? std::nullopt : std::optional{number};
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

// "-0400", "+05:30" is not one.
std::optional<seconds> read_offset(const std::string& text) {
    const bool sized = text.size() == 5 || text.size() == 7;
    if (!sized || (text[0] != '+' && text[0] != '-')) {
        return std::nullopt;
    }
    const auto hours = digits(std::string_view{text}.substr(1, 2));
    const auto minutes = digits(std::string_view{text}.substr(3, 2));
    const auto rest = text.size() == 7 ? digits(std::string_view{text}.substr(5, 2)) : 0;
    if (!hours || !minutes || !rest || *hours > 18) {
        return std::nullopt;
    }
    const seconds offset =
        std::chrono::hours{*hours} + std::chrono::minutes{*minutes} + seconds{*rest};
    return text[0] == '-' ? -offset : offset;
}

// "BYMONTH" of "FREQ=YEARLY;BYMONTH=3".
std::string part_of(const std::string& rule, std::string_view part) {
    const std::string all = ';' + rule + ';';
    const std::string sought = ';' + std::string{part} + '=';
    const std::size_t at = all.find(sought);
    if (at == std::string::npos) {
        return {};
    }
    const std::size_t begin = at + sought.size();
    return all.substr(begin, all.find(';', begin) - begin);
}

std::optional<date::weekday> weekday_of(std::string_view text) {
    constexpr std::array<std::string_view, 7> kDays{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    const auto found = std::find(kDays.begin(), kDays.end(), text);
    if (found == kDays.end()) {
        return std::nullopt;
    }
    return date::weekday{static_cast<unsigned>(found - kDays.begin())};
}

}  // namespace

std::string value_of(icalproperty* property) {
    if (property == nullptr || icalproperty_get_value(property) == nullptr) {
        return {};
    }
    const icalvalue* value = icalproperty_get_value(property);
    // A property may say that its value is of another type than its own: asked for as its own, it
    // would be taken for what it is not.
    if (icalvalue_isa(value) == ICAL_TEXT_VALUE) {
        const char* text = icalvalue_get_text(value);
        return text == nullptr ? std::string{} : std::string{text};
    }
    const std::unique_ptr<char, decltype(&std::free)> text{icalvalue_as_ical_string_r(value),
                                                           &std::free};
    return text ? std::string{text.get()} : std::string{};
}

std::string value_of(icalcomponent* component, icalproperty_kind kind) {
    return value_of(icalcomponent_get_first_property(component, kind));
}

std::optional<WrittenTime> read_time(const std::string& text) {
    const std::string_view view{text};
    const bool whole_day = view.size() == 8;
    const bool utc = view.size() == 16 && view[15] == 'Z';
    if (!whole_day && ((view.size() != 15 && !utc) || view[8] != 'T')) {
        return std::nullopt;
    }
    const auto number = [&](std::size_t at, std::size_t count) {
        return whole_day && at > 8 ? 0 : digits(view.substr(at, count)).value_or(-1);
    };
    const int year = number(0, 4);
    const int month = number(4, 2);
    const int day = number(6, 2);
    const int hour = number(9, 2);
    const int minute = number(11, 2);
    const int second = number(13, 2);
    if (year < kFirstYear || year > timing::Zone::kLastSureYear || month < 0 || day < 0 ||
        hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
        return std::nullopt;
    }
    const date::year_month_day ymd{date::year{year}, date::month{static_cast<unsigned>(month)},
                                   date::day{static_cast<unsigned>(day)}};
    if (!ymd.ok()) {
        return std::nullopt;
    }
    return WrittenTime{.wall = date::local_days{ymd} + std::chrono::hours{hour} +
                               std::chrono::minutes{minute} + seconds{std::min(second, 59)},
                       .utc = utc,
                       .whole_day = whole_day};
}

std::optional<DescribedZone::Yearly> DescribedZone::yearly(const std::string& rule) {
    const std::string text = upper(rule);
    const std::string by_day = part_of(text, "BYDAY");
    const auto month = digits(part_of(text, "BYMONTH"));
    const std::string interval = part_of(text, "INTERVAL");
    const bool plain = part_of(text, "FREQ") == "YEARLY" && part_of(text, "BYMONTHDAY").empty() &&
                       part_of(text, "COUNT").empty() && (interval.empty() || interval == "1");
    if (!plain || !month || *month < 1 || *month > 12 || by_day.size() < 3 || by_day.size() > 4) {
        return std::nullopt;
    }
    const auto weekday = weekday_of(std::string_view{by_day}.substr(by_day.size() - 2));
    const std::string nth = by_day.substr(0, by_day.size() - 2);
    const bool last = nth == "-1";
    const auto count = digits(!nth.empty() && nth[0] == '+' ? nth.substr(1) : nth);
    if (!weekday || (!last && (!count || *count < 1 || *count > 5))) {
        return std::nullopt;
    }
    Yearly yearly{.month = date::month{static_cast<unsigned>(*month)},
                  .weekday = *weekday,
                  .nth = last ? -1 : *count,
                  .until = {}};
    if (const std::string until = part_of(text, "UNTIL"); !until.empty()) {
        const auto time = read_time(until);
        if (time) {  // a later one is later than all that can be planned
            yearly.until = time->wall;
        }
    }
    return yearly;
}

std::optional<DescribedZone::Observance> DescribedZone::observance(icalcomponent* component) {
    std::string written = value_of(component, ICAL_DTSTART_PROPERTY);
    if (written.size() >= 4 && digits(written.substr(0, 4)).value_or(kFirstYear) < kFirstYear) {
        // Outlook's begin in 1601: by then the rule held already.
        written = std::to_string(kFirstYear) + written.substr(4);
    }
    const auto onset = read_time(written);
    const auto before = read_offset(value_of(component, ICAL_TZOFFSETFROM_PROPERTY));
    const auto after = read_offset(value_of(component, ICAL_TZOFFSETTO_PROPERTY));
    const std::string rule = value_of(component, ICAL_RRULE_PROPERTY);
    const bool dates = icalcomponent_get_first_property(component, ICAL_RDATE_PROPERTY) != nullptr;
    if (!onset || !before || !after || dates) {
        return std::nullopt;
    }
    Observance each{.onset = onset->wall, .before = *before, .after = *after, .yearly = {}};
    if (!rule.empty()) {
        each.yearly = yearly(rule);
        if (!each.yearly) {
            return std::nullopt;
        }
    }
    return each;
}

std::optional<DescribedZone> DescribedZone::find(icalcomponent* calendar, const std::string& name) {
    DescribedZone zone;
    for (icalcomponent* each =
             icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT);
         each != nullptr;
         each = icalcomponent_get_next_component(calendar, ICAL_VTIMEZONE_COMPONENT)) {
        if (value_of(each, ICAL_TZID_PROPERTY) != name) {
            continue;
        }
        for (icalcomponent* part = icalcomponent_get_first_component(each, ICAL_ANY_COMPONENT);
             part != nullptr; part = icalcomponent_get_next_component(each, ICAL_ANY_COMPONENT)) {
            const auto read = observance(part);
            if (!read) {
                return std::nullopt;
            }
            zone.observances_.push_back(*read);
        }
    }
    return zone.observances_.empty() ? std::nullopt : std::optional{std::move(zone)};
}

std::optional<local_seconds> DescribedZone::latest_onset(const Observance& each,
                                                         local_seconds wall) {
    if (wall < each.onset) {
        return std::nullopt;
    }
    if (!each.yearly) {
        return each.onset;
    }
    const Yearly& yearly = *each.yearly;
    const seconds hour = each.onset - date::floor<date::days>(each.onset);
    const date::year year = date::year_month_day{date::floor<date::days>(wall)}.year();
    for (const date::year in : {year, year - date::years{1}}) {
        const date::year_month month = in / yearly.month;
        const local_seconds onset =
            hour +
            (yearly.nth < 0
                 ? date::local_days{month / yearly.weekday[date::last]}
                 : date::local_days{month / yearly.weekday[static_cast<unsigned>(yearly.nth)]});
        if (onset <= wall && onset >= each.onset && (!yearly.until || onset <= *yearly.until)) {
            return onset;
        }
    }
    return each.onset;
}

seconds DescribedZone::offset(local_seconds wall) const {
    const Observance* first = &observances_.front();
    const Observance* found = nullptr;
    std::optional<local_seconds> newest;
    for (const Observance& each : observances_) {
        first = each.onset < first->onset ? &each : first;
        const auto onset = latest_onset(each, wall);
        if (onset && (!newest || *onset >= *newest)) {
            newest = onset;
            found = &each;
        }
    }
    return found == nullptr ? first->before : found->after;
}

}  // namespace dais::meeting
