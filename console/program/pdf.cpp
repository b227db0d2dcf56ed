#include "console/program/pdf.h"

#include <array>
#include <cstddef>
#include <memory>
#include <new>
#include <stdexcept>
#include <string_view>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "console/program/pdf_layout.h"

namespace dais::console {
namespace {

struct Destroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy>;
using Context = std::unique_ptr<cairo_t, Destroy>;

void demand(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error(std::string{"The PDF file could not be made: "} +
                                 cairo_status_to_string(status) + ".");
    }
}

// Cairo leaves a date out that it cannot read and takes the present time where it is given none:
// neither must happen by chance.
std::string date_for_cairo(const std::string& created) {
    constexpr std::string_view kForm = "dddd-dd-ddTdd:dd:dd";
    const auto wrong = [&] {
        return std::invalid_argument(
            "A PDF file needs the UTC time of its making in ISO 8601, not '" + created + "'.");
    };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (created.size() <= kForm.size() || created.back() != 'Z') {
        throw wrong();
    }
    for (std::size_t at = 0; at < kForm.size(); ++at) {
        if (kForm[at] == 'd' ? !is_digit(created[at]) : created[at] != kForm[at]) {
            throw wrong();
        }
    }
    std::string whole = created.substr(0, kForm.size());  // a fraction of a second is dropped
    whole.push_back('Z');
    return whole;
}

cairo_status_t append(void* to, const unsigned char* data, unsigned int length) {
    try {
        static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

void describe(cairo_surface_t* surface, const PdfDocument& document) {
    const std::string date = date_for_cairo(document.created);
    const auto tell = [surface](cairo_pdf_metadata_t what, const std::string& text) {
        cairo_pdf_surface_set_metadata(surface, what, valid_utf8(text).c_str());
    };
    tell(CAIRO_PDF_METADATA_TITLE, document.title);
    tell(CAIRO_PDF_METADATA_SUBJECT, document.subject);
    tell(CAIRO_PDF_METADATA_CREATOR, "Dais");
    tell(CAIRO_PDF_METADATA_CREATE_DATE, date);
    tell(CAIRO_PDF_METADATA_MOD_DATE, date);
}

void draw(cairo_t* context, const PdfPage& page) {
    for (const PdfStroke& stroke : page.strokes) {
        cairo_set_line_width(context, stroke.width);
        cairo_move_to(context, stroke.from, stroke.y);
        cairo_line_to(context, stroke.until, stroke.y);
        cairo_stroke(context);
    }
    for (const PdfLine& line : page.lines) {
        cairo_move_to(context, line.x, line.baseline);
        pango_cairo_show_layout_line(context, line.line);
    }
    cairo_show_page(context);
}

constexpr int kDeepestBookmark = 2;

// The outline of the document: a section below the title that came last.
class Outline {
  public:
    explicit Outline(cairo_surface_t* surface) : surface_{surface} {}

    void add(const PdfBookmark& bookmark, std::size_t page) {
        const auto level = static_cast<std::size_t>(bookmark.level);
        const std::string place = "page=" + std::to_string(page) + " pos=[0 " +
                                  std::to_string(static_cast<int>(bookmark.y)) + "]";
        const int id = cairo_pdf_surface_add_outline(
            surface_, above_.at(level - 1), bookmark.text.c_str(), place.c_str(),
            level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t{});
        for (std::size_t below = level; below < above_.size(); ++below) {
            above_.at(below) = id;
        }
    }

  private:
    cairo_surface_t* surface_;
    std::array<int, kDeepestBookmark + 1> above_ = {};  // CAIRO_PDF_OUTLINE_ROOT is 0
};

std::string text_of(const PdfLine& line) {
    const char* text = pango_layout_get_text(line.layout.get());
    return {text + line.line->start_index, static_cast<std::size_t>(line.line->length)};
}

}  // namespace

std::string pdf_of(const PdfDocument& document, const Progress& progress) {
    const std::vector<PdfPage> pages = pdf_pages_of(document, progress.part(0, 2));
    const Progress drawing = progress.part(1, 2);
    std::string bytes;
    {
        const Surface surface{
            cairo_pdf_surface_create_for_stream(append, &bytes, kPdfPageWidth, kPdfPageHeight)};
        demand(cairo_surface_status(surface.get()));
        describe(surface.get(), document);
        const Context context{cairo_create(surface.get())};
        Outline outline{surface.get()};
        for (std::size_t index = 0; index < pages.size(); ++index) {
            for (const PdfBookmark& bookmark : pages[index].bookmarks) {
                if (bookmark.level <= kDeepestBookmark) {
                    outline.add(bookmark, index + 1);
                }
            }
            draw(context.get(), pages[index]);
            drawing(static_cast<std::int64_t>(index + 1), static_cast<std::int64_t>(pages.size()));
        }
        demand(cairo_status(context.get()));
        cairo_surface_finish(surface.get());
        demand(cairo_surface_status(surface.get()));
    }
    return bytes;
}

std::vector<std::vector<std::string>> pdf_text_of(const PdfDocument& document) {
    std::vector<std::vector<std::string>> text;
    for (const PdfPage& page : pdf_pages_of(document)) {
        text.emplace_back();
        for (const PdfLine& line : page.lines) {
            text.back().push_back(text_of(line));
        }
    }
    return text;
}

}  // namespace dais::console
