// Rows of the record for the wire: their hashes in hexadecimal.
#pragma once

#include <string>
#include <string_view>

#include "meeting/codec/json.h"
#include "meeting/stored_row.h"

namespace dais::meeting::codec {

[[nodiscard]] std::string hex(std::string_view bytes);
/// Throws DecodeError where it is not hexadecimal.
[[nodiscard]] std::string from_hex(std::string_view digits, const std::string& path);

[[nodiscard]] Json row_json(const StoredRow& row);
/// Throws DecodeError. Whether the row follows another, and has its own hash, is for the journal.
[[nodiscard]] StoredRow row_from_json(const Json& json);

}  // namespace dais::meeting::codec
