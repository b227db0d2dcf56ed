// What the tests of calendars share.
#pragma once

#include <chrono>
#include <fstream>
#include <sstream>
#include <string>

#include "meeting/calendar/calendar.h"
#include "meeting/calendar/event_uid.h"
#include "meeting/codec/strings.h"
#include "timing/instant.h"

namespace dais::meeting::test {

inline timing::WallTime wall(int year, unsigned month, unsigned day, int hour, int minute = 0) {
    return date::local_days{date::year{year} / date::month{month} / date::day{day}} +
           std::chrono::hours{hour} + std::chrono::minutes{minute};
}

inline codec::Strings calendar_words(const std::string& language = "en") {
    codec::Strings strings;
    std::ifstream file{std::string{DAIS_ASSETS} + "/strings/" + language + "/calendar.json"};
    std::ostringstream text;
    text << file.rdbuf();
    strings.add(text.str());
    return strings;
}

// Folded lines put together, with plain ends.
inline std::string unfolded(std::string text) {
    for (const std::string from : {"\r\n ", "\r"}) {
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
            text.erase(at, from.size());
        }
    }
    return text;
}

// The event of a meeting, from its BEGIN to its END.
inline std::string event_of(const std::string& calendar, const MeetingKey& meeting,
                            const std::string& conference = "bms7") {
    const std::string text = unfolded(calendar);
    const auto uid = text.find("UID:" + uid_of(meeting, conference) + "\n");
    if (uid == std::string::npos) {
        return {};
    }
    return text.substr(text.rfind("BEGIN:VEVENT", uid),
                       text.find("END:VEVENT", uid) - text.rfind("BEGIN:VEVENT", uid));
}

// What stands after "SEQUENCE:" in an event.
inline std::string after(const std::string& event, const std::string& what) {
    const auto at = event.find("\n" + what);
    return at == std::string::npos ? "none"
                                   : event.substr(at + 1 + what.size(),
                                                  event.find('\n', at + 1) - at - 1 - what.size());
}

}  // namespace dais::meeting::test
