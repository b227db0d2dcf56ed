#include "timing/zones.h"

#include <stdexcept>

#include <date/tz.h>

namespace dais::timing {

Zone Zone::named(std::string_view name) {
    try {
        return Zone{date::locate_zone(name)};
    } catch (const std::exception&) {
        throw std::runtime_error{"The time zone \"" + std::string{name} +
                                 "\" is not known here: use a name such as America/New_York, "
                                 "and see that the package tzdata is installed."};
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
