#include "meeting/calendar/whole_calendar.h"

#include <algorithm>
#include <vector>

#include "meeting/calendar/calendar_error.h"

namespace dais::meeting {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string upper(std::string_view text) {
    std::string letters{text};
    std::transform(letters.begin(), letters.end(), letters.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return letters;
}

// How many bytes follow the first of a character; -1: it begins none.
int followers(unsigned char first) {
    if (first < 0x80) {
        return first == 0 ? -1 : 0;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return 1;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        return 2;
    }
    return first >= 0xF0 && first <= 0xF4 ? 3 : -1;
}

// Well-formed (RFC 3629): no overlong forms, no surrogates, nothing beyond U+10FFFF, no zero byte.
bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const int more = followers(first);
        if (more < 0 || text.size() - at <= static_cast<std::size_t>(more)) {
            return false;
        }
        for (int i = 1; i <= more; ++i) {
            const auto next = static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]);
            const unsigned char least = i > 1           ? 0x80
                                        : first == 0xE0 ? 0xA0
                                        : first == 0xF0 ? 0x90
                                                        : 0x80;
            const unsigned char most = i > 1           ? 0xBF
                                       : first == 0xED ? 0x9F
                                       : first == 0xF4 ? 0x8F
                                                       : 0xBF;
            if (next < least || next > most) {
                return false;
            }
        }
        at += static_cast<std::size_t>(more) + 1;
    }
    return true;
}

// Lines that begin with a blank go on where the one before ended; blank lines are left out.
std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!line.empty() && line.back() == '\r') {
            line.remove_suffix(1);
        }
        const bool goes_on = !line.empty() && (line.front() == ' ' || line.front() == '\t');
        if (goes_on && !lines.empty()) {
            lines.back() += line.substr(1);
        } else if (!line.empty()) {
            lines.emplace_back(line);
        }
    }
    return lines;
}

// Follows the components from their beginning to their end.
class Nesting {
  public:
    explicit Nesting(const std::string& name) : name_{name} {}

    void take(std::string_view line) {
        const std::size_t colon = std::min(line.find(':'), line.size());
        const std::string word = upper(line.substr(0, colon));
        const std::string what = upper(line.substr(std::min(colon + 1, line.size())));
        if (word == "BEGIN") {
            begin(what);
        } else if (open_.empty()) {
            throw no_calendar();
        } else if (word == "END") {
            if (what != open_.back()) {
                throw CalendarError{name_ + " has an END:" + what.substr(0, 40) + " where END:" +
                                    open_.back() + " belongs: save the calendar again."};
            }
            open_.pop_back();
        }
    }

    void end() const {
        if (calendars_ == 0) {
            throw no_calendar();
        }
        if (!open_.empty()) {
            throw CalendarError{name_ +
                                " ends before its calendar does: it is cut off, so save "
                                "or download it again."};
        }
    }

  private:
    [[nodiscard]] CalendarError no_calendar() const {
        return CalendarError{name_ +
                             " is not a calendar: an .ics file begins with BEGIN:VCALENDAR."};
    }

    void begin(const std::string& what) {
        if (open_.empty()) {
            if (what != "VCALENDAR") {
                throw no_calendar();
            }
            if (++calendars_ > 1) {
                throw CalendarError{name_ + " holds several calendars: save one alone."};
            }
        }
        if (what == "VEVENT" && ++events_ > kMostEvents) {
            throw CalendarError{name_ + " holds more than " + std::to_string(kMostEvents) +
                                " events: save those of the conference alone."};
        }
        open_.push_back(what.substr(0, 40));
        if (open_.size() > kDeepestComponents) {
            throw CalendarError{name_ +
                                " has components within components, deeper than a "
                                "calendar goes: save the calendar again."};
        }
    }

    const std::string& name_;
    std::vector<std::string> open_;
    int calendars_ = 0;
    int events_ = 0;
};

}  // namespace

std::string whole_calendar(const std::string& name, std::string_view text) {
    if (text.size() > kMostCalendarBytes) {
        throw CalendarError{name + " is longer than " + std::to_string(kMostCalendarBytes / 1024) +
                            " kilobytes: see that it is the conference's calendar alone."};
    }
    if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
        text.remove_prefix(kByteOrderMark.size());
    }
    if (!is_utf8(text)) {
        throw CalendarError{name + " is not UTF-8 text: save the calendar again as .ics."};
    }
    Nesting nesting{name};
    std::string whole;
    for (const std::string& line : lines_of(text)) {
        nesting.take(line);
        whole += line + "\r\n";
    }
    nesting.end();
    return whole;
}

}  // namespace dais::meeting
