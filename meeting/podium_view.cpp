#include "meeting/podium_view.h"

namespace dais::meeting::views {

PodiumView podium_view(const Conference& conference) {
    PodiumView view;
    for (const auto& meeting : conference.programme->meetings) {
        MeetingPodiumView each{.meeting = meeting.key, .nameplates = {}, .shown = std::nullopt};
        const auto raised = conference.podium.nameplates.find(meeting.key);
        if (raised != conference.podium.nameplates.end()) {
            for (const Nameplate& plate : raised->second) {
                each.nameplates.push_back(
                    {plate.delegation, name_of(conference, plate.delegation), plate.since});
            }
        }
        const auto shown = conference.podium.shown.find(meeting.key);
        if (shown != conference.podium.shown.end()) {
            each.shown = ChairScreenView{shown->second.text, shown->second.at, shown->second.by};
        }
        if (!each.nameplates.empty() || each.shown) {
            view.meetings.push_back(std::move(each));
        }
    }
    for (const PrivateLine& said : conference.podium.line) {
        view.line.push_back({said.at, said.by, said.text});
    }
    return view;
}

}  // namespace dais::meeting::views
