#include "console/program/pdf_layout.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

namespace dais::console {
namespace {

constexpr double kSideMargin = points_of(25);
constexpr double kTop = points_of(22);
constexpr double kBottom = kPdfPageHeight - points_of(25);
constexpr double kBodyWidth = kPdfPageWidth - 2 * kSideMargin;
constexpr double kHeadBaseline = points_of(14);
constexpr double kFootBaseline = kPdfPageHeight - points_of(14);

constexpr double kNumberTab = points_of(11);
constexpr double kBetweenColumns = 10;
constexpr double kCellPadding = 3;
constexpr double kThin = 0.3;
constexpr double kThick = 0.9;

// Every font has lines of its own height; one leading for all keeps a page even where scripts mix.
// It leaves room for the marks above and below Arabic letters.
constexpr double kLeading = 1.42;

// In the order in which they are asked for a letter: the first for Latin, Greek and Cyrillic (and
// what replaces it), one for Arabic, one for Chinese; the last has most other signs.
constexpr const char* kFamilies =
    "Noto Serif, DejaVu Serif, Noto Naskh Arabic, Droid Sans Fallback, DejaVu Sans";

// Arabic letters are smaller than Latin ones of the same size.
constexpr double kArabicScale = 1.2;

/// Against which side a text is set.
enum class Side {
    own,    ///< where its script begins
    start,  ///< where the document's language begins
    end,    ///< the other
};

struct Style {
    double size = 10;
    bool bold = false;
    Side side = Side::own;
    bool justified = false;
};

constexpr Style kBody{.size = 10, .justified = true};
constexpr Style kNote{.size = 8.5, .justified = true};
constexpr Style kEdge{.size = 8, .side = Side::start};
constexpr Style kCell{.size = 9, .side = Side::start};
constexpr Style kColumnHeading{.size = 8.5, .bold = true, .side = Side::start};
constexpr Style kMastheadStart{.size = 15, .bold = true, .side = Side::start};
constexpr Style kMastheadEnd{.size = 9, .side = Side::start};

constexpr Style at_end(Style style) {
    style.side = Side::end;
    return style;
}

Style style_of_heading(int level) {
    constexpr double kTitle = 15;
    constexpr double kSection = 11.5;
    constexpr double kPart = 10;
    return {.size = level <= 1 ? kTitle : level == 2 ? kSection : kPart, .bold = true};
}

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    void operator()(PangoAttrList* attributes) const { pango_attr_list_unref(attributes); }
    void operator()(PangoTabArray* tabs) const { pango_tab_array_free(tabs); }
    void operator()(PangoLayoutIter* at) const { pango_layout_iter_free(at); }
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
    void operator()(gchar* text) const { g_free(text); }
};
template <typename Thing>
using Owned = std::unique_ptr<Thing, Unref>;

constexpr double from_pango(int units) { return static_cast<double>(units) / PANGO_SCALE; }
int to_pango(double points) { return pango_units_from_double(points); }

bool runs_from_right(const std::string& language) {
    const std::string main = language.substr(0, language.find('-'));
    return main == "ar" || main == "fa" || main == "he" || main == "ur";
}

// Pango without any font writes warnings and draws nothing; better to say it beforehand.
void demand_fonts() {
    for (const FcSetName set : {FcSetSystem, FcSetApplication}) {
        const FcFontSet* fonts = FcConfigGetFonts(nullptr, set);
        if (fonts != nullptr && fonts->nfont > 0) {
            return;
        }
    }
    throw std::runtime_error(
        "No font is installed to set a PDF file with; install fonts-noto-core or "
        "fonts-dejavu-core.");
}

/// A part of a text.
struct Bytes {
    std::size_t from = 0;
    std::size_t until = 0;
};

bool is_arabic(gunichar sign) {
    constexpr gunichar kFirst = 0x600;  // the block has the comma and the question mark, too
    constexpr gunichar kLast = 0x6FF;
    return (sign >= kFirst && sign <= kLast) ||
           g_unichar_get_script(sign) == G_UNICODE_SCRIPT_ARABIC;
}

// Where a text is Arabic, with the marks and the spaces between its letters.
std::vector<Bytes> arabic_in(const std::string& text) {
    std::vector<Bytes> found;
    bool is_open = false;
    const char* begin = text.c_str();
    for (const char* at = begin; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar sign = g_utf8_get_char(at);
        const bool is_letter = is_arabic(sign) || (is_open && g_unichar_ismark(sign) != FALSE);
        if (is_letter && !is_open) {
            found.push_back({.from = static_cast<std::size_t>(at - begin)});
        }
        is_open = is_letter || (is_open && sign == ' ');
        if (is_letter) {
            found.back().until = static_cast<std::size_t>(g_utf8_next_char(at) - begin);
        }
    }
    return found;
}

// Chinese puts nothing between what others put a space between.
std::string space_between(const std::string& before, const std::string& after) {
    if (before.empty() || after.empty()) {
        return "";
    }
    const char* last = g_utf8_prev_char(before.c_str() + before.size());
    const bool is_chinese = g_unichar_iswide(g_utf8_get_char(last)) != FALSE ||
                            g_unichar_iswide(g_utf8_get_char(after.c_str())) != FALSE;
    return is_chinese ? "" : " ";
}

/// A text in lines, from (0, 0) on.
struct SetText {
    std::vector<PdfLine> lines;
    double leading = 0;
    [[nodiscard]] double height() const { return static_cast<double>(lines.size()) * leading; }
};

// ---- text into lines ----------------------------------------------------------------------------

class Typesetter {
  public:
    explicit Typesetter(const std::string& language)
        : from_right_{runs_from_right(language)},
          fonts_{pango_cairo_font_map_new()},
          context_{pango_font_map_create_context(fonts_.get())} {
        // What a screen needs, whole pixels, would make uneven spaces on paper.
        const Owned<cairo_font_options_t> options{cairo_font_options_create()};
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        pango_cairo_context_set_font_options(context_.get(), options.get());
        pango_context_set_round_glyph_positions(context_.get(), FALSE);
        pango_context_set_language(context_.get(), pango_language_from_string(language.c_str()));
        pango_context_set_base_dir(context_.get(),
                                   from_right_ ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    }

    /// A text with some of it bold.
    [[nodiscard]] SetText set(const std::string& text, const Style& style, double width,
                              const Bytes& bold = {}) const {
        const std::shared_ptr<PangoLayout> layout{pango_layout_new(context_.get()), Unref{}};
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
        pango_layout_set_width(layout.get(), to_pango(width));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_justify(layout.get(), style.justified ? TRUE : FALSE);
        choose_font(layout.get(), style);
        set_tab(layout.get());
        pango_layout_set_attributes(layout.get(), attributes_of(text, bold).get());
        return lines_of(layout, style, width);
    }

    /// Where a thing begins that is `offset` from the document's starting side.
    [[nodiscard]] double placed(double offset, double width) const {
        return from_right_ ? kPdfPageWidth - kSideMargin - offset - width : kSideMargin + offset;
    }

  private:
    static void choose_font(PangoLayout* layout, const Style& style) {
        const Owned<PangoFontDescription> font{pango_font_description_new()};
        pango_font_description_set_family_static(font.get(), kFamilies);
        pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
        pango_font_description_set_weight(font.get(),
                                          style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(layout, font.get());
    }

    static void set_tab(PangoLayout* layout) {
        const Owned<PangoTabArray> tabs{pango_tab_array_new(1, FALSE)};
        pango_tab_array_set_tab(tabs.get(), 0, PANGO_TAB_LEFT, to_pango(kNumberTab));
        pango_layout_set_tabs(layout, tabs.get());
    }

    static Owned<PangoAttrList> attributes_of(const std::string& text, const Bytes& bold) {
        Owned<PangoAttrList> attributes{pango_attr_list_new()};
        const auto add = [&](PangoAttribute* attribute, const Bytes& bytes) {
            attribute->start_index = static_cast<guint>(bytes.from);
            attribute->end_index = static_cast<guint>(bytes.until);
            pango_attr_list_insert(attributes.get(), attribute);  // takes it
        };
        if (bold.from < bold.until) {
            add(pango_attr_weight_new(PANGO_WEIGHT_BOLD), bold);
        }
        for (const Bytes& arabic : arabic_in(text)) {
            add(pango_attr_scale_new(kArabicScale), arabic);
        }
        return attributes;
    }

    // Pango's own alignment goes by the first text and the context; here each line counts.
    [[nodiscard]] bool is_at_right(PangoLayoutLine* line, Side side) const {
        return side == Side::own
                   ? pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL
                   : from_right_ != (side == Side::end);
    }

    [[nodiscard]] SetText lines_of(const std::shared_ptr<PangoLayout>& layout, const Style& style,
                                   double width) const {
        SetText text{.lines = {}, .leading = style.size * kLeading};
        // The middle of the small letters in the middle of the line.
        const double down = text.leading / 2 + style.size * 0.32;
        const Owned<PangoLayoutIter> at{pango_layout_get_iter(layout.get())};
        do {
            PangoLayoutLine* line = pango_layout_iter_get_line_readonly(at.get());
            PangoRectangle box{};
            pango_layout_line_get_extents(line, nullptr, &box);
            text.lines.push_back(
                {.layout = layout,
                 .line = line,
                 .x = is_at_right(line, style.side) ? width - from_pango(box.width) : 0,
                 .baseline = text.height() + down});
        } while (pango_layout_iter_next_line(at.get()) != FALSE);
        return text;
    }

    bool from_right_;
    Owned<PangoFontMap> fonts_;  // its own, so that nothing set before can change a file
    Owned<PangoContext> context_;
};

// ---- blocks into pieces -------------------------------------------------------------------------

/// What no page ends within. Its lines and strokes count from its own top.
struct Piece {
    double space_before = 0;  ///< not at the top of a page
    double height = 0;
    bool with_next = false;  ///< on one page with the piece that follows
    bool page_before = false;
    std::vector<PdfLine> lines = {};
    std::vector<PdfStroke> strokes = {};
    std::vector<PdfBookmark> bookmarks = {};
    std::shared_ptr<const Piece> column_headings = nullptr;  ///< stand above it on a new page
};

std::vector<PdfLine> moved(std::vector<PdfLine> lines, double x, double y) {
    for (PdfLine& line : lines) {
        line.x += x;
        line.baseline += y;
    }
    return lines;
}

void take(std::vector<PdfLine>& into, std::vector<PdfLine> lines) {
    std::move(lines.begin(), lines.end(), std::back_inserter(into));
}

// A stroke from margin to margin.
PdfStroke stroke_at(double y, double width) {
    return {.from = kSideMargin, .until = kPdfPageWidth - kSideMargin, .y = y, .width = width};
}

/// A row of a table as it is cut: from which line on each cell is still to be placed.
struct Cell {
    SetText text;
    double x = 0;
    std::size_t placed = 0;
};

// Counts the blocks, and the rows of tables, for whoever waits for the pages.
class Steps {
  public:
    Steps(const Progress& progress, const PdfDocument& document) : progress_{progress} {
        for (const PdfBlock& block : document.blocks) {
            const auto* table = std::get_if<PdfTable>(&block);
            all_ += 1 + (table == nullptr ? 0 : static_cast<std::int64_t>(table->rows.size()));
        }
    }
    void next() { progress_(++done_, all_); }

  private:
    const Progress& progress_;
    std::int64_t done_ = 0;
    std::int64_t all_ = 0;
};

class Composer {
  public:
    Composer(const Typesetter& typesetter, Steps& steps) : typesetter_{typesetter}, steps_{steps} {}

    void operator()(const PdfMasthead& masthead) {
        constexpr double kShare = 0.62;
        const double start_width = kBodyWidth * kShare;
        const double end_width = kBodyWidth - start_width - kBetweenColumns;
        const SetText start =
            typesetter_.set(valid_utf8(masthead.start), kMastheadStart, start_width);
        const SetText end = typesetter_.set(valid_utf8(masthead.end), kMastheadEnd, end_width);
        Piece piece{.height = std::max(start.height(), end.height()) + 8, .with_next = true};
        take(piece.lines, moved(start.lines, typesetter_.placed(0, start_width), 0));
        take(piece.lines,
             moved(end.lines, typesetter_.placed(kBodyWidth - end_width, end_width), 0));
        piece.strokes = {stroke_at(piece.height - kThick, 2 * kThick)};
        add(std::move(piece), 0);
        least_space_ = 16;
    }

    void operator()(const PdfHeading& heading) {
        const Style style = style_of_heading(heading.level);
        const std::string text = valid_utf8(heading.text);
        SetText set = typesetter_.set(text, style, kBodyWidth);
        Piece piece{.height = set.height(), .with_next = true};
        piece.lines = moved(std::move(set.lines), kSideMargin, 0);
        piece.bookmarks = {{.text = text, .level = std::max(heading.level, 1)}};
        add(std::move(piece), style.size * 1.2);
        least_space_ = style.size * 0.5;
    }

    void operator()(const PdfParagraph& paragraph) {
        std::string front = valid_utf8(paragraph.number);
        front += front.empty() ? "" : "\t";
        const std::string lead_in = valid_utf8(paragraph.lead_in);
        const std::string text = valid_utf8(paragraph.text);
        const std::string gap = space_between(lead_in, text);
        const SetText set =
            typesetter_.set(front + lead_in + gap + text, paragraph.small ? kNote : kBody,
                            kBodyWidth, {front.size(), front.size() + lead_in.size()});
        add_lines(set);
        least_space_ = set.leading * 0.45;
    }

    void operator()(const PdfTable& table) {
        if (table.columns.empty()) {
            return;
        }
        const std::vector<double> widths = widths_of(table.columns);
        const auto headings = std::make_shared<const Piece>(headings_of(table.columns, widths));
        add(*headings, 6);
        for (const std::vector<std::string>& row : table.rows) {
            add_row(table.columns, widths, row, headings);
            steps_.next();
        }
        if (!table.rows.empty()) {
            pieces_.back().strokes.back().width = kThick;
        }
        least_space_ = 12;
    }

    void operator()(const PdfRule& /*rule*/) {
        add({.height = 1, .with_next = true, .strokes = {stroke_at(0.5, kThin)}}, 6);
        least_space_ = 6;
    }

    void operator()(const PdfSpace& space) { more_space_ += points_of(space.millimetres); }

    void operator()(const PdfPageBreak& /*page_break*/) { page_before_ = true; }

    [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }

  private:
    // Between two things is the larger of what both ask for, and what the caller adds.
    void add(Piece piece, double space) {
        piece.space_before = std::max(space, least_space_) + more_space_;
        piece.page_before = page_before_;
        least_space_ = more_space_ = 0;
        page_before_ = false;
        pieces_.push_back(std::move(piece));
    }

    // No page begins or ends with a single line of a paragraph.
    void add_lines(const SetText& set) {
        const std::size_t count = set.lines.size();
        for (std::size_t index = 0; index < count; ++index) {
            const double top = static_cast<double>(index) * set.leading;
            add({.height = set.leading,
                 .with_next = index + 1 < count && (index == 0 || index + 2 == count),
                 .lines = moved({set.lines[index]}, kSideMargin, -top)},
                0);
        }
    }

    static std::vector<double> widths_of(const std::vector<PdfColumn>& columns) {
        constexpr double kLeast = 0.01;  // what is not above nothing
        double all = 0;
        for (const PdfColumn& column : columns) {
            all += std::max(column.width, kLeast);
        }
        const double room = kBodyWidth - kBetweenColumns * static_cast<double>(columns.size() - 1);
        std::vector<double> widths;
        widths.reserve(columns.size());
        for (const PdfColumn& column : columns) {
            widths.push_back(std::max(1.0, room * std::max(column.width, kLeast) / all));
        }
        return widths;
    }

    [[nodiscard]] std::vector<Cell> cells_of(const std::vector<PdfColumn>& columns,
                                             const std::vector<double>& widths,
                                             const std::vector<std::string>& row,
                                             const Style& style) const {
        std::vector<Cell> cells;
        double offset = 0;
        for (std::size_t index = 0; index < columns.size(); ++index) {
            const std::string text = index < row.size() ? valid_utf8(row[index]) : "";
            cells.push_back(
                {.text = typesetter_.set(text, columns[index].at_end ? at_end(style) : style,
                                         widths[index]),
                 .x = typesetter_.placed(offset, widths[index])});
            offset += widths[index] + kBetweenColumns;
        }
        return cells;
    }

    // As much of the cells as `room` holds, one line at least; with a stroke below.
    static Piece slice_of(std::vector<Cell>& cells, double room) {
        Piece piece;
        for (Cell& cell : cells) {
            const double leading = cell.text.leading;
            const auto fit =
                std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(room / leading));
            const auto first = cell.text.lines.begin() + static_cast<std::ptrdiff_t>(cell.placed);
            const auto count = std::min(fit, cell.text.lines.end() - first);
            const double top = static_cast<double>(cell.placed) * leading;
            take(piece.lines, moved({first, first + count}, cell.x, kCellPadding - top));
            cell.placed += static_cast<std::size_t>(count);
            piece.height = std::max(piece.height, static_cast<double>(count) * leading);
        }
        piece.height += 2 * kCellPadding;
        piece.strokes = {stroke_at(piece.height, kThin)};
        return piece;
    }

    [[nodiscard]] Piece headings_of(const std::vector<PdfColumn>& columns,
                                    const std::vector<double>& widths) const {
        std::vector<std::string> texts;
        texts.reserve(columns.size());
        for (const PdfColumn& column : columns) {
            texts.push_back(column.heading);
        }
        std::vector<Cell> cells = cells_of(columns, widths, texts, kColumnHeading);
        Piece piece = slice_of(cells, (kBottom - kTop) / 3);
        piece.with_next = true;
        piece.strokes = {stroke_at(0, kThick), stroke_at(piece.height, kThick)};
        return piece;
    }

    // One piece, unless it would take more than half a page.
    void add_row(const std::vector<PdfColumn>& columns, const std::vector<double>& widths,
                 const std::vector<std::string>& row,
                 const std::shared_ptr<const Piece>& headings) {
        const double room = (kBottom - kTop) / 2;
        std::vector<Cell> cells = cells_of(columns, widths, row, kCell);
        const auto is_left = [](const Cell& cell) { return cell.placed < cell.text.lines.size(); };
        do {
            Piece piece = slice_of(cells, room);
            piece.column_headings = headings;
            add(std::move(piece), 0);
        } while (std::any_of(cells.begin(), cells.end(), is_left));
    }

    const Typesetter& typesetter_;
    Steps& steps_;
    std::vector<Piece> pieces_;
    double least_space_ = 0;
    double more_space_ = 0;
    bool page_before_ = false;
};

// ---- pieces onto pages --------------------------------------------------------------------------

class Paginator {
  public:
    void place(const std::vector<Piece>& pieces) {
        auto first = pieces.begin();
        while (first != pieces.end()) {
            auto until = std::next(first);
            while (until != pieces.end() && std::prev(until)->with_next && !until->page_before) {
                ++until;
            }
            place_together(first, until);
            first = until;
        }
    }

