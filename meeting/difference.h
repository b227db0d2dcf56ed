// What one wording changes against another, word by word: by the library dtl (Debian's libdtl-dev).
#pragma once

#include <string>
#include <vector>

namespace dais::meeting {

enum class DifferenceKind { same, removed, added };

/// Words that stand together; their spaces and punctuation are in the text.
struct DifferenceRun {
    DifferenceKind kind = DifferenceKind::same;
    std::string text;
    friend bool operator==(const DifferenceRun&, const DifferenceRun&) = default;
};

/// The runs in the order of reading: without those removed it is the new wording, without those
/// added the old one.
using Difference = std::vector<DifferenceRun>;

/// Longer texts are shown whole, as removed and added: comparing them costs too much.
inline constexpr std::size_t kMostComparedWords = 2'000;

/// Nothing where the two are the same.
[[nodiscard]] Difference difference(const std::string& before, const std::string& after);

}  // namespace dais::meeting
