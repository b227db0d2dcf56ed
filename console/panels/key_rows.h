// Which key does what: the one table that caps, help and the console's keys come from.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "console/panels/choices.h"
#include "meeting/codec/strings.h"

namespace dais::console {

/// The cap of an act's key: while letters are typed, the key that works all the same.
[[nodiscard]] std::string key_of(Act act, bool typing, const meeting::codec::Strings& words);

/// The acts that the help names, in its order, by heading ("floor", "list", …).
struct KeyRow {
    Act act = Act::next;
    std::string_view heading;
    std::string_view key;     ///< of the strings table: always works
    std::string_view letter;  ///< works while letters are keys; empty: none
    std::string_view about;   ///< of the strings table
};
[[nodiscard]] std::span<const KeyRow> key_rows();

}  // namespace dais::console
