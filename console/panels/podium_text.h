// What passes at the podium, in words: nameplates with their hour, the private line. Made once a
// version. Pure.
#pragma once

#include <string>
#include <vector>

#include "meeting/views.h"
#include "timing/zones.h"

namespace dais::console {

struct PlateText {
    meeting::DelegationKey delegation;
    std::string name;
    std::string since;  ///< "12:21"
};
struct PrivateText {
    std::string time;
    std::string who;
    std::string text;
    bool own = false;  ///< said from this window
};
struct PodiumText {
    std::vector<PlateText> plates;
    std::vector<PrivateText> line;  ///< newest first
    std::string shown;              ///< before the Chair in place of the script; empty: the script
    std::string shown_by;           ///< "Ana, 12:21"
};

/// `here` is the meeting's part; nullptr: nothing.
[[nodiscard]] PodiumText podium_text(const meeting::views::PodiumView& podium,
                                     const meeting::views::MeetingPodiumView* here,
                                     const meeting::Actor& self, timing::UtcTime utc_at_zero,
                                     const timing::Zone& zone);

}  // namespace dais::console
