#include "console/program/assets.h"

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

#include "meeting/codec/json.h"

namespace dais::console {

namespace fs = std::filesystem;

fs::path assets_folder() {
    std::error_code ignored;
    if (const char* chosen = std::getenv("DAIS_ASSETS"); chosen != nullptr && *chosen != '\0') {
        if (!fs::is_directory(fs::path{chosen} / "strings", ignored)) {
            throw std::runtime_error{"DAIS_ASSETS names \"" + std::string{chosen} +
                                     "\", which is not Dais's assets folder: correct or unset it."};
        }
        return chosen;
    }
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const fs::path installed = program.parent_path().parent_path() / "share/dais/assets";
    for (const fs::path& folder : {installed, fs::path{DAIS_ASSETS}}) {
        if (fs::is_directory(folder / "strings", ignored)) {
            return folder;
        }
    }
    throw std::runtime_error{"Dais does not find its assets folder (\"" DAIS_ASSETS
                             "\"): run it from its checkout, or set DAIS_ASSETS to the folder."};
}

std::string read_text(const fs::path& path) {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) {
        throw std::runtime_error{"There is no file \"" + path.string() + "\": check the name."};
    }
    if (fs::is_directory(path, ignored)) {
        throw std::runtime_error{"\"" + path.string() + "\" is a folder: name a file in it."};
    }
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    if (!file || file.bad()) {
        throw std::runtime_error{"\"" + path.string() +
                                 "\" cannot be read: see that you may read it."};
    }
    return text.str();
}

meeting::codec::Strings read_strings(const fs::path& assets, const std::string& language) {
    meeting::codec::Strings strings;
    std::set<fs::path> files;  // in order, so that a clash of keys is always reported the same way
    for (const auto& entry : fs::directory_iterator{assets / "strings" / language}) {
        files.insert(entry.path());
    }
    for (const auto& file : files) {
        try {
            strings.add(read_text(file));
        } catch (const meeting::codec::DecodeError& error) {
            throw std::runtime_error{file.string() + ": " + error.what()};
        }
    }
    return strings;
}

}  // namespace dais::console
