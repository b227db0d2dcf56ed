// A line of text that is typed at its end. (ImGui's own field is not used: version 1.86 has no
// queue of input, drops the focus at Enter, and takes Ctrl+Z for itself; the console keeps one
// queue in which letters and keys stay in the order in which they were pressed.)
#pragma once

#include <cstdint>
#include <string>

namespace dais::console {

class Line {
  public:
    static constexpr std::size_t kLongest = 120;         ///< bytes
    static constexpr std::size_t kLongestAnswer = 600;   ///< of a ruling, an announcement
    static constexpr std::size_t kLongestText = 20'000;  ///< of a wording that is pasted

    Line() = default;
    explicit Line(std::string text, std::size_t longest = kLongest)
        : text_{std::move(text)}, longest_{longest} {}
    /// Of many lines: breaks stay in what is pasted.
    static Line of_lines() {
        Line made{{}, kLongestText};
        made.breaks_ = true;
        return made;
    }

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }

    /// Adds a letter. A blank never comes first, a control character never at all (but for line
    /// breaks where there are many lines).
    void put(char32_t letter);
    void put(const std::string& text);
    void erase_letter();
    void erase_word();
    void clear() { text_.clear(); }

  private:
    std::string text_;
    std::size_t longest_ = kLongest;
    bool breaks_ = false;
};

}  // namespace dais::console
