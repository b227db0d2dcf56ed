// What the fuzz targets share. A target is one file: LLVMFuzzerTestOneInput takes any bytes through
// one parser and holds a property: what is accepted is written and read again as the same, and a
// refusal is one sentence. `./dais test --only fuzz` runs them; corpora are in corpus/NAME.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace dais::fuzz {

/// Ends the run as a find, with the reason.
[[noreturn]] inline void broken(std::string_view why, std::string_view seen = {}) {
    std::fprintf(stderr, "broken: %.*s: %.*s\n", static_cast<int>(why.size()), why.data(),
                 static_cast<int>(seen.size()), seen.data());
    std::abort();
}

inline void hold(bool holds, std::string_view why, std::string_view seen = {}) {
    if (!holds) {
        broken(why, seen);
    }
}

/// A refusal: it says something, ends as a sentence does, and is one line.
inline void hold_sentence(std::string_view text) {
    hold(text.size() > 10 && (text.back() == '.' || text.back() == '?'), "not a sentence", text);
    hold(text.find('\n') == std::string_view::npos, "more than a line", text);
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// The input's lines, at most so many; the last has what is left.
inline std::vector<std::string_view> lines_of(std::string_view text, std::size_t most) {
    std::vector<std::string_view> lines;
    while (lines.size() + 1 < most) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) {
            break;
        }
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    lines.push_back(text);
    return lines;
}

inline std::string asset(const std::string& name) {
    std::ifstream file{std::string{DAIS_ASSETS} + "/" + name};
    std::ostringstream text;
    text << file.rdbuf();
    hold(!text.str().empty(), "no such asset", name);
    return text.str();
}

}  // namespace dais::fuzz
