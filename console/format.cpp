#include "console/format.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace dais::console {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

std::string two_digits(std::int64_t number) {
    std::string digits = std::to_string(number);
    return number < 10 ? std::string{'0'}.append(digits) : digits;
}

std::string minutes_and_seconds(std::int64_t whole) {
    return std::to_string(whole / 60) + ":" + two_digits(whole % 60);
}

template <class Time>
timing::Duration since_midnight(Time time) {
    return time - date::floor<date::days>(time);
}

std::string hour_and_minute_of(timing::Duration of_day) {
    const auto whole = std::chrono::floor<minutes>(of_day).count();
    return two_digits(whole / 60) + ":" + two_digits(whole % 60);
}

// Reads a number of at most `digits` digits off the front; -1 where there is none.
int take_number(std::string_view& text, std::size_t digits) {
    int number = -1;
    const char* const end = text.data() + std::min(digits, text.size());
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || number < 0) {
        return -1;
    }
    text.remove_prefix(static_cast<std::size_t>(stopped - text.data()));
    return number;
}

bool take(std::string_view& text, char wanted) {
    if (text.empty() || text.front() != wanted) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

void trim(std::string_view& text) {
    while (take(text, ' ')) {
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
}

std::optional<Day> take_day(std::string_view& text) {
    const int year = take_number(text, 4);
    if (!take(text, '-')) {
        return std::nullopt;
    }
    const int month = take_number(text, 2);
    if (!take(text, '-')) {
        return std::nullopt;
    }
    const int day = take_number(text, 2);
    const date::year_month_day date{date::year{year}, date::month{static_cast<unsigned>(month)},
                                    date::day{static_cast<unsigned>(day)}};
    // Other years do not fit into nanoseconds since 1970.
    constexpr int kFirstYear = 1678;
    constexpr int kLastYear = 2261;
    if (year < kFirstYear || year > kLastYear || month < 0 || day < 0 || !date.ok()) {
        return std::nullopt;
    }
    return Day{date};
}

std::optional<timing::Duration> time_from(std::string_view text) {
    const int hour = take_number(text, 2);
    if (hour < 0 || hour > 23 || !take(text, ':')) {
        return std::nullopt;
    }
    const int minute = take_number(text, 2);
    const int second = take(text, ':') ? take_number(text, 2) : 0;
    if (minute < 0 || minute > 59 || second < 0 || second > 59 || !text.empty()) {
        return std::nullopt;
    }
    return hours{hour} + minutes{minute} + seconds{second};
}

}  // namespace

std::string clock_text(const timing::ShownTime& time) {
    std::string text = time.over ? "+" : "";
    return text.append(minutes_and_seconds(time.seconds));
}

std::string length_text(timing::Duration length) {
    return minutes_and_seconds(std::chrono::floor<seconds>(length).count());
}

std::string time_of_day(timing::WallTime wall) {
    const timing::Duration of_day = since_midnight(wall);
    return hour_and_minute_of(of_day) + ":" +
           two_digits(std::chrono::floor<seconds>(of_day).count() % 60);
}

std::string hour_and_minute(timing::WallTime wall) {
    return hour_and_minute_of(since_midnight(wall));
}

std::string hour_and_minute(timing::UtcTime utc) { return hour_and_minute_of(since_midnight(utc)); }

std::string day_and_time(timing::WallTime wall) {
    const date::year_month_day day{date::floor<date::days>(wall)};
    return std::to_string(static_cast<int>(day.year())) + "-" +
           two_digits(static_cast<unsigned>(day.month())) + "-" +
           two_digits(static_cast<unsigned>(day.day())) + " " + hour_and_minute(wall);
}

std::string city_of(std::string_view zone) {
    std::string city{zone.substr(zone.rfind('/') + 1)};  // npos + 1 is 0: the whole
    for (char& letter : city) {
        letter = letter == '_' ? ' ' : letter;
    }
    return city;
}

std::string grouped(std::int64_t number) {
    const std::string digits = std::to_string(number);
    std::string text;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        const bool boundary = at > 0 && digits[at - 1] != '-' && (digits.size() - at) % 3 == 0;
        text += boundary ? "," : "";
        text += digits[at];
    }
    return text;
}

std::optional<timing::WallTime> wall_from_typed(std::string_view typed, Day day) {
    trim(typed);
    if (typed.find('-') != std::string_view::npos) {
        const auto named = take_day(typed);
        if (!named) {
            return std::nullopt;
        }
        day = *named;
        trim(typed);
    }
    const auto of_day = time_from(typed);
    return of_day ? std::optional{timing::WallTime{day} + *of_day} : std::nullopt;
}

timing::Duration until_next_second(timing::UtcTime utc) {
    return date::floor<seconds>(utc) + seconds{1} - utc;
}

std::optional<timing::Duration> until_next_second(const timing::Countdown& countdown,
                                                  timing::Instant now) {
    if (!countdown.running_since) {
        return std::nullopt;
    }
    const timing::Duration remaining = countdown.allotted - timing::used(countdown, now);
    if (remaining > timing::Duration::zero()) {
        // Shown rounded up: it changes when the next lower whole second is reached.
        return remaining - (std::chrono::ceil<seconds>(remaining) - seconds{1});
    }
    return std::chrono::floor<seconds>(-remaining) + seconds{1} + remaining;
}

}  // namespace dais::console
