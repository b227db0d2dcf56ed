#include "console/panels/clock.h"

#include <algorithm>
#include <cmath>

#include "console/format.h"
#include "console/panels/scene.h"

namespace dais::console {

namespace {

using meeting::views::ClockState;
using timing::Phase;

constexpr float kMostHeight = 0.96F;  // of the box, for the height of the digits

// The smallest face that need not be enlarged; the largest where none is large enough.
const Face& face_for(const std::vector<Face>& faces, float cap_height) {
    const Face* chosen = &faces.front();
    for (const Face& face : faces) {
        chosen = face.cap_height() >= cap_height ? &face : chosen;
    }
    return *chosen;
}

float width_at(const Face& face, float size, const std::string& text) {
    return face.font->CalcTextSizeA(size, kAnyWidth, 0.0F, text.data(), text.data() + text.size())
        .x;
}

// What part of the whole a duration is. The only place where a time becomes a floating point
// number: to say how many pixels it is.
float part(timing::Duration of, timing::Duration whole) {
    using Seconds = std::chrono::duration<float>;
    return whole <= timing::Duration::zero() ? 0.0F
                                             : std::clamp(Seconds{of} / Seconds{whole}, 0.0F, 1.0F);
}

}  // namespace

ClockLook clock_look(const meeting::views::StatementView& statement, timing::Instant now) {
    ClockLook look;
    look.reading = timing::read(countdown_of(statement), now);
    const timing::ShownTime shown = timing::shown(look.reading.remaining);
    look.over = look.reading.phase == Phase::over;
    look.digits = clock_text({.over = false, .seconds = shown.seconds});
    switch (look.reading.phase) {
        case Phase::ready:
            look.mark = Mark::ring;
            look.state = "console.clock.ready";
            look.colour = palette::kText;
            break;
        case Phase::normal:
            look.mark = Mark::play;
            look.state = "console.clock.normal";
            look.colour = palette::kGreen;
            break;
        case Phase::warning:
            look.mark = Mark::warning;
            look.state = "console.clock.warning";
            look.colour = palette::kAmber;
            break;
        case Phase::over:
            look.mark = Mark::over;
            look.state = "console.clock.over";
            look.colour = palette::kRed;
            break;
    }
    if (statement.clock == ClockState::paused) {
        look.mark = Mark::pause;
        look.state = look.over ? "console.clock.paused-over" : "console.clock.paused";
    }
    return look;
}

void draw_digits(const Ui& ui, const Box& box, const ClockLook& look) {
    const std::string plus = "+";
    const Face& first = ui.faces.clocks.front();
    if (box.h < ui.faces.body.size) {
        return;
    }
    // As high as the box allows; with room for the plus on both sides, as wide as it allows.
    const std::string widest = plus + look.digits + plus;
    const float by_height = box.h * kMostHeight * first.size / first.cap_height();
    const float by_width = first.size * box.w / width_at(first, first.size, widest);
    const float wanted = std::min(by_height, by_width);
    const Face& face = face_for(ui.faces.clocks, first.cap_height() * wanted / first.size);
    const float size = wanted;
    const float shrink = size / face.size;
    const float width = width_at(face, size, look.digits);
    const float x = std::round(box.x + (box.w - width) / 2);
    const float middle = (face.cap_top + face.baseline) / 2 * shrink;
    const float y = std::round(box.mid_y() - middle);
    const palette::Ink colour = look.reading.phase == Phase::normal ? palette::kText : look.colour;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddText(face.font, size, {x, y}, colour, look.digits.c_str());
    if (look.over) {
        draw.AddText(face.font, size, {std::round(x - width_at(face, size, plus)), y}, colour,
                     plus.c_str());
    }
    if (ui.probe != nullptr) {
        ui.probe->seen.push_back(
            {(look.over ? plus : std::string{}) + look.digits, {x, y, width, size}, false});
    }
}

void draw_bar(const Ui& ui, const Box& box, const meeting::views::StatementView& statement,
              const ClockLook& look) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float round = box.h / 2;
    draw.AddRectFilled(box.min(), box.max(), palette::kRaised, round);
    const float filled = box.w * part(look.reading.used, statement.allotted);
    const palette::Ink colour = look.reading.phase == Phase::ready ? palette::kLine : look.colour;
    if (filled >= 1) {
        ImGui::PushClipRect(box.min(), {box.x + filled, box.bottom()}, true);
        draw.AddRectFilled(box.min(), box.max(), colour, round);
        ImGui::PopClipRect();
    }
    const float warning = std::round(
        box.x + box.w * part(statement.allotted - statement.warning, statement.allotted));
    if (statement.warning > timing::Duration::zero() && look.reading.phase != Phase::over) {
        draw.AddRectFilled({warning, box.y - ui.px(3)},
                           {warning + ui.px(2), box.bottom() + ui.px(3)}, palette::kAmber);
    }
}

}  // namespace dais::console
