#include "meeting/rules/strictness.h"

#include <optional>

#include "meeting/ensure.h"
#include "meeting/rules/floor.h"

namespace dais::meeting::rules {

namespace {

using Microphone = Statement::Microphone;

enum class Note { time_elapsed, call_to_order, microphone_off, not_confirmed };

struct Next {
    Note note = Note::time_elapsed;
    timing::Instant at;
};

// What the desk has to note next about a statement; nothing while its clock stands, save the
// alarm: a microphone that was ordered off is to be confirmed in any case.
std::optional<Next> next_of(const Conference& conference, const Statement& statement) {
    if (statement.microphone == Microphone::ordered_off) {
        return Next{Note::not_confirmed, *statement.ordered_off_at + kConfirmWithin};
    }
    const auto* running = std::get_if<Running>(&statement.state);
    if (running == nullptr || !statement.allotted) {
        return std::nullopt;
    }
    const timing::Instant end =
        running->since + (*statement.allotted + statement.extension - statement.used_before);
    if (!statement.time_elapsed) {
        return Next{Note::time_elapsed, end};
    }
    if (delegation_of(conference, statement) == nullptr) {
        return std::nullopt;  // the Chair calls delegations to order, not the podium
    }
    const Strictness& strictness = conference.facts->profile.strictness;
    switch (policy_of(conference, statement)) {
        case StrictnessPolicy::visible: return std::nullopt;
        case StrictnessPolicy::call_to_order:
            if (statement.calls_to_order < 2) {
                const bool second = statement.calls_to_order == 1;
                return Next{Note::call_to_order, second ? end + strictness.second_call : end};
            }
            return std::nullopt;
        case StrictnessPolicy::cut:
            if (statement.microphone == Microphone::on) {
                return Next{Note::microphone_off, end + strictness.grace};
            }
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

StrictnessPolicy policy_of(const Conference& conference, const Statement& statement) {
    const StrictnessPolicy policy =
        run_of(conference, statement.meeting)
            .strictness.value_or(conference.facts->profile.strictness.policy);
    const auto floor = conference.floors.find(statement.room);
    const bool microphones = floor != conference.floors.end() && floor->second.microphones;
    return policy == StrictnessPolicy::cut && !microphones ? StrictnessPolicy::call_to_order
                                                           : policy;
}

std::vector<Due> due(const Conference& conference) {
    std::vector<Due> all;
    for (const auto& [room, floor] : conference.floors) {
        const Statement* statement = floor_holder(conference, room);
        if (statement == nullptr) {
            continue;
        }
        if (const auto next = next_of(conference, *statement)) {
            all.push_back({statement->id, next->at});
        }
    }
    return all;
}

Event note_of(const Conference& conference, const Due& due, timing::Instant now) {
    const Statement& statement = DAIS_THERE(find(conference, due.statement));
    switch (next_of(conference, statement)->note) {
        case Note::time_elapsed: return StatementTimeElapsed{due.statement, due.at, now - due.at};
        case Note::call_to_order:
            return CalledToOrder{due.statement, due.at, statement.calls_to_order + 1};
        case Note::microphone_off: return MicrophoneOffOrdered{due.statement, due.at, now - due.at};
        case Note::not_confirmed: return MicrophoneOffNotConfirmed{due.statement, due.at};
    }
    return StatementTimeElapsed{due.statement, due.at, now - due.at};
}

Decision decide(const Situation& situation, const SetStrictness& command) {
    const PlannedMeeting* meeting = planned(situation, command.meeting);
    if (meeting == nullptr) {
        return refuse("meeting.unknown", {{"meeting", command.meeting.text}});
    }
    if (command.policy == StrictnessPolicy::cut &&
        !situation.conference.floors.at(meeting->room).microphones) {
        return refuse("strictness.no-adaptor",
                      {{"room", DAIS_THERE(find(situation.facts, meeting->room)).name}});
    }
    return Events{StrictnessSet{command.meeting, command.policy}};
}

Decision decide(const Situation& situation, const NoteMicrophones& command) {
    if (find(situation.facts, command.room) == nullptr) {
        return refuse("room.unknown", {{"room", command.room.text}});
    }
    return Events{MicrophonesNoted{command.room, command.connected}};
}

Decision decide(const Situation& situation, const ConfirmMicrophoneOff& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    const Statement& statement = DAIS_THERE(find(situation.conference, command.statement));
    if (statement.microphone != Microphone::ordered_off &&
        statement.microphone != Microphone::not_confirmed) {
        return refuse("microphone.not-ordered",
                      {{"speaker", name_of(situation.conference, statement)}});
    }
    return Events{MicrophoneOffConfirmed{command.statement, situation.now}};
}

}  // namespace dais::meeting::rules
