// A zone as a calendar's own VTIMEZONE describes it: for names that are not IANA's, such as
// "Eastern Standard Time".
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "meeting/calendar/ical.h"

namespace dais::meeting {

/// What stands in a property as text, whatever its type; empty where there is none.
[[nodiscard]] std::string value_of(icalcomponent* component, icalproperty_kind kind);
[[nodiscard]] std::string value_of(icalproperty* property);

/// "20210726T100000", also with a Z or a date alone behind which nothing stands; nothing where it
/// is neither, or outside the years from 1970 to 2037.
struct WrittenTime {
    date::local_seconds wall;
    bool utc = false;
    bool whole_day = false;
};
[[nodiscard]] std::optional<WrittenTime> read_time(const std::string& text);

class DescribedZone {
  public:
    /// The VTIMEZONE of that name; nothing where there is none, or none that can be read: yearly
    /// rules by month and weekday ("FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"), and single dates.
    [[nodiscard]] static std::optional<DescribedZone> find(icalcomponent* calendar,
                                                           const std::string& name);

    /// What the zone's clocks are ahead of UTC when they show this.
    [[nodiscard]] std::chrono::seconds offset(date::local_seconds wall) const;

  private:
    struct Yearly {
        date::month month;
        date::weekday weekday;
        int nth = 1;  ///< -1: the last
        std::optional<date::local_seconds> until;
    };
    struct Observance {
        date::local_seconds onset;
        std::chrono::seconds before{};
        std::chrono::seconds after{};
        std::optional<Yearly> yearly;
    };
    [[nodiscard]] static std::optional<Observance> observance(icalcomponent* component);
    [[nodiscard]] static std::optional<Yearly> yearly(const std::string& rule);
    [[nodiscard]] static std::optional<date::local_seconds> latest_onset(const Observance& each,
                                                                         date::local_seconds wall);

    std::vector<Observance> observances_;
};

}  // namespace dais::meeting
