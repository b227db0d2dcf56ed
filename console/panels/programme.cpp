#include "console/panels/programme.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "console/panels/actions.h"

namespace dais::console {

namespace {

constexpr float kAxis = 46;  // the width of the hours

// Where a minute of the day is drawn.
struct Scale {
    float top = 0;
    float per_minute = 0;
    int from = 0;
    [[nodiscard]] float y(int minute) const {
        return std::round(top + static_cast<float>(minute - from) * per_minute);
    }
};

void draw_days(const Ui& ui, const Box& content, const Scene& scene, Choices& choices) {
    const float mid = content.y + ui.px(8);
    const float side = ui.px(26);
    float x = content.right() - side;
    const auto arrow = [&](const char* id, const char* shape, int steps) {
        const Box box{x, mid - side / 2, side, side};
        const bool there = day_beside(scene, steps) != scene.day;
        if (sign_button(ui, id, box, shape, there)) {
            choices.day = day_beside(scene, steps);
        }
        x -= side + ui.px(4);
    };
    arrow("day-after", "›", 1);
    arrow("day-before", "‹", -1);
    const std::string key = key_of(Act::day_after, choices.typing, ui.words);
    const std::string day = day_text(scene.day, ui.words);
    const float cap = x - key_cap_width(ui, key) + side - ui.px(2);
    if (cap - content.x > width_of(ui.faces.small_strong, day) + ui.px(8)) {
        key_cap(ui, cap, mid, key);
    }
    const bool today = scene.day == scene.today;
    text_mid(ui, content.x, mid, ui.faces.small_strong, today ? palette::kText : palette::kDim, day,
             x + side - content.x - ui.px(8));
}

// The hours at which something begins or ends; `taken` is where the present stands.
void draw_hours(const Ui& ui, const Box& axis, const Scale& scale, const DayPlan& plan,
                float taken) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float line = axis.x + ui.px(kAxis);
    draw.AddLine({line, axis.y}, {line, axis.bottom()}, palette::kLine);
    float last = -kAnyWidth;
    for (const int minute : plan.marks) {
        const float y = scale.y(minute);
        if (y - last >= ui.px(16) && std::abs(y - taken) >= ui.px(14)) {
            const auto wall = timing::WallTime{} + std::chrono::minutes{minute};
            text_mid(ui, axis.x, y, ui.faces.tiny, palette::kDim, hour_and_minute(wall));
            last = y;
        }
    }
}

void draw_ground(const Ui& ui, const Box& box, const Block& block, const Scene& scene,
                 Choices& choices, const std::string& id) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const Click click = click_area(ui, id, box, block.title);
    const bool live = block.look.mark == Mark::play || block.look.mark == Mark::pause;
    const ImU32 ground = live           ? palette::kBlueGround
                         : block.formal ? palette::kRaised
                                        : palette::kVioletGround;
    draw.AddRectFilled(box.min(), box.max(), click.hovered ? palette::kHover : ground, ui.px(5));
    if (scene.meeting != nullptr && scene.meeting->key == block.meeting) {
        draw.AddRectFilled(box.min(), {box.x + ui.px(3), box.bottom()}, palette::kBlue, ui.px(2));
    }
    hint(ui, click, block.hours);
    if (click.clicked) {
        choices.room = block.room;
        choices.meetings[block.room] = block.meeting;
    }
}

// `now` is where the line of the present runs: the state is not said under it.
void draw_words(const Ui& ui, const Box& box, const Block& block, float now) {
    const bool over = block.look.mark == Mark::stop;
    const float line = ui.px(19);
    const Box text = box.inset(ui.px(10), box.h < ui.px(34) ? 0 : ui.px(7));
    const ImU32 colour = over ? palette::kDim : palette::kText;
    ImGui::PushClipRect(box.min(), box.max(), true);
    if (box.h < ui.px(34)) {
        text_mid(ui, text.x, box.mid_y(), ui.faces.small_strong, colour, block.title, text.w);
    } else {
        const int lines = box.h > ui.px(76) ? 2 : 1;
        float y = text.y + text_block(ui, {text.x, text.y, text.w, line}, ui.faces.strong, colour,
                                      block.title, lines, line);
        const int left = std::max(0, static_cast<int>((text.bottom() - y) / ui.px(18)));
        if (left > 0) {
            const int for_detail = std::min(left, block.state.empty() ? 2 : std::max(1, left - 1));
            y += text_block(ui, {text.x, y, text.w, 0}, ui.faces.small, palette::kDim, block.detail,
                            std::min(for_detail, 2), ui.px(18));
        }
        if (!block.state.empty() && y + ui.px(18) <= text.bottom() + ui.px(2)) {
            const float mid = y + ui.px(10);
            if (std::abs(mid - now) > ui.px(9)) {
                mark(ui, block.look.mark, {text.x + ui.px(5), mid}, ui.px(9), block.look.colour);
                text_mid(ui, text.x + ui.px(15), mid, ui.faces.small, block.look.colour,
                         block.state);
            }
        }
    }
    ImGui::PopClipRect();
}

