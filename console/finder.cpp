#include "console/finder.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace dais::console {

namespace {

// Shorter words have too many neighbours: "iran" is one letter from "iraq" as it is.
constexpr std::size_t kShortestWordWithTypo = 4;

const icu::Transliterator* plain_letters() {
    static const std::unique_ptr<icu::Transliterator> made = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::Transliterator>{icu::Transliterator::createInstance(
            "NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower", UTRANS_FORWARD, status)};
    }();
    return made.get();
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, blank));
        text.remove_prefix(std::min(blank + 1, text.size()));
    }
    return words;
}

// How many single-letter slips (one wrong, missing, too many, or two swapped) lie between what was
// typed and the nearest beginning of a word.
std::size_t slips(std::string_view typed, std::string_view word) {
    const std::size_t columns = word.size() + 1;
    std::vector<std::size_t> before(columns);
    std::vector<std::size_t> last(columns);
    std::vector<std::size_t> row(columns);
    for (std::size_t column = 0; column < columns; ++column) {
        last[column] = column;
    }
    for (std::size_t i = 1; i <= typed.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j < columns; ++j) {
            const bool same = typed[i - 1] == word[j - 1];
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
            if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        before.swap(last);
        last.swap(row);
    }
    return *std::min_element(last.begin(), last.end());
}

bool starts(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

// For each word typed, the words of a name that it may stand for.
using Candidates = std::vector<std::vector<std::size_t>>;
constexpr std::size_t kNobody = std::string_view::npos;

// Gives a word typed one of its candidates, where need be from another that can have another.
bool find_own(std::size_t typed, const Candidates& candidates, std::vector<bool>& asked,
              std::vector<std::size_t>& owners) {
    for (const std::size_t word : candidates[typed]) {
        if (asked[word]) {
            continue;
        }
        asked[word] = true;
        if (owners[word] == kNobody || find_own(owners[word], candidates, asked, owners)) {
            owners[word] = typed;
            return true;
        }
    }
    return false;
}

// True where each word typed can have one of its candidates for itself.
bool each_has_its_own(const Candidates& candidates, std::size_t words) {
    std::vector<std::size_t> owners(words, kNobody);
    for (std::size_t typed = 0; typed < candidates.size(); ++typed) {
        std::vector<bool> asked(words);
        if (!find_own(typed, candidates, asked, owners)) {
            return false;
        }
    }
    return true;
}

// True where each word typed begins another word of the name, whichever that has to be ("l list" in
// "list of lakes"); so many of the words typed, from the one at `from` on, may have slipped.
bool words_fit(const std::vector<std::string_view>& typed,
               const std::vector<std::string_view>& words, Candidates& candidates,
               std::size_t slipped, std::size_t from) {
    const bool hopeless = std::count_if(candidates.begin(), candidates.end(), [](const auto& each) {
                              return each.empty();
                          }) > static_cast<std::ptrdiff_t>(slipped);
    if (hopeless) {
        return false;
    }
    if (each_has_its_own(candidates, words.size())) {
        return true;
    }
    for (std::size_t i = from; slipped > 0 && i < typed.size(); ++i) {
        if (typed[i].size() < kShortestWordWithTypo) {
            continue;
        }
        const std::vector<std::size_t> as_typed = candidates[i];
        for (std::size_t word = 0; word < words.size(); ++word) {
            if (slips(typed[i], words[word]) == 1) {
                candidates[i].push_back(word);
            }
        }
        if (words_fit(typed, words, candidates, slipped - 1, i + 1)) {
            return true;
        }
        candidates[i] = as_typed;
    }
    return false;
}

bool words_fit(const std::vector<std::string_view>& typed, std::string_view name,
               std::size_t allowed) {
    const std::vector<std::string_view> words = words_of(name);
    if (typed.size() > words.size()) {
        return false;
    }
    Candidates candidates(typed.size());
    for (std::size_t i = 0; i < typed.size(); ++i) {
        for (std::size_t word = 0; word < words.size(); ++word) {
            if (starts(words[word], typed[i])) {
                candidates[i].push_back(word);
            }
        }
        if (candidates[i].empty() && (allowed == 0 || typed[i].size() < kShortestWordWithTypo)) {
            return false;
        }
    }
    return words_fit(typed, words, candidates, allowed, 0);
}

std::optional<Fit> fit_of(std::string_view typed, const std::vector<std::string_view>& words,
                          const std::vector<std::string>& names,
                          const std::vector<std::string>& codes) {
    const auto any = [](const std::vector<std::string>& texts, const auto& fits) {
        return std::any_of(texts.begin(), texts.end(), fits);
    };
    const auto is_typed = [&](const std::string& text) { return text == typed; };
    if (any(names, is_typed) || any(codes, is_typed)) {
        return Fit::exact;
    }
    if (starts(names.front(), typed)) {
        return Fit::name_start;
    }
    if (any(names, [&](const std::string& name) { return starts(name, typed); })) {
        return Fit::other_start;
    }
    if (any(names, [&](const std::string& name) { return words_fit(words, name, 0); })) {
        return Fit::words;
    }
    if (any(names, [&](const std::string& name) { return words_fit(words, name, 1); })) {
        return Fit::typo;
    }
    return std::nullopt;
}

void add(std::vector<std::string>& texts, std::string_view text) {
    std::string plain = folded(text);
    if (!plain.empty() && std::find(texts.begin(), texts.end(), plain) == texts.end()) {
        texts.push_back(std::move(plain));
    }
}

}  // namespace

