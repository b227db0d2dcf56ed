// The letters that what the window shows is written with, beyond those it always has: Chinese and
// others. Looked for only in what is new, between frames; the faces are then made with them
// (fonts.h).
#pragma once

#include <array>
#include <memory>
#include <set>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "console/panels/ui.h"
#include "meeting/views.h"

namespace dais::console {

/// No more letters than these are loaded: the pictures of all stay below some 40 MB.
inline constexpr std::size_t kMostLetters = 2000;

/// What every face for text has: Latin with its extensions (for names of places and people), Greek,
/// Cyrillic, punctuation, arrows. Runs of letters as ImGui takes them, first and last of each.
inline constexpr std::array<ImWchar, 15> kTextLetters{0x0020, 0x024F, 0x0370, 0x03FF, 0x0400,
                                                      0x04FF, 0x1E00, 0x1EFF, 0x2000, 0x2044,
                                                      0x20AC, 0x20AC, 0x2190, 0x2193, 0};
/// What the large faces for names have.
inline constexpr std::array<ImWchar, 7> kNameLetters{0x0020, 0x024F, 0x1E00, 0x1EFF,
                                                     0x2000, 0x2044, 0};

/// True of letters that take their shape from those beside them, run from the right, or stand above
/// each other, and of those beyond what ImGui counts to. Written one by one they would be wrong.
[[nodiscard]] bool cannot_be_put_in_a_row(char32_t letter);
/// Chinese, and what is written in squares of the same size: kana, Hangul.
[[nodiscard]] bool is_square(char32_t letter);

class LettersWanted {
  public:
    /// Looks at those slices that are not the ones it saw last.
    void look(const std::shared_ptr<const meeting::views::Board>& board);
    void look(const std::shared_ptr<const meeting::views::ScreensView>& screens);
    /// Letters of a text that comes from elsewhere: typed, pasted.
    void add(std::string_view text);
    void add(char32_t letter);

    /// Changes whenever one of the following does.
    [[nodiscard]] std::size_t version() const { return version_; }
    [[nodiscard]] const std::set<char32_t>& all() const { return all_; }
    /// Of these, whatever delegations and groups are called here: also shown large.
    [[nodiscard]] const std::set<char32_t>& of_names() const { return of_names_; }
    [[nodiscard]] const std::set<LetterTrouble>& troubles() const { return troubles_; }

  private:
    void add_large(std::string_view text);
    void look_at_names(const meeting::views::DirectoryView& directory);
    void note(LetterTrouble trouble);

    // The slices seen last, held so that an address is not used again.
    std::shared_ptr<const meeting::views::Board> board_;
    std::vector<std::shared_ptr<const void>> seen_;
    std::shared_ptr<const meeting::views::ScreensView> screens_;
    std::set<char32_t> all_;
    std::set<char32_t> of_names_;
    std::set<LetterTrouble> troubles_;
    std::size_t version_ = 0;
};

}  // namespace dais::console
