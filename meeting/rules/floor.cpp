#include "meeting/rules/floor.h"

#include "meeting/rules/programme.h"
#include "meeting/rules/time_limits.h"

namespace dais::meeting::rules {

namespace {

std::string speaker(const Situation& situation, const Statement& statement) {
    return name_of(situation.conference, statement);
}

StatementConcluded conclusion(const Situation& situation, const Statement& statement) {
    return {.statement = statement.id, .at = situation.now, .used = used(statement, situation.now)};
}

// The refusal if a statement is not one that still holds a floor.
std::optional<Refusal> not_on_floor(const Situation& situation, StatementId id) {
    const Statement* statement = find(situation.conference, id);
    if (statement == nullptr) {
        return refuse("statement.unknown", {{"statement", std::to_string(id.value)}});
    }
    if (concluded(*statement)) {
        return refuse_because(situation, touched_floor(statement->room), "statement.concluded",
                              {{"speaker", speaker(situation, *statement)}});
    }
    return std::nullopt;
}

Refusal refuse_clock(const Situation& situation, const Statement& statement, std::string rule) {
    return refuse_because(situation, touched_floor(statement.room), std::move(rule),
                          {{"speaker", speaker(situation, statement)}});
}

}  // namespace

Decision conclude_expected(const Situation& situation, const RoomKey& room,
                           const std::optional<StatementId>& expected) {
    const Statement* holder = floor_holder(situation.conference, room);
    if (holder == nullptr) {
        if (!expected) {
            return Events{};
        }
        const Statement* gone = find(situation.conference, *expected);
        return refuse_because(
            situation, touched_floor(room), "floor.free",
            {{"speaker", gone == nullptr ? std::string{} : speaker(situation, *gone)}});
    }
    if (expected != holder->id) {
        return refuse_because(situation, touched_floor(room), "floor.held-by-another",
                              {{"speaker", speaker(situation, *holder)}});
    }
    return Events{conclusion(situation, *holder)};
}

Decision decide(const Situation& situation, const GiveFloor& command) {
    if (auto refusal = not_in_session(situation, command.meeting)) {
        return *std::move(refusal);
    }
    const RoomKey& room = planned(situation, command.meeting)->room;
    // Whether the floor is as expected comes first: of two officers at once, the second is told
    // who holds it, and not merely that "their" speaker has gone.
    Decision decision = conclude_expected(situation, room, command.replacing);
    auto* events = std::get_if<Events>(&decision);
    if (events == nullptr) {
        return decision;
    }
    const Inscription* inscription = find(situation.conference, command.inscription);
    if (inscription == nullptr) {
        return refuse("inscription.unknown",
                      {{"inscription", std::to_string(command.inscription.value)}});
    }
    if (!std::holds_alternative<Waiting>(inscription->state)) {
        return refuse_because(situation, touched_inscription(inscription->id), "floor.not-waiting",
                              {{"speaker", name_of(situation.conference, *inscription)}});
    }
    // What a command makes comes first: the action's number is then also the statement's.
    events->insert(events->begin(),
                   FloorGiven{.meeting = command.meeting,
                              .room = room,
                              .inscription = command.inscription,
                              .at = situation.now,
                              .allotted = limit_of(situation.facts, inscription->speaker_class),
                              .warning = situation.facts.profile.warning});
    return decision;
}

Decision decide(const Situation& situation, const GiveFloorToPresider& command) {
    if (auto refusal = not_in_session(situation, command.meeting)) {
        return *std::move(refusal);
    }
    if (command.limit && (*command.limit < kShortestLimit || *command.limit > kLongestLimit)) {
        return refuse("limit.out-of-bounds");
    }
    const RoomKey& room = planned(situation, command.meeting)->room;
    Decision decision = conclude_expected(situation, room, command.replacing);
    if (auto* events = std::get_if<Events>(&decision)) {
        events->insert(events->begin(),
                       FloorGivenToPresider{.meeting = command.meeting,
                                            .room = room,
                                            .office = command.office,
                                            .name = command.name,
                                            .at = situation.now,
                                            .allotted = command.limit,
                                            .warning = situation.facts.profile.warning});
    }
    return decision;
}

Decision decide(const Situation& situation, const StartStatement& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    const Statement& statement = *find(situation.conference, command.statement);
    if (!std::holds_alternative<Standing>(statement.state)) {
        return refuse_clock(situation, statement, "statement.already-started");
    }
    if (!statement.allotted) {
        return refuse_clock(situation, statement, "statement.no-clock");
    }
    if (command.ago < timing::Duration::zero() || command.ago > kLongestAgo) {
        return refuse("statement.ago-too-long");
    }
    const timing::Instant at = situation.now - command.ago;
    if (at < statement.given_at) {
        return refuse_clock(situation, statement, "statement.before-floor");
    }
    return Events{StatementStarted{command.statement, at}};
}

Decision decide(const Situation& situation, const PauseStatement& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    const Statement& statement = *find(situation.conference, command.statement);
    if (!std::holds_alternative<Running>(statement.state)) {
        return refuse_clock(situation, statement, "statement.not-running");
    }
    return Events{StatementPaused{command.statement, situation.now}};
}

Decision decide(const Situation& situation, const ResumeStatement& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    const Statement& statement = *find(situation.conference, command.statement);
    if (!std::holds_alternative<Paused>(statement.state)) {
        return refuse_clock(situation, statement, "statement.not-paused");
    }
    return Events{StatementResumed{command.statement, situation.now}};
}

Decision decide(const Situation& situation, const ConcludeStatement& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    return Events{conclusion(situation, *find(situation.conference, command.statement))};
}

}  // namespace dais::meeting::rules
