// CSV as spreadsheets write it (RFC 4180), in rows of texts; read by libcsv. Takes UTF-8 with or
// without a byte order mark, any end of line, and comma, semicolon or tab between fields, told
// from the first row. What cannot be read without guessing is an error that names its line.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "console/program/remark.h"

namespace dais::console {

/// What a file may hold: far more than any list of speakers, far less than hurts.
inline constexpr std::size_t kMostCsvBytes = 1024 * 1024;
inline constexpr std::size_t kMostCsvRows = 1'000;      ///< the header not counted
inline constexpr std::size_t kMostCsvFields = 64;       ///< of one row
inline constexpr std::size_t kLongestCsvField = 4'000;  ///< in bytes

/// The file as a whole cannot be used.
class CsvError : public std::runtime_error {
  public:
    explicit CsvError(Remark remark);
    [[nodiscard]] const Remark& remark() const { return remark_; }

  private:
    Remark remark_;
};

struct CsvRow {
    int line = 0;  ///< of the file, where the row begins; the first is 1
    std::vector<std::string> fields = {};
    friend bool operator==(const CsvRow&, const CsvRow&) = default;
};

struct CsvTable {
    CsvRow header;
    std::vector<CsvRow> rows;  ///< without those that are blank all over
};

/// Throws CsvError: csv.too-long, csv.not-utf8, csv.empty, csv.quotes, csv.unclosed,
/// csv.too-many-rows, csv.too-many-fields, csv.long-field.
[[nodiscard]] CsvTable read_csv(std::string_view text,
                                std::size_t longest_field = kLongestCsvField);

/// The first line that is not UTF-8; 0: all are.
[[nodiscard]] int line_not_utf8(std::string_view text);

/// The mark with which spreadsheets know that a file is UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// One row with commas, in quotation marks where a field needs them.
void write_csv_row(std::ostream& out, const std::vector<std::string>& fields);

}  // namespace dais::console
