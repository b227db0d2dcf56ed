#include "meeting/rules/floor.h"

#include "meeting/ensure.h"
#include "meeting/rules/list_status.h"
#include "meeting/rules/programme.h"
#include "meeting/rules/right_of_reply.h"
#include "meeting/rules/time_limits.h"

namespace dais::meeting::rules {

namespace {

std::string speaker(const Situation& situation, const Statement& statement) {
    return name_of(situation.conference, statement);
}

StatementConcluded conclusion(const Situation& situation, const Statement& statement) {
    return {.statement = statement.id, .at = situation.now, .used = used(statement, situation.now)};
}

Refusal refuse_clock(const Situation& situation, const Statement& statement, std::string rule) {
    return refuse_because(situation, touched_floor(statement.room), std::move(rule),
                          {{"speaker", speaker(situation, statement)}});
}

// While a point of order waits for its ruling, or an appeal for its vote, nobody else speaks.
std::optional<Refusal> point_not_ruled(const Situation& situation, const MeetingKey& meeting) {
    const PointOfOrder* point = open_point(situation.conference, meeting);
    if (point == nullptr) {
        return std::nullopt;
    }
    const bool appealed = point->standing == RulingState::appealed;
    return refuse_because(
        situation, touched_point(point->id),
        appealed ? "appeal.not-decided" : "point-of-order.not-ruled",
        {{"speaker",
          name_of(situation.conference, appealed ? *point->appealed_by : point->delegation)}});
}

std::optional<Refusal> service_lost(const Situation& situation, const MeetingKey& meeting) {
    const auto& lost = run_of(situation.conference, meeting).lost;
    if (!lost) {
        return std::nullopt;
    }
    return lost->service == Service::platform
               ? refuse("service.lost")
               : refuse("service.lost-channel", {{"channel", lost->channel}});
}

// Why a clock may not run now.
std::optional<Refusal> stands_still(const Situation& situation, const Statement& statement) {
    auto refusal = point_not_ruled(situation, statement.meeting);
    return refusal ? refusal : service_lost(situation, statement.meeting);
}

// What speaks against giving the floor to one who waits, besides who holds it.
std::optional<Refusal> not_to_be_called(const Situation& situation, const GiveFloor& command,
                                        const PlannedMeeting& meeting) {
    const Conference& conference = situation.conference;
    if (auto refusal = point_not_ruled(situation, meeting.key)) {
        return refusal;
    }
    if (const auto& voting = run_of(conference, meeting.key).voting) {
        return refuse("voting.under-way", {{"on", *voting}});
    }
    const Inscription& inscription = DAIS_THERE(find(conference, command.inscription));
    const ListOfSpeakers& list = DAIS_THERE(find(conference, inscription.list));
    if (auto refusal = no_more_debate(situation, list)) {
        return refusal;
    }
    if (list.kind == ListKind::right_of_reply && !command.authority) {
        if (auto refusal = reply_too_early(situation, meeting, list)) {
            return refusal;
        }
    }
    if (list.kind == ListKind::motion &&
        DAIS_THERE(find(conference, *list.motion)).state != MotionState::debated) {
        return refuse_because(
            situation, touched_motion(*list.motion), "motion.decided",
            {{"speaker",
              name_of(conference, DAIS_THERE(find(conference, *list.motion)).delegation)}});
    }
    for (const auto& [room, floor] : conference.floors) {
        const Statement* held = floor_holder(conference, room);
        if (room == meeting.room || held == nullptr || command.holds_another) {
            continue;
        }
        const DelegationKey* elsewhere = delegation_of(conference, *held);
        if (elsewhere != nullptr && *elsewhere == inscription.delegation) {
            return refuse_because(situation, touched_floor(room), "floor.delegation-elsewhere",
                                  {{"speaker", name_of(conference, inscription.delegation)},
                                   {"room", DAIS_THERE(find(situation.facts, room)).name}});
        }
    }
    return std::nullopt;
}

}  // namespace

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
    if (auto refusal = not_to_be_called(situation, command, *planned(situation, command.meeting))) {
        return *std::move(refusal);
    }
    // What a command makes comes first: the action's number is then also the statement's.
    events->insert(events->begin(),
                   FloorGiven{.meeting = command.meeting,
                              .room = room,
                              .inscription = command.inscription,
                              .at = situation.now,
                              .allotted = limit_of(situation.conference, *inscription),
                              .warning = situation.facts.profile.warning,
                              .authority = command.authority});
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

Decision decide(const Situation& situation, const OpenDialogue& command) {
    if (auto refusal = not_in_session(situation, command.meeting)) {
        return *std::move(refusal);
    }
    if (command.limit && (*command.limit < kShortestLimit || *command.limit > kLongestLimit)) {
        return refuse("limit.out-of-bounds");
    }
    const RoomKey& room = planned(situation, command.meeting)->room;
    Decision decision = conclude_expected(situation, room, command.replacing);
    if (auto* events = std::get_if<Events>(&decision)) {
        events->insert(events->begin(), DialogueOpened{.meeting = command.meeting,
                                                       .room = room,
                                                       .title = command.title,
                                                       .at = situation.now,
                                                       .allotted = command.limit,
                                                       .warning = situation.facts.profile.warning});
    }
    return decision;
}

Decision decide(const Situation& situation, const TakeTurn& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    const Statement& statement = DAIS_THERE(find(situation.conference, command.statement));
    const auto* dialogue = std::get_if<Dialogue>(&statement.holder);
    if (dialogue == nullptr) {
        return refuse("dialogue.none", {{"speaker", speaker(situation, statement)}});
    }
    if (command.asks.has_value() == !command.answers.empty()) {
        return refuse("dialogue.turn-unclear");  // neither, or both
    }
    if (command.asks && find(situation.facts, *command.asks) == nullptr) {
        return refuse("delegation.unknown", {{"delegation", command.asks->text}});
    }
    int batch = 1;
    if (!dialogue->turns.empty()) {
        const Turn& last = dialogue->turns.back();
        batch = last.batch + (command.asks && !last.asks ? 1 : 0);
    }
    return Events{
        TurnTaken{command.statement, situation.now, batch, command.asks, command.answers}};
}

Decision decide(const Situation& situation, const StartStatement& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    const Statement& statement = DAIS_THERE(find(situation.conference, command.statement));
    if (!std::holds_alternative<Standing>(statement.state)) {
        return refuse_clock(situation, statement, "statement.already-started");
    }
    if (!statement.allotted) {
        return refuse_clock(situation, statement, "statement.no-clock");
    }
    if (auto refusal = stands_still(situation, statement)) {
        return *std::move(refusal);
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
    const Statement& statement = DAIS_THERE(find(situation.conference, command.statement));
    if (!std::holds_alternative<Running>(statement.state)) {
        return refuse_clock(situation, statement, "statement.not-running");
    }
    return Events{StatementPaused{command.statement, situation.now}};
}

Decision decide(const Situation& situation, const ResumeStatement& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    const Statement& statement = DAIS_THERE(find(situation.conference, command.statement));
    if (!std::holds_alternative<Paused>(statement.state)) {
        return refuse_clock(situation, statement, "statement.not-paused");
    }
    if (auto refusal = stands_still(situation, statement)) {
        return *std::move(refusal);
    }
    if (statement.link_lost) {
        return refuse_clock(situation, statement, "link.lost");
    }
    return Events{StatementResumed{command.statement, situation.now}};
}

Decision decide(const Situation& situation, const ConcludeStatement& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    return Events{conclusion(situation, DAIS_THERE(find(situation.conference, command.statement)))};
}

}  // namespace dais::meeting::rules
