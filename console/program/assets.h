// Where the program finds its pages, strings and samples.
#pragma once

#include <filesystem>
#include <string>

#include "meeting/codec/strings.h"

namespace dais::console {

/// The assets folder: $DAIS_ASSETS, else share/dais/assets beside an installed program, else the
/// checkout it was built from. Throws std::runtime_error with one sentence where there is none.
[[nodiscard]] std::filesystem::path assets_folder();

/// A text file's content. Throws std::runtime_error with one sentence.
[[nodiscard]] std::string read_text(const std::filesystem::path& path);

/// All words of a language: every file in assets/strings/LANGUAGE.
[[nodiscard]] meeting::codec::Strings read_strings(const std::filesystem::path& assets,
                                                   const std::string& language);

}  // namespace dais::console
