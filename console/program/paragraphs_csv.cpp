#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <utility>

#include "console/finder.h"
#include "console/program/csv.h"
#include "console/program/paragraph_numbers.h"
#include "console/program/paragraphs_text.h"
#include "meeting/words.h"

namespace dais::console {

namespace {

using meeting::ItemKey;
using meeting::Paragraph;
using meeting::ParagraphState;
using meeting::Section;
using meeting::views::ItemView;

// ---- columns and words ------------------------------------------------------------------------

enum class Column { number, label, section, subsection, item, was, state, text };

template <class Value>
using Words = std::map<std::string, Value, std::less<>>;

// Folded, as they are compared.
const Words<Column>& column_names() {
    static const Words<Column> names{
        {"number", Column::number},
        {"no", Column::number},
        {"paragraph", Column::number},
        {"paragraph number", Column::number},
        {"numero", Column::number},
        {"paragraphe", Column::number},
        {"numero du paragraphe", Column::number},
        {"label", Column::label},
        {"subject", Column::label},
        {"about", Column::label},
        {"libelle", Column::label},
        {"objet", Column::label},
        {"sujet", Column::label},
        {"section", Column::section},
        {"heading", Column::section},
        {"chapter", Column::section},
        {"rubrique", Column::section},
        {"chapitre", Column::section},
        {"subsection", Column::subsection},
        {"subheading", Column::subsection},
        {"sub section", Column::subsection},
        {"sub heading", Column::subsection},
        {"sous section", Column::subsection},
        {"sous titre", Column::subsection},
        {"item", Column::item},
        {"agenda item", Column::item},
        {"point", Column::item},
        {"point de l ordre du jour", Column::item},
        {"was", Column::was},
        {"former number", Column::was},
        {"previous number", Column::was},
        {"etait", Column::was},
        {"ancien numero", Column::was},
        {"numero precedent", Column::was},
        {"state", Column::state},
        {"status", Column::state},
        {"etat", Column::state},
        {"statut", Column::state},
        {"text", Column::text},
        {"wording", Column::text},
        {"texte", Column::text},
    };
    return names;
}

// How an exported file names them, in this order.
constexpr std::array<std::pair<Column, const char*>, 8> kExported{{
    {Column::number, "number"},
    {Column::label, "label"},
    {Column::section, "section"},
    {Column::subsection, "subsection"},
    {Column::item, "item"},
    {Column::was, "was"},
    {Column::state, "state"},
    {Column::text, "text"},
}};

const Words<ParagraphState>& states() {
    static const Words<ParagraphState> words{
        {"open", ParagraphState::open},
        {"ouvert", ParagraphState::open},
        {"bracketed", ParagraphState::bracketed},
        {"in brackets", ParagraphState::bracketed},
        {"entre crochets", ParagraphState::bracketed},
        {"deleted", ParagraphState::deleted},
        {"supprime", ParagraphState::deleted},
        {"provisionally agreed", ParagraphState::provisionally_agreed},
        {"agreed provisionally", ParagraphState::provisionally_agreed},
        {"agreed ad referendum", ParagraphState::provisionally_agreed},
        {"convenu provisoirement", ParagraphState::provisionally_agreed},
        {"approuve provisoirement", ParagraphState::provisionally_agreed},
        {"agreed", ParagraphState::agreed},
        {"adopted", ParagraphState::agreed},
        {"convenu", ParagraphState::agreed},
        {"adopte", ParagraphState::agreed},
    };
    return words;
}

// ---- agenda items -----------------------------------------------------------------------------

// A key is meant before a number, a number before a letter: what an exported file names by its key
// is read as that item.
std::vector<const ItemView*> items_meant(const Agenda& agenda, const std::string& written) {
    std::vector<const ItemView*> found;
    const auto look = [&](const auto& name_of) {
        for (const ItemView& item : agenda) {
            if (found.empty() || &item != found.back()) {
                if (!name_of(item).empty() && folded(name_of(item)) == folded(written)) {
                    found.push_back(&item);
                }
            }
        }
        return !found.empty();
    };
    static_cast<void>(look([](const ItemView& item) { return item.key.text; }) ||
                      look([](const ItemView& item) { return item.number; }) ||
                      look([](const ItemView& item) { return item.letter; }));
    return found;
}

std::string names_of(const std::vector<const ItemView*>& items) {
    std::string text;
    for (const ItemView* item : items) {
        text += (text.empty() ? "" : ", ") + item->key.text;
        text += item->letter.empty() ? "" : " (" + item->letter + ")";
    }
    return text;
}

std::string names_of(const Agenda& agenda) {
    std::vector<const ItemView*> all;
    for (const ItemView& item : agenda) {
        all.push_back(&item);
    }
    return names_of(all);
}

// ---- reading ----------------------------------------------------------------------------------

std::string trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    return std::string{text.substr(0, text.find_last_not_of(kBlanks) + 1)};
}

// "24", "24 bis", "OP 4", but no list or range of them: a row is one paragraph.
bool is_number(const std::string& text) {
    const auto allowed = [](char byte) {
        return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
               (byte >= 'A' && byte <= 'Z') || byte == ' ' || byte == '.' || byte == '(' ||
               byte == ')';
    };
    return !text.empty() && text.size() <= kLongestNumber &&
           std::all_of(text.begin(), text.end(), allowed);
}

// "24." and "24bis" are "24" and "24 bis"; other numbers stay as they are.
std::string number_from(std::string text) {
    if (!text.empty() && text.back() == '.') {
        text.pop_back();
    }
    std::string_view left = text;
    const auto number = take_number(left);
    return number && left.empty() ? text_of(*number) : text;
}

// The names of the columns, and where they stand.
class Header {
  public:
    Header(const CsvRow& row, TextStructure& structure) : width_{row.fields.size()} {
        for (std::size_t i = 0; i < row.fields.size(); ++i) {
            const std::string name = one_line(row.fields[i]);
            const auto column = column_names().find(folded(name));
            if (name.empty()) {
                continue;
            }
            if (column == column_names().end()) {
                structure.remarks.push_back({"texts-import.column-unknown", {{"column", name}}});
            } else if (!columns_.emplace(column->second, i).second) {
                structure.problems.push_back({"texts-import.column-twice", {{"column", name}}});
            }
        }
        if (columns_.count(Column::number) == 0) {
            structure.problems.push_back({"texts-import.no-number-column"});
        }
    }

