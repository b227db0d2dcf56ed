#include "meeting/difference.h"

#include <dtl/dtl.hpp>

namespace dais::meeting {

namespace {

// A word with the white space before it: joined again, words are the text; and a word is the same
// whether or not another follows.
std::vector<std::string> words_of(const std::string& text) {
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    std::vector<std::string> words;
    bool ended = true;
    for (const char c : text) {
        if (words.empty() || (blank(c) && !ended)) {
            words.emplace_back();
        }
        words.back() += c;
        ended = blank(c);
    }
    return words;
}

void append(Difference& runs, DifferenceKind kind, const std::string& text) {
    if (text.empty()) {
        return;
    }
    if (runs.empty() || runs.back().kind != kind) {
        runs.push_back({kind, {}});
    }
    runs.back().text += text;
}

}  // namespace

Difference difference(const std::string& before, const std::string& after) {
    if (before == after) {
        return {};
    }
    const auto old_words = words_of(before);
    const auto new_words = words_of(after);
    Difference runs;
    if (old_words.size() + new_words.size() > kMostComparedWords) {
        append(runs, DifferenceKind::removed, before);
        append(runs, DifferenceKind::added, after);
        return runs;
    }
    dtl::Diff<std::string> compared{old_words, new_words};
    compared.compose();
    // What was taken out stands before what came in its place, however the library orders them.
    std::string removed;
    std::string added;
    const auto flush = [&] {
        append(runs, DifferenceKind::removed, removed);
        append(runs, DifferenceKind::added, added);
        removed.clear();
        added.clear();
    };
    for (const auto& [word, info] : compared.getSes().getSequence()) {
        if (info.type == dtl::SES_COMMON) {
            flush();
            append(runs, DifferenceKind::same, word);
        } else {
            (info.type == dtl::SES_DELETE ? removed : added) += word;
        }
    }
    flush();
    return runs;
}

}  // namespace dais::meeting
