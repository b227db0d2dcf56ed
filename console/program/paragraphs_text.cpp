#include "console/program/paragraphs_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <regex>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "console/finder.h"
#include "console/program/csv.h"
#include "console/program/paragraph_numbers.h"

namespace dais::console {

namespace {

using meeting::ItemKey;
using meeting::Paragraph;
using meeting::ParagraphState;

constexpr std::size_t kLongestNumberedHeading = 120;
constexpr std::size_t kLongestBareHeading = 300;  ///< without a number
// A line that long and no longer, before a sentence of its own, is no paragraph's first line.
constexpr std::size_t kSureHeading = 60;
constexpr std::size_t kLongestFurniture = 120;
// A number further on, or back, is another series than one with a slip in it.
constexpr int kWidestGap = 10;
constexpr std::size_t kMostNumbers = 4 * meeting::rules::kMostParagraphs;

// ---- lines ------------------------------------------------------------------------------------

struct Line {
    int number = 0;
    std::string text = {};  ///< one line, without blanks round it; empty: a blank line
};

// Blanks that are no blanks to one_line: those of word processors, and page breaks.
std::string plain_blanks(std::string_view text) {
    constexpr std::array<std::string_view, 5> kOthers{"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89",
                                                      "\xEF\xBB\xBF", "\f"};
    std::string plain;
    while (!text.empty()) {
        const auto other = std::find_if(kOthers.begin(), kOthers.end(), [&](std::string_view each) {
            return text.substr(0, each.size()) == each;
        });
        plain += other == kOthers.end() ? text.front() : ' ';
        text.remove_prefix(other == kOthers.end() ? 1 : other->size());
    }
    return plain;
}

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        lines.push_back(
            {static_cast<int>(lines.size()) + 1, one_line(plain_blanks(text.substr(0, end)))});
        const bool two = text.substr(end, 2) == "\r\n";
        text.remove_prefix(std::min(end + (two ? 2 : 1), text.size()));
    }
    return lines;
}

bool matches(const std::string& text, const std::regex& pattern) {
    return text.size() <= kLongestFurniture && std::regex_match(text, pattern);
}

// A page's number, a document's symbol or job number alone on their line.
bool is_furniture(const std::string& text) {
    static const std::regex pattern{
        R"((- ?\d{1,3} ?-)|(\d{1,3}( ?/ ?\d{1,3})?)|([Pp]age \d{1,3}( ?(of|de|sur|/) ?\d{1,3})?)|)"
        R"(((\d{1,3}/\d{1,3} )?\*?\d\d-?\d{5}\*?( \([A-Z]\))?( \d{1,3}/\d{1,3})?)|)"
        R"([A-Z]{1,3}(/[A-Za-z0-9.]+){2,6}\*?)"};
    return matches(text, pattern);
}

bool has_address(const std::string& text) {
    return text.find("http") != std::string::npos || text.find("www.") != std::string::npos;
}

// "1 https://…", "2 See …": a footnote's number has no full stop.
bool is_footnote(const std::string& text) {
    static const std::regex pattern{
        R"(\d{1,2} (https?://|www\.|See |Ibid|Voir |Cf\. |[AS]/|Official Records|Resolution |)"
        R"(United Nations, ).*)"};
    return std::regex_match(
        text.begin(),
        text.begin() + static_cast<std::ptrdiff_t>(std::min(text.size(), kLongestFurniture)),
        pattern);
}

UChar32 first_letter(std::string_view text) {
    constexpr std::size_t kLongestLetter = 4;
    const std::string_view start = text.substr(0, kLongestLetter);
    return icu::UnicodeString::fromUTF8({start.data(), static_cast<std::int32_t>(start.size())})
        .char32At(0);
}

bool begins_with_capital(std::string_view text) {
    return !text.empty() && u_isupper(first_letter(text)) != 0;
}

// "2030 Agenda" and "“Ghost guns”", too.
bool begins_like_a_title(std::string_view text) {
    constexpr UChar32 kQuote = 0x201C;
    return begins_with_capital(text) ||
           (!text.empty() && (u_isdigit(first_letter(text)) != 0 || first_letter(text) == kQuote));
}

