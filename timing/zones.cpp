#include "timing/zones.h"

#include <stdexcept>

#include <date/tz.h>

namespace dais::timing {

namespace {

// Whether this machine has time zone data at all. The library throws where there is no folder of
// zones, and finds none in an empty one.
bool has_zones() {
    try {
        return !date::get_tzdb().zones.empty();
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

Zone Zone::named(std::string_view name) {
    try {
        const date::time_zone* zone = date::locate_zone(name);
        // The library reads a zone's file when it is first asked something: here, so that no later
        // question can fail.
        static_cast<void>(zone->get_info(date::sys_seconds{}));
        return Zone{zone};
    } catch (const std::exception&) {
        if (!has_zones()) {
            throw std::runtime_error{
                "This machine has no time zone data: install the package tzdata."};
        }
        throw std::runtime_error{"The time zone \"" + std::string{name} +
                                 "\" is not known here: use a name such as America/New_York, "
                                 "and see that the package tzdata is up to date."};
    }
}

const std::string& Zone::name() const { return zone_->name(); }

WallTime Zone::wall(UtcTime utc) const { return zone_->to_local(utc); }

ToUtc Zone::utc(WallTime wall) const {
    const date::local_info info = zone_->get_info(wall);
    switch (info.result) {
        case date::local_info::nonexistent: return NoSuchWallTime{UtcTime{info.second.begin}};
        case date::local_info::ambiguous:
            return TwiceWallTime{.first = UtcTime{wall.time_since_epoch() - info.first.offset},
                                 .second = UtcTime{wall.time_since_epoch() - info.second.offset}};
        default: return UtcTime{wall.time_since_epoch() - info.first.offset};
    }
}

UtcTime Zone::utc_or_first(WallTime wall) const {
    const ToUtc found = utc(wall);
    if (const auto* none = std::get_if<NoSuchWallTime>(&found)) {
        return none->transition;
    }
    if (const auto* twice = std::get_if<TwiceWallTime>(&found)) {
        return twice->first;
    }
    return std::get<UtcTime>(found);
}

}  // namespace dais::timing
