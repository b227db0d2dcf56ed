// Where a user's own files are, as the environment has it.
#pragma once

#include <cstdlib>
#include <filesystem>

namespace dais::console {

/// Empty where the environment names none.
[[nodiscard]] inline std::filesystem::path home_folder() {
    const char* folder = std::getenv("HOME");
    return folder == nullptr ? std::filesystem::path{} : std::filesystem::path{folder};
}

}  // namespace dais::console
