#include "console/panels/programme.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "console/panels/actions.h"
#include "console/panels/rows_selected.h"

namespace dais::console {

namespace {

constexpr float kAxis = 46;  // the width of the hours
constexpr float kDatelessRow = 22;
constexpr std::size_t kDatelessShown = 3;

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
    const std::string key = key_of(Act::day_after, choices, ui.words);
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

// A meeting is looked at: the keys act on it where its room has none under way, and changes of the
// programme are about it.
void look_at(Choices& choices, const meeting::RoomKey& room, const meeting::MeetingKey& meeting) {
    look_at_room(choices, room);
    choices.meetings[room] = meeting;
    choices.planned = meeting;
}

// The published version, and what changes it.
void draw_version(const Ui& ui, const Box& row, const Scene& scene, Choices& choices) {
    const std::string key = key_of(Act::programme, choices, ui.words);
    const std::string label = ui.say("console.programme.edit");
    const ButtonLook look{.key = key, .label = label};
    const float width = button_width(ui, look);
    text_mid(ui, row.x, row.mid_y(), ui.faces.small, palette::kDim, scene.plan->version,
             row.w - width - ui.px(8));
    if (button(ui, "edit-programme", {row.right() - width, row.y, width, row.h}, look)) {
        open_programme_deeds(choices);
    }
}

void strike(const Ui& ui, const Box& text, float width) {
    const float y = std::round(text.y + ui.px(10));
    ImGui::GetWindowDrawList()->AddLine({text.x, y}, {text.x + std::min(width, text.w), y},
                                        palette::kDim, std::max(1.0F, ui.px(1)));
}

// A break is time that is nobody's: striped.
void stripe(const Ui& ui, const Box& box) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    ImGui::PushClipRect(box.min(), box.max(), true);
    for (float x = box.x - box.h; x < box.right(); x += ui.px(9)) {
        draw.AddLine({x, box.bottom()}, {x + box.h, box.y}, palette::kLine);
    }
    ImGui::PopClipRect();
}

void draw_ground(const Ui& ui, const Box& box, const Block& block, const Scene& scene,
                 Choices& choices, const std::string& id) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const Click click = click_area(ui, id, box, block.title);
    const bool live = block.look.mark == Mark::play || block.look.mark == Mark::pause;
    const palette::Ink ground = block.cancelled || block.off ? palette::kPanel
                                : live                       ? palette::kBlueGround
                                : block.formal               ? palette::kRaised
                                                             : palette::kVioletGround;
    draw.AddRectFilled(box.min(), box.max(), click.hovered ? palette::kHover : ground, ui.px(5));
    if (block.off) {
        stripe(ui, box);
    }
    if (block.cancelled || block.off) {
        draw.AddRect(box.min(), box.max(), palette::kLine, ui.px(5));
    }
    if (scene.planned != nullptr && scene.planned->key == block.meeting) {
        draw.AddRectFilled(box.min(), {box.x + ui.px(3), box.bottom()}, palette::kBlue, ui.px(2));
    }
    hint(ui, click, block.told);
    if (click.clicked) {
        look_at(choices, block.room, block.meeting);
    }
}

