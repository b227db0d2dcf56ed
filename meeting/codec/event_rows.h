// An event as a journal row's type, version and payload. Old versions are upcast when they are
// read, never rewritten.
#pragma once

#include <string>
#include <string_view>

#include "meeting/event.h"

namespace dais::meeting::codec {

struct EventRow {
    std::string type;
    int version = 1;
    std::string payload;  ///< JSON
};

[[nodiscard]] EventRow to_row(const Event& event);

/// Its type alone.
[[nodiscard]] std::string_view type_of(const Event& event);

/// Throws DecodeError for a type or version that this program does not know, or a payload that
/// does not fit: a file of a newer Dais, or a damaged one.
[[nodiscard]] Event from_row(std::string_view type, int version, std::string_view payload);

}  // namespace dais::meeting::codec
