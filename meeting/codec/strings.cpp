#include "meeting/codec/strings.h"

#include "meeting/codec/json.h"

namespace dais::meeting::codec {

void Strings::add(std::string_view json_text) {
    for (auto& [key, text] : from_json<std::map<std::string, std::string>>(parse(json_text))) {
        if (!texts_.emplace(key, std::move(text)).second) {
            throw DecodeError{key, "this key is there twice."};
        }
    }
}

std::string Strings::say(std::string_view key,
                         const std::map<std::string, std::string>& names) const {
    const auto found = texts_.find(std::string{key});
    if (found == texts_.end()) {
        return std::string{key};
    }
    const std::string& text = found->second;
    std::string said;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) {
            return said + text.substr(at);
        }
        said += text.substr(at, open - at);
        const auto name = names.find(text.substr(open + 1, close - open - 1));
        said += name == names.end() ? text.substr(open, close - open + 1) : filled(*name, names);
        at = close + 1;
    }
    return said;
}

// A name that is itself a key is said in words, with the others' names but not its own: so this
// ends.
std::string Strings::filled(const std::pair<const std::string, std::string>& name,
                            const std::map<std::string, std::string>& names) const {
    if (!has(name.second)) {
        return name.second;
    }
    auto others = names;
    others.erase(name.first);
    return say(name.second, others);
}

bool Strings::has(std::string_view key) const { return texts_.count(std::string{key}) > 0; }

}  // namespace dais::meeting::codec
