// A refusal as a sentence for people: its rule's text in the strings table with the names filled
// in.
#pragma once

#include <string>

#include "meeting/codec/strings.h"
#include "meeting/refusal.h"

namespace dais::console {

/// Empty for an accepted command. Where the refusal tells which action came first, the sentence
/// ends with whose it was.
[[nodiscard]] std::string sentence_of(const meeting::Answer& answer,
                                      const meeting::codec::Strings& strings);

}  // namespace dais::console
