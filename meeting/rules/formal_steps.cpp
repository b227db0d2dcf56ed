#include "meeting/rules/formal_steps.h"

#include <algorithm>

#include "meeting/rules/programme.h"

namespace dais::meeting::rules {

namespace {

int members(const ConferenceFacts& facts) {
    return static_cast<int>(
        std::count_if(facts.delegations.begin(), facts.delegations.end(),
                      [](const Delegation& each) { return each.kind == DelegationKind::member; }));
}

std::optional<Refusal> wrong_election(const Situation& situation, const TakeFormalStep& command) {
    if (command.office.empty() || (!command.delegation && command.name.empty())) {
        return refuse("step.office-missing");
    }
    const auto& bureau = situation.conference.bureau;
    const bool there = std::any_of(bureau.begin(), bureau.end(), [&](const BureauMember& member) {
        const bool same = command.office == "chair" ||
                          (command.delegation && *command.delegation == member.delegation);
        return member.office == command.office && member.status == "elected" && same;
    });
    if (there) {
        return refuse_because(situation, touched_formal(command.office), "step.already-elected");
    }
    return std::nullopt;
}

std::optional<Refusal> wrong_item(const Situation& situation, const TakeFormalStep& command) {
    if (!command.item || find(situation.facts, *command.item) == nullptr) {
        return refuse("item.unknown", {{"item", command.item ? command.item->text : ""}});
    }
    const MeetingRun& run = run_of(situation.conference, command.meeting);
    if (command.step == FormalStepKind::item_concluded) {
        return run.item == command.item
                   ? std::nullopt
                   : std::optional{refuse("item.not-open",
                                          {{"item", number_of(situation.facts, *command.item)}})};
    }
    if (situation.conference.concluded_items.count(*command.item) > 0) {
        return refuse_because(situation, touched_formal("item " + command.item->text),
                              "item.already-concluded",
                              {{"item", number_of(situation.facts, *command.item)}});
    }
    if (run.item) {
        return refuse_because(situation, touched_formal("item " + run.item->text),
                              "item.another-open",
                              {{"item", number_of(situation.facts, *run.item)}});
    }
    return std::nullopt;
}

// What this step needs and does not have; nothing if it can be taken.
std::optional<Refusal> lacking(const Situation& situation, const TakeFormalStep& command) {
    const MeetingRun& run = run_of(situation.conference, command.meeting);
    switch (command.step) {
        case FormalStepKind::opened_by:
        case FormalStepKind::gavel_handed:
            return command.name.empty() ? std::optional{refuse("step.name-missing")} : std::nullopt;
        case FormalStepKind::election: return wrong_election(situation, command);
        case FormalStepKind::adoption_of_agenda:
            return situation.conference.agenda_adopted
                       ? std::optional{refuse_because(situation, touched_formal("agenda"),
                                                      "step.agenda-adopted")}
                       : std::nullopt;
        case FormalStepKind::quorum:
            return !command.present || *command.present < 0 ||
                           *command.present > members(situation.facts)
                       ? std::optional{refuse("step.present-missing",
                                              {{"most", std::to_string(members(situation.facts))}})}
                       : std::nullopt;
        case FormalStepKind::item_opened:
        case FormalStepKind::item_concluded: return wrong_item(situation, command);
        case FormalStepKind::announcement:
            return command.text.empty() ? std::optional{refuse("step.text-missing")} : std::nullopt;
        case FormalStepKind::informal_mode_begun:
            return run.informal ? std::optional{refuse("informal.already")} : std::nullopt;
        case FormalStepKind::informal_mode_ended:
            return run.informal ? std::nullopt : std::optional{refuse("informal.not")};
        case FormalStepKind::closing:
            return situation.conference.closed
                       ? std::optional{refuse_because(situation, touched_formal("closing"),
                                                      "step.closed-already")}
                       : std::nullopt;
        case FormalStepKind::organization_of_work:
        case FormalStepKind::credentials:
        case FormalStepKind::no_other_requests: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

int quorum_of(const ConferenceFacts& facts) {
    const int one_in = facts.profile.quorum.open_one_in;
    return one_in == 0 ? 0 : (members(facts) + one_in - 1) / one_in;
}

Decision decide(const Situation& situation, const TakeFormalStep& command) {
    if (auto refusal = not_in_session(situation, command.meeting)) {
        return *std::move(refusal);
    }
    if (command.delegation && find(situation.facts, *command.delegation) == nullptr) {
        return refuse("delegation.unknown", {{"delegation", command.delegation->text}});
    }
    if (auto refusal = lacking(situation, command)) {
        return *std::move(refusal);
    }
    FormalStepTaken taken{.meeting = command.meeting,
                          .step = command.step,
                          .at = situation.now,
                          .name = command.name,
                          .office = command.office,
                          .delegation = command.delegation,
                          .item = command.item,
                          .present = command.present,
                          .needed = {},
                          .text = command.text};
    if (command.step == FormalStepKind::quorum) {
        taken.needed = quorum_of(situation.facts);
    }
    return Events{taken};
}

}  // namespace dais::meeting::rules
