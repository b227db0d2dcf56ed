#include "meeting/rules/motions.h"

#include <algorithm>

#include "meeting/ensure.h"
#include "meeting/rules/floor.h"
#include "meeting/rules/list_status.h"
#include "meeting/rules/programme.h"

namespace dais::meeting::rules {

namespace {

Refusal refuse_motion(const Situation& situation, const Motion& motion, std::string rule) {
    return refuse_because(situation, touched_motion(motion.id), std::move(rule),
                          {{"speaker", name_of(situation.conference, motion.delegation)}});
}

int precedence(const Situation& situation, MotionKind kind) {
    const MotionRule* rule = find(situation.facts.profile, kind);
    // Those outside the order come after all of it.
    return rule == nullptr || rule->precedence == 0
               ? static_cast<int>(situation.facts.profile.motions.size()) + 1
               : rule->precedence;
}

// A motion before the meeting that is decided before this kind; nullptr: none.
const Motion* first_to_decide(const Situation& situation, const MeetingKey& meeting,
                              MotionKind kind, bool same_kind_too) {
    const int own = precedence(situation, kind);
    for (const auto& [id, motion] : situation.conference.motions) {
        const int others = precedence(situation, motion.kind);
        const bool before = others < own || (same_kind_too && motion.kind == kind);
        if (motion.meeting == meeting && motion.state == MotionState::debated && before) {
            return &motion;
        }
    }
    return nullptr;
}

std::optional<Refusal> not_debated(const Situation& situation, MotionId id) {
    const Motion* motion = find(situation.conference, id);
    if (motion == nullptr) {
        return refuse("motion.unknown", {{"motion", std::to_string(id.value)}});
    }
    if (motion->state != MotionState::debated) {
        return refuse_motion(situation, *motion, "motion.decided");
    }
    return std::nullopt;
}

bool is_about_debate(MotionKind kind) {
    return kind == MotionKind::adjourn_debate || kind == MotionKind::close_debate;
}

bool carries(const MotionRule& rule, const DecideMotion& command) {
    if (command.without_vote) {
        return command.carried;
    }
    // Of those voting: abstentions are not votes. A tie does not carry.
    return rule.two_thirds ? command.in_favour >= 2 * static_cast<std::int64_t>(command.against)
                           : command.in_favour > command.against;
}

}  // namespace

std::optional<Refusal> not_in_order(const Situation& situation, const MeetingKey& meeting,
                                    MotionKind kind) {
    if (auto refusal = not_in_session(situation, meeting)) {
        return refusal;
    }
    if (find(situation.facts.profile, kind) == nullptr) {
        return refuse("motion.not-in-profile");
    }
    if (const auto& voting = run_of(situation.conference, meeting).voting) {
        return refuse("voting.under-way", {{"on", *voting}});
    }
    if (const PointOfOrder* point = open_point(situation.conference, meeting)) {
        return refuse_because(situation, touched_point(point->id), "point-of-order.not-ruled",
                              {{"speaker", name_of(situation.conference, point->delegation)}});
    }
    if (const Motion* first = first_to_decide(situation, meeting, kind, true)) {
        return refuse_motion(situation, *first, "motion.precedence");
    }
    return std::nullopt;
}

Decision decide(const Situation& situation, const MakeMotion& command) {
    if (auto refusal = not_in_order(situation, command.meeting, command.kind)) {
        return *std::move(refusal);
    }
    const Delegation* delegation = find(situation.facts, command.delegation);
    if (delegation == nullptr) {
        return refuse("delegation.unknown", {{"delegation", command.delegation.text}});
    }
    if (!delegation->rights.point_of_order) {
        return refuse("motion.no-right",
                      {{"speaker", name_of(situation.conference, command.delegation)}});
    }
    if (command.list && find(situation.conference, *command.list) == nullptr) {
        return refuse("list.unknown", {{"list", command.list->text}});
    }
    if (is_about_debate(command.kind)) {
        if (!command.list) {
            return refuse("motion.no-list");
        }
        if (auto refusal =
                no_more_debate(situation, DAIS_THERE(find(situation.conference, *command.list)))) {
            return *std::move(refusal);
        }
    }
    const MotionRule& rule = DAIS_THERE(find(situation.facts.profile, command.kind));
    return Events{MotionMade{.meeting = command.meeting,
                             .kind = command.kind,
                             .delegation = command.delegation,
                             .at = situation.now,
                             .text = command.text,
                             .list = command.list,
                             .debated = rule.speakers_for + rule.speakers_against > 0}};
}

Decision decide(const Situation& situation, const WithdrawMotion& command) {
    if (auto refusal = not_debated(situation, command.motion)) {
        return *std::move(refusal);
    }
    return Events{MotionWithdrawn{command.motion, situation.now}};
}

Decision decide(const Situation& situation, const DecideMotion& command) {
    if (auto refusal = not_debated(situation, command.motion)) {
        return *std::move(refusal);
    }
    const Motion& motion = DAIS_THERE(find(situation.conference, command.motion));
    if (const Motion* first = first_to_decide(situation, motion.meeting, motion.kind, false)) {
        return refuse_motion(situation, *first, "motion.precedence");
    }
    if (motion.debate && !DAIS_THERE(find(situation.conference, *motion.debate)).waiting.empty()) {
        return refuse_motion(situation, motion, "motion.speakers-waiting");
    }
    if (command.in_favour < 0 || command.against < 0 || command.abstaining < 0) {
        return refuse("vote.negative");
    }
    if (!command.without_vote && command.in_favour + command.against == 0) {
        return refuse("vote.none");
    }
    const MotionRule& rule = DAIS_THERE(find(situation.facts.profile, motion.kind));
    return Events{MotionDecided{.motion = command.motion,
                                .at = situation.now,
                                .carried = carries(rule, command),
                                .without_vote = command.without_vote,
                                .in_favour = command.in_favour,
                                .against = command.against,
                                .abstaining = command.abstaining}};
}

Decision decide(const Situation& situation, const BeginVoting& command) {
    if (auto refusal = not_in_session(situation, command.meeting)) {
        return *std::move(refusal);
    }
    if (const auto& voting = run_of(situation.conference, command.meeting).voting) {
        return refuse_because(situation, touched_meeting(command.meeting), "voting.under-way",
                              {{"on", *voting}});
    }
    const Decision free =
        conclude_expected(situation, planned(situation, command.meeting)->room, std::nullopt);
    if (const auto* refusal = std::get_if<Refusal>(&free)) {
        return *refusal;
    }
    return Events{VotingBegun{command.meeting, situation.now, command.on}};
}

Decision decide(const Situation& situation, const EndVoting& command) {
    if (planned(situation, command.meeting) == nullptr) {
        return refuse("meeting.unknown", {{"meeting", command.meeting.text}});
    }
    if (!run_of(situation.conference, command.meeting).voting) {
        return refuse_because(situation, touched_meeting(command.meeting), "voting.none");
    }
    if (open_vote(*situation.conference.texts, command.meeting) != nullptr) {
        return refuse("vote.still-open");  // its result ends the voting
    }
    return Events{VotingEnded{command.meeting, situation.now, command.result}};
}

std::optional<Refusal> not_heard_on_motion(const Situation& situation, const ListOfSpeakers& list,
                                           const InscribeSpeaker& command) {
    if (auto refusal = not_debated(situation, *list.motion)) {
        return refusal;
    }
    if (!command.side) {
        return refuse("motion.no-side");
    }
    const Motion& motion = DAIS_THERE(find(situation.conference, *list.motion));
    const MotionRule& rule = DAIS_THERE(find(situation.facts.profile, motion.kind));
    const int most = *command.side == Side::in_favour ? rule.speakers_for : rule.speakers_against;
    if (most == 0) {
        return refuse("motion.side-not-heard");
    }
    const auto taken =
        std::count_if(situation.conference.inscriptions.begin(),
                      situation.conference.inscriptions.end(), [&](const auto& each) {
                          return each.second.list == list.key && each.second.side == command.side &&
                                 !std::holds_alternative<Withdrawn>(each.second.state);
                      });
    if (taken >= most) {
        return refuse("motion.side-full", {{"most", std::to_string(most)}});
    }
    return std::nullopt;
}

}  // namespace dais::meeting::rules
