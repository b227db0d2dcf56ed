#include "console/program/bench_meeting.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace dais::console {

meeting::ActionId must(meeting::Desk& desk, const meeting::Command& command) {
    const std::string id = "bench-" + std::to_string(desk.board()->version);
    const meeting::Answer answer = desk.submit({id}, {1, "Bench"}, command);
    if (const auto* accepted = std::get_if<meeting::Accepted>(&answer)) {
        return accepted->action;
    }
    throw std::runtime_error{"The bench's sample refuses what the bench does (" +
                             std::get<meeting::Refusal>(answer).rule + "): it measures nothing."};
}

BenchMeeting open_bench_meeting(meeting::Desk& desk) {
    constexpr int kReleased = 5;
    const auto programme = desk.board()->officers.programme;
    const auto first =
        std::find_if(programme->value.meetings.begin(), programme->value.meetings.end(),
                     [](const auto& each) { return each.kind == meeting::MeetingKind::plenary; });
    BenchMeeting made{first->key, first->room, {}};
    must(desk, meeting::OpenMeeting{made.meeting});
    const auto lists = desk.board()->lists;
    const auto list =
        std::find_if(lists->value.lists.begin(), lists->value.lists.end(),
                     [](const auto& each) { return each.kind == meeting::ListKind::speakers; });
    meeting::ImportSpeakers import{list->key, {}};
    for (const meeting::Delegation& each : desk.board()->directory->value.delegations) {
        import.speakers.push_back({each.key, {}, meeting::Modality::in_person, {}});
    }
    must(desk, import);
    must(desk, meeting::ReleaseSpeakers{made.meeting, kReleased});
    const auto filled = desk.board()->lists;
    for (const auto& each : filled->value.lists) {
        if (each.key == list->key) {
            for (const auto& waiting : each.waiting) {
                made.waiting.push_back(waiting.id);
            }
        }
    }
    return made;
}

}  // namespace dais::console