// A sentence's end, or a comma, a colon; marks and a footnote's number may stand after it.
bool ends_with_stop(std::string_view text) {
    constexpr std::string_view kStops = ".;:,!?";
    constexpr std::string_view kAfter = "])\"' ";
    constexpr std::string_view kQuote = "\xE2\x80\x9D";
    std::string_view left = text;
    while (!left.empty() && left.back() >= '0' && left.back() <= '9') {
        left.remove_suffix(1);
    }
    if (text.size() - left.size() > 2) {
        return false;
    }
    while (!left.empty() && (kAfter.find(left.back()) != std::string_view::npos ||
                             (left.size() > 3 && left.substr(left.size() - 3) == kQuote))) {
        left.remove_suffix(kAfter.find(left.back()) != std::string_view::npos ? 1 : 3);
    }
    return !left.empty() && kStops.find(left.back()) != std::string_view::npos;
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// "(a) …", "b. …", "(iv) …", "- …": what stands on a line of its own in a paragraph.
bool is_sub_point(const std::string& line) {
    static const std::regex pattern{R"((\(?([a-z]|[ivx]{1,5})[.)]|-|\*|•|–) ?)"};
    const std::size_t blank = std::min(line.find(' '), line.size());
    return matches(line.substr(0, blank), pattern);
}

// ---- elements ---------------------------------------------------------------------------------

// Lines that stand together without a blank one between.
struct Chunk {
    int line = 0;
    std::string text = {};
    std::string first_line = {};
};

enum class Kind { stray, numbered, chapter };

// From a number or a chapter's letter to the next one.
struct Element {
    Kind kind = Kind::stray;
    int line = 0;
    PrintedNumber number = {};
    bool in_brackets = false;  ///< "[24. …": the bracket stands before the number
    std::string label = {};    ///< of a chapter: "A", "IV", "6"
    std::string head = {};     ///< what stands before the chapter's title: "A. ", "Item 6: "
    std::vector<Chunk> chunks = {};
};

// "24. States …", "24 bis. …", "24. bis …", "[24. …".
std::optional<Element> numbered(const Line& line) {
    std::string_view rest = line.text;
    Element element{.kind = Kind::numbered, .line = line.number};
    if (!rest.empty() && rest.front() == '[') {
        element.in_brackets = true;
        rest.remove_prefix(1);
    }
    const auto number = take_number(rest);
    if (!number || rest.empty() || rest.front() != '.') {
        return std::nullopt;
    }
    rest.remove_prefix(1);
    // "16.4.2" is no number of a paragraph.
    if (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
        return std::nullopt;
    }
    element.number = *number;
    if (number->suffix.empty()) {
        element.number.suffix = take_suffix(rest);
        rest.remove_prefix(!rest.empty() && !element.number.suffix.empty() && rest.front() == '.');
    }
    const std::string text = one_line(rest);
    element.chunks.push_back({line.number, text, text});
    return element;
}

// "A. Title", "IV. Title", "Item 6: Title".
std::optional<Element> chapter(const Line& line) {
    static const std::regex lettered{R"(([A-Z]|[IVX]{1,5})\. (.+))"};
    static const std::regex item{
        R"((?:(?:Agenda )?[Ii]tem|Point) ([0-9]{1,2}|[A-Z]|[IVX]{1,5})(?: de l.{1,3}ordre du jour)? ?[.:] ?(.+))"};
    std::smatch found;
    const std::string start = line.text.substr(0, kLongestFurniture);
    if (!std::regex_match(start, found, lettered) && !std::regex_match(start, found, item)) {
        return std::nullopt;
    }
    const std::string title = line.text.substr(static_cast<std::size_t>(found.position(2)));
    if (!begins_with_capital(title)) {
        return std::nullopt;
    }
    return Element{.kind = Kind::chapter,
                   .line = line.number,
                   .label = found[1],
                   .head = start.substr(0, static_cast<std::size_t>(found.position(2))),
                   .chunks = {{line.number, title, title}}};
}

// Cuts the text at its numbers and letters; what belongs to pages alone is left out.
class Cutter {
  public:
    std::vector<Element> cut(const std::vector<Line>& lines) {
        for (const Line& line : lines) {
            take(line);
        }
        return std::move(elements_);
    }

  private:
    void take(const Line& line) {
        if (line.text.empty()) {
            apart_ = true;
            in_footnote_ = false;
            return;
        }
        if (is_furniture(line.text)) {
            return;
        }
        auto begun = numbered(line);
        if (!begun) {
            begun = chapter(line);
        }
        if (begun) {
            in_footnote_ = false;
            apart_ = false;
            elements_.push_back(*std::move(begun));
        } else if (in_footnote_ || is_footnote(line.text)) {
            in_footnote_ = !has_address(line.text) && line.text.back() != '.';
        } else {
            add(line);
        }
    }

    void add(const Line& line) {
        if (elements_.empty()) {
            elements_.push_back({.kind = Kind::stray, .line = line.number});
        }
        auto& chunks = elements_.back().chunks;
        if (apart_ || chunks.empty()) {
            chunks.push_back({line.number, line.text, line.text});
        } else {
            Chunk& last = chunks.back();
            last.text += (last.text.empty() ? "" : is_sub_point(line.text) ? "\n" : " ");
            last.text += line.text;
        }
        apart_ = false;
    }

    std::vector<Element> elements_;
    bool apart_ = false;  ///< a blank line was before
    bool in_footnote_ = false;
};

// ---- chapters ---------------------------------------------------------------------------------

std::string roman(int number) {
    static const std::array<std::string_view, 10> ones{"",  "I",  "II",  "III",  "IV",
                                                       "V", "VI", "VII", "VIII", "IX"};
    const auto tens = static_cast<std::size_t>(number / 10);
    return std::string(tens, 'X') + std::string{ones.at(static_cast<std::size_t>(number % 10))};
}

std::string after(const std::string& label) {
    constexpr int kMostRoman = 39;
    for (int i = 1; i < kMostRoman; ++i) {
        if (roman(i) == label &&
            (label.size() > 1 || label == "I" || label == "V" || label == "X")) {
            return roman(i + 1);
        }
    }
    return {};
}

// A capital with a full stop may begin any line: it heads a chapter where it goes on with the
// letters or romans before it, or begins them.
class ChapterWatch {
  public:
    bool accepts(const Element& element) {
        const std::string& label = element.label;
        const Chunk& own = element.chunks.front();
        if (ends_with_stop(own.first_line) && ends_with_stop(own.text)) {
            return false;
        }
        const bool of_item = element.head.size() > label.size() + 2;
        const bool letter = label.size() == 1 && letter_ && label.front() == *letter_ + 1;
        const bool goes_on = letter || (!roman_.empty() && label == after(roman_));
        const bool begins = label == "A" || label == "I" || (!letter_ && roman_.empty());
        if (!of_item && !goes_on && !begins) {
            return false;
        }
        if (label == "A" || letter || (begins && label.size() == 1 && after(label).empty())) {
            letter_ = label.front();
        } else if (!of_item) {
            roman_ = label;
        }
        return true;
    }

  private:
    std::optional<char> letter_;
    std::string roman_;
};

// What heads no chapter belongs to the text before it.
std::vector<Element> with_true_chapters(std::vector<Element> elements) {
    ChapterWatch watch;
    std::vector<Element> kept;
    for (Element& each : elements) {
        if (each.kind != Kind::chapter || watch.accepts(each)) {
            kept.push_back(std::move(each));
            continue;
        }
        Chunk& own = each.chunks.front();
        own.text = each.head + own.text;
        own.first_line = each.head + own.first_line;
        if (kept.empty()) {
            kept.push_back({.kind = Kind::stray, .line = each.line});
        }
        auto& chunks = kept.back().chunks;
        chunks.insert(chunks.end(), std::make_move_iterator(each.chunks.begin()),
                      std::make_move_iterator(each.chunks.end()));
    }
    return kept;
}

// ---- series -----------------------------------------------------------------------------------

const std::string& end_of(const Element& element) { return element.chunks.back().text; }

// A short line without a stop, before nothing that goes on with it.
bool is_heading(const Element& element) {
    const std::string& own = element.chunks.front().text;
    if (!element.number.suffix.empty() || own.empty() || own.size() > kLongestNumberedHeading ||
        ends_with_stop(own) || !begins_with_capital(own)) {
        return false;
    }
    if (element.chunks.size() == 1) {
        return true;
    }
    const bool sentence = ends_with(end_of(element), ".") || ends_with(end_of(element), ";");
    return begins_with_capital(element.chunks[1].text) && (!sentence || own.size() <= kSureHeading);
}

// Numbers that follow each other.
struct Series {
    int first = 0;
    int last = 0;
    bool headings = false;
    bool in_paragraph = false;  ///< a list that a paragraph ends with a colon before
    std::size_t latest = 0;     ///< the element that came last
    std::size_t count = 0;
};

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Tells which series each numbered element belongs to.
class Numbering {
  public:
    explicit Numbering(const std::vector<Element>& elements) : elements_{elements} {
        for (std::size_t i = 0; i < elements.size(); ++i) {
            of_.push_back(elements[i].kind == Kind::numbered ? place(i) : kNone);
        }
    }

    [[nodiscard]] std::size_t of(std::size_t element) const { return of_[element]; }
    [[nodiscard]] const Series& at(std::size_t series) const { return series_[series]; }

    /// The longest series is the document's; the first of several.
    [[nodiscard]] std::size_t main() const {
        const auto longest =
            std::max_element(series_.begin(), series_.end(),
                             [](const Series& a, const Series& b) { return a.count < b.count; });
        const bool found = longest != series_.end() && (longest->count > 1 || longest->first == 1);
        return found ? static_cast<std::size_t>(longest - series_.begin()) : kNone;
    }

  private:
    std::size_t place(std::size_t element) {
        const bool heading = is_heading(elements_[element]);
        std::size_t series = going_on(element, heading);
        if (series == kNone && !heading) {
            series = with_a_slip(element);
        }
        if (series == kNone) {
            series = begin(element, heading);
        }
        Series& found = series_[series];
        found.last = std::max(found.last, elements_[element].number.value);
        found.latest = element;
        ++found.count;
        return series;
    }

    [[nodiscard]] bool expects(const Series& series, const PrintedNumber& number) const {
        return number.value == series.last + (number.suffix.empty() ? 1 : 0);
    }

    // Of several that expect the number: an unfinished list, one of the same look, the latest.
    [[nodiscard]] std::size_t going_on(std::size_t element, bool heading) const {
        const auto rank = [&](const Series& each) {
            const bool list = each.in_paragraph && each.latest + 1 == element;
            const bool unfinished = list && !ends_with(end_of(elements_[each.latest]), ".");
            return std::make_tuple(unfinished, each.headings == heading, !each.in_paragraph,
                                   each.latest);
        };
        std::size_t best = kNone;
        for (std::size_t i = 0; i < series_.size(); ++i) {
            if (expects(series_[i], elements_[element].number) &&
                (best == kNone || rank(series_[best]) < rank(series_[i]))) {
                best = i;
            }
        }
        return best;
    }

    // A number left out, or there twice, in the series that came last.
    [[nodiscard]] std::size_t with_a_slip(std::size_t element) const {
        const int value = elements_[element].number.value;
        std::size_t best = kNone;
        for (std::size_t i = 0; i < series_.size(); ++i) {
            const Series& each = series_[i];
            const bool near = value > each.last - kWidestGap && value <= each.last + kWidestGap;
            if (near && value > std::max(each.first, 1) && each.count > 1 && !each.headings &&
                (best == kNone || series_[best].latest < each.latest)) {
                best = i;
            }
        }
        return best;
    }

    std::size_t begin(std::size_t element, bool heading) {
        const Element& own = elements_[element];
        const bool list =
            own.number.value == 1 && element > 0 && elements_[element - 1].kind == Kind::numbered &&
            ends_with(end_of(elements_[element - 1]), ":") && !is_heading(elements_[element - 1]);
        series_.push_back({own.number.value, own.number.value, heading && !list, list});
        return series_.size() - 1;
    }

    const std::vector<Element>& elements_;
    std::vector<Series> series_;
    std::vector<std::size_t> of_;
};

// ---- the structure ----------------------------------------------------------------------------

// The agenda item that a chapter's number or letter names.
std::optional<ItemKey> item_of(const Element& chapter, const Agenda& agenda) {
    static const std::array<std::string_view, 6> kNever{"preamble", "preambule", "introduction",
                                                        "annex",    "annexe",    "background"};
    const std::string title = folded(chapter.chunks.front().text);
    if (std::find(kNever.begin(), kNever.end(), title) != kNever.end()) {
        return std::nullopt;
    }
    for (const auto& item : agenda) {
        if (item.letter == chapter.label || item.number == chapter.label) {
            return item.key;
        }
    }
    return std::nullopt;
}

// Whether a bracket opens before the first word and closes after the last.
bool is_bracketed(std::string_view text) {
    int open = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        open += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
        if (open <= 0) {
            return open == 0 && i > 0 && i + 1 == text.size();
        }
    }
    return false;
}

