#include "console/panels/ui.h"

#include <algorithm>
#include <cmath>

namespace dais::console {

namespace {

ImDrawList& canvas() { return *ImGui::GetWindowDrawList(); }

// The window is cleared in the panels' colour, and only what lies between panels is painted: a
// renderer without a graphics card pays for every pixel, and idles at a third of the cost this way.
void ground_around(const Ui& ui, const Box& box) {
    const float gap = ui.px(kGap);
    ImDrawList& draw = canvas();
    const Box out = box.inset(-gap, -gap);
    draw.AddRectFilled(out.min(), {out.right(), box.y}, palette::kGround);
    draw.AddRectFilled({out.x, box.bottom()}, out.max(), palette::kGround);
    draw.AddRectFilled({out.x, box.y}, {box.x, box.bottom()}, palette::kGround);
    draw.AddRectFilled({box.right(), box.y}, {out.right(), box.bottom()}, palette::kGround);
    const Box middle = box.inset(-gap / 2, -gap / 2);  // its inner edge rounds the corners off
    draw.AddRect(middle.min(), middle.max(), palette::kGround, ui.px(6) + gap / 2, 0, gap);
}

const char* end_of(std::string_view text) { return text.data() + text.size(); }

void note(const Ui& ui, std::string_view label, const Box& box, bool button) {
    if (ui.probe != nullptr && !label.empty()) {
        ui.probe->seen.push_back({std::string{label}, box, button});
    }
}

// The longest beginning that leaves room for an ellipsis; never cuts a letter in two.
std::string_view beginning_within(const Face& face, std::string_view text, float most) {
    const char* rest = text.data();
    face.font->CalcTextSizeA(face.size, std::max(most, 0.0F), 0.0F, text.data(), end_of(text),
                             &rest);
    auto length = static_cast<std::size_t>(rest - text.data());
    while (length > 0 && text[length - 1] == ' ') {
        --length;
    }
    return text.substr(0, length);
}

void put(const Face& face, ImVec2 top, palette::Ink colour, std::string_view text) {
    canvas().AddText(face.font, face.size, {std::round(top.x), std::round(top.y)}, colour,
                     text.data(), end_of(text));
}

}  // namespace

float width_of(const Face& face, std::string_view text) {
    return text.empty()
               ? 0.0F
               : face.font->CalcTextSizeA(face.size, kAnyWidth, 0.0F, text.data(), end_of(text)).x;
}

std::size_t line_length(const Face& face, std::string_view text, float most) {
    std::size_t fits = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (width_of(face, text.substr(0, end)) > most && fits > 0) {
            return fits;
        }
        fits = end;
        at = end + 1;
    }
    return fits;
}

float text_at(const Ui& ui, ImVec2 at, const Face& face, palette::Ink colour, std::string_view text,
              float most) {
    if (text.empty() || most <= 0) {
        return 0;
    }
    float width = width_of(face, text);
    const ImVec2 top{at.x, at.y - face.baseline};
    note(ui, text, {top.x, top.y, std::min(width, most), face.size}, false);
    if (width <= most + 0.5F) {  // widths that were added up differ in their last bits
        put(face, top, colour, text);
        return width;
    }
    const std::string_view shown =
        beginning_within(face, text, most - width_of(face, ui.faces.ellipsis));
    put(face, top, colour, shown);
    width = width_of(face, shown);
    put(face, {top.x + width, top.y}, colour, ui.faces.ellipsis);
    return width + width_of(face, ui.faces.ellipsis);
}

float text_mid(const Ui& ui, float x, float mid_y, const Face& face, palette::Ink colour,
               std::string_view text, float most) {
    return text_at(ui, {x, mid_y + face.cap_height() / 2}, face, colour, text, most);
}

float text_right(const Ui& ui, float right, float mid_y, const Face& face, palette::Ink colour,
                 std::string_view text) {
    const float width = width_of(face, text);
    return text_mid(ui, right - width, mid_y, face, colour, text);
}

float text_block(const Ui& ui, const Box& box, const Face& face, palette::Ink colour,
                 std::string_view text, int lines, float line_height) {
    float baseline = box.y + (line_height + face.cap_height()) / 2;
    float height = 0;
    for (int line = 1; !text.empty() && line <= lines; ++line) {
        const std::size_t length = line == lines ? text.size() : line_length(face, text, box.w);
        text_at(ui, {box.x, baseline}, face, colour, text.substr(0, length), box.w);
        text.remove_prefix(std::min(text.find_first_not_of(' ', length), text.size()));
        baseline += line_height;
        height += line_height;
    }
    return height;
}

float tag_width(const Ui& ui, const Face& face, std::string_view text) {
    return width_of(face, text) + 2 * ui.px(7);
}

