// Where the program finds its pages, strings and samples.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "console/panels/script_text.h"
#include "meeting/codec/strings.h"

namespace dais::console {

/// The assets folder: $DAIS_ASSETS, else share/dais/assets beside an installed program, else the
/// checkout it was built from. Throws std::runtime_error with one sentence where there is none.
[[nodiscard]] std::filesystem::path assets_folder();

/// A text file's content. Throws std::runtime_error with one sentence.
[[nodiscard]] std::string read_text(const std::filesystem::path& path);

/// The language that has words for everything; the others fall back on it.
inline constexpr const char* kFirstLanguage = "en";

/// The languages that there are words in, by the names of their folders: "en", "fr".
[[nodiscard]] std::vector<std::string> languages(const std::filesystem::path& assets);

/// All words of a language: every file in assets/strings/LANGUAGE, and the English file where the
/// language has none of that name. Throws std::runtime_error with one sentence: an unknown
/// language, a file that cannot be read.
[[nodiscard]] meeting::codec::Strings read_strings(const std::filesystem::path& assets,
                                                   const std::string& language);

/// What the Chair says, in each language that has words for it; the one of `strings` first.
[[nodiscard]] std::vector<ScriptWords> read_scripts(const std::filesystem::path& assets,
                                                    const meeting::codec::Strings& strings);

}  // namespace dais::console
