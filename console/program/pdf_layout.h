// A document as pages of set lines and strokes, each in its place. Measures are points (1/72 inch)
// from the top left corner of the page.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <pango/pango.h>

#include "console/program/pdf.h"

namespace dais::console {

constexpr double points_of(double millimetres) { return millimetres * 72.0 / 25.4; }

inline constexpr double kPdfPageWidth = points_of(210);
inline constexpr double kPdfPageHeight = points_of(297);

struct PdfLine {
    std::shared_ptr<PangoLayout> layout;  ///< keeps `line` and its text
    PangoLayoutLine* line = nullptr;
    double x = 0;
    double baseline = 0;
};

struct PdfStroke {
    double from = 0;
    double until = 0;
    double y = 0;
    double width = 0;
};

struct PdfBookmark {
    std::string text;
    int level = 0;
    double y = 0;
};

struct PdfPage {
    std::vector<PdfLine> lines;
    std::vector<PdfStroke> strokes;
    std::vector<PdfBookmark> bookmarks;
};

/// At least one page. Throws std::runtime_error where no font is installed.
[[nodiscard]] std::vector<PdfPage> pdf_pages_of(const PdfDocument& document,
                                                const Progress& progress = {});

/// The text as UTF-8, whatever it was.
[[nodiscard]] std::string valid_utf8(const std::string& text);

}  // namespace dais::console
