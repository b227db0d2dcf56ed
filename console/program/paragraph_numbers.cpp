#include "console/program/paragraph_numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dais::console {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::array<std::string_view, 6> kSuffixes{"bis",       "ter",    "quater",
                                                    "quinquies", "sexies", "alt"};
constexpr std::size_t kMostDigits = 4;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

std::string_view without_blanks(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    return text;
}

std::string_view digits_of(std::string_view text) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

}  // namespace

std::string take_suffix(std::string_view& text) {
    const std::string_view rest = without_blanks(text);
    for (const std::string_view suffix : kSuffixes) {
        if (rest.substr(0, suffix.size()) != suffix ||
            (rest.size() > suffix.size() && is_letter(rest[suffix.size()]))) {
            continue;
        }
        text = rest.substr(suffix.size());
        const std::string_view after = without_blanks(text);
        const std::string_view digits = digits_of(after);
        if (suffix != "alt" || digits.size() != 1) {
            return std::string{suffix};
        }
        text = after.substr(1);
        return "alt " + std::string{digits};
    }
    return {};
}

std::optional<PrintedNumber> take_number(std::string_view& text) {
    const std::string_view digits = digits_of(text);
    if (digits.empty() || digits.size() > kMostDigits || digits.front() == '0') {
        return std::nullopt;
    }
    PrintedNumber number;
    std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
    text.remove_prefix(digits.size());
    number.suffix = take_suffix(text);
    return number;
}

std::string text_of(const PrintedNumber& number) {
    return std::to_string(number.value) + (number.suffix.empty() ? "" : " ") + number.suffix;
}

std::string one_line(std::string_view text) {
    std::string plain;
    bool blank = false;
    for (const char byte : text) {
        if (kBlanks.find(byte) != std::string_view::npos) {
            blank = !plain.empty();
            continue;
        }
        plain += blank ? " " : "";
        plain += byte;
        blank = false;
    }
    return plain;
}

Remark at_line(const char* key, int line, std::map<std::string, std::string> names) {
    names["line"] = std::to_string(line);
    return {key, std::move(names)};
}

void ParagraphTaker::take(meeting::Paragraph paragraph, int line) {
    const std::string& number = paragraph.number.text;
    const auto too_long = [&](const char* key, const std::string& text, std::size_t most) {
        if (text.size() > most) {
            structure_.problems.push_back(
                at_line(key, line, {{"number", number}, {"most", std::to_string(most)}}));
        }
    };
    too_long("texts-import.paragraph-long", paragraph.text, meeting::rules::kLongestParagraph);
    too_long("texts-import.label-long", paragraph.label, kLongestLabel);
    const auto [first, is_new] = lines_.emplace(number, line);
    if (is_new) {
        check_order(number, line);
        last_ = number;
    } else {
        structure_.problems.push_back(
            at_line("texts-import.number-twice", line,
                    {{"number", number}, {"first", std::to_string(first->second)}}));
    }
    structure_.paragraphs.push_back(std::move(paragraph));
}

// Numbers that are no plain ones ("OP 4") have no order.
void ParagraphTaker::check_order(const std::string& number, int line) {
    std::string_view now_text = number;
    std::string_view before_text = last_;
    const auto now = take_number(now_text);
    const auto before = take_number(before_text);
    if (!now || !before || !now_text.empty() || !before_text.empty()) {
        return;
    }
    const bool follows =
        now->suffix.empty() ? now->value == before->value + 1 : now->value == before->value;
    if (!follows) {
        structure_.remarks.push_back(
            at_line("texts-import.number-jumps", line, {{"before", last_}, {"number", number}}));
    }
}

}  // namespace dais::console
