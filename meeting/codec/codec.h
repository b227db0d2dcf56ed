// Everything that goes in and out as JSON: include this to read or write commands, views and
// answers. Journal rows: event_rows.h.
#pragma once

#include "meeting/codec/json.h"
#include "meeting/command.h"
#include "meeting/ids.h"
#include "meeting/views.h"

namespace dais::meeting::codec {

/// The longest id a sender may choose for a command, in characters.
inline constexpr std::size_t kLongestCommandId = 64;

/// Throws DecodeError where it is empty or too long.
[[nodiscard]] CommandId command_id_from(const Json& json, const std::string& path);

/// A command's type alone.
[[nodiscard]] std::string_view type_of(const Command& command);

/// Reads a command. Throws DecodeError with one sentence that names the field.
[[nodiscard]] Command command_from(const Json& json);

}  // namespace dais::meeting::codec
