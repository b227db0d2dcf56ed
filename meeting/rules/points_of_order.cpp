#include "meeting/rules/points_of_order.h"

#include "meeting/ensure.h"
#include "meeting/rules/programme.h"

namespace dais::meeting::rules {

namespace {

std::optional<Refusal> no_right(const Situation& situation, const DelegationKey& key) {
    const Delegation* delegation = find(situation.facts, key);
    if (delegation == nullptr) {
        return refuse("delegation.unknown", {{"delegation", key.text}});
    }
    if (!delegation->rights.point_of_order) {
        return refuse("point-of-order.no-right", {{"speaker", name_of(situation.conference, key)}});
    }
    return std::nullopt;
}

std::optional<Refusal> unknown_point(const Situation& situation, PointId id) {
    if (find(situation.conference, id) == nullptr) {
        return refuse("point-of-order.unknown", {{"point", std::to_string(id.value)}});
    }
    return std::nullopt;
}

Refusal refuse_point(const Situation& situation, const PointOfOrder& point, std::string rule) {
    return refuse_because(situation, touched_point(point.id), std::move(rule),
                          {{"speaker", name_of(situation.conference, point.delegation)}});
}

std::optional<Refusal> not_open(const Situation& situation, PointId id) {
    if (auto refusal = unknown_point(situation, id)) {
        return refusal;
    }
    const PointOfOrder& point = DAIS_THERE(find(situation.conference, id));
    if (point.closed) {
        return refuse_point(situation, point, "point-of-order.closed");
    }
    return std::nullopt;
}

// An appeal is made at once: before anybody speaks again.
bool went_on(const Situation& situation, const PointOfOrder& point) {
    const PlannedMeeting* meeting = planned(situation, point.meeting);
    const Statement* holder = floor_holder(situation.conference, meeting->room);
    return holder != nullptr &&
           (std::holds_alternative<Running>(holder->state) || holder->given_at > *point.closed);
}

}  // namespace

Decision decide(const Situation& situation, const RaisePointOfOrder& command) {
    if (auto refusal = not_in_session(situation, command.meeting)) {
        return *std::move(refusal);
    }
    if (auto refusal = no_right(situation, command.delegation)) {
        return *std::move(refusal);
    }
    const auto& voting = run_of(situation.conference, command.meeting).voting;
    if (voting && !command.on_the_voting) {
        return refuse("voting.under-way", {{"on", *voting}});
    }
    for (const auto& [id, point] : situation.conference.points) {
        const bool same = point.meeting == command.meeting &&
                          point.delegation == command.delegation && !point.closed;
        if (same) {
            return refuse_point(situation, point, "point-of-order.already-raised");
        }
    }
    return Events{PointOfOrderRaised{command.meeting, command.delegation, situation.now,
                                     command.on_the_voting}};
}

Decision decide(const Situation& situation, const RecognizePointOfOrder& command) {
    if (auto refusal = not_open(situation, command.point)) {
        return *std::move(refusal);
    }
    const PointOfOrder& point = DAIS_THERE(find(situation.conference, command.point));
    if (point.recognized) {
        return refuse_point(situation, point, "point-of-order.already-recognized");
    }
    if (auto refusal = not_in_session(situation, point.meeting)) {
        return *std::move(refusal);
    }
    if (const PointOfOrder* another = open_point(situation.conference, point.meeting)) {
        return refuse_point(situation, *another, "point-of-order.another");
    }
    Events events{PointOfOrderRecognized{point.id, situation.now}};
    const Statement* holder =
        floor_holder(situation.conference, planned(situation, point.meeting)->room);
    const bool clock_on = holder != nullptr && !std::holds_alternative<Standing>(holder->state);
    if (clock_on) {
        // Also where it stands for another reason: the point keeps it until it is resumed.
        events.emplace_back(
            StatementPaused{holder->id, situation.now, PauseReason::point_of_order});
    }
    return events;
}

Decision decide(const Situation& situation, const WithdrawPointOfOrder& command) {
    if (auto refusal = not_open(situation, command.point)) {
        return *std::move(refusal);
    }
    return Events{PointOfOrderWithdrawn{command.point, situation.now}};
}

Decision decide(const Situation& situation, const RuleOnPointOfOrder& command) {
    if (auto refusal = not_open(situation, command.point)) {
        return *std::move(refusal);
    }
    const PointOfOrder& point = DAIS_THERE(find(situation.conference, command.point));
    if (!point.recognized) {
        return refuse_point(situation, point, "point-of-order.not-recognized");
    }
    return Events{PointOfOrderRuled{command.point, situation.now, command.ruling}};
}

Decision decide(const Situation& situation, const AppealRuling& command) {
    if (auto refusal = unknown_point(situation, command.point)) {
        return *std::move(refusal);
    }
    if (auto refusal = no_right(situation, command.delegation)) {
        return *std::move(refusal);
    }
    const PointOfOrder& point = DAIS_THERE(find(situation.conference, command.point));
    if (!point.closed || point.withdrawn) {
        return refuse_point(situation, point, "appeal.no-ruling");
    }
    if (point.standing != RulingState::standing) {
        return refuse_point(situation, point, "appeal.already");
    }
    if (went_on(situation, point)) {
        return refuse_point(situation, point, "appeal.too-late");
    }
    return Events{RulingAppealed{command.point, command.delegation, situation.now}};
}

Decision decide(const Situation& situation, const DecideAppeal& command) {
    if (auto refusal = unknown_point(situation, command.point)) {
        return *std::move(refusal);
    }
    const PointOfOrder& point = DAIS_THERE(find(situation.conference, command.point));
    if (point.standing != RulingState::appealed) {
        return refuse_point(situation, point, "appeal.none");
    }
    if (command.to_overrule < 0 || command.to_uphold < 0 || command.abstaining < 0) {
        return refuse("vote.negative");
    }
    // Abstentions are not votes; a tie upholds the ruling.
    return Events{AppealDecided{.point = command.point,
                                .at = situation.now,
                                .overruled = command.to_overrule > command.to_uphold,
                                .to_overrule = command.to_overrule,
                                .to_uphold = command.to_uphold,
                                .abstaining = command.abstaining}};
}

}  // namespace dais::meeting::rules
