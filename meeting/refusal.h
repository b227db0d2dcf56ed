// Why a command was not carried out: the rule by its stable key, and the names for its sentence
// (assets/strings). A refusal changes nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>

#include "meeting/ids.h"

namespace dais::meeting {

struct Refusal {
    std::string rule;                          ///< "floor.held-by-another"
    std::map<std::string, std::string> names;  ///< what the sentence names
    std::optional<ActionId> because_of;        ///< the action that came first, where there is one
    std::optional<Actor> by;                   ///< whose it was
    friend bool operator==(const Refusal&, const Refusal&) = default;
};

struct Accepted {
    ActionId action;      ///< the first row; also the id of what it created
    SequenceNumber last;  ///< the last row
    friend bool operator==(const Accepted&, const Accepted&) = default;
};

using Answer = std::variant<Accepted, Refusal>;

}  // namespace dais::meeting
