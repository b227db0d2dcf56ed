// The numbers of paragraphs as papers print them, and the watch over their order: shared by the
// readers of paragraphs_text.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "console/program/paragraphs_text.h"

namespace dais::console {

/// "24", "24 bis", "24 alt 2".
struct PrintedNumber {
    int value = 0;
    std::string suffix = {};  ///< "bis"; empty: none
    friend bool operator==(const PrintedNumber&, const PrintedNumber&) = default;
};

/// From the beginning of a text, which is shortened by it; nothing where none is there.
[[nodiscard]] std::optional<PrintedNumber> take_number(std::string_view& text);

/// "bis" or "alt 2" from the beginning of a text, which is shortened by it; empty: none is there.
[[nodiscard]] std::string take_suffix(std::string_view& text);

/// "24 bis", however it was spaced.
[[nodiscard]] std::string text_of(const PrintedNumber& number);

/// Without blanks round it, and one blank for each run of blanks and line breaks inside.
[[nodiscard]] std::string one_line(std::string_view text);

/// {"line": "7"}
[[nodiscard]] Remark at_line(const char* key, int line,
                             std::map<std::string, std::string> names = {});

/// Adds paragraphs to a structure one by one and notes which is there twice, which does not follow
/// the one before, what is too long.
class ParagraphTaker {
  public:
    explicit ParagraphTaker(TextStructure& structure) : structure_{structure} {}
    void take(meeting::Paragraph paragraph, int line);

  private:
    void check_order(const std::string& number, int line);

    TextStructure& structure_;
    std::map<std::string, int, std::less<>> lines_;  ///< by number, where it stands first
    std::string last_;
};

}  // namespace dais::console
