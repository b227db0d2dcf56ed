#include "meeting/rules/bureau.h"

#include <algorithm>

namespace dais::meeting::rules {

namespace {

const BureauMember* seat_of(const Conference& conference, const std::string& office,
                            const DelegationKey& delegation) {
    const auto found = std::find_if(
        conference.bureau.begin(), conference.bureau.end(),
        [&](const auto& each) { return each.office == office && each.delegation == delegation; });
    return found == conference.bureau.end() ? nullptr : &*found;
}

}  // namespace

Decision decide(const Situation& situation, const NominateOfficer& command) {
    const Nomination& nomination = command.nomination;
    if (nomination.office.empty()) {
        return refuse("step.office-missing");
    }
    const Delegation* delegation = find(situation.facts, nomination.delegation);
    if (delegation == nullptr) {
        return refuse("delegation.unknown", {{"delegation", nomination.delegation.text}});
    }
    const Names names{{"speaker", delegation->en.list}, {"office", nomination.office}};
    if (!nomination.group.empty()) {
        const Group* group = find(situation.facts, GroupKey{nomination.group});
        if (group == nullptr || group->kind != GroupKind::regional) {
            return refuse("group.unknown", {{"group", nomination.group}});
        }
        if (delegation->electoral_group != nomination.group) {
            return refuse("nomination.other-group",
                          {{"speaker", delegation->en.list}, {"group", group->list}});
        }
    }
    if (seat_of(situation.conference, nomination.office, nomination.delegation) != nullptr) {
        return refuse_because(situation, touched_formal(nomination.office), "nomination.already",
                              names);
    }
    return Events{OfficerNominated{nomination}};
}

Decision decide(const Situation& situation, const WithdrawNomination& command) {
    const Nomination& nomination = command.nomination;
    const BureauMember* seat =
        seat_of(situation.conference, nomination.office, nomination.delegation);
    const Names names{{"speaker", name_of(situation.conference, nomination.delegation)},
                      {"office", nomination.office}};
    if (seat == nullptr || seat->group != nomination.group) {
        return refuse("nomination.unknown", names);
    }
    if (seat->status == "elected") {
        return refuse_because(situation, touched_formal(nomination.office), "nomination.elected",
                              names);
    }
    return Events{NominationWithdrawn{nomination}};
}

}  // namespace dais::meeting::rules