class Builder {
  public:
    Builder(const std::vector<Element>& elements, const Agenda& agenda, TextStructure& structure)
        : elements_{elements},
          agenda_{agenda},
          numbering_{elements},
          main_{numbering_.main()},
          structure_{structure},
          taker_{structure} {}

    void build() {
        if (main_ == kNone) {
            structure_.problems.push_back({"texts-import.nothing-found"});
            return;
        }
        const std::size_t first = first_element();
        tell_beginning(first);
        for (std::size_t i = first; i < elements_.size() && !ends_before(i); ++i) {
            take(i);
        }
        finish_paragraph();
        if (structure_.paragraphs.size() > meeting::rules::kMostParagraphs) {
            structure_.problems.push_back(
                {"texts-import.too-many-paragraphs",
                 {{"most", std::to_string(meeting::rules::kMostParagraphs)}}});
        }
    }

  private:
    // The first paragraph, or the headings that stand directly before it.
    [[nodiscard]] std::size_t first_element() const {
        std::size_t first = 0;
        while (numbering_.of(first) != main_) {
            ++first;
        }
        while (first > 0 && is_bare_heading(elements_[first - 1])) {
            --first;
        }
        return first;
    }

    [[nodiscard]] bool is_bare_heading(const Element& element) const {
        return element.chunks.size() == 1 &&
               (element.kind == Kind::chapter ||
                (element.kind == Kind::numbered && is_heading(element)));
    }

