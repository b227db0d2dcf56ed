// Where the panels of the console go. Their proportions are those of a screen of 1920 x 1080;
// narrower screens keep every panel and give each less.
#include <algorithm>
#include <cmath>

#include "console/panels/activity.h"
#include "console/panels/agreeing.h"
#include "console/panels/banners.h"
#include "console/panels/dialogs.h"
#include "console/panels/floor.h"
#include "console/panels/header.h"
#include "console/panels/meeting_controls.h"
#include "console/panels/moving.h"
#include "console/panels/next.h"
#include "console/panels/overlay.h"
#include "console/panels/programme.h"
#include "console/panels/projection.h"
#include "console/panels/rehearsal.h"
#include "console/panels/rows_selected.h"
#include "console/panels/series.h"
#include "console/panels/speakers.h"
#include "console/panels/status.h"
#include "console/panels/texts.h"
#include "console/window/shell.h"

namespace dais::console {

namespace {

constexpr float kHeader = 52;
constexpr float kStatus = 34;
constexpr float kLeastFloor = 400;

constexpr auto kFixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                        ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav;

}  // namespace

void Shell::sent_by_mouse(const std::optional<meeting::Command>& command) {
    if (!command) {
        return;
    }
    const std::string what = about(*command);
    send(*command, what);
    // The first of several that are withdrawn stands for all: each is a command of its own, in the
    // order of the list, and is undone by itself.
    const auto* withdraw = std::get_if<meeting::WithdrawInscription>(&*command);
    const auto places = selected_places(scene(), choices_);
    if (withdraw == nullptr || places.size() < 2 ||
        scene().list->waiting[places.front()].id != withdraw->inscription) {
        return;
    }
    for (std::size_t i = 1; i < places.size(); ++i) {
        send(meeting::WithdrawInscription{scene().list->waiting[places[i]].id}, what);
    }
    let_rows_go(choices_);
}

void Shell::draw(const Ui& ui, ImVec2 size) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    const Box screen{0, 0, size.x, size.y};
    if (ImGui::Begin("##console", nullptr, kFixed)) {
        if (scene().board) {
            draw_panels(ui, screen);
        } else {
            const std::string text =
                scene().trouble.empty() ? ui.say("console.window.opening") : scene().trouble;
            const float width = width_of(ui.faces.lead, text);
            text_mid(ui, std::round((size.x - width) / 2), size.y / 2, ui.faces.lead, palette::kDim,
                     text);
        }
    }
    ImGui::End();
}

void Shell::draw_panels(const Ui& ui, const Box& screen) {
    const float gap = ui.px(kGap);
    const Box all = screen.inset(gap, gap);
    draw_header(ui, {all.x, all.y, all.w, ui.px(kHeader)}, scene(), choices_);
    const Box status{all.x, all.bottom() - ui.px(kStatus), all.w, ui.px(kStatus)};
    draw_status(ui, status, scene(), where_, choices_);
    do_wanted();
    Box work{all.x, all.y + ui.px(kHeader) + gap, all.w, 0};
    work.h = status.y - gap - work.y;
    const float banners = banners_height(ui, scene(), choices_);
    if (banners > 0) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            {screen.x, work.y}, {screen.right(), work.y + banners}, palette::kGround);
        sent_by_mouse(
            draw_banners(ui, {work.x, work.y, work.w, banners}, scene(), actions_, choices_));
        work.y += banners;
        work.h -= banners;
    }
    const float left = std::round(std::clamp(all.w * 0.174F, ui.px(256), ui.px(420)));
    const float right = std::round(std::clamp(all.w * 0.294F, ui.px(340), ui.px(720)));
    Box speakers{work.right() - right, work.y, right, work.h};
    const float projection = projection_height(ui, scene());
    if (projection > 0) {
        speakers.h -= projection + gap;
        draw_projection(ui, {speakers.x, speakers.bottom() + gap, right, projection}, scene(),
                        choices_);
    }
    draw_left(ui, {work.x, work.y, left, work.h});
    draw_middle(ui, {work.x + left + gap, work.y, work.w - left - right - 2 * gap, work.h});
    sent_by_mouse(draw_speakers(ui, speakers, scene(), actions_, choices_));
    draw_overlays(ui, screen, speakers);
}

void Shell::draw_left(const Ui& ui, const Box& box) {
    const float gap = ui.px(kGap);
    float bottom = box.bottom();
    const auto from_below = [&](float height) {
        bottom -= height;
        const Box at{box.x, bottom, box.w, height};
        bottom -= gap;
        return at;
    };
    if (scene().conference->rehearsal) {
        sent_by_mouse(
            draw_rehearsal(ui, from_below(rehearsal_height(ui)), scene(), actions_, choices_));
    }
    sent_by_mouse(draw_meeting_controls(ui, from_below(meeting_controls_height(ui)), scene(),
                                        actions_, choices_));
    draw_programme(ui, {box.x, box.y, box.w, bottom - box.y}, scene(), choices_);
}

void Shell::draw_middle(const Ui& ui, const Box& box) {
    // Where there is too little room for all three, the floor keeps what it needs.
    const float gap = ui.px(kGap);
    const float least = ui.px(kLeastFloor);
    const float next = next_height(ui) + gap;
    const float activity =
        gap + (ui.compact ? ui.px(114) : std::clamp(box.h * 0.26F, ui.px(120), ui.px(300)));
    const bool has_next = box.h - next >= least;
    const bool has_activity = box.h - next - activity >= least;
    Box floor = box;
    floor.h -= (has_next ? next : 0) + (has_activity ? activity : 0);
    sent_by_mouse(draw_floor(ui, floor, scene(), actions_, where_, choices_));
    Box beneath{box.x, floor.bottom() + gap, box.w, next - gap};
    if (has_next) {
        sent_by_mouse(draw_next(ui, beneath, scene(), actions_, choices_));
        beneath.y = beneath.bottom() + gap;
    }
    if (has_activity) {
        draw_activity(ui, {box.x, beneath.y, box.w, activity - gap}, scene(), where_, choices_);
    }
}

void Shell::draw_overlays(const Ui& ui, const Box& screen, const Box& right) {
    sent_by_mouse(draw_moving(ui, right, scene(), choices_));
    const bool question =
        choices_.overlay_open() && !std::holds_alternative<Moving>(choices_.overlay);
    if (question && shade(ui, screen)) {
        choices_.overlay = std::monostate{};
    }
    if (const auto* setting = std::get_if<SettingClock>(&choices_.overlay)) {
        draw_setting_clock(ui, screen, scene(), *setting);
    } else if (const auto* agreeing = std::get_if<Agreeing>(&choices_.overlay)) {
        if (const auto chosen = draw_agreeing(ui, screen, *agreeing)) {
            if (*chosen == Agreed::no) {
                choices_.overlay = std::monostate{};
            } else {
                agree(*chosen == Agreed::second);
            }
        }
    } else if (std::holds_alternative<SeriesShown>(choices_.overlay)) {
        draw_series(ui, screen, scene(), where_, choices_);
    } else if (texts_open(choices_)) {
        send(draw_texts(ui, screen, scene(), choices_));
    } else if (std::holds_alternative<Procedure>(choices_.overlay)) {
        send(draw_procedure(ui, screen, scene(), choices_));
        do_wanted();
    } else if (std::holds_alternative<Help>(choices_.overlay)) {
        draw_help(ui, screen, scene(), choices_.keys);
    } else if (std::holds_alternative<Closing>(choices_.overlay)) {
        draw_closing(ui, screen);
    }
}

}  // namespace dais::console
