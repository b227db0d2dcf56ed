// Wall times and UTC, in a conference's zone and in anyone else's (IANA time zones by date/tz).
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "timing/instant.h"

namespace date {
class time_zone;
}

namespace dais::timing {

/// A wall time that clocks never show: they spring over it.
struct NoSuchWallTime {
    UtcTime transition;  ///< when the clocks change
};

/// A wall time that clocks show twice.
struct TwiceWallTime {
    UtcTime first;
    UtcTime second;
};

using ToUtc = std::variant<UtcTime, NoSuchWallTime, TwiceWallTime>;

/// An IANA zone known to this machine. Cheap to copy.
class Zone {
  public:
    /// Finds a zone by its IANA name ("America/New_York"). Throws std::runtime_error with one
    /// sentence if the zone is unknown or the machine has no time zone data (package tzdata); then
    /// it may be asked again. The other members never fail.
    static Zone named(std::string_view name);

    [[nodiscard]] const std::string& name() const;
    [[nodiscard]] WallTime wall(UtcTime utc) const;
    [[nodiscard]] ToUtc utc(WallTime wall) const;
    /// For a wall time known to be good, or to be taken at its first occurrence; a time that does
    /// not exist becomes the moment the clocks change.
    [[nodiscard]] UtcTime utc_or_first(WallTime wall) const;

    /// The last year for which the zones of date 3.0.1 agree with the C library (it loses daylight
    /// saving after 2037): conferences later than this are refused at import.
    static constexpr int kLastSureYear = 2037;

  private:
    explicit Zone(const date::time_zone* zone) : zone_{zone} {}
    const date::time_zone* zone_;
};

}  // namespace dais::timing
