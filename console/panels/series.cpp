#include "console/panels/series.h"

#include <algorithm>
#include <cmath>

#include "console/panels/overlay.h"
#include "console/panels/typed_hours.h"

namespace dais::console {

namespace {

constexpr float kRow = 58;

// "20 Jun 2022", "26 to 30 Jul 2021", "28 Jun to 2 Jul 2021"
std::string dates_text(const meeting::SeriesEntry& entry, const Strings& words) {
    const auto text = [&](Day day, bool month) {
        const std::string number =
            std::to_string(static_cast<unsigned>(date::year_month_day{day}.day()));
        return month ? number + " " + short_month(day, words) : number;
    };
    const Day first = date::floor<date::days>(entry.first_day);
    const Day last = date::floor<date::days>(entry.last_day);
    const date::year_month_day from{first};
    const date::year_month_day until{last};
    const std::string year = std::to_string(static_cast<int>(until.year()));
    if (first == last) {
        return text(first, true) + " " + year;
    }
    std::string start = text(first, from.month() != until.month() || from.year() != until.year());
    if (from.year() != until.year()) {
        start += " " + std::to_string(static_cast<int>(from.year()));
    }
    return words.say("console.series.dates",
                     {{"first", start}, {"last", text(last, true) + " " + year}});
}

std::string file_of(const meeting::SeriesEntry& entry, const Whereabouts& where) {
    const std::string wanted = entry.key + ".dais";
    for (const std::string& each : where.files_beside) {
        const std::size_t slash = each.rfind('/');
        if (each.substr(slash == std::string::npos ? 0 : slash + 1) == wanted) {
            return each;
        }
    }
    return {};
}

// The line of time from the first to the last, with a dot for each.
void draw_line(const Ui& ui, const Box& box, const std::vector<meeting::SeriesEntry>& series,
               const Scene& scene) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float y = box.mid_y();
    draw.AddLine({box.x, y}, {box.right(), y}, palette::kLine, std::max(1.0F, ui.px(2)));
    const timing::WallTime first = series.front().first_day;
    const auto span = std::max<std::int64_t>((series.back().last_day - first).count(), 1);
    const auto x_of = [&](timing::WallTime at) {
        const auto part = static_cast<float>((at - first).count()) / static_cast<float>(span);
        return std::round(box.x + ui.px(8) + part * (box.w - 2 * ui.px(8)));
    };
    float named = -kAnyWidth;
    for (const meeting::SeriesEntry& each : series) {
        const bool here = each.key == scene.conference->key;
        const float x = x_of(each.first_day);
        mark(ui, here ? Mark::dot : Mark::ring, {x, y}, ui.px(here ? 14 : 11),
             here ? palette::kBlue : palette::kDim);
        const float width = width_of(ui.faces.tiny, each.title);
        const float left = std::clamp(x - width / 2, box.x, box.right() - width);
        const bool above = left < named + ui.px(6);
        text_mid(ui, left, above ? y - ui.px(16) : y + ui.px(16), ui.faces.tiny,
                 here ? palette::kBlue : palette::kDim, each.title);
        named = above ? named : left + width;
    }
}

void draw_entry(const Ui& ui, const Box& box, const meeting::SeriesEntry& entry, const Scene& scene,
                const Whereabouts& where, Choices& choices) {
    const bool here = entry.key == scene.conference->key;
    const std::string file = file_of(entry, where);
    const Click click = click_area(ui, "series" + entry.key, box, entry.title);
    if (here || click.hovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            box.min(), box.max(), here ? palette::kSelected : palette::kHover, ui.px(4));
    }
    const float top = box.y + ui.px(18);
    const float dates = ui.px(190);
    mark(ui, here ? Mark::dot : Mark::ring, {box.x + ui.px(14), top}, ui.px(10),
         here ? palette::kBlue : palette::kDim);
    text_mid(ui, box.x + ui.px(30), top, ui.faces.strong, palette::kText, entry.title,
             box.w - dates - ui.px(40));
    text_right(ui, box.right() - ui.px(10), top, ui.faces.small, palette::kDim,
               dates_text(entry, ui.words));
    const std::string command = ui.say("console.series.command", {{"file", file}});
    const bool copied = !file.empty() && choices.copied == command;
    const std::string_view key = here           ? "console.series.here"
                                 : file.empty() ? "console.series.no-file"
                                 : copied       ? "console.series.copied"
                                                : "console.series.opens";
    const std::string said =
        ui.say(key, {{"file", entry.key + ".dais"}, {"command", command}, {"key", entry.key}});
    text_mid(ui, box.x + ui.px(30), top + ui.px(22), ui.faces.small,
             copied ? palette::kGreen : palette::kDim, said, box.w - ui.px(40));
    if (click.clicked && !here && !file.empty()) {
        choices.copy_text = command;
        choices.copied = command;
    }
}

}  // namespace

void draw_series(const Ui& ui, const Box& screen, const Scene& scene, const Whereabouts& where,
                 Choices& choices) {
    const std::vector<meeting::SeriesEntry>& series = scene.directory->series;
    const float rows = ui.px(kRow) * static_cast<float>(std::max<std::size_t>(series.size(), 1));
    const float width = std::min(ui.px(760), screen.w - ui.px(40));
    const float height = std::min(ui.px(32 + 36 + 76) + rows, screen.h - ui.px(40));
    const OverlayWindow window{ui, "##series", centred(screen, width, height)};
    const Box content = window.content();
    text_mid(ui, content.x, content.y + ui.px(12), ui.faces.lead_strong, palette::kText,
             ui.say("console.series.title"));
    text_right(ui, content.right(), content.y + ui.px(12), ui.faces.small, palette::kDim,
               ui.say("console.series.close"));
    if (series.empty()) {
        text_mid(ui, content.x, content.y + ui.px(56), ui.faces.body, palette::kDim,
                 ui.say("console.series.empty"), content.w);
        return;
    }
    draw_line(ui, {content.x + ui.px(16), content.y + ui.px(40), content.w - ui.px(32), ui.px(56)},
              series, scene);
    const Box list{content.x, content.y + ui.px(106), content.w,
                   content.bottom() - content.y - ui.px(106)};
    ImGui::SetCursorScreenPos(list.min());
    if (ImGui::BeginChild("##conferences", {list.w, list.h})) {
        const ImVec2 top = ImGui::GetCursorScreenPos();
        float y = 0;
        for (const meeting::SeriesEntry& each : series) {
            draw_entry(ui, {top.x, top.y + y, list.w - ui.px(8), ui.px(kRow - 4)}, each, scene,
                       where, choices);
            y += ui.px(kRow);
        }
        ImGui::SetCursorScreenPos(top);
        ImGui::Dummy({1, y});
    }
    ImGui::EndChild();
}

}  // namespace dais::console
