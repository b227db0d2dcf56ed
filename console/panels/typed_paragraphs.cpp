#include "console/panels/typed_paragraphs.h"

#include <algorithm>
#include <set>

#include "console/finder.h"

namespace dais::console {

namespace {

using Numbers = std::vector<std::string>;

// Where a number stands; nothing where it is none.
std::optional<std::size_t> place_of(std::string_view typed, const Numbers& numbers) {
    const std::string wanted = folded(typed);
    const auto found = std::find_if(numbers.begin(), numbers.end(),
                                    [&](const auto& each) { return folded(each) == wanted; });
    return found == numbers.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - numbers.begin())};
}

// The parts of a text between commas and semicolons, or, of a part that is no number, its words.
std::vector<std::string> parts_of(std::string_view typed) {
    std::vector<std::string> parts{{}};
    for (const char each : typed) {
        if (each == ',' || each == ';') {
            parts.emplace_back();
        } else {
            parts.back() += each;
        }
    }
    parts.erase(std::remove_if(parts.begin(), parts.end(),
                               [](const auto& each) { return folded(each).empty(); }),
                parts.end());
    return parts;
}

// "24-30", "24 to 30", "24–30": what stands on both sides.
std::optional<std::pair<std::string, std::string>> run_of(const std::string& part) {
    for (const std::string_view between : {" to ", "–", "-"}) {
        const std::size_t at = part.find(between);
        if (at != std::string::npos) {
            return std::pair{part.substr(0, at), part.substr(at + between.size())};
        }
    }
    return std::nullopt;
}

// The places that one part names; nothing where it names none.
std::optional<std::vector<std::size_t>> places_of(const std::string& part, const Numbers& numbers) {
    if (const auto one = place_of(part, numbers)) {
        return std::vector{*one};
    }
    const auto run = run_of(part);
    if (!run) {
        return std::nullopt;
    }
    const auto first = place_of(run->first, numbers);
    const auto last = place_of(run->second, numbers);
    if (!first || !last || *last < *first) {
        return std::nullopt;
    }
    std::vector<std::size_t> places;
    for (std::size_t each = *first; each <= *last; ++each) {
        places.push_back(each);
    }
    return places;
}

std::string spaced(const std::string& part) {
    std::string text;
    for (const char each : part) {
        text += each == ' ' ? ',' : each;
    }
    return text;
}

}  // namespace

std::optional<std::vector<meeting::ParagraphKey>> paragraphs_as_typed(std::string_view typed,
                                                                      const Numbers& numbers) {
    std::set<std::size_t> places;
    for (const std::string& part : parts_of(typed)) {
        auto found = places_of(part, numbers);
        if (!found) {  // "24 26 30"
            for (const std::string& word : parts_of(spaced(part))) {
                found = word == "and" ? std::vector<std::size_t>{} : places_of(word, numbers);
                if (!found) {
                    return std::nullopt;
                }
                places.insert(found->begin(), found->end());
            }
            continue;
        }
        places.insert(found->begin(), found->end());
    }
    if (places.empty()) {
        return std::nullopt;
    }
    std::vector<meeting::ParagraphKey> paragraphs;
    for (const std::size_t each : places) {
        paragraphs.push_back({numbers[each]});
    }
    return paragraphs;
}

std::string typed_paragraphs(const std::vector<meeting::ParagraphKey>& paragraphs,
                             const Numbers& numbers) {
    std::string text;
    for (std::size_t at = 0; at < numbers.size(); ++at) {
        const auto has = [&](std::size_t place) {
            return place < numbers.size() &&
                   std::any_of(paragraphs.begin(), paragraphs.end(),
                               [&](const auto& each) { return each.text == numbers[place]; });
        };
        if (!has(at)) {
            continue;
        }
        std::size_t last = at;
        while (has(last + 1)) {
            ++last;
        }
        text += (text.empty() ? "" : ", ") + numbers[at];
        if (last > at) {
            text += (last == at + 1 ? ", " : "-") + numbers[last];
        }
        at = last;
    }
    return text;
}

}  // namespace dais::console
