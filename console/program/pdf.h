// A sober document on A4 as PDF, in any of the six official languages: set by Pango, drawn by
// Cairo, fonts embedded. The same document gives the same bytes, in any process of one machine:
// the only date in it is the one the caller gives.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "console/program/progress.h"

namespace dais::console {

/// What stands above everything on the first page: whose paper it is, and its particulars
/// (symbol, date, language). A line feed begins a new line.
struct PdfMasthead {
    std::string start;
    std::string end;
};

/// Never the last thing on a page. Levels 1 (the title) and 2 are bookmarks too.
struct PdfHeading {
    int level = 2;  ///< 1, 2 or 3
    std::string text;
};

/// Set from the right where its first letter is of a script that runs so.
struct PdfParagraph {
    std::string number = {};   ///< such as "12.", before a tab; the caller counts
    std::string lead_in = {};  ///< bold, such as the name of the speaker
    std::string text = {};
    bool small = false;  ///< a note
};

struct PdfColumn {
    std::string heading;
    double width = 1;     ///< in proportion to the other columns
    bool at_end = false;  ///< set against the far side, as figures are
};

/// Rows stay whole, up to half a page; the headings stand again at the top of each page. A row may
/// be shorter than the columns; what it has beyond them is left out.
struct PdfTable {
    std::vector<PdfColumn> columns;
    std::vector<std::vector<std::string>> rows;
};

struct PdfRule {};

struct PdfSpace {
    double millimetres = 5;
};

struct PdfPageBreak {};

using PdfBlock =
    std::variant<PdfMasthead, PdfHeading, PdfParagraph, PdfTable, PdfRule, PdfSpace, PdfPageBreak>;

/// One line at the top or the foot of a page. {page} and {pages} become numbers.
struct PdfEdge {
    std::string start = {};
    std::string end = {};
};

struct PdfDocument {
    std::string title;    ///< what a reader shows in the window's title; not printed
    std::string subject;  ///< as title
    /// BCP 47, such as "fr". Where it is written from the right, so run the columns of tables,
    /// the masthead and the edges.
    std::string language = "en";
    std::string created;  ///< UTC in ISO 8601, such as "2021-07-26T14:00:00Z"
    std::vector<PdfBlock> blocks;
    PdfEdge running_head = {};  ///< from the second page on
    PdfEdge footer = {};
};

/// The file. Throws std::invalid_argument where `created` is no such time, and std::runtime_error
/// with one sentence where no font is installed or the file cannot be made.
[[nodiscard]] std::string pdf_of(const PdfDocument& document, const Progress& progress = {});

/// What each page says, line by line from the top (a row of a table cell by cell), then its running
/// head and footer: the same layout that pdf_of draws. `created` does not matter.
[[nodiscard]] std::vector<std::vector<std::string>> pdf_text_of(const PdfDocument& document);

}  // namespace dais::console