    [[nodiscard]] std::string field(const CsvRow& row, Column column) const {
        const auto found = columns_.find(column);
        const bool there = found != columns_.end() && found->second < row.fields.size();
        return there ? trimmed(row.fields[found->second]) : std::string{};
    }
    [[nodiscard]] bool has_more(const CsvRow& row) const {
        return row.fields.size() > width_ &&
               std::any_of(row.fields.begin() + static_cast<std::ptrdiff_t>(width_),
                           row.fields.end(),
                           [](const std::string& each) { return !trimmed(each).empty(); });
    }

  private:
    std::map<Column, std::size_t> columns_;
    std::size_t width_;
};

// The headings of a row, from the chapter's down.
struct Headings {
    std::string chapter;
    std::string part;
    friend bool operator==(const Headings&, const Headings&) = default;
};

// The sections as rows name them, one after the other. A row goes on with the section of the row
// before, or returns to that section's chapter; whatever else it names is a section of its own.
class Sections {
  public:
    explicit Sections(std::vector<Section>& sections) : sections_{sections} {}

    /// The section of a paragraph; empty: none. A new one belongs to the paragraph's item.
    meeting::SectionKey of_paragraph(const Headings& headings, const std::optional<ItemKey>& item) {
        if (headings == Headings{}) {
            return {};
        }
        if (headings != now_) {
            enter(headings, item);
        }
        return headings.part.empty() ? chapter_ : sections_.back().key;
    }

    /// A heading that stands alone is a section even where the one before is called the same.
    void add(const Headings& headings, const std::optional<ItemKey>& item) {
        if (headings.part.empty()) {
            now_ = {};
        }
        enter({headings.chapter, ""}, item);
        if (!headings.part.empty()) {
            push(headings.part, 2, item);
            now_ = headings;
        }
    }

  private:
    void enter(const Headings& headings, const std::optional<ItemKey>& item) {
        if (headings.chapter != now_.chapter || now_ == Headings{}) {
            chapter_ =
                headings.chapter.empty() ? meeting::SectionKey{} : push(headings.chapter, 1, item);
        }
        if (!headings.part.empty()) {
            push(headings.part, 2, item);
        }
        now_ = headings;
    }

    meeting::SectionKey push(const std::string& heading, int level,
                             const std::optional<ItemKey>& item) {
        const meeting::SectionKey key{"s" + std::to_string(sections_.size() + 1)};
        sections_.push_back({.key = key, .heading = heading, .level = level, .item = item});
        return key;
    }

    std::vector<Section>& sections_;
    Headings now_;
    meeting::SectionKey chapter_;
};

// Understands one row after the other; each finds all its problems, so that all are told at once.
class RowReader {
  public:
    RowReader(const Header& header, const Agenda& agenda, TextStructure& structure)
        : header_{header},
          agenda_{agenda},
          structure_{structure},
          sections_{structure.sections},
          taker_{structure} {}

