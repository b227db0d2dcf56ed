#include "console/panels/typed_hours.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "console/finder.h"

namespace dais::console {

namespace {

using meeting::codec::Strings;

constexpr std::size_t kShort = 3;  // letters by which a day of the week or a month is known

std::vector<std::string> parted(std::string_view typed, char at) {
    std::vector<std::string> parts(1);
    for (const char each : typed) {
        if (each == at) {
            parts.emplace_back();
        } else {
            parts.back() += each;
        }
    }
    return parts;
}

std::optional<int> whole(const std::string& text, std::size_t most) {
    const bool digits = std::all_of(text.begin(), text.end(), [](char each) {
        return std::isdigit(static_cast<unsigned char>(each)) != 0;
    });
    return text.empty() || text.size() > most || !digits ? std::nullopt
                                                         : std::optional{std::stoi(text)};
}

// Which of the words (numbered from 1) begins so, in three letters at least.
std::optional<unsigned> begins(const std::string& typed, std::string_view key, unsigned count,
                               const Strings& words) {
    const std::string wanted = folded(typed);
    for (unsigned number = 1; number <= count && wanted.size() >= kShort; ++number) {
        const std::string word =
            folded(words.say("console." + std::string{key} + "." + std::to_string(number)));
        if (word.compare(0, wanted.size(), wanted) == 0) {
            return number;
        }
    }
    return std::nullopt;
}

std::variant<timing::Duration, HourFault> of_day(const std::string& typed) {
    const std::vector<std::string> parts = parted(typed, ':');
    if (parts.size() != 2) {
        return HourFault::unreadable;
    }
    const auto hour = whole(parts.front(), 2);
    const auto minute = whole(parts.back(), 2);
    if (!hour || !minute) {
        return HourFault::unreadable;
    }
    constexpr int kMinutesAnHour = 60;
    constexpr int kLastMinute = 24 * kMinutesAnHour;
    if (*minute >= kMinutesAnHour || *hour * kMinutesAnHour + *minute > kLastMinute) {
        return HourFault::no_such_hour;
    }
    return timing::Duration{std::chrono::hours{*hour} + std::chrono::minutes{*minute}};
}

struct Written {
    std::optional<unsigned> weekday;
    std::optional<unsigned> day;
    std::optional<unsigned> month;
    std::optional<int> year;
};

bool take_word(Written& written, const std::string& word, const Strings& words) {
    constexpr unsigned kWeekdays = 7;
    constexpr unsigned kMonths = 12;
    const auto number = whole(word, 4);
    if (number && word.size() == 4 && !written.year) {
        written.year = *number;
        return true;
    }
    if (number && word.size() <= 2 && !written.day) {
        written.day = static_cast<unsigned>(*number);
        return true;
    }
    if (const auto month = begins(word, "month", kMonths, words); month && !written.month) {
        written.month = month;
        return true;
    }
    if (const auto weekday = begins(word, "weekday", kWeekdays, words);
        weekday && !written.weekday) {
        written.weekday = weekday;
        return true;
    }
    return false;
}

// The year in which a day and month come nearest to `near`.
int nearest_year(unsigned month, unsigned day, Day near) {
    const date::year_month_day about{near};
    int best = static_cast<int>(about.year());
    std::int64_t least = -1;
    for (const int by : {0, -1, 1}) {
        const int year = static_cast<int>(about.year()) + by;
        const date::year_month_day candidate{date::year{year}, date::month{month}, date::day{day}};
        const std::int64_t apart =
            std::abs(static_cast<std::int64_t>((Day{candidate} - near).count()));
        if (candidate.ok() && (least < 0 || apart < least)) {
            least = apart;
            best = year;
        }
    }
    return best;
}

std::variant<Day, HourFault> day_from(const Written& written, Day near) {
    if (!written.day || !written.month) {
        return HourFault::unreadable;
    }
    const int year = written.year.value_or(nearest_year(*written.month, *written.day, near));
    const date::year_month_day date{date::year{year}, date::month{*written.month},
                                    date::day{*written.day}};
    if (!date.ok()) {
        return HourFault::no_such_day;
    }
    const Day day{date};
    if (written.weekday && date::weekday{day}.iso_encoding() != *written.weekday) {
        return HourFault::other_weekday;
    }
    return day;
}

std::variant<Day, HourFault> iso_day(const std::string& typed) {
    const std::vector<std::string> parts = parted(typed, '-');
    const auto year = parts.size() == 3 ? whole(parts[0], 4) : std::nullopt;
    const auto month = year ? whole(parts[1], 2) : std::nullopt;
    const auto day = month ? whole(parts[2], 2) : std::nullopt;
    if (!day) {
        return HourFault::unreadable;
    }
    Written written;
    written.year = year;
    written.month = static_cast<unsigned>(*month);
    written.day = static_cast<unsigned>(*day);
    return day_from(written, {});
}

std::string first_letters(const std::string& word) { return word.substr(0, kShort); }

}  // namespace

TypedHour hour_as_typed(std::string_view typed, Day day, const Strings& words) {
    std::vector<std::string> parts = parted(typed, ' ');
    parts.erase(std::remove(parts.begin(), parts.end(), std::string{}), parts.end());
    if (parts.empty()) {
        return HourFault::unreadable;
    }
    const auto hour = of_day(parts.back());
    if (const auto* fault = std::get_if<HourFault>(&hour)) {
        return *fault;
    }
    parts.pop_back();
    std::variant<Day, HourFault> named{day};
    if (parts.size() == 1) {
        named = iso_day(parts.front());
    } else if (!parts.empty()) {
        Written written;
        const bool all = std::all_of(parts.begin(), parts.end(), [&](const std::string& word) {
            return take_word(written, word, words);
        });
        named = all ? day_from(written, day) : HourFault::unreadable;
    }
    if (const auto* fault = std::get_if<HourFault>(&named)) {
        return *fault;
    }
    // Nanoseconds hold no other years whole.
    constexpr date::year kFirst{1678};
    constexpr date::year kLast{2261};
    const date::year year = date::year_month_day{std::get<Day>(named)}.year();
    if (year < kFirst || year > kLast) {
        return HourFault::no_such_day;
    }
    return timing::WallTime{std::get<Day>(named)} + std::get<timing::Duration>(hour);
}

std::string short_weekday(Day day, const Strings& words) {
    return first_letters(
        words.say("console.weekday." + std::to_string(date::weekday{day}.iso_encoding())));
}

std::string short_month(Day day, const Strings& words) {
    const date::year_month_day date{day};
    return first_letters(
        words.say("console.month." + std::to_string(static_cast<unsigned>(date.month()))));
}

std::string short_day(Day day, const Strings& words) {
    const date::year_month_day date{day};
    return short_weekday(day, words) + " " + std::to_string(static_cast<unsigned>(date.day())) +
           " " + short_month(day, words);
}

std::string typed_text(timing::WallTime wall, const Strings& words) {
    const Day day = date::floor<date::days>(wall);
    const date::year_month_day date{day};
    return std::to_string(static_cast<unsigned>(date.day())) + " " + short_month(day, words) + " " +
           hour_and_minute(wall);
}

}  // namespace dais::console
