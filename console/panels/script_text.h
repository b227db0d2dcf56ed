// The Chair's lines as sentences. Pure.
#pragma once

#include <string>
#include <vector>

#include "meeting/codec/strings.h"
#include "meeting/views.h"

namespace dais::console {

/// What the Chair says in one language: the tables of script.json alone.
struct ScriptWords {
    std::string language;  ///< ISO 639-1: "fr"
    meeting::codec::Strings words;
};

/// A line in words. A profile may have words of its own, and so may whoever presides instead of the
/// Chair: of "key@profile@presiding", "key@presiding", "key@profile" and "key" the first that there
/// is (those with "presiding" only where somebody else presides).
[[nodiscard]] std::string script_sentence(const meeting::views::ScriptLineView& line,
                                          const meeting::codec::Strings& words);

/// The words of a language; where there are none of it, the first.
[[nodiscard]] const meeting::codec::Strings& script_words(const std::vector<ScriptWords>& scripts,
                                                          const std::string& language,
                                                          const meeting::codec::Strings& otherwise);

}  // namespace dais::console
