#include "console/panels/script_text.h"

namespace dais::console {

std::string script_sentence(const meeting::views::ScriptLineView& line,
                            const meeting::codec::Strings& words) {
    const auto name = [&](const char* which) {
        const auto found = line.names.find(which);
        return found == line.names.end() ? std::string{} : found->second;
    };
    const std::string profile = "@" + name("profile");
    std::vector<std::string> keys;
    if (!name("presiding").empty()) {
        keys = {line.key + profile + "@presiding", line.key + "@presiding"};
    }
    keys.push_back(line.key + profile);
    for (const std::string& key : keys) {
        if (words.has(key)) {
            return words.say(key, line.names);
        }
    }
    return words.say(line.key, line.names);
}

const meeting::codec::Strings& script_words(const std::vector<ScriptWords>& scripts,
                                            const std::string& language,
                                            const meeting::codec::Strings& otherwise) {
    for (const ScriptWords& each : scripts) {
        if (each.language == language) {
            return each.words;
        }
    }
    return scripts.empty() ? otherwise : scripts.front().words;
}

}  // namespace dais::console