    void tell_beginning(std::size_t first) {
        const int line = elements_[first].line;
        if (first > 0) {
            structure_.remarks.push_back(
                at_line("texts-import.before-left-out", line,
                        {{"number", std::to_string(numbering_.at(main_).first)}}));
        }
        if (numbering_.at(main_).first != 1) {
            structure_.remarks.push_back(
                at_line("texts-import.begins-late", line,
                        {{"number", std::to_string(numbering_.at(main_).first)}}));
        }
    }

    // After the last paragraph a series of its own is another text: an annex.
    bool ends_before(std::size_t element) {
        const std::size_t series = numbering_.of(element);
        if (element <= numbering_.at(main_).latest || series == kNone ||
            numbering_.at(series).headings || numbering_.at(series).in_paragraph) {
            return false;
        }
        structure_.remarks.push_back(at_line("texts-import.after-left-out", elements_[element].line,
                                             {{"number", text_of(elements_[element].number)}}));
        return true;
    }

    void take(std::size_t element) {
        const Element& own = elements_[element];
        const std::size_t series = numbering_.of(element);
        if (own.kind == Kind::chapter) {
            take_chapter(own);
        } else if (series == main_) {
            take_paragraph(own);
        } else if (series != kNone && numbering_.at(series).headings) {
            const std::string number = text_of(own.number) + ". ";
            take_heading(number + own.chunks.front().text, 2, own.line);
            take_rest(own);
        } else {
            take_list(own, series);
        }
    }