float tag(const Ui& ui, float x, float mid_y, const Face& face, palette::Ink colour,
          palette::Ink ground, std::string_view text) {
    const float width = tag_width(ui, face, text);
    const float half = face.cap_height() / 2 + ui.px(5.5F);
    canvas().AddRectFilled({x, mid_y - half}, {x + width, mid_y + half}, ground, ui.px(3));
    text_mid(ui, x + ui.px(7), mid_y, face, colour, text);
    return width;
}

float key_cap_width(const Ui& ui, std::string_view key) {
    return std::max(width_of(ui.faces.tiny, key) + 2 * ui.px(6), ui.px(20));
}

float key_cap(const Ui& ui, float x, float mid_y, std::string_view key, bool on_main) {
    const float width = key_cap_width(ui, key);
    const float half = ui.px(9);
    canvas().AddRect({x, mid_y - half}, {x + width, mid_y + half},
                     on_main ? palette::kMainLine : palette::kLine, ui.px(3), 0,
                     std::max(1.0F, ui.px(1)));
    const float inner = (width - width_of(ui.faces.tiny, key)) / 2;
    text_mid(ui, x + inner, mid_y, ui.faces.tiny, on_main ? palette::kMainKey : palette::kBlue,
             key);
    return width;
}

void mark(const Ui& ui, Mark what, ImVec2 middle, float size, palette::Ink colour) {
    const float half = size / 2;
    const float x = middle.x;
    const float y = middle.y;
    const float stroke = std::max(1.5F, size / 7);
    ImDrawList& draw = canvas();
    switch (what) {
        case Mark::none: break;
        case Mark::ring: draw.AddCircle(middle, half - stroke / 2, colour, 0, stroke); break;
        case Mark::dot: draw.AddCircleFilled(middle, half, colour); break;
        case Mark::play:
            draw.AddTriangleFilled({x - half * 0.8F, y - half}, {x + half, y},
                                   {x - half * 0.8F, y + half}, colour);
            break;
        case Mark::pause:
            draw.AddRectFilled({x - half * 0.8F, y - half}, {x - half * 0.2F, y + half}, colour);
            draw.AddRectFilled({x + half * 0.2F, y - half}, {x + half * 0.8F, y + half}, colour);
            break;
        case Mark::stop:
            draw.AddRectFilled({x - half * 0.8F, y - half * 0.8F},
                               {x + half * 0.8F, y + half * 0.8F}, colour);
            break;
        case Mark::warning:
            draw.AddTriangleFilled({x, y - half}, {x + half, y + half * 0.85F},
                                   {x - half, y + half * 0.85F}, colour);
            draw.AddLine({x, y - half * 0.35F}, {x, y + half * 0.25F}, palette::kPanel, stroke);
            draw.AddLine({x, y + half * 0.45F}, {x, y + half * 0.65F}, palette::kPanel, stroke);
            break;
        case Mark::over:
            draw.AddCircleFilled(middle, half, colour, 8);
            draw.AddLine({x - half * 0.5F, y}, {x + half * 0.5F, y}, palette::kPanel, stroke);
            draw.AddLine({x, y - half * 0.5F}, {x, y + half * 0.5F}, palette::kPanel, stroke);
            break;
        case Mark::check:
            draw.AddLine({x - half, y}, {x - half * 0.2F, y + half * 0.8F}, colour, stroke);
            draw.AddLine({x - half * 0.2F, y + half * 0.8F}, {x + half, y - half * 0.8F}, colour,
                         stroke);
            break;
        case Mark::cross:
            draw.AddLine({x - half * 0.8F, y - half * 0.8F}, {x + half * 0.8F, y + half * 0.8F},
                         colour, stroke);
            draw.AddLine({x - half * 0.8F, y + half * 0.8F}, {x + half * 0.8F, y - half * 0.8F},
                         colour, stroke);
            break;
        case Mark::clock:
            draw.AddCircle(middle, half - stroke / 2, colour, 0, stroke);
            draw.AddLine({x, y - half * 0.6F}, {x, y}, colour, stroke);
            draw.AddLine({x, y}, {x + half * 0.5F, y}, colour, stroke);
            break;
        case Mark::swap:
            draw.AddTriangleFilled({x - half * 0.8F, y - half * 0.15F}, {x, y - half},
                                   {x + half * 0.8F, y - half * 0.15F}, colour);
            draw.AddTriangleFilled({x - half * 0.8F, y + half * 0.15F},
                                   {x + half * 0.8F, y + half * 0.15F}, {x, y + half}, colour);
            break;
    }
    static_cast<void>(ui);
}