// `now` is where the line of the present runs: the state is not said under it.
void draw_words(const Ui& ui, const Box& box, const Block& block, float now) {
    const bool over = block.look.mark == Mark::stop || block.cancelled || block.off;
    const float line = ui.px(19);
    const Box text = box.inset(ui.px(10), box.h < ui.px(34) ? 0 : ui.px(7));
    const palette::Ink colour = over ? palette::kDim : palette::kText;
    ImGui::PushClipRect(box.min(), box.max(), true);
    if (!block.changed.empty()) {
        mark(ui, block.newest ? Mark::dot : Mark::ring, {box.right() - ui.px(9), box.y + ui.px(9)},
             ui.px(8), block.newest ? palette::kAmber : palette::kDim);
    }
    if (box.h < ui.px(34)) {
        const float width =
            text_mid(ui, text.x, box.mid_y(), ui.faces.small_strong, colour, block.title, text.w);
        if (block.cancelled) {
            strike(ui, {text.x, box.mid_y() - ui.px(10), text.w, 0}, width);
        }
    } else {
        const int lines = box.h > ui.px(76) ? 2 : 1;
        if (block.cancelled) {
            strike(ui, text, width_of(ui.faces.strong, block.title));
        }
        float y = text.y + text_block(ui, {text.x, text.y, text.w, line}, ui.faces.strong, colour,
                                      block.title, block.cancelled ? 1 : lines, line);
        const int left = std::max(0, static_cast<int>((text.bottom() - y) / ui.px(18)));
        const int said = (block.state.empty() ? 0 : 1) + (block.changed.empty() ? 0 : 1);
        if (left > said) {
            const int for_detail = std::min(left, said == 0 ? 2 : std::max(1, left - said));
            y += text_block(ui, {text.x, y, text.w, 0}, ui.faces.small, palette::kDim, block.detail,
                            std::min(for_detail, 2), ui.px(18));
        }
        const auto tell = [&](Mark shape, palette::Ink tint, const std::string& what) {
            const float mid = y + ui.px(10);
            if (what.empty() || y + ui.px(18) > text.bottom() + ui.px(2)) {
                return;
            }
            if (std::abs(mid - now) > ui.px(9)) {
                mark(ui, shape, {text.x + ui.px(5), mid}, ui.px(9), tint);
                text_mid(ui, text.x + ui.px(15), mid, ui.faces.small, tint, what,
                         text.w - ui.px(15));
            }
            y += ui.px(18);
        };
        tell(block.look.mark, block.look.colour, block.state);
        tell(block.newest ? Mark::dot : Mark::ring, block.newest ? palette::kAmber : palette::kDim,
             block.changed);
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

// When it really was held, at the right edge of when it was planned.
void draw_held(const Ui& ui, const Box& box, const HeldBar& bar) {
    ImGui::GetWindowDrawList()->AddRectFilled(
        box.min(), box.max(), bar.until ? palette::kDim : palette::kGreen, ui.px(2));
    const Box over = box.inset(-ui.px(4), 0);
    hint(
        ui,
        {.hovered = ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(over.min(), over.max())},
        bar.told);
}

// Where the interpreters leave.
void draw_lines(const Ui& ui, const Box& axis, const Scale& scale, const DayPlan& plan) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float left = axis.x + ui.px(kAxis);
    for (const HourLine& line : plan.lines) {
        const float y = scale.y(line.minute);
        for (float x = left; x < axis.right(); x += ui.px(8)) {
            draw.AddLine({x, y}, {std::min(x + ui.px(5), axis.right()), y}, palette::kAmber,
                         std::max(1.0F, ui.px(1.5F)));
        }
        const float width = width_of(ui.faces.tiny, line.text) + 2 * ui.px(5);
        const Box label{axis.right() - width - ui.px(4), y - ui.px(17), width, ui.px(15)};
        draw.AddRectFilled(label.min(), label.max(), palette::kAmberGround, ui.px(3));
        text_mid(ui, label.x + ui.px(5), label.mid_y(), ui.faces.tiny, palette::kAmber, line.text);
    }
}

// Where the list is likely to end today: the range as a bar, the likely end as a line.
void draw_projected_end(const Ui& ui, const Box& axis, const Scale& scale, const Scene& scene) {
    if (scene.projection == nullptr || scene.planned == nullptr || scene.day != scene.today) {
        return;
    }
    const auto& ends = scene.projection->projection.list_ends;
    const auto y_of = [&](timing::UtcTime utc) {
        const auto wall = scene.zone->wall(utc) - timing::WallTime{scene.day};
        const float y =
            scale.y(static_cast<int>(std::chrono::floor<std::chrono::minutes>(wall).count()));
        return std::clamp(y, axis.y, axis.bottom());
    };
    const float likely = y_of(ends.likely);
    if (likely >= axis.bottom() || likely <= axis.y) {
        return;  // on another day, or beyond what is shown: the panel of the projection says it
    }
    const float x = axis.x + ui.px(kAxis) + ui.px(2);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled({x, y_of(ends.early)}, {x + ui.px(3), y_of(ends.late)}, palette::kBlue,
                       ui.px(1));
    draw.AddRectFilled({x, likely - ui.px(1)}, {x + ui.px(9), likely + ui.px(1)}, palette::kBlue);
    const Box over{axis.x + ui.px(kAxis) - ui.px(4), y_of(ends.early) - ui.px(4), ui.px(16),
                   y_of(ends.late) - y_of(ends.early) + ui.px(8)};
    if (scene.projected != nullptr) {
        hint(ui,
             {.hovered =
                  ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(over.min(), over.max())},
             scene.projected->ends);
    }
}

float dateless_height(const Ui& ui, const DayPlan& plan) {
    if (plan.dateless.empty()) {
        return 0;
    }
    const std::size_t rows = std::min(plan.dateless.size(), kDatelessShown);
    return ui.px(kDatelessRow) * static_cast<float>(rows + 1) + ui.px(8);
}

// Postponed without a date: on no day, so beneath all of them.
void draw_dateless(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    const DayPlan& plan = *scene.plan;
    const float row = ui.px(kDatelessRow);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddLine(box.min(), {box.right(), box.y}, palette::kLine);
    float y = box.y + ui.px(6);
    const std::string more =
        plan.dateless.size() > kDatelessShown
            ? ui.say("console.programme.dateless-more",
                     {{"count", std::to_string(plan.dateless.size() - kDatelessShown)}})
            : std::string{};
    text_mid(ui, box.x, y + row / 2, ui.faces.small_strong, palette::kDim,
             ui.say("console.programme.dateless") + more, box.w);
    y += row;
    for (std::size_t i = 0; i < std::min(plan.dateless.size(), kDatelessShown); ++i) {
        const Dateless& each = plan.dateless[i];
        const Box at{box.x, y, box.w, row};
        const Click click = click_area(ui, "dateless" + each.meeting.text, at, each.title);
        const bool chosen = scene.planned != nullptr && scene.planned->key == each.meeting;
        if (chosen || click.hovered) {
            draw.AddRectFilled(at.min(), at.max(), chosen ? palette::kSelected : palette::kHover,
                               ui.px(3));
        }
        mark(ui, Mark::pause, {at.x + ui.px(8), at.mid_y()}, ui.px(9),
             each.newest ? palette::kAmber : palette::kDim);
        const float was = std::min(width_of(ui.faces.small, each.was), at.w * 0.5F);
        text_mid(ui, at.x + ui.px(18), at.mid_y(), ui.faces.small, palette::kText, each.title,
                 at.w - was - ui.px(30));
        text_mid(ui, at.right() - was - ui.px(4), at.mid_y(), ui.faces.small, palette::kDim,
                 each.was, was + 1);
        hint(ui, click, each.told);
        if (click.clicked) {
            look_at(choices, each.room, each.meeting);
        }
        y += row;
    }
}

}  // namespace

