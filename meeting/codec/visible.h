// The table of who sees what (meeting/visibility.h), laid over a slice's JSON.
#pragma once

#include <string_view>

#include "meeting/codec/json.h"
#include "meeting/visibility.h"

namespace dais::meeting::codec {

/// The slice's value without every field that `role` may not see. `slice` is its name ("floor").
[[nodiscard]] Json visible(Json value, std::string_view slice, Role role);

}  // namespace dais::meeting::codec