    [[nodiscard]] std::vector<PdfPage> take_pages() { return std::move(pages_); }

  private:
    using Pieces = std::vector<Piece>::const_iterator;

    void place_together(Pieces first, Pieces until) {
        double needed = 0;
        for (auto piece = first; piece != until; ++piece) {
            needed += piece->space_before + piece->height;
        }
        if (first->page_before || y_ + needed > kBottom) {
            next_page();
        }
        for (auto piece = first; piece != until; ++piece) {
            if (y_ + piece->space_before + piece->height > kBottom) {
                next_page();  // together they are longer than a page
            }
            place_one(*piece);
        }
    }

    void next_page() {
        if (y_ > kTop) {
            pages_.emplace_back();
            y_ = kTop;
        }
    }

    void place_one(const Piece& piece) {
        if (y_ > kTop) {
            y_ += piece.space_before;
        } else if (piece.column_headings != nullptr) {
            draw(*piece.column_headings);
        }
        draw(piece);
    }

    void draw(const Piece& piece) {
        PdfPage& page = pages_.back();
        take(page.lines, moved(piece.lines, 0, y_));
        for (PdfStroke stroke : piece.strokes) {
            stroke.y += y_;
            page.strokes.push_back(stroke);
        }
        for (PdfBookmark bookmark : piece.bookmarks) {
            bookmark.y += y_;
            page.bookmarks.push_back(std::move(bookmark));
        }
        y_ += piece.height;
    }

