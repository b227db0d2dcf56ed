// Which fields of a command a program may write into its log, besides its type: ids and counts, so
// that it can be found in the record. Nothing that somebody typed, no token's hash, nothing of what
// is never public (who broke a silence, who voted how, who holds a paragraph open). What is not in
// this table is not logged: a new field is not until somebody puts it here.
#pragma once

#include <span>
#include <string_view>

namespace dais::meeting {

/// By the command's JSON type; the fields' JSON names.
[[nodiscard]] std::span<const std::string_view> logged_fields(std::string_view command);

/// Whether the log may name who gave it: an interpreter who asks for a slower speaker is nobody.
[[nodiscard]] bool logs_author(std::string_view command);

}  // namespace dais::meeting
