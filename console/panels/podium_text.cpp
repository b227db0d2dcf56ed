#include "console/panels/podium_text.h"

#include "console/format.h"

namespace dais::console {

PodiumText podium_text(const meeting::views::PodiumView& podium,
                       const meeting::views::MeetingPodiumView* here, const meeting::Actor& self,
                       timing::UtcTime utc_at_zero, const timing::Zone& zone) {
    const auto hour = [&](timing::Instant at) {
        return hour_and_minute(zone.wall(utc_at_zero + at.time_since_epoch()));
    };
    PodiumText text;
    if (here != nullptr) {
        for (const auto& plate : here->nameplates) {
            text.plates.push_back({plate.delegation, plate.name, hour(plate.since)});
        }
        if (here->shown) {
            text.shown = here->shown->text;
            text.shown_by = here->shown->by.name + ", " + hour(here->shown->at);
        }
    }
    for (auto said = podium.line.rbegin(); said != podium.line.rend(); ++said) {
        text.line.push_back({hour(said->at), said->by.name, said->text, said->by == self});
    }
    return text;
}

}  // namespace dais::console
