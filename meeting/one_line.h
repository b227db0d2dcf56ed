// What came from outside and is quoted in a sentence for people: it stays one line, to its end.
#pragma once

#include <algorithm>
#include <string>

namespace dais::meeting {

/// With a question mark in place of each control character, ends of lines among them.
[[nodiscard]] inline std::string one_line(std::string text) {
    constexpr unsigned char kFirstShown = ' ';
    constexpr unsigned char kDelete = 0x7f;
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < kFirstShown || c == kDelete; },
        '?');
    return text;
}

}  // namespace dais::meeting