    void read(const CsvRow& row) {
        row_ = &row;
        if (header_.has_more(row)) {
            problem("texts-import.too-many-fields");
        }
        const auto item = read_item();
        const Headings headings = read_headings();
        if (written(Column::number).empty()) {
            read_heading(headings, item);
        } else {
            read_paragraph(headings, item);
        }
    }

  private:
    [[nodiscard]] std::string written(Column column) const {
        return one_line(header_.field(*row_, column));
    }
    void problem(const char* key, std::map<std::string, std::string> names = {}) {
        structure_.problems.push_back(at_line(key, row_->line, std::move(names)));
    }

    std::optional<ItemKey> read_item() {
        const std::string name = written(Column::item);
        if (name.empty()) {
            return std::nullopt;
        }
        const auto found = items_meant(agenda_, name);
        if (found.size() == 1) {
            return found.front()->key;
        }
        if (found.empty()) {
            problem("texts-import.item-unknown", {{"item", name}, {"choices", names_of(agenda_)}});
        } else {
            problem("texts-import.item-ambiguous", {{"item", name}, {"choices", names_of(found)}});
        }
        return std::nullopt;
    }

    Headings read_headings() {
        Headings headings{written(Column::section), written(Column::subsection)};
        if (std::max(headings.chapter.size(), headings.part.size()) > kLongestHeading) {
            problem("texts-import.heading-long", {{"most", std::to_string(kLongestHeading)}});
        }
        return headings;
    }

    void read_heading(const Headings& headings, const std::optional<ItemKey>& item) {
        for (const Column column : {Column::label, Column::text, Column::was, Column::state}) {
            if (!written(column).empty()) {
                problem("texts-import.number-missing");
                return;
            }
        }
        if (headings == Headings{}) {
            problem("texts-import.number-missing");
            return;
        }
        sections_.add(headings, item);
    }

    void read_paragraph(const Headings& headings, const std::optional<ItemKey>& item) {
        Paragraph paragraph;
        paragraph.number = {read_number(Column::number)};
        paragraph.label = written(Column::label);
        paragraph.text = header_.field(*row_, Column::text);
        paragraph.section = sections_.of_paragraph(headings, item);
        paragraph.item = item;
        if (!written(Column::was).empty()) {
            paragraph.was = meeting::ParagraphKey{read_number(Column::was)};
        }
        paragraph.state = read_state();
        taker_.take(std::move(paragraph), row_->line);
    }

    std::string read_number(Column column) {
        const std::string number = number_from(written(column));
        if (!is_number(number)) {
            problem("texts-import.number-unknown",
                    {{"number", number}, {"most", std::to_string(kLongestNumber)}});
        }
        return number;
    }

    ParagraphState read_state() {
        const std::string name = written(Column::state);
        const auto found = states().find(folded(name));
        if (name.empty()) {
            return ParagraphState::open;
        }
        if (found == states().end()) {
            problem("texts-import.state-unknown", {{"state", name}});
            return ParagraphState::open;
        }
        if (found->second == ParagraphState::agreed) {
            problem("texts-import.state-agreed", {{"state", name}});
        }
        return found->second;
    }

    const Header& header_;
    const Agenda& agenda_;
    TextStructure& structure_;
    Sections sections_;
    ParagraphTaker taker_;
    const CsvRow* row_ = nullptr;
};

// csv.h's errors are keys of the strings for lists of speakers.
Remark remark_of(const CsvError& error) {
    constexpr std::string_view kTheirs = "csv.";
    Remark remark = error.remark();
    remark.key = "texts-import.csv-" + remark.key.substr(kTheirs.size());
    return remark;
}

// ---- writing ----------------------------------------------------------------------------------

using Fields = std::map<Column, std::string>;

class CsvWriter {
  public:
    CsvWriter(const std::vector<Section>& sections, const Agenda& agenda)
        : sections_{sections}, agenda_{agenda} {}

    std::string write(const std::vector<Paragraph>& paragraphs) {
        for (const Paragraph& each : paragraphs) {
            add(each);
        }
        add_headings(sections_.size());
        std::ostringstream out;
        out << kByteOrderMark;
        std::vector<std::string> fields;
        for (const auto& [column, name] : used_columns()) {
            fields.emplace_back(name);
        }
        write_csv_row(out, fields);
        for (const Fields& row : rows_) {
            fields.clear();
            for (const auto& [column, name] : used_columns()) {
                const auto found = row.find(column);
                fields.push_back(found == row.end() ? "" : found->second);
            }
            write_csv_row(out, fields);
        }
        return out.str();
    }

