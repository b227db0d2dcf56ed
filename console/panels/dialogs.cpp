#include "console/panels/dialogs.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "console/panels/actions.h"
#include "console/panels/overlay.h"

namespace dais::console {

namespace {

constexpr float kHelpTop = 44;      ///< the title of the help
constexpr float kHelpBand = 28;     ///< a heading
constexpr float kHelpGap = 14;      ///< beneath the keys of a heading
constexpr float kHelpLetters = 84;  ///< what is said about letters
constexpr float kHelpAbout = 142;   ///< what a key does, beside its caps
constexpr int kHelpColumns = 3;

// The headings of the help in columns, as high as the lowest screen allows.
struct HelpPlan {
    struct Placed {
        std::string_view heading;
        int column = 0;
        float y = 0;
    };
    std::vector<Placed> placed;
    float row = 0;
    float height = 0;  ///< of the highest column
    int columns = 1;
};

std::size_t rows_under(std::string_view heading) {
    const auto rows = key_rows();
    return static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [&](const KeyRow& row) { return row.heading == heading; }));
}

HelpPlan plan_help(float row, float most, bool rehearsal) {
    constexpr std::array<std::string_view, 5> kHeadings{"floor", "meeting", "list", "rehearsal",
                                                        "window"};
    HelpPlan plan;
    plan.row = row;
    float y = 0;
    for (const std::string_view heading : kHeadings) {
        if (heading == "rehearsal" && !rehearsal) {
            continue;
        }
        const float last = heading == "window" ? kHelpLetters : 0;
        const float height =
            kHelpBand + row * static_cast<float>(rows_under(heading)) + kHelpGap + last;
        if (y > 0 && y + height > most) {
            y = 0;
            ++plan.columns;
        }
        plan.placed.push_back({heading, plan.columns - 1, y});
        y += height;
        plan.height = std::max(plan.height, y);
    }
    return plan;
}

// The keys under one heading. Returns where they end.
float draw_keys(const Ui& ui, const Box& column, float y, std::string_view heading, float height,
                const KeyBindings& keys) {
    text_mid(ui, column.x, y + ui.px(10), ui.faces.small_strong, palette::kDim,
             ui.say("console.help." + std::string{heading}), column.w);
    y += ui.px(kHelpBand);
    for (const KeyRow& row : key_rows()) {
        if (row.heading != heading) {
            continue;
        }
        const float mid = y + height / 2;
        float x = column.x;
        x += key_cap(ui, x, mid, cap_of(row, keys, ui.words)) + ui.px(6);
        if (row.letter != '\0') {
            x += key_cap(ui, x, mid,
                         cap_of(KeyChord{.key = Key::letter, .letter = row.letter}, ui.words)) +
                 ui.px(6);
        }
        if (keys.is_changed(row.act)) {
            mark(ui, Mark::dot, {x + ui.px(5), mid}, ui.px(8), palette::kBlue);
            x += ui.px(12);
        }
        x = std::max(x, column.x + ui.px(kHelpAbout));
        text_mid(ui, x, mid, ui.faces.body, palette::kText,
                 ui.say("console.help.act." + std::string{row.word}), column.right() - x);
        y += height;
    }
    return y;
}

}  // namespace

void draw_help(const Ui& ui, const Box& screen, const Scene& scene, const KeyBindings& keys) {
    constexpr float kAround = 40;  // what the overlay leaves of its box, and the screen around it
    const float most = (screen.h - ui.px(kAround)) / ui.scale - kAround - kHelpTop;
    const bool rehearsal = scene.conference != nullptr && scene.conference->rehearsal;
    HelpPlan plan = plan_help(29, most, rehearsal);
    while ((plan.columns > kHelpColumns || plan.height > most) && plan.row > 20) {
        plan = plan_help(plan.row - 1, most, rehearsal);
    }
    const float width = std::min(ui.px(1240), screen.w - ui.px(40));
    const OverlayWindow window{ui, "##help",
                               centred(screen, width, ui.px(plan.height + kHelpTop + kAround))};
    const Box content = window.content();
    text_mid(ui, content.x, content.y + ui.px(12), ui.faces.lead_strong, palette::kText,
             ui.say("console.help.title"));
    text_right(ui, content.right(), content.y + ui.px(12), ui.faces.small, palette::kDim,
               ui.say("console.help.close"));
    const float gap = ui.px(28);
    const auto columns = static_cast<float>(plan.columns);
    const float each = (content.w - (columns - 1) * gap) / columns;
    for (const HelpPlan::Placed& placed : plan.placed) {
        const Box column{content.x + static_cast<float>(placed.column) * (each + gap), content.y,
                         each, content.h};
        const float end = draw_keys(ui, column, content.y + ui.px(kHelpTop + placed.y),
                                    placed.heading, ui.px(plan.row), keys);
        if (placed.heading == "window") {
            const std::string own =
                keys.changed().empty() ? std::string{} : " " + ui.say("console.help.own");
            text_block(ui, {column.x, end + ui.px(kHelpGap), each, 0}, ui.faces.small,
                       palette::kDim, ui.say("console.help.letters") + own, 4, ui.px(20));
        }
    }
}

void draw_setting_clock(const Ui& ui, const Box& screen, const Scene& scene,
                        const SettingClock& setting) {
    const OverlayWindow window{ui, "##set-clock", centred(screen, ui.px(520), ui.px(170))};
    const Box content = window.content();
    const std::string city = scene.conference == nullptr ? "" : city_of(scene.conference->zone);
    text_mid(ui, content.x, content.y + ui.px(12), ui.faces.lead_strong, palette::kText,
             ui.say("console.set-clock.title", {{"city", city}}), content.w);
    const Box field{content.x, content.y + ui.px(36), content.w, ui.px(46)};
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(field.min(), field.max(), palette::kField, ui.px(5));
    draw.AddRect(field.min(), field.max(), setting.wrong ? palette::kRed : palette::kMainLine,
                 ui.px(5));
    const float x = field.x + ui.px(12);
    const float width =
        text_mid(ui, x, field.mid_y(), ui.faces.lead, palette::kText, setting.text.text());
    draw.AddRectFilled({x + width + ui.px(2), field.mid_y() - ui.px(11)},
                       {x + width + ui.px(3.5F), field.mid_y() + ui.px(11)}, palette::kBlue);
    text_block(ui, {content.x, field.bottom() + ui.px(10), content.w, 0}, ui.faces.small,
               setting.wrong ? palette::kRed : palette::kDim,
               ui.say(setting.wrong ? "console.set-clock.wrong" : "console.set-clock.help"), 2,
               ui.px(20));
}

void draw_closing(const Ui& ui, const Box& screen) {
    const OverlayWindow window{ui, "##closing", centred(screen, ui.px(560), ui.px(136))};
    const Box content = window.content();
    text_mid(ui, content.x, content.y + ui.px(12), ui.faces.lead_strong, palette::kText,
             ui.say("console.closing.title"), content.w);
    text_block(ui, {content.x, content.y + ui.px(34), content.w, 0}, ui.faces.body, palette::kDim,
               ui.say("console.closing.text"), 3, ui.px(23));
}

std::optional<meeting::Command> set_clock_as_typed(const Scene& scene,
                                                   const SettingClock& setting) {
    const auto wall = wall_from_typed(setting.text.text(), scene.day);
    if (!wall || !scene.zone) {
        return std::nullopt;
    }
    return meeting::SetRehearsalClock{scene.zone->utc_or_first(*wall)};
}

}  // namespace dais::console