std::string folded(std::string_view text) {
    icu::UnicodeString letters = icu::UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
    if (const auto* plain = plain_letters()) {
        plain->transliterate(letters);
    } else {
        letters.toLower();
    }
    icu::UnicodeString result;
    bool blank = false;
    for (std::int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
        const UChar32 letter = letters.char32At(at);
        if (u_isalnum(letter) == 0) {
            blank = !result.isEmpty();
            continue;
        }
        if (blank) {
            result.append(u' ');
            blank = false;
        }
        result.append(letter);
    }
    std::string plain;
    result.toUTF8String(plain);
    return plain;
}

bool words_begin(std::string_view typed, std::string_view text, std::size_t slips) {
    return words_fit(words_of(typed), text, slips);
}

Typed split_typed(std::string_view text) {
    constexpr std::array<std::string_view, 2> kBetween{" for ", "/"};
    for (const std::string_view between : kBetween) {
        const std::size_t at = text.find(between);
        if (at != std::string_view::npos) {
            return {.delegation = folded(text.substr(0, at)),
                    .group = folded(text.substr(at + between.size()))};
        }
    }
    return {.delegation = folded(text), .group = {}};
}

Finder::Finder(const meeting::views::DirectoryView& directory) {
    for (std::size_t i = 0; i < directory.delegations.size(); ++i) {
        const meeting::Delegation& each = directory.delegations[i];
        Entry entry{.kind = FoundKind::delegation, .index = i, .sort = each.en.sort};
        add(entry.names, each.en.list);
        for (const std::string& alias : each.aliases) {
            add(entry.names, alias);
        }
        add(entry.names, each.en.spoken);
        add(entry.names, each.en.full);
        add(entry.codes, each.iso2);
        add(entry.codes, each.key.text);
        entries_.push_back(std::move(entry));
    }
    for (std::size_t i = 0; i < directory.groups.size(); ++i) {
        const meeting::Group& each = directory.groups[i];
        Entry entry{.kind = FoundKind::group, .index = i, .sort = folded(each.list)};
        add(entry.names, each.list);
        add(entry.names, each.short_name);
        for (const std::string& alias : each.aliases) {
            add(entry.names, alias);
        }
        add(entry.names, each.spoken);
        entries_.push_back(std::move(entry));
    }
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        return a.kind != b.kind ? a.kind < b.kind : a.sort < b.sort;
    });
}

std::vector<Found> Finder::find(std::string_view typed, std::size_t most) const {
    return search(typed, most, false);
}

std::vector<Found> Finder::find_group(std::string_view typed, std::size_t most) const {
    return search(typed, most, true);
}

std::vector<Found> Finder::search(std::string_view typed, std::size_t most,
                                  bool groups_only) const {
    const std::string plain = folded(typed);
    if (plain.empty()) {
        return {};
    }
    const std::vector<std::string_view> words = words_of(plain);
    std::vector<Found> found;
    std::vector<Found> nearest;  // of those with a slip: the list name begins so, in that order
    for (const Entry& entry : entries_) {
        if (groups_only && entry.kind != FoundKind::group) {
            continue;
        }
        if (const auto fit = fit_of(plain, words, entry.names, entry.codes)) {
            const Found each{.kind = entry.kind, .index = entry.index, .fit = *fit};
            const bool near = *fit == Fit::typo && slips(plain, entry.names.front()) == 1;
            (near ? nearest : found).push_back(each);
        }
    }
    found.insert(found.begin(), nearest.begin(), nearest.end());
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.fit < b.fit; });
    if (!found.empty() && found.front().fit != Fit::typo) {
        // Where something fits as typed, neighbours of it are noise.
        found.erase(std::find_if(found.begin(), found.end(),
                                 [](const Found& each) { return each.fit == Fit::typo; }),
                    found.end());
    }
    found.resize(std::min(found.size(), most));
    return found;
}

}  // namespace dais::console
