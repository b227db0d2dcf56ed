#include "meeting/programme.h"

#include <algorithm>
#include <tuple>
#include <variant>

namespace dais::meeting {

const PlannedMeeting* find(const Programme& programme, const MeetingKey& key) {
    const auto found = std::find_if(programme.meetings.begin(), programme.meetings.end(),
                                    [&](const PlannedMeeting& each) { return each.key == key; });
    return found == programme.meetings.end() ? nullptr : &*found;
}

const Slot* find(const PlannedMeeting& meeting, const SlotKey& key) {
    const auto found = std::find_if(meeting.slots.begin(), meeting.slots.end(),
                                    [&](const Slot& each) { return each.key == key; });
    return found == meeting.slots.end() ? nullptr : &*found;
}

timing::UtcTime utc_of(const timing::Zone& zone, const PlannedMeeting& meeting,
                       timing::WallTime wall) {
    const timing::ToUtc found = zone.utc(wall);
    const auto* twice = std::get_if<timing::TwiceWallTime>(&found);
    return twice != nullptr && meeting.second_time ? twice->second : zone.utc_or_first(wall);
}

void put_in_order(std::vector<PlannedMeeting>& meetings) {
    std::stable_sort(meetings.begin(), meetings.end(),
                     [](const PlannedMeeting& a, const PlannedMeeting& b) {
                         return std::tie(a.starts, a.key) < std::tie(b.starts, b.key);
                     });
}

}  // namespace dais::meeting
