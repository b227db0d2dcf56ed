#include <algorithm>

#include "meeting/fold.h"

namespace dais::meeting {

void Fold::operator()(const NameplateNoted& event) {
    c_.podium.nameplates[event.meeting].push_back({event.delegation, event.at});
}

void Fold::operator()(const NameplateLowered& event) {
    lower_nameplate(event.meeting, event.delegation);
}

void Fold::lower_nameplate(const MeetingKey& meeting, const DelegationKey& delegation) {
    const auto found = c_.podium.nameplates.find(meeting);
    if (found == c_.podium.nameplates.end()) {
        return;
    }
    std::erase_if(found->second,
                  [&](const Nameplate& each) { return each.delegation == delegation; });
    if (found->second.empty()) {
        c_.podium.nameplates.erase(found);
    }
}

// On a list now: in whichever of the meetings it was raised.
void Fold::lower_nameplates(const DelegationKey& delegation) {
    std::vector<MeetingKey> meetings;
    for (const auto& [meeting, raised] : c_.podium.nameplates) {
        meetings.push_back(meeting);
    }
    for (const MeetingKey& meeting : meetings) {
        lower_nameplate(meeting, delegation);
    }
}

void Fold::operator()(const PrivatelySaid& event) {
    auto& line = c_.podium.line;
    line.push_back({event.at, row_.actor, event.text});
    if (line.size() > kPrivateLines) {
        line.erase(line.begin());
    }
}

void Fold::operator()(const ChairShown& event) {
    if (event.text.empty()) {
        c_.podium.shown.erase(event.meeting);
    } else {
        c_.podium.shown[event.meeting] = {event.text, event.at, row_.actor};
    }
}

}  // namespace dais::meeting
