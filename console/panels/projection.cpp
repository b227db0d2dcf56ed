#include "console/panels/projection.h"

#include <algorithm>
#include <cmath>

namespace dais::console {

namespace {

constexpr float kLine = 22;
constexpr float kControls = 30;

// A switch of "what if". Returns its width.
float draw_switch(const Ui& ui, float x, float mid, std::string_view label, bool& on) {
    const float width = width_of(ui.faces.small, label) + 2 * ui.px(9);
    const Box box{x, mid - ui.px(13), width, ui.px(26)};
    const Click click = click_area(ui, label, box, label);
    ImGui::GetWindowDrawList()->AddRectFilled(box.min(), box.max(),
                                              on              ? palette::kMain
                                              : click.hovered ? palette::kHover
                                                              : palette::kRaised,
                                              ui.px(4));
    text_mid(ui, x + ui.px(9), mid, ui.faces.small, on ? palette::kMainKey : palette::kDim, label);
    if (click.clicked) {
        on = !on;
    }
    return width + ui.px(6);
}

// The limit as a slider, in steps; at its right end it is as it is. Returns its width.
float draw_limit(const Ui& ui, float x, float mid, const ProjectionText& text, Choices& choices) {
    const timing::Duration range = text.longest - kShortestLimit;
    const std::string label = ui.say("console.projection.limit", {{"limit", text.limit}});
    // As wide as the widest label, so that nothing moves while it is dragged.
    const float wide = width_of(
        ui.faces.small, ui.say("console.projection.limit", {{"limit", length_text(text.longest)}}));
    if (range <= timing::Duration{}) {
        return text_mid(ui, x, mid, ui.faces.small, palette::kDim, label) + ui.px(10);
    }
    const Box track{x, mid - ui.px(13), ui.px(120), ui.px(26)};
    const float end = ui.px(7);
    const float length = track.w - 2 * end;
    const auto at_of = [&](timing::Duration limit) {
        const double share = std::chrono::duration<double>(limit - kShortestLimit) /
                             std::chrono::duration<double>(range);
        return track.x + end + length * static_cast<float>(share);
    };
    const Click click = click_area(ui, "limit-slider", track, "limit");
    if (click.held) {
        const float share =
            std::clamp((ImGui::GetIO().MousePos.x - track.x - end) / length, 0.0F, 1.0F);
        const auto steps = std::lround(share * static_cast<float>(range / kLimitStep));
        const timing::Duration limit = kShortestLimit + steps * kLimitStep;
        choices.what_if.limit =
            limit >= text.longest ? std::nullopt : std::optional<timing::Duration>{limit};
    }
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float knob = at_of(text.limit_at);
    draw.AddRectFilled({track.x + end, mid - ui.px(2)}, {track.right() - end, mid + ui.px(2)},
                       palette::kLine, ui.px(2));
    draw.AddRectFilled({knob, mid - ui.px(2)}, {track.right() - end, mid + ui.px(2)},
                       text.as_it_is ? palette::kLine : palette::kAmber, ui.px(2));
    draw.AddCircleFilled({knob, mid}, ui.px(click.hovered || click.held ? 8 : 7),
                         text.as_it_is ? palette::kDim : palette::kBlue);
    hint(ui, click, ui.say("console.projection.limit-hint"));
    text_mid(ui, track.right() + ui.px(6), mid, ui.faces.small,
             text.as_it_is ? palette::kDim : palette::kText, label);
    return track.w + ui.px(6) + wide + ui.px(12);
}

void draw_what_if(const Ui& ui, const Box& box, const ProjectionText& text, Choices& choices) {
    const float mid = box.mid_y();
    float x = box.x;
    x += text_mid(ui, x, mid, ui.faces.small_strong, palette::kDim,
                  ui.say("console.projection.what-if")) +
         ui.px(8);
    x += draw_limit(ui, x, mid, text, choices);
    if (text.can_close || choices.what_if.close_list) {
        x += draw_switch(ui, x, mid, ui.say("console.projection.close-list"),
                         choices.what_if.close_list);
    }
    if (text.has_breaks || choices.what_if.without_breaks) {
        draw_switch(ui, x, mid, ui.say("console.projection.no-breaks"),
                    choices.what_if.without_breaks);
    }
}

}  // namespace

float projection_height(const Ui& ui, const Scene& scene) {
    return scene.projected == nullptr ? 0 : ui.px(24 + 5 * kLine + kControls + 4);
}

void draw_projection(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    const ProjectionText& text = *scene.projected;
    const Box content = panel(ui, box);
    float mid = content.y + ui.px(9);
    const float end = width_of(ui.faces.small, text.must_end);
    text_mid(ui, content.x, mid, ui.faces.strong, palette::kText, text.ends,
             content.w - end - ui.px(10));
    text_right(ui, content.right(), mid, ui.faces.small, palette::kAmber, text.must_end);
    mid += ui.px(kLine);
    mark(ui, text.mark, {content.x + ui.px(6), mid}, ui.px(11), text.colour);
    const float fit = ui.px(18) + text_mid(ui, content.x + ui.px(18), mid, ui.faces.small,
                                           text.colour, text.fit, content.w * 0.5F);
    const float behind =
        std::min(width_of(ui.faces.small, text.behind), content.w - fit - ui.px(12));
    text_mid(ui, content.right() - behind, mid, ui.faces.small, palette::kDim, text.behind,
             behind + 1);
    hint(ui,
         {.hovered = ImGui::IsWindowHovered() &&
                     ImGui::IsMouseHoveringRect({content.x, mid - ui.px(10)},
                                                {content.right(), mid + ui.px(10)})},
         text.behind);
    mid += ui.px(kLine);
    text_block(ui, {content.x, mid - ui.px(kLine / 2), content.w, 0}, ui.faces.small,
               palette::kText, text.chair, 2, ui.px(20));
    mid += 2 * ui.px(kLine) - ui.px(4);
    draw_what_if(ui, {content.x, mid - ui.px(kLine / 2) + ui.px(2), content.w, ui.px(kControls)},
                 text, choices);
    mid += ui.px(kControls) + ui.px(2);
    const bool asked = !text.then.empty();
    text_mid(ui, content.x, mid, ui.faces.small, asked ? text.then_colour : palette::kDim,
             asked ? text.then : ui.say("console.projection.nothing-asked"), content.w);
}

}  // namespace dais::console