    std::vector<PdfPage> pages_ = std::vector<PdfPage>(1);
    double y_ = kTop;
};

// ---- the edges of a page ------------------------------------------------------------------------

std::string replaced(std::string text, std::string_view name, std::size_t number) {
    const std::string digits = std::to_string(number);
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
        text.replace(at, name.size(), digits);
        at += digits.size();
    }
    return text;
}

class Edges {
  public:
    Edges(const Typesetter& typesetter, std::size_t pages)
        : typesetter_{typesetter}, pages_{pages} {}

    void draw(PdfPage& page, std::size_t number, const PdfEdge& edge, double baseline) const {
        constexpr double kStart = 0.7;
        const double start_width = kBodyWidth * kStart;
        const double end_width = kBodyWidth - start_width;
        draw_one(page, number, edge.start, kEdge, {0, start_width, baseline});
        draw_one(page, number, edge.end, at_end(kEdge), {start_width, end_width, baseline});
    }

  private:
    struct Place {
        double offset;
        double width;
        double baseline;
    };

    void draw_one(PdfPage& page, std::size_t number, const std::string& words, const Style& style,
                  const Place& place) const {
        const std::string text =
            replaced(replaced(valid_utf8(words), "{pages}", pages_), "{page}", number);
        if (text.empty()) {
            return;
        }
        PdfLine line = typesetter_.set(text, style, place.width).lines.front();
        line.x += typesetter_.placed(place.offset, place.width);
        line.baseline = place.baseline;
        page.lines.push_back(std::move(line));
    }

    const Typesetter& typesetter_;
    std::size_t pages_;
};

}  // namespace

std::string valid_utf8(const std::string& text) {
    const Owned<gchar> valid{g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()))};
    return valid.get();
}

std::vector<PdfPage> pdf_pages_of(const PdfDocument& document, const Progress& progress) {
    demand_fonts();
    const Typesetter typesetter{document.language};
    Steps steps{progress, document};
    Composer composer{typesetter, steps};
    for (const PdfBlock& block : document.blocks) {
        std::visit(composer, block);
        steps.next();
    }
    Paginator paginator;
    paginator.place(composer.pieces());
    std::vector<PdfPage> pages = paginator.take_pages();
    const Edges edges{typesetter, pages.size()};
    for (std::size_t index = 0; index < pages.size(); ++index) {
        if (index > 0) {
            edges.draw(pages[index], index + 1, document.running_head, kHeadBaseline);
        }
        edges.draw(pages[index], index + 1, document.footer, kFootBaseline);
    }
    return pages;
}

}  // namespace dais::console
