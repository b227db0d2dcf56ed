#include "meeting/calendar/time_zone.h"

#include <date/tz.h>

#include "timing/zones.h"

namespace dais::meeting {

namespace {

using std::chrono::seconds;

// What is older is of no use to a calendar, and some programs do not take it.
constexpr date::sys_days kOldest{date::January / 1 / 1970};

// One time of a zone: winter's or summer's, from when on, and what clocks showed before.
struct Observance {
    date::sys_info info;
    date::sys_seconds begins;
    seconds before{};
};

Observance observance_at(const date::time_zone& zone, date::sys_seconds at) {
    const date::sys_info info = zone.get_info(at);
    if (info.begin < kOldest) {
        return {.info = info, .begins = kOldest - info.offset, .before = info.offset};
    }
    return {.info = info,
            .begins = info.begin,
            .before = zone.get_info(info.begin - seconds{1}).offset};
}

Component described(const Observance& observance) {
    const bool summer = observance.info.save != std::chrono::minutes::zero();
    Component component =
        component_of(summer ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT);
    // The onset is told in the time that clocks showed until then (RFC 5545, 3.6.5).
    const date::local_seconds onset{(observance.begins + observance.before).time_since_epoch()};
    const auto add = [&](icalproperty* property) {
        icalcomponent_add_property(component.get(), property);
    };
    add(icalproperty_new_dtstart(wall_value(onset)));
    add(icalproperty_new_tzoffsetfrom(static_cast<int>(observance.before.count())));
    add(icalproperty_new_tzoffsetto(static_cast<int>(observance.info.offset.count())));
    add(icalproperty_new_tzname(observance.info.abbrev.c_str()));
    return component;
}

date::sys_seconds beginning_of(date::year year) { return date::sys_days{year / date::January / 1}; }

date::year year_of(timing::UtcTime utc) {
    return date::year_month_day{date::floor<date::days>(utc)}.year();
}

}  // namespace

Component time_zone_component(const std::string& zone, timing::UtcTime from,
                              timing::UtcTime until) {
    // Through ours first, for its sentence where the zone is not known.
    const date::time_zone& found = *date::locate_zone(timing::Zone::named(zone).name());
    Component component = component_of(ICAL_VTIMEZONE_COMPONENT);
    icalcomponent_add_property(component.get(), icalproperty_new_tzid(zone.c_str()));
    const date::sys_seconds end = beginning_of(year_of(until) + date::years{1});
    Observance each = observance_at(found, beginning_of(year_of(from)));
    icalcomponent_add_component(component.get(), described(each).release());
    while (each.info.end < end) {
        each = observance_at(found, each.info.end);
        icalcomponent_add_component(component.get(), described(each).release());
    }
    return component;
}

}  // namespace dais::meeting
