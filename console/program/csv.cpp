#include "console/program/csv.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <new>
#include <optional>
#include <ostream>

#include <csv.h>
#include <unicode/ustring.h>

namespace dais::console {

namespace {

Remark at_line(const char* key, int line) { return {key, {{"line", std::to_string(line)}}}; }

Remark at_line(const char* key, int line, std::size_t most) {
    return {key, {{"line", std::to_string(line)}, {"most", std::to_string(most)}}};
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_blank(const CsvRow& row) {
    return std::all_of(row.fields.begin(), row.fields.end(),
                       [](const std::string& field) { return is_blank(field); });
}

// Counts lines however they end: CR LF, LF, or CR alone.
class LineCounter {
  public:
    [[nodiscard]] int line() const { return line_; }
    void pass(char byte) {
        if (byte == '\r' || (byte == '\n' && last_ != '\r')) {
            ++line_;
        }
        last_ = byte;
    }

  private:
    int line_ = 1;
    char last_ = '\0';
};

bool is_text(std::string_view line) {
    // A zero byte is UTF-8, but means another encoding.
    if (line.find('\0') != std::string_view::npos) {
        return false;
    }
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(nullptr, 0, nullptr, line.data(), static_cast<std::int32_t>(line.size()),
                  &status);
    return status != U_INVALID_CHAR_FOUND;
}

// What stands most often between the fields of the first row.
char separator_of(std::string_view text) {
    constexpr std::string_view kSeparators = ",;\t";
    std::array<int, kSeparators.size()> counts{};
    bool quoted = false;
    bool begun = false;
    for (const char byte : text) {
        if (byte == '"') {
            quoted = !quoted;
        } else if (!quoted && (byte == '\r' || byte == '\n')) {
            if (begun) {
                break;
            }
        } else if (!quoted) {
            const std::size_t which = kSeparators.find(byte);
            if (which != std::string_view::npos) {
                ++counts.at(which);
            }
        }
        begun = begun || !is_blank({&byte, 1});
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

// libcsv at work. It calls back from C, through which nothing may be thrown: what is wrong is kept
// until it has returned.
class Reader {
  public:
    Reader(char separator, std::size_t longest_field) : longest_field_{longest_field} {
        if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) {
            throw std::bad_alloc{};
        }
        csv_set_delim(&parser_, static_cast<unsigned char>(separator));
    }
    ~Reader() { csv_free(&parser_); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    Reader(Reader&&) = delete;
    Reader& operator=(Reader&&) = delete;

    std::vector<CsvRow> read(std::string_view text) {
        for (const char byte : text) {
            if (row_.line == 0 && !is_blank({&byte, 1})) {
                row_.line = lines_.line();
            }
            // Byte by byte, so that the line is known at which something is wrong.
            if (csv_parse(&parser_, &byte, 1, end_of_field, end_of_row, this) != 1) {
                fail(at_line("csv.quotes", lines_.line()));
            }
            stop_if_wrong();
            lines_.pass(byte);
        }
        if (csv_fini(&parser_, end_of_field, end_of_row, this) != 0) {
            fail(at_line("csv.unclosed", row_.line));
        }
        stop_if_wrong();
        return std::move(rows_);
    }

  private:
    static void end_of_field(void* bytes, std::size_t size, void* self) {
        static_cast<Reader*>(self)->take_field({static_cast<const char*>(bytes), size});
    }
    static void end_of_row(int /*end*/, void* self) { static_cast<Reader*>(self)->take_row(); }

    void take_field(std::string_view field) {
        if (row_.line == 0) {
            row_.line = lines_.line();
        }
        if (field.size() > longest_field_) {
            fail(at_line("csv.long-field", row_.line, longest_field_));
        } else if (row_.fields.size() == kMostCsvFields) {
            fail(at_line("csv.too-many-fields", row_.line, kMostCsvFields));
        } else {
            row_.fields.emplace_back(field);
        }
    }

    void take_row() {
        if (rows_.size() > kMostCsvRows) {
            fail(at_line("csv.too-many-rows", row_.line, kMostCsvRows));
        } else if (!is_blank(row_)) {
            rows_.push_back(std::move(row_));
        }
        row_ = {};
    }

    void fail(Remark remark) {
        if (!wrong_) {
            wrong_ = std::move(remark);
        }
    }
    void stop_if_wrong() const {
        if (wrong_) {
            throw CsvError{*wrong_};
        }
    }

    csv_parser parser_{};
    std::size_t longest_field_;
    LineCounter lines_;
    CsvRow row_;
    std::vector<CsvRow> rows_;
    std::optional<Remark> wrong_;
};

bool needs_quotes(std::string_view field) {
    return field.find_first_of("\",;\t\r\n") != std::string_view::npos ||
           (!field.empty() && (field.front() == ' ' || field.back() == ' '));
}

std::string in_quotes(std::string_view field) {
    std::string text(2 * field.size() + 2, '\0');
    text.resize(csv_write(text.data(), text.size(), field.data(), field.size()));
    return text;
}

// A byte order mark says nothing inside a text and cannot be seen. Files that went through two
// programs have two, and names pasted from a web page have them anywhere.
std::string without_marks(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    for (std::size_t mark = 0; (mark = text.find(kByteOrderMark)) != std::string_view::npos;
         text.remove_prefix(mark + kByteOrderMark.size())) {
        kept += text.substr(0, mark);
    }
    kept += text;
    return kept;
}

}  // namespace

CsvError::CsvError(Remark remark) : std::runtime_error{remark.key}, remark_{std::move(remark)} {}

int line_not_utf8(std::string_view text) {
    LineCounter lines;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int line = lines.line();
        lines.pass(text[at]);
        if (lines.line() != line || at + 1 == text.size()) {
            if (!is_text(text.substr(begin, at + 1 - begin))) {
                return line;
            }
            begin = at + 1;
        }
    }
    return 0;
}

CsvTable read_csv(std::string_view text, std::size_t longest_field) {
    if (text.size() > kMostCsvBytes) {
        throw CsvError{{"csv.too-long", {{"most", std::to_string(kMostCsvBytes / 1024)}}}};
    }
    if (const int line = line_not_utf8(text); line > 0) {
        throw CsvError{at_line("csv.not-utf8", line)};
    }
    const std::string unmarked = without_marks(text);
    text = unmarked;
    std::vector<CsvRow> rows = Reader{separator_of(text), longest_field}.read(text);
    if (rows.empty()) {
        throw CsvError{{"csv.empty"}};
    }
    CsvTable table;
    table.header = std::move(rows.front());
    table.rows.assign(std::make_move_iterator(rows.begin() + 1),
                      std::make_move_iterator(rows.end()));
    return table;
}

void write_csv_row(std::ostream& out, const std::vector<std::string>& fields) {
    const char* between = "";
    for (const std::string& field : fields) {
        out << between << (needs_quotes(field) ? in_quotes(field) : field);
        between = ",";
    }
    out << "\r\n";
}

}  // namespace dais::console
