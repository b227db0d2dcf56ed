#include "console/window/letters.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>
#include <type_traits>
#include <utility>

#include <unicode/unistr.h>

#include "meeting/codec/descriptions.h"
#include "meeting/codec/shapes.h"

namespace dais::console {

namespace {

namespace codec = meeting::codec;

// Every text within a view, by the descriptions it is sent with: a field that is added later is
// not forgotten here.
template <class T, class Each>
void each_text(const T& value, const Each& each) {
    if constexpr (std::is_same_v<T, std::string>) {
        each(value);
    } else if constexpr (codec::IsOptional<T>::value) {
        if (value) {
            each_text(*value, each);
        }
    } else if constexpr (codec::IsVector<T>::value) {
        for (const auto& one : value) {
            each_text(one, each);
        }
    } else if constexpr (codec::IsTextMap<T>::value) {
        for (const auto& [name, one] : value) {
            each_text(one, each);
        }
    } else if constexpr (codec::Described<T>) {
        std::apply([&](const auto&... field) { (each_text(value.*field.member, each), ...); },
                   codec::FieldsOf<T>::fields);
    }
    // Numbers, times, words of ours and keys are written with letters that are always there.
}

// Those beyond ASCII; what is no UTF-8 is U+FFFD.
template <class Take>
void each_letter(std::string_view text, const Take& take) {
    const auto read =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    for (std::int32_t at = 0; at < read.length(); at = read.moveIndex32(at, 1)) {
        if (const auto letter = read.char32At(at); letter >= 0x80) {
            take(static_cast<char32_t>(letter));
        }
    }
}

struct Run {
    char32_t first;
    char32_t last;
};
template <std::size_t count>
bool within(const std::array<Run, count>& runs, char32_t letter) {
    return std::any_of(runs.begin(), runs.end(),
                       [&](const Run& run) { return run.first <= letter && letter <= run.last; });
}

// In one of ImGui's runs, or one of those that are no letters to be drawn.
template <std::size_t count>
bool within(const std::array<ImWchar, count>& runs, char32_t letter) {
    for (std::size_t i = 0; i + 1 < count; i += 2) {
        if (letter <= runs[i + 1]) {
            return letter >= runs[i] || i == 0;
        }
    }
    return false;
}

// Hebrew, Arabic and their neighbours; from Devanagari to Burmese; Khmer and Mongolian; the
// presentation forms; all that does not fit into 16 bits.
constexpr std::array<Run, 7> kNotInARow{{{0x0590, 0x109F},
                                         {0x1780, 0x18AF},
                                         {0x1A00, 0x1CFF},
                                         {0xA800, 0xABFF},
                                         {0xFB1D, 0xFDFF},
                                         {0xFE70, 0xFEFE},
                                         {0x10000, 0x10FFFF}}};
constexpr std::array<Run, 5> kSquare{
    {{0x2E80, 0x9FFF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE4F}, {0xFF00, 0xFFEF}}};

}  // namespace

bool cannot_be_put_in_a_row(char32_t letter) { return within(kNotInARow, letter); }
bool is_square(char32_t letter) { return within(kSquare, letter); }

void LettersWanted::note(LetterTrouble trouble) {
    if (troubles_.insert(trouble).second) {
        ++version_;
    }
}

void LettersWanted::add(char32_t letter) {
    if (within(kTextLetters, letter) || letter == 0xFFFD || all_.count(letter) > 0) {
        return;
    }
    if (cannot_be_put_in_a_row(letter)) {
        note(LetterTrouble::not_written);
    } else if (all_.size() >= kMostLetters) {
        note(LetterTrouble::too_many);
    } else {
        all_.insert(letter);
        ++version_;
    }
}

void LettersWanted::add(std::string_view text) {
    each_letter(text, [&](char32_t letter) { add(letter); });
}

void LettersWanted::add_large(std::string_view text) {
    each_letter(text, [&](char32_t letter) {
        add(letter);
        const bool loaded = within(kTextLetters, letter) || all_.count(letter) > 0;
        if (loaded && !within(kNameLetters, letter) && of_names_.insert(letter).second) {
            ++version_;
        }
    });
}

void LettersWanted::look_at_names(const meeting::views::DirectoryView& directory) {
    for (const meeting::Delegation& each : directory.delegations) {
        add_large(each.en.list);
        for (const auto& [language, name] : each.list_names) {
            each_letter(name, [&](char32_t letter) {
                // Nobody is shown these names here yet: an Arabic one is nothing to be told about.
                if (!cannot_be_put_in_a_row(letter)) {
                    add(letter);
                }
            });
        }
    }
    for (const meeting::Group& each : directory.groups) {
        add_large(each.list);
        add_large(each.short_name);
    }
}

void LettersWanted::look(const std::shared_ptr<const meeting::views::Board>& newest) {
    if (!newest || newest == board_) {
        return;
    }
    board_ = newest;
    const meeting::views::Board& board = *newest;
    std::vector<std::shared_ptr<const void>> seen;
    const auto look_at = [&](const auto& slice) {
        seen.push_back(slice);
        if (slice && std::find(seen_.begin(), seen_.end(), seen.back()) == seen_.end()) {
            each_text(slice->value, [&](const std::string& text) { add(text); });
        }
    };
    seen.push_back(board.directory);
    if (board.directory && std::find(seen_.begin(), seen_.end(), seen.back()) == seen_.end()) {
        look_at_names(board.directory->value);
    }
    look_at(board.officers.conference);
    look_at(board.officers.programme);
    look_at(board.officers.texts);
    for (const auto& [room, floor] : board.officers.floors) {
        look_at(floor);
    }
    look_at(board.lists);
    look_at(board.procedure);
    look_at(board.podium);
    look_at(board.history);
    look_at(board.record);
    seen_ = std::move(seen);
}

void LettersWanted::look(const std::shared_ptr<const meeting::views::ScreensView>& screens) {
    if (screens && screens != screens_) {
        each_text(*screens, [&](const std::string& text) { add(text); });
        screens_ = screens;
    }
}

}  // namespace dais::console
