#include "meeting/codec/json.h"

#include <limits>
#include <sstream>

#include <date/date.h>

#include "meeting/one_line.h"

namespace dais::meeting::codec {

namespace {

std::string sentence(const std::string& path, const std::string& problem) {
    return path.empty() ? problem : "\"" + path + "\": " + problem;
}

std::string list(const std::vector<std::string_view>& words) {
    std::string text;
    for (const auto each : words) {
        text += text.empty() ? "" : ", ";
        text += each;
    }
    return text;
}

// Seconds are left out where they are whole minutes' business only if nothing is lost by it.
template <class TimePoint>
std::string iso(const TimePoint& time) {
    const auto us = date::floor<std::chrono::microseconds>(time);
    if (us == date::floor<std::chrono::seconds>(time)) {
        return date::format("%FT%T", date::floor<std::chrono::seconds>(time));
    }
    return date::format("%FT%T", us);
}

template <class TimePoint>
bool parse_iso(const std::string& text, const std::string& ending, TimePoint& time) {
    using std::chrono::microseconds;
    // What does not fit into nanoseconds, before 1678 or after 2261, would come back as another
    // year.
    constexpr auto kMost = std::chrono::duration_cast<microseconds>(timing::Duration::max());
    std::istringstream stream{text};
    std::chrono::time_point<typename TimePoint::clock, microseconds> parsed;
    stream >> date::parse("%FT%T" + ending, parsed);
    if (stream.fail() || stream.peek() != std::char_traits<char>::eof() ||
        parsed.time_since_epoch() > kMost || parsed.time_since_epoch() < -kMost) {
        return false;
    }
    time = parsed;
    return true;
}

}  // namespace

DecodeError::DecodeError(std::string path, const std::string& problem)
    : std::runtime_error{one_line(sentence(path, problem))},
      path_{one_line(std::move(path))},
      problem_{one_line(problem)} {}

Json parse(std::string_view text) {
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        // nlohmann counts bytes; people count lines.
        const std::size_t end = std::min(text.size(), error.byte == 0 ? 0 : error.byte - 1);
        std::size_t line = 1;
        std::size_t column = 1;
        for (std::size_t i = 0; i < end; ++i) {
            column = text[i] == '\n' ? 1 : column + 1;
            line += text[i] == '\n' ? 1 : 0;
        }
        throw DecodeError{{},
                          "this is not JSON: it breaks at line " + std::to_string(line) +
                              ", column " + std::to_string(column) + "."};
    }
}

std::string to_text(timing::UtcTime utc) { return iso(utc) + "Z"; }
std::string to_text(timing::WallTime wall) { return iso(wall); }

timing::UtcTime utc_from_text(const std::string& text, const std::string& path) {
    timing::UtcTime utc;
    if (!parse_iso(text, "Z", utc)) {
        throw DecodeError{path, "\"" + text + "\" is not a UTC time: write 2021-07-28T16:22:00Z."};
    }
    return utc;
}

timing::WallTime wall_from_text(const std::string& text, const std::string& path) {
    timing::WallTime wall;
    if (!parse_iso(text, "", wall)) {
        throw DecodeError{path, "\"" + text + "\" is not a wall time: write 2021-07-28T10:00:00."};
    }
    return wall;
}

namespace detail {

void wrong(const std::string& path, const Json& json, std::string_view wanted) {
    constexpr std::size_t kShown = 40;
    std::string shown = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (shown.size() > kShown) {
        // Not in the middle of a letter.
        std::size_t end = kShown;
        while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        shown = shown.substr(0, end) + "…";
    }
    throw DecodeError{path, "this must be " + std::string{wanted} + ", not " + shown + "."};
}

void unknown_word(const std::string& path, const std::string& word,
                  const std::vector<std::string_view>& known) {
    throw DecodeError{path, "\"" + word + "\" is not known; use one of: " + list(known) + "."};
}

void missing(const std::string& path, std::string_view name) {
    throw DecodeError{join(path, name), "this field is missing."};
}

void unknown_field(const std::string& path, const std::string& name,
                   const std::vector<std::string_view>& known) {
    throw DecodeError{join(path, name),
                      known.empty() ? "there is no such field; leave it out."
                                    : "there is no such field; there are: " + list(known) + "."};
}

std::int64_t whole_number(const Json& json, const std::string& path) {
    if (!json.is_number_integer() ||
        (json.is_number_unsigned() &&
         json.get<std::uint64_t>() >
             static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))) {
        wrong(path, json, "a whole number");
    }
    return json.get<std::int64_t>();
}

timing::Duration duration(const Json& json, const std::string& path) {
    // More than this does not fit into nanoseconds; it is about 290 years.
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / 1000;
    const std::int64_t us = whole_number(json, path);
    if (us > kMost || us < -kMost) {
        wrong(path, json, "a whole number of microseconds below 290 years");
    }
    return std::chrono::microseconds{us};
}

std::string join(const std::string& path, std::string_view name) {
    return path.empty() ? std::string{name} : path + "." + std::string{name};
}

std::string join(const std::string& path, std::size_t index) {
    return path + "[" + std::to_string(index) + "]";
}

}  // namespace detail

}  // namespace dais::meeting::codec
