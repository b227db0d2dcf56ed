#include "console/program/assets.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "meeting/codec/json.h"

namespace dais::console {

namespace fs = std::filesystem;

namespace {

// "en, fr"
std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

}  // namespace

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

std::vector<std::string> languages(const fs::path& assets) {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator{assets / "strings"}) {
        // The displays know more languages than what the program itself says.
        if (fs::exists(entry.path() / "rules.json")) {
            found.push_back(entry.path().filename().string());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

meeting::codec::Strings read_strings(const fs::path& assets, const std::string& language) {
    const auto known = languages(assets);
    if (std::find(known.begin(), known.end(), language) == known.end()) {
        throw std::runtime_error{"There is no language \"" + language + "\": choose one of " +
                                 joined(known) + "."};
    }
    // In the order of their names, so that a clash of keys is always reported the same way.
    std::map<fs::path, fs::path> files;
    for (const std::string& each : {language, std::string{kFirstLanguage}}) {
        for (const auto& entry : fs::directory_iterator{assets / "strings" / each}) {
            files.emplace(entry.path().filename(), entry.path());
        }
    }
    meeting::codec::Strings strings;
    for (const auto& [name, file] : files) {
        try {
            strings.add(read_text(file));
        } catch (const meeting::codec::DecodeError& error) {
            throw std::runtime_error{file.string() + ": " + error.what()};
        }
    }
    return strings;
}

std::vector<ScriptWords> read_scripts(const fs::path& assets,
                                      const meeting::codec::Strings& strings) {
    std::vector<ScriptWords> scripts;
    for (const std::string& language : languages(assets)) {
        const fs::path file = assets / "strings" / language / "script.json";
        if (!fs::exists(file)) {
            continue;
        }
        ScriptWords script{language, {}};
        try {
            script.words.add(read_text(file));
        } catch (const meeting::codec::DecodeError& error) {
            throw std::runtime_error{file.string() + ": " + error.what()};
        }
        const bool own = strings.say("script.language") == script.words.say("script.language");
        scripts.insert(own ? scripts.begin() : scripts.end(), std::move(script));
    }
    return scripts;
}

}  // namespace dais::console
