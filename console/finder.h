// Type-to-find: what an officer means by a few letters. Takes list names, other names, codes, the
// start of any word, accents left out and one letter wrong; best match first. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "meeting/views.h"

namespace dais::console {

/// Lower case, without accents, one blank between words: "Côte d'Ivoire" is "cote d ivoire".
[[nodiscard]] std::string folded(std::string_view text);

/// True where each word typed begins another word of `text`; both are folded. `slips` of the longer
/// words may have one letter wrong.
[[nodiscard]] bool words_begin(std::string_view typed, std::string_view text, std::size_t slips);

enum class FoundKind { delegation, group };

/// How well a text fits, best first.
enum class Fit {
    exact,        ///< the whole of a name or a code
    name_start,   ///< how the list name begins
    other_start,  ///< how another name begins
    words,        ///< each word typed begins a word of one name
    typo          ///< the same with one letter wrong
};

struct Found {
    FoundKind kind = FoundKind::delegation;
    std::size_t index = 0;  ///< in the directory's delegations or groups
    Fit fit = Fit::exact;
    friend bool operator==(const Found&, const Found&) = default;
};

/// What stands on both sides of "for": "jamaica for caricom", "jam / caricom".
struct Typed {
    std::string delegation;
    std::string group;  ///< empty: none was typed
    friend bool operator==(const Typed&, const Typed&) = default;
};
[[nodiscard]] Typed split_typed(std::string_view text);

/// A directory, made ready once for many searches.
class Finder {
  public:
    Finder() = default;
    explicit Finder(const meeting::views::DirectoryView& directory);

    /// The best `most` matches: delegations before groups where both fit as well, then in the
    /// order of the list.
    [[nodiscard]] std::vector<Found> find(std::string_view typed, std::size_t most) const;
    /// The same among groups only.
    [[nodiscard]] std::vector<Found> find_group(std::string_view typed, std::size_t most) const;

  private:
    struct Entry {
        FoundKind kind = FoundKind::delegation;
        std::size_t index = 0;
        std::string sort = {};
        std::vector<std::string> names = {};  ///< folded; the list name first
        std::vector<std::string> codes = {};  ///< folded; only ever meant as a whole
    };
    [[nodiscard]] std::vector<Found> search(std::string_view typed, std::size_t most,
                                            bool groups_only) const;

    std::vector<Entry> entries_;
};

}  // namespace dais::console