  private:
    void add(const Paragraph& paragraph) {
        const std::size_t section = place_of(paragraph.section);
        if (section < sections_.size() && section >= next_) {
            const bool with_chapter = follows_its_chapter(section) && section == next_ + 1;
            const std::size_t first = with_chapter ? next_ : section;
            add_headings(first);
            const bool made_by_row =
                names_a_section(section, first) &&
                std::all_of(place(first), place(section + 1),
                            [&](const Section& each) { return each.item == paragraph.item; });
            add_headings(made_by_row ? first : section + 1);
            next_ = section + 1;
        }
        Fields row = section < sections_.size() ? headings_of(section) : Fields{};
        row[Column::number] = paragraph.number.text;
        row[Column::label] = paragraph.label;
        row[Column::text] = paragraph.text;
        row[Column::item] = name_of(paragraph.item);
        row[Column::was] = paragraph.was ? paragraph.was->text : "";
        row[Column::state] = paragraph.state == ParagraphState::open
                                 ? ""
                                 : std::string{meeting::word(paragraph.state)};
        rows_.push_back(std::move(row));
    }

    // Whether a paragraph's row alone makes the sections from `first` to its own. It does not where
    // the section before is called the same: it would be taken for that one.
    [[nodiscard]] bool names_a_section(std::size_t section, std::size_t first) const {
        return first == 0 || headings_of(section) != headings_of(first - 1);
    }

    void add_headings(std::size_t end) {
        for (; next_ < end; ++next_) {
            Fields row = headings_of(next_);
            row[Column::item] = name_of(sections_[next_].item);
            rows_.push_back(std::move(row));
        }
    }

    [[nodiscard]] std::vector<Section>::const_iterator place(std::size_t index) const {
        return sections_.begin() + static_cast<std::ptrdiff_t>(index);
    }
    [[nodiscard]] std::size_t place_of(const meeting::SectionKey& key) const {
        const auto found = std::find_if(sections_.begin(), sections_.end(),
                                        [&](const Section& each) { return each.key == key; });
        return static_cast<std::size_t>(found - sections_.begin());
    }
    [[nodiscard]] bool follows_its_chapter(std::size_t section) const {
        return section > 0 && sections_[section].level == 2 && sections_[section - 1].level == 1;
    }

    [[nodiscard]] Fields headings_of(std::size_t section) const {
        if (sections_[section].level == 1) {
            return {{Column::section, sections_[section].heading}};
        }
        Fields fields{{Column::subsection, sections_[section].heading}};
        for (std::size_t i = section; i-- > 0;) {
            if (sections_[i].level == 1) {
                fields[Column::section] = sections_[i].heading;
                break;
            }
        }
        return fields;
    }

    // The first of an item's names that means it and nothing else; else its key.
    [[nodiscard]] std::string name_of(const std::optional<ItemKey>& key) const {
        for (const ItemView& item : agenda_) {
            if (key && item.key == *key) {
                const auto found = items_meant(agenda_, item.number);
                return found.size() == 1 && found.front() == &item ? item.number : key->text;
            }
        }
        return key ? key->text : "";
    }

    [[nodiscard]] std::vector<std::pair<Column, const char*>> used_columns() const {
        std::vector<std::pair<Column, const char*>> used;
        for (const auto& each : kExported) {
            const bool always = each.first == Column::number || each.first == Column::label;
            if (always || std::any_of(rows_.begin(), rows_.end(), [&](const Fields& row) {
                    const auto found = row.find(each.first);
                    return found != row.end() && !found->second.empty();
                })) {
                used.push_back(each);
            }
        }
        return used;
    }

    const std::vector<Section>& sections_;
    const Agenda& agenda_;
    std::vector<Fields> rows_;
    std::size_t next_ = 0;  ///< the first section that no row has made yet
};

}  // namespace

TextStructure paragraphs_from_csv(std::string_view csv, const Agenda& agenda) {
    TextStructure structure;
    CsvTable table;
    try {
        table = read_csv(csv, meeting::rules::kLongestParagraph);
    } catch (const CsvError& error) {
        structure.problems.push_back(remark_of(error));
        return structure;
    }
    const Header header{table.header, structure};
    if (structure.problems.empty() && table.rows.empty()) {
        structure.problems.push_back({"texts-import.no-rows"});
    }
    if (structure.problems.empty()) {
        RowReader reader{header, agenda, structure};
        for (const CsvRow& row : table.rows) {
            reader.read(row);
        }
    }
    return structure;
}

std::string paragraphs_csv(const std::vector<Section>& sections,
                           const std::vector<Paragraph>& paragraphs, const Agenda& agenda) {
    return CsvWriter{sections, agenda}.write(paragraphs);
}

}  // namespace dais::console
