#include "meeting/calendar/event_times.h"

#include <optional>
#include <stdexcept>
#include <variant>

#include "meeting/calendar/calendar_error.h"
#include "meeting/calendar/described_zone.h"

namespace dais::meeting {

namespace {

using std::chrono::seconds;

std::optional<timing::Zone> zone_named(const std::string& name) {
    try {
        return timing::Zone::named(name);
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

// A zone by the name that a calendar gives it: some put a maker's path before it
// ("/example.org/20240101/America/New_York").
std::optional<timing::Zone> known_zone(std::string name) {
    while (true) {
        if (auto zone = zone_named(name)) {
            return zone;
        }
        const std::size_t slash = name.find('/');
        if (slash == std::string::npos) {
            return std::nullopt;
        }
        name.erase(0, slash + 1);
    }
}

class Read {
  public:
    Read(icalcomponent* calendar, const timing::Zone& zone, const std::string& name)
        : calendar_{calendar}, zone_{zone}, name_{name} {}

    EventTimes of(icalcomponent* event) const {
        const timing::UtcTime starts =
            time(icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY), "DTSTART");
        const timing::UtcTime ends = end(event, starts);
        if (ends <= starts) {
            throw CalendarError{name_ + " ends before it begins: correct its hours."};
        }
        return {starts, ends};
    }

  private:
    timing::UtcTime end(icalcomponent* event, timing::UtcTime starts) const {
        icalproperty* end = icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY);
        const std::string duration = value_of(event, ICAL_DURATION_PROPERTY);
        if (end != nullptr || duration.empty()) {
            return time(end, "DTEND");
        }
        const icaldurationtype length = icaldurationtype_from_string(duration.c_str());
        constexpr int kMostDays = 366;
        const bool sane = icaldurationtype_is_bad_duration(length) == 0 && length.is_neg == 0 &&
                          length.weeks == 0 && length.days < kMostDays &&
                          length.hours < kMostDays * 24 && length.minutes < kMostDays * 24 * 60 &&
                          length.seconds < static_cast<unsigned>(kMostDays) * 24 * 3600;
        if (!sane) {
            throw CalendarError{name_ + " has a DURATION that cannot be read: write DTEND."};
        }
        return starts + date::days{length.days} + std::chrono::hours{length.hours} +
               std::chrono::minutes{length.minutes} + seconds{length.seconds};
    }

    timing::UtcTime time(icalproperty* property, const std::string& which) const {
        if (property == nullptr) {
            throw CalendarError{name_ + " has no " + which +
                                ": a meeting needs the hour at which it begins and the one at "
                                "which it ends."};
        }
        const std::string text = value_of(property);
        const auto time = read_time(text);
        if (!time) {
            throw CalendarError{name_ + " has a " + which + " that cannot be read (\"" +
                                text.substr(0, 40) +
                                "\"): write a time between 1970 and 2037, such as "
                                "20210726T100000."};
        }
        if (time->whole_day) {
            throw CalendarError{name_ + " lasts whole days: give it the hours of a meeting."};
        }
        if (time->utc) {
            return timing::UtcTime{time->wall.time_since_epoch()};
        }
        return in_its_zone(*time, property, text);
    }

    timing::UtcTime in_its_zone(const WrittenTime& time, icalproperty* property,
                                const std::string& text) const {
        icalparameter* parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
        const char* tzid = parameter == nullptr ? nullptr : icalparameter_get_tzid(parameter);
        if (tzid == nullptr) {
            return in_zone(time, zone_, text);
        }
        if (const auto known = known_zone(tzid)) {
            return in_zone(time, *known, text);
        }
        const auto described = DescribedZone::find(calendar_, tzid);
        if (!described) {
            throw CalendarError{name_ + " is in the time zone \"" +
                                std::string{tzid}.substr(0, 80) +
                                "\", which is not known here: use a name such as "
                                "America/New_York, or UTC."};
        }
        return timing::UtcTime{(time.wall - described->offset(time.wall)).time_since_epoch()};
    }

    timing::UtcTime in_zone(const WrittenTime& time, const timing::Zone& zone,
                            const std::string& text) const {
        if (std::holds_alternative<timing::NoSuchWallTime>(zone.utc(time.wall))) {
            throw CalendarError{name_ + " is at an hour that does not exist in " + zone.name() +
                                " (" + text + "): clocks are set forward over it."};
        }
        return zone.utc_or_first(time.wall);
    }

    icalcomponent* calendar_;
    const timing::Zone& zone_;
    const std::string& name_;
};

}  // namespace

EventTimes times_of(icalcomponent* calendar, icalcomponent* event, const timing::Zone& zone,
                    const std::string& name) {
    return Read{calendar, zone, name}.of(event);
}

}  // namespace dais::meeting