    void take_chapter(const Element& own) {
        const Chunk& title = own.chunks.front();
        const bool whole = title.text.size() <= kLongestHeading &&
                           (!ends_with_stop(title.text) || is_one_sentence(title));
        item_ = item_of(own, agenda_);
        take_heading(own.head + (whole ? title.text : title.first_line), 1, own.line);
        if (!whole) {
            leave_out(own.line);
        }
        take_rest(own);
    }

    // A long title may end with a full stop; where its first line is short, what follows is a
    // sentence of its own.
    [[nodiscard]] static bool is_one_sentence(const Chunk& title) {
        constexpr std::string_view kInside = ".:;";
        return title.first_line.size() > kSureHeading && title.text.back() == '.' &&
               title.text.find_first_of(kInside) + 1 == title.text.size();
    }

    void take_heading(const std::string& heading, int level, int line) {
        finish_paragraph();
        if (heading.size() > kLongestHeading) {
            structure_.problems.push_back(at_line("texts-import.heading-long", line,
                                                  {{"most", std::to_string(kLongestHeading)}}));
        }
        section_ = {"s" + std::to_string(structure_.sections.size() + 1)};
        structure_.sections.push_back(
            {.key = section_, .heading = one_line(heading), .level = level, .item = item_});
    }

    void take_paragraph(const Element& own) {
        finish_paragraph();
        open_line_ = own.line;
        open_ = Paragraph{};
        open_->number = {text_of(own.number)};
        open_->section = section_;
        open_->item = item_;
        open_->text = own.in_brackets ? "[" : "";
        take_chunks(own.chunks);
    }

