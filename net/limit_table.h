// The limits that an operator may set (`dais serve --limit NAME=VALUE`), each a whole number of its
// unit within what is sensible. One row a number of limits.h; a test holds the table to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/limits.h"

namespace dais::net {

struct LimitRow {
    std::string_view name;         ///< as in limits.h, with dashes
    std::string_view unit;         ///< "seconds"
    std::int64_t least;            ///< the smallest sensible value
    std::int64_t most;             ///< the largest
    std::string_view what;         ///< what it is for, in a line
    std::optional<Ending> ending;  ///< what going beyond it leads to; nothing: to no refusal
    std::int64_t (*get)(const Limits& limits);
    void (*set)(Limits& limits, std::int64_t value);  ///< a value within the range
};

/// In the order of limits.h.
[[nodiscard]] const std::vector<LimitRow>& limit_table();

/// Sets what "NAME=VALUE" says. Otherwise changes nothing, and the sentence says what is wrong and
/// what can be said instead.
[[nodiscard]] std::optional<std::string> set_limit(Limits& limits, std::string_view assignment);

/// The whole table with the values of `limits`, a line each, for people.
[[nodiscard]] std::string table_text(const Limits& limits);

}  // namespace dais::net