Click click_area(const Ui& ui, std::string_view id, const Box& box, std::string_view label) {
    if (box.w < 1 || box.h < 1) {
        return {};
    }
    note(ui, label, box, true);
    ImGui::SetCursorScreenPos(box.min());
    ImGui::PushID(id.data(), end_of(id));
    const bool clicked = ImGui::InvisibleButton("##area", {box.w, box.h});
    ImGui::PopID();
    return {.clicked = clicked, .hovered = ImGui::IsItemHovered(), .held = ImGui::IsItemActive()};
}

float button_height(const Ui& ui) { return ui.px(ui.compact ? 31 : 38); }

float button_pad(const Ui& ui) { return ui.px(ui.compact ? 8 : 13); }

float button_width(const Ui& ui, const ButtonLook& look) {
    const float cap = look.key.empty() ? 0.0F : key_cap_width(ui, look.key) + ui.px(8);
    const float detail =
        look.detail.empty() ? 0.0F : ui.px(8) + width_of(ui.faces.body, look.detail);
    return cap + width_of(ui.faces.body, look.label) + detail + 2 * button_pad(ui);
}

bool button(const Ui& ui, std::string_view id, const Box& box, const ButtonLook& look,
            std::string_view hint_text) {
    const Click click = click_area(ui, id, box, look.label);
    const bool lit = click.hovered && look.enabled;
    palette::Ink ground = lit ? palette::kHover : palette::kRaised;
    if (look.armed) {
        ground = palette::kAmberGround;
    } else if (look.main) {
        ground = lit ? palette::kMainHover : palette::kMain;
    }
    canvas().AddRectFilled(box.min(), box.max(), ground, ui.px(5));
    const float pad = button_pad(ui);
    float x = box.x + pad;
    if (!look.key.empty()) {
        x += key_cap(ui, x, box.mid_y(), look.key, look.main) + ui.px(8);
    }
    const palette::Ink words = look.main ? palette::kOnMain : palette::kText;
    const palette::Ink colour = look.armed                  ? palette::kAmber
                                : look.enabled || look.main ? words
                                                            : palette::kDim;
    x += text_mid(ui, x, box.mid_y(), ui.faces.body, colour, look.label, box.right() - pad - x);
    if (!look.detail.empty()) {
        x += ui.px(8);
        text_mid(ui, x, box.mid_y(), ui.faces.body, look.main ? palette::kMainKey : palette::kDim,
                 look.detail, box.right() - pad - x);
    }
    hint(ui, click, hint_text);
    return click.clicked && look.enabled;
}

bool sign_button(const Ui& ui, std::string_view id, const Box& box, std::string_view sign,
                 bool enabled) {
    const Click click = click_area(ui, id, box, id);
    canvas().AddRectFilled(box.min(), box.max(),
                           click.hovered && enabled ? palette::kHover : palette::kRaised, ui.px(5));
    const float x = box.x + (box.w - width_of(ui.faces.body, sign)) / 2;
    text_mid(ui, x, box.mid_y() - ui.px(1), ui.faces.body, enabled ? palette::kText : palette::kDim,
             sign);
    return click.clicked && enabled;
}

Box panel(const Ui& ui, const Box& box) {
    ground_around(ui, box);
    return box.inset(ui.px(14), ui.px(12));
}

Box panel(const Ui& ui, const Box& box, std::string_view title, std::string_view aside) {
    Box content = panel(ui, box);
    const float mid = content.y + ui.px(8);
    const float aside_width = width_of(ui.faces.small, aside);
    const float most = content.w - (aside.empty() ? 0.0F : aside_width + ui.px(12));
    text_mid(ui, content.x, mid, ui.faces.small_strong, palette::kDim, title, most);
    text_right(ui, content.right(), mid, ui.faces.small, palette::kDim, aside);
    content.y += ui.px(28);
    content.h -= ui.px(28);
    return content;
}

void hint(const Ui& ui, const Click& over, std::string_view text) {
    if (!over.hovered || text.empty()) {
        return;
    }
    const float pad = ui.px(10);
    const Face& face = ui.faces.small;
    std::vector<std::string_view> rows;
    float widest = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        rows.push_back(text.substr(0, end));
        widest = std::max(widest, width_of(face, rows.back()));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    const float width = std::min(widest, ui.px(420));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {pad, pad});
    ImGui::BeginTooltip();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float line = ui.px(20);
    float height = 0;
    for (const std::string_view row : rows) {
        const int lines = static_cast<int>(std::ceil(width_of(face, row) / std::max(width, 1.0F)));
        height += text_block(ui, {at.x, at.y + height, width + 1, line}, face, palette::kText, row,
                             lines + 1, line);
    }
    ImGui::Dummy({width, height});
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

}  // namespace dais::console