int minute_now(const Scene& scene) {
    return static_cast<int>(
        std::chrono::floor<std::chrono::minutes>(scene.wall - timing::WallTime{scene.day}).count());
}

// From the first meeting to the last; the present too, where it is not far off.
std::pair<int, int> shown_hours(const DayPlan& plan, const Scene& scene) {
    constexpr int kNear = 90;
    constexpr int kStep = 15;
    int from = plan.from;
    int until = plan.until;
    const int now = minute_now(scene);
    if (now < from && from - now <= kNear) {
        from = now - now % kStep;
    } else if (now > until && now - until <= kNear) {
        until = now + kStep - now % kStep;
    }
    return {from, until};
}

void draw_now(const Ui& ui, const Box& axis, float y, const Scene& scene) {
    const float left = axis.x + ui.px(kAxis) - ui.px(6);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled({left, y - ui.px(1)}, {axis.right(), y + ui.px(1)}, palette::kRed);
    const std::string text = hour_and_minute(scene.wall);
    text_mid(ui, axis.x, y, ui.faces.tiny, palette::kRed, text);
}

}  // namespace

Day day_beside(const Scene& scene, int steps) {
    if (scene.days.empty()) {
        return scene.day;
    }
    const auto at = std::lower_bound(scene.days.begin(), scene.days.end(), scene.day);
    const auto last = static_cast<std::ptrdiff_t>(scene.days.size()) - 1;
    const auto place = std::clamp<std::ptrdiff_t>((at - scene.days.begin()) + steps, 0, last);
    return scene.days[static_cast<std::size_t>(place)];
}

void draw_programme(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    const Box content = panel(ui, box);
    draw_days(ui, content, scene, choices);
    const Box axis{content.x, content.y + ui.px(36), content.w, content.h - ui.px(44)};
    const DayPlan& plan = *scene.plan;
    if (plan.blocks.empty()) {
        text_block(ui, axis, ui.faces.body, palette::kDim, ui.say("console.programme.empty"), 3,
                   ui.px(22));
        return;
    }
    const auto [from, until] = shown_hours(plan, scene);
    const Scale scale{.top = axis.y,
                      .per_minute = axis.h / static_cast<float>(std::max(until - from, 1)),
                      .from = from};
    const bool today = scene.day == scene.today;
    const float now =
        today ? std::clamp(scale.y(minute_now(scene)), axis.y, axis.bottom()) : -kAnyWidth;
    draw_hours(ui, axis, scale, plan, now);
    const float left = axis.x + ui.px(kAxis) + ui.px(8);
    const auto box_of = [&](const Block& block) {
        const float width = (axis.right() - left) / static_cast<float>(block.columns);
        const float top = scale.y(block.from) + ui.px(1);
        return Box{left + width * static_cast<float>(block.column), top, width - ui.px(2),
                   scale.y(block.until) - ui.px(1) - top};
    };
    for (std::size_t i = 0; i < plan.blocks.size(); ++i) {
        const Block& block = plan.blocks[i];
        draw_ground(ui, box_of(block), block, scene, choices,
                    block.meeting.text + "/" + std::to_string(i));
    }
    if (today) {
        draw_now(ui, axis, now, scene);
    }
    for (const Block& block : plan.blocks) {  // over the line, so that it strikes no word out
        draw_words(ui, box_of(block), block, now);
    }
}

}  // namespace dais::console