void open_programme_deeds(Choices& choices) {
    Procedure opened;
    opened.about = DeedsAbout::programme;
    choices.overlay = opened;
}

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
    const DayPlan& plan = *scene.plan;
    draw_version(ui, {content.x, content.y + ui.px(26), content.w, ui.px(26)}, scene, choices);
    const float dateless = dateless_height(ui, plan);
    if (dateless > 0) {
        draw_dateless(ui, {content.x, content.bottom() - dateless, content.w, dateless}, scene,
                      choices);
    }
    const Box axis{content.x, content.y + ui.px(66), content.w,
                   content.h - ui.px(74) - dateless - (dateless > 0 ? ui.px(6) : 0)};
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
    for (const HeldBar& bar : plan.held) {
        const float width = (axis.right() - left) / static_cast<float>(bar.columns);
        const float end =
            std::max(scale.y(bar.until.value_or(minute_now(scene))), scale.y(bar.from) + ui.px(2));
        const float x = left + width * static_cast<float>(bar.column + 1) - ui.px(6);
        draw_held(ui, {x, scale.y(bar.from), ui.px(4), end - scale.y(bar.from)}, bar);
    }
    draw_projected_end(ui, axis, scale, scene);
    if (today) {
        draw_now(ui, axis, now, scene);
    }
    for (const Block& block : plan.blocks) {  // over the line, so that it strikes no word out
        draw_words(ui, box_of(block), block, now);
    }
    draw_lines(ui, axis, scale, plan);
}

}  // namespace dais::console
