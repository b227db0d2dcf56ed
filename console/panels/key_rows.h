// The one table of keys: every act with its word, its keys and its heading. What a key does, the
// caps on buttons and the help all come from here; what the officer has changed, from KeyBindings.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "console/panels/choices.h"
#include "meeting/codec/strings.h"

namespace dais::console {

struct KeyRow {
    Act act = Act::next;
    std::string_view word;     ///< of the settings, and of the strings table
    std::string_view heading;  ///< in the help ("floor", "list", …); empty: not named there
    Afterwards after = Afterwards::nothing;  ///< said in the palette
    KeyChord chord = {};                     ///< always works
    KeyChord also = {};                      ///< does the same; Key::other: none
    char letter = '\0';                      ///< works while letters are keys; '\0': none
    std::string_view cap = {};  ///< of the strings table, where one row stands for several keys
    bool fixed = false;         ///< cannot be changed
};
/// All of them, in the order of the help.
[[nodiscard]] std::span<const KeyRow> key_rows();
[[nodiscard]] const KeyRow& key_row(Act act);

/// The cap of a row's key that always works.
[[nodiscard]] std::string cap_of(const KeyRow& row, const KeyBindings& keys,
                                 const meeting::codec::Strings& words);
/// The cap of an act's key that works now: the letter while letters are keys, unless the officer
/// has chosen another key.
[[nodiscard]] std::string key_of(Act act, const Choices& choices,
                                 const meeting::codec::Strings& words);

}  // namespace dais::console
