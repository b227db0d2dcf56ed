#include "console/panels/wording.h"

#include <algorithm>
#include <string>

namespace dais::console {

namespace {

using meeting::DifferenceKind;

palette::Ink colour_of(DifferenceKind kind) {
    switch (kind) {
        case DifferenceKind::same: return palette::kText;
        case DifferenceKind::removed: return palette::kRed;
        case DifferenceKind::added: return palette::kGreen;
    }
    return palette::kText;
}

// Words that flow from line to line.
class Flow {
  public:
    Flow(const Ui& ui, const Box& box, const Face& face, int lines, bool drawn)
        : ui_{ui}, box_{box}, face_{face}, lines_{lines}, drawn_{drawn} {}

    void put(std::string_view text, DifferenceKind kind) {
        while (!text.empty() && !full_) {
            if (text.front() == '\n') {
                next_line();
                text.remove_prefix(1);
                continue;
            }
            if (text.front() == ' ') {  // neither struck nor underlined
                const std::size_t blanks = std::min(text.find_first_not_of(' '), text.size());
                x_ += x_ > 0 ? width_of(face_, text.substr(0, blanks)) : 0;
                text.remove_prefix(blanks);
                continue;
            }
            std::size_t end = text.find_first_of(" \n");
            end = std::min(end, text.size());
            while (end < text.size() && text[end] == ' ') {
                ++end;
            }
            word(text.substr(0, end), kind);
            text.remove_prefix(end);
        }
    }
    [[nodiscard]] float height() const {
        return static_cast<float>(line_ + 1) * ui_.px(kWordingLine);
    }

  private:
    void next_line() {
        x_ = 0;
        if (line_ + 1 >= lines_) {
            full_ = true;
        } else {
            ++line_;
        }
    }

    void word(std::string_view text, DifferenceKind kind) {
        const std::string_view letters = text.substr(0, text.find_last_not_of(' ') + 1);
        const float wide = width_of(face_, letters);
        const float room = box_.w - (line_ + 1 == lines_ ? width_of(face_, ui_.faces.ellipsis) : 0);
        if (x_ > 0 && x_ + wide > room) {
            const float end = x_;
            next_line();
            if (full_) {
                if (drawn_) {
                    text_mid(ui_, box_.x + end, mid(), face_, palette::kDim, ui_.faces.ellipsis);
                }
                return;
            }
        }
        const float all = width_of(face_, text);
        if (drawn_) {
            draw(letters, kind, all);
        }
        x_ += all;
    }

    void draw(std::string_view letters, DifferenceKind kind, float all) const {
        const float x = box_.x + x_;
        text_mid(ui_, x, mid(), face_, colour_of(kind), letters, box_.w);
        if (kind == DifferenceKind::same) {
            return;
        }
        const float thick = std::max(1.0F, ui_.px(1.5F));
        const float y =
            kind == DifferenceKind::removed ? mid() : mid() + face_.cap_height() / 2 + ui_.px(3);
        const float end = std::min(x + all, box_.right());
        ImGui::GetWindowDrawList()->AddRectFilled({x, y}, {end, y + thick}, colour_of(kind));
    }

    [[nodiscard]] float mid() const {
        return box_.y + (static_cast<float>(line_) + 0.5F) * ui_.px(kWordingLine);
    }

    const Ui& ui_;
    Box box_;
    const Face& face_;
    int lines_;
    bool drawn_;
    float x_ = 0;
    int line_ = 0;
    bool full_ = false;
};

}  // namespace

float draw_wording(const Ui& ui, const Box& box, const Face& face,
                   const meeting::Difference& difference, std::string_view text, int lines,
                   bool drawn) {
    if (difference.empty() && text.empty()) {
        return 0;
    }
    Flow flow{ui, box, face, lines, drawn};
    if (difference.empty()) {
        flow.put(text, DifferenceKind::same);
    }
    for (const meeting::DifferenceRun& run : difference) {
        if (run.kind != DifferenceKind::removed) {
            flow.put(run.text, run.kind);
            continue;
        }
        const std::size_t last = run.text.find_last_not_of(" \n");
        const std::size_t end = last == std::string::npos ? run.text.size() : last + 1;
        const std::size_t begin = std::min(run.text.find_first_not_of(" \n"), end);
        flow.put(run.text.substr(0, begin), DifferenceKind::same);
        flow.put("[" + run.text.substr(begin, end - begin) + "]", run.kind);
        flow.put(run.text.substr(end), DifferenceKind::same);
    }
    return flow.height();
}

}  // namespace dais::console
