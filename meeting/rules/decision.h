// What every rule file uses: the situation a rule looks at, and the ways to answer.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "meeting/event.h"
#include "meeting/history.h"
#include "meeting/refusal.h"

namespace dais::meeting::rules {

using Events = std::vector<Event>;

/// Events if the rule allows it, else the refusal.
using Decision = std::variant<Events, Refusal>;

struct Situation {
    const State& state;
    const Conference& conference;
    const ConferenceFacts& facts;
    const Actor& actor;
    timing::Instant now;
};

using Names = std::map<std::string, std::string>;

/// A refusal by a rule's key ("floor.not-waiting"); its sentence is in assets/strings, its names
/// are filled in there.
[[nodiscard]] Refusal refuse(std::string rule, Names names = {});

/// The same, telling which action came first and whose it was: the newest that touched `thing`.
[[nodiscard]] Refusal refuse_because(const Situation& situation, const Touched& thing,
                                     std::string rule, Names names = {});

/// The meeting of a command; nullptr if the programme has none of that key.
[[nodiscard]] const PlannedMeeting* planned(const Situation& situation, const MeetingKey& key);

}  // namespace dais::meeting::rules
