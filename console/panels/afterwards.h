// What becomes of an act once it is done: whether it can be taken back, and how. Said beside the
// act before it is done.
#pragma once

#include <string>

#include "meeting/codec/strings.h"
#include "meeting/command.h"

namespace dais::console {

enum class Afterwards {
    nothing,       ///< it changes nothing but what this window shows
    undone,        ///< by undo
    redone,        ///< an undo: by doing it again
    corrected,     ///< an announcement of the Chair: with a reason
    sent_at_once,  ///< others have read it by then
    never          ///< time does not go back
};

/// Of a command that is carried out.
[[nodiscard]] Afterwards afterwards_of(const meeting::Command& command);

/// In a few words; of nothing empty.
[[nodiscard]] std::string word_of(Afterwards afterwards, const meeting::codec::Strings& words);

}  // namespace dais::console
