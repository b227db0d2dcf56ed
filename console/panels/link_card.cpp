#include "console/panels/link_card.h"

#include <algorithm>
#include <cmath>

#include "console/panels/overlay.h"

namespace dais::console {

namespace {

constexpr int kQuietZone = 4;  // modules that readers need around a code

void draw_code(const Ui& ui, const Box& box, const LinkShown& link) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(box.min(), box.max(), IM_COL32_WHITE, ui.px(4));
    const int across = link.width + 2 * kQuietZone;
    const float module = std::floor(box.w / static_cast<float>(across));
    const float margin = (box.w - module * static_cast<float>(link.width)) / 2;
    for (int y = 0; y < link.width; ++y) {
        for (int x = 0; x < link.width; ++x) {
            if (!link.code[static_cast<std::size_t>(y * link.width + x)]) {
                continue;
            }
            const ImVec2 from{std::round(box.x + margin) + module * static_cast<float>(x),
                              std::round(box.y + margin) + module * static_cast<float>(y)};
            draw.AddRectFilled(from, {from.x + module, from.y + module}, IM_COL32_BLACK);
        }
    }
}

}  // namespace

void draw_link(const Ui& ui, const Box& screen, const LinkShown& link, Choices& choices) {
    const float width = std::min(ui.px(720), screen.w - ui.px(40));
    const float side = ui.px(link.code.empty() ? 0 : 280);
    const float height = std::min(ui.px(32 + 176) + side, screen.h - ui.px(40));
    const OverlayWindow window{ui, "##link", centred(screen, width, height)};
    const Box content = window.content();
    text_mid(ui, content.x, content.y + ui.px(12), ui.faces.lead_strong, palette::kText,
             ui.say("console.link.title", {{"name", link.name}}), content.w);
    text_mid(ui, content.x, content.y + ui.px(40), ui.faces.small, palette::kDim,
             ui.say("console.link.once"), content.w);
    float y = content.y + ui.px(64);
    if (!link.code.empty()) {
        draw_code(ui, {std::round(content.x + (content.w - side) / 2), y, side, side}, link);
        y += side + ui.px(12);
    }
    text_block(ui, {content.x, y, content.w, ui.px(44)}, ui.faces.body, palette::kText,
               link.address, 2, ui.px(20));
    const ButtonLook copy{.label = ui.say(choices.copied == link.address ? "console.link.copied"
                                                                         : "console.link.copy"),
                          .main = true};
    const float wide = button_width(ui, copy);
    const float bottom = content.bottom() - ui.px(34);
    if (button(ui, "link-copy", {content.x, bottom, wide, ui.px(32)}, copy)) {
        choices.copy_text = link.address;
        choices.copied = link.address;
    }
    const ButtonLook close{.key = ui.say("console.key.escape"),
                           .label = ui.say("console.link.close")};
    if (button(ui, "link-close",
               {content.x + wide + ui.px(10), bottom, button_width(ui, close), ui.px(32)}, close)) {
        choices.overlay = std::monostate{};
    }
}

}  // namespace dais::console
