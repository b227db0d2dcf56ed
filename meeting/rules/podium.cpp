#include "meeting/rules/podium.h"

#include <algorithm>

namespace dais::meeting::rules {

namespace {

bool is_raised(const Situation& situation, const MeetingKey& meeting,
               const DelegationKey& delegation) {
    const auto& all = situation.conference.podium.nameplates;
    const auto found = all.find(meeting);
    return found != all.end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [&](const Nameplate& each) { return each.delegation == delegation; });
}

}  // namespace

Decision decide(const Situation& situation, const NoteNameplate& command) {
    const PlannedMeeting* meeting = planned(situation, command.meeting);
    if (meeting == nullptr) {
        return refuse("meeting.unknown", {{"meeting", command.meeting.text}});
    }
    if (run_of(situation.conference, command.meeting).state != MeetingState::in_session) {
        return refuse_because(situation, touched_meeting(command.meeting), "meeting.not-in-session",
                              {{"meeting", name_of(*meeting)}});
    }
    if (find(situation.facts, command.delegation) == nullptr) {
        return refuse("delegation.unknown", {{"delegation", command.delegation.text}});
    }
    if (is_raised(situation, command.meeting, command.delegation)) {
        return refuse("nameplate.raised",
                      {{"delegation", name_of(situation.conference, command.delegation)}});
    }
    return Events{NameplateNoted{command.meeting, command.delegation, situation.now}};
}

Decision decide(const Situation& situation, const LowerNameplate& command) {
    if (planned(situation, command.meeting) == nullptr) {
        return refuse("meeting.unknown", {{"meeting", command.meeting.text}});
    }
    if (!is_raised(situation, command.meeting, command.delegation)) {
        return refuse("nameplate.not-raised",
                      {{"delegation", name_of(situation.conference, command.delegation)}});
    }
    return Events{NameplateLowered{command.meeting, command.delegation}};
}

Decision decide(const Situation& situation, const SayPrivately& command) {
    if (command.text.empty()) {
        return refuse("private-line.empty");
    }
    if (command.text.size() > kLongestPrivateLine) {
        return refuse("private-line.too-long", {{"most", std::to_string(kLongestPrivateLine)}});
    }
    return Events{PrivatelySaid{command.text, situation.now}};
}

Decision decide(const Situation& situation, const ShowToChair& command) {
    const PlannedMeeting* meeting = planned(situation, command.meeting);
    if (meeting == nullptr) {
        return refuse("meeting.unknown", {{"meeting", command.meeting.text}});
    }
    if (command.text.size() > kLongestForChair) {
        return refuse("chair-screen.too-long", {{"most", std::to_string(kLongestForChair)}});
    }
    if (command.text.empty() && situation.conference.podium.shown.count(command.meeting) == 0) {
        return refuse("chair-screen.nothing");
    }
    return Events{ChairShown{command.meeting, command.text, situation.now}};
}

}  // namespace dais::meeting::rules
