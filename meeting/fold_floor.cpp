#include "meeting/fold.h"

namespace dais::meeting {

Statement* Fold::held(StatementId id) {
    const auto found = c_.statements.find(id);
    return found == c_.statements.end() || concluded(found->second) ? nullptr : &found->second;
}

Statement& Fold::give_floor(const MeetingKey& meeting, const RoomKey& room, timing::Instant at,
                            timing::Duration warning) {
    const StatementId id{row_.sequence.value};
    Statement& statement = c_.statements[id];
    statement.id = id;
    statement.meeting = meeting;
    statement.room = room;
    statement.given_at = at;
    statement.warning = warning;
    c_.floors[room].held = id;
    c_.podium.shown.erase(meeting);
    return statement;
}

void Fold::leave_floor(Statement& statement, timing::Instant at) {
    statement.state = Concluded{at};
    c_.podium.shown.erase(statement.meeting);
    Floor& floor = c_.floors[statement.room];
    floor.last = statement.id;
    // Where the floor was given to another in the same action, that one holds it already.
    if (floor.held == statement.id) {
        floor.held.reset();
    }
}

void Fold::pause(Statement& statement, timing::Instant at, PauseReason because) {
    statement.used_before = used(statement, at);
    statement.state = Paused{because};
}

void Fold::operator()(const FloorGiven& event) {
    Inscription* speaker = remove_from_list(event.inscription);
    if (speaker == nullptr) {
        return;
    }
    Statement& statement = give_floor(event.meeting, event.room, event.at, event.warning);
    statement.holder = FromList{event.inscription};
    statement.allotted = event.allotted;
    statement.recorded = speaker->modality == Modality::pre_recorded;
    speaker->kept.reset();
    speaker->state = Speaking{statement.id};
}

void Fold::operator()(const FloorGivenToPresider& event) {
    Statement& statement = give_floor(event.meeting, event.room, event.at, event.warning);
    statement.holder = Presider{event.office, event.name};
    statement.allotted = event.allotted;
}

void Fold::operator()(const DialogueOpened& event) {
    Statement& statement = give_floor(event.meeting, event.room, event.at, event.warning);
    statement.holder = Dialogue{event.title, {}};
    statement.allotted = event.allotted;
}

void Fold::operator()(const TurnTaken& event) {
    if (Statement* statement = held(event.statement)) {
        if (auto* dialogue = std::get_if<Dialogue>(&statement->holder)) {
            dialogue->turns.push_back({event.batch, event.asks, event.answers, event.at});
        }
    }
}

void Fold::operator()(const StatementStarted& event) {
    if (Statement* statement = held(event.statement)) {
        statement->started_at = event.at;
        statement->state = Running{event.at};
    }
}

void Fold::operator()(const StatementPaused& event) {
    if (Statement* statement = held(event.statement)) {
        pause(*statement, event.at, event.because);
    }
}

void Fold::operator()(const StatementResumed& event) {
    if (Statement* statement = held(event.statement)) {
        statement->state = Running{event.at};
    }
}

void Fold::operator()(const StatementConcluded& event) {
    Statement* statement = held(event.statement);
    if (statement == nullptr) {
        return;
    }
    statement->used_before = event.used;
    leave_floor(*statement, event.at);
    if (const auto* from_list = std::get_if<FromList>(&statement->holder)) {
        // Whoever was called in vain waits again already.
        Inscription* speaker = inscription(from_list->inscription);
        if (speaker != nullptr && std::holds_alternative<Speaking>(speaker->state)) {
            speaker->state = Spoken{event.statement};
        }
    }
}

void Fold::operator()(const StatementInterrupted& event) {
    Statement* statement = held(event.statement);
    if (statement == nullptr) {
        return;
    }
    statement->used_before = event.used;
    statement->interrupted = true;
    leave_floor(*statement, event.at);
    if (const auto* from_list = std::get_if<FromList>(&statement->holder)) {
        if (Inscription* speaker = inscription(from_list->inscription)) {
            speaker->kept = event.kept;
            speaker->moved_by.reset();
            speaker->out_of_class = false;
            speaker->state = Waiting{};
            insert(speaker->list, speaker->id, event.before);
        }
    }
}

void Fold::operator()(const StatementTimeElapsed& event) {
    if (Statement* statement = held(event.statement)) {
        statement->time_elapsed = true;
    }
}

void Fold::operator()(const TimeAdjusted& event) {
    Statement* statement = held(event.statement);
    if (statement == nullptr) {
        return;
    }
    statement->extension += event.by;
    const auto clock = countdown(*statement);
    if (clock && timing::read(*clock, event.at).remaining > timing::Duration::zero()) {
        // There is time again, and it will end again.
        statement->time_elapsed = false;
        statement->calls_to_order = 0;
        statement->microphone = Statement::Microphone::on;
        statement->ordered_off_at.reset();
    }
}

void Fold::operator()(const LinkLost& event) {
    if (Statement* statement = held(event.statement)) {
        statement->link_lost = event.at;
        if (std::holds_alternative<Running>(statement->state)) {
            pause(*statement, event.at, PauseReason::link_lost);
        }
    }
}

void Fold::operator()(const LinkRestored& event) {
    if (Statement* statement = held(event.statement)) {
        statement->link_lost.reset();
        const auto* paused = std::get_if<Paused>(&statement->state);
        if (paused != nullptr && paused->because == PauseReason::link_lost) {
            statement->state = Running{event.at};
        }
    }
}

void Fold::operator()(const ServiceLost& event) {
    c_.meetings[event.meeting].lost = {event.service, event.channel, event.at};
    Statement* statement = event.statement ? held(*event.statement) : nullptr;
    if (statement != nullptr && std::holds_alternative<Running>(statement->state)) {
        pause(*statement, event.at, PauseReason::service_lost);
    }
}

void Fold::operator()(const ServiceRestored& event) {
    c_.meetings[event.meeting].lost.reset();
    Statement* statement = event.statement ? held(*event.statement) : nullptr;
    if (statement != nullptr && std::holds_alternative<Paused>(statement->state)) {
        statement->state = Running{event.at};
    }
}

void Fold::operator()(const PlaybackFailed& event) {
    if (Statement* statement = held(event.statement)) {
        pause(*statement, event.at, PauseReason::playback_failed);
    }
}

void Fold::operator()(const LiveInsteadOfRecording& event) {
    Statement* statement = held(event.statement);
    if (statement == nullptr) {
        return;
    }
    statement->recorded = false;
    statement->allotted = event.allotted;
    statement->used_before = {};
    statement->started_at.reset();
    statement->time_elapsed = false;
    statement->state = Standing{};
    if (const auto* from_list = std::get_if<FromList>(&statement->holder)) {
        if (Inscription* speaker = inscription(from_list->inscription)) {
            speaker->modality = event.modality;
        }
    }
}

void Fold::operator()(const MicrophonesNoted& event) {
    c_.floors[event.room].microphones = event.connected;
}

void Fold::operator()(const SlowerAsked& event) {
    if (Statement* statement = held(event.statement)) {
        statement->slower_asked = event.at;
    }
}

void Fold::operator()(const CalledToOrder& event) {
    if (Statement* statement = held(event.statement)) {
        statement->calls_to_order = event.call;
    }
}

void Fold::operator()(const MicrophoneOffOrdered& event) {
    if (Statement* statement = held(event.statement)) {
        statement->microphone = Statement::Microphone::ordered_off;
        statement->ordered_off_at = event.at + event.noticed_after;
    }
}

void Fold::operator()(const MicrophoneOffConfirmed& event) {
    if (Statement* statement = held(event.statement)) {
        statement->microphone = Statement::Microphone::off;
    }
}

void Fold::operator()(const MicrophoneOffNotConfirmed& event) {
    if (Statement* statement = held(event.statement)) {
        statement->microphone = Statement::Microphone::not_confirmed;
    }
}

}  // namespace dais::meeting