    // A list inside a paragraph is part of it.
    void take_list(const Element& own, std::size_t series) {
        if (series == kNone || !open_) {
            leave_out(own.line);
            return;
        }
        if (!numbering_.at(series).in_paragraph) {
            structure_.remarks.push_back(
                at_line("texts-import.taken-as-list", own.line,
                        {{"number", text_of(own.number)}, {"paragraph", open_->number.text}}));
        }
        open_->text += (open_->text.empty() ? "" : "\n") + text_of(own.number) + ".";
        take_chunks(own.chunks);
    }

    // What stands under a paragraph's number, and the heading of the next ones after it.
    void take_chunks(const std::vector<Chunk>& chunks) {
        const std::size_t end = end_of_sentences(chunks, 0);
        const std::size_t heading = end == 0 ? chunks.size() : end;
        const bool parted = is_heading_text(joined(chunks, heading));
        for (std::size_t i = 0; i < (parted ? heading : chunks.size()); ++i) {
            if (chunks[i].text.empty()) {
                continue;
            }
            const bool own_line = is_sub_point(chunks[i].text);
            const bool blank = !open_->text.empty() && open_->text.back() != '[';
            open_->text += blank ? (own_line ? "\n" : " ") : "";
            open_->text += chunks[i].text;
        }
        if (parted) {
            take_heading(joined(chunks, heading), 2, chunks[heading].line);
        }
    }

    // What stands between a heading and the next number: a sentence, another heading.
    void take_rest(const Element& own) {
        const std::size_t end = end_of_sentences(own.chunks, 1);
        if (end > 1) {
            leave_out(own.chunks[1].line);
        }
        if (is_heading_text(joined(own.chunks, end))) {
            take_heading(joined(own.chunks, end), 2, own.chunks[end].line);
        } else if (end < own.chunks.size()) {
            leave_out(own.chunks[end].line);
        }
    }

    // After the last chunk from `from` on that ends with a stop; `from` where none does.
    [[nodiscard]] static std::size_t end_of_sentences(const std::vector<Chunk>& chunks,
                                                      std::size_t from) {
        for (std::size_t i = chunks.size(); i > from; --i) {
            if (ends_with_stop(chunks[i - 1].text)) {
                return i;
            }
        }
        return from;
    }

    [[nodiscard]] static std::string joined(const std::vector<Chunk>& chunks, std::size_t from) {
        std::string text;
        for (std::size_t i = from; i < chunks.size(); ++i) {
            text += (text.empty() ? "" : " ") + chunks[i].text;
        }
        return text;
    }

    [[nodiscard]] static bool is_heading_text(const std::string& text) {
        return !text.empty() && text.size() <= kLongestBareHeading && begins_like_a_title(text) &&
               text.find('\n') == std::string::npos;
    }

    void leave_out(int line) {
        structure_.remarks.push_back(at_line("texts-import.left-out", line));
    }

    void finish_paragraph() {
        if (!open_) {
            return;
        }
        if (is_bracketed(open_->text)) {
            open_->state = ParagraphState::bracketed;
        }
        taker_.take(*std::move(open_), open_line_);
        open_.reset();
    }

    const std::vector<Element>& elements_;
    const Agenda& agenda_;
    Numbering numbering_;
    std::size_t main_;
    TextStructure& structure_;
    ParagraphTaker taker_;
    std::optional<ItemKey> item_;
    meeting::SectionKey section_;
    std::optional<Paragraph> open_;  ///< the paragraph whose text still comes
    int open_line_ = 0;
};

}  // namespace

TextStructure paragraphs_from_text(std::string_view pasted, const Agenda& agenda) {
    TextStructure structure;
    if (pasted.size() > kMostTextBytes) {
        structure.problems.push_back(
            {"texts-import.too-long", {{"most", std::to_string(kMostTextBytes / 1024)}}});
        return structure;
    }
    if (const int line = line_not_utf8(pasted); line > 0) {
        structure.problems.push_back(at_line("texts-import.not-utf8", line));
        return structure;
    }
    const auto elements = with_true_chapters(Cutter{}.cut(lines_of(pasted)));
    if (elements.size() > kMostNumbers) {
        structure.problems.push_back({"texts-import.too-many-paragraphs",
                                      {{"most", std::to_string(meeting::rules::kMostParagraphs)}}});
        return structure;
    }
    Builder{elements, agenda, structure}.build();
    return structure;
}

}  // namespace dais::console
