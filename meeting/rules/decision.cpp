#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

Refusal refuse(std::string rule, Names names) {
    return {.rule = std::move(rule),
            .names = std::move(names),
            .because_of = std::nullopt,
            .by = std::nullopt};
}

Refusal refuse_because(const Situation& situation, const Touched& thing, std::string rule,
                       Names names) {
    Refusal refusal = refuse(std::move(rule), std::move(names));
    if (const Action* action = last_to_touch(situation.state, thing)) {
        refusal.because_of = action->id;
        refusal.by = action->actor;
        refusal.names["by"] = action->actor.name;
    }
    return refusal;
}

const PlannedMeeting* planned(const Situation& situation, const MeetingKey& key) {
    return find(situation.conference, key);
}

}  // namespace dais::meeting::rules
