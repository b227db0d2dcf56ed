// Where the panels of the console go. Their proportions are those of a screen of 1920 x 1080;
// narrower screens keep every panel and give each less.
#include <algorithm>
#include <cmath>

#include "console/panels/activity.h"
#include "console/panels/agreeing.h"
#include "console/panels/banners.h"
#include "console/panels/dialogs.h"
#include "console/panels/filing.h"
#include "console/panels/floor.h"
#include "console/panels/gaps.h"
#include "console/panels/header.h"
#include "console/panels/link_card.h"
#include "console/panels/meeting_controls.h"
#include "console/panels/moving.h"
#include "console/panels/next.h"
#include "console/panels/ordering.h"
#include "console/panels/overlay.h"
#include "console/panels/programme.h"
#include "console/panels/projection.h"
#include "console/panels/rehearsal.h"
#include "console/panels/rows_selected.h"
#include "console/panels/series.h"
#include "console/panels/speakers.h"
#include "console/panels/status.h"
#include "console/panels/texts.h"
#include "console/panels/two_rooms.h"
#include "console/window/proportions.h"
#include "console/window/shell.h"

namespace dais::console {

namespace {

constexpr float kHeader = 52;
constexpr float kStatus = 34;
constexpr float kLeastPart = 0.02F;  // what is kept of where a gap was dragged to

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
    const auto [left, right] = columns_of(choices_.settings.sizes, all.w, gap, ui.scale);
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
    draw_gaps(ui, work, left, right);
    draw_overlays(ui, screen, speakers);
}

// The edges between the columns, which the officer may move.
void Shell::draw_gaps(const Ui& ui, const Box& work, float left, float right) {
    const float gap = ui.px(kGap);
    PanelSizes& sizes = choices_.settings.sizes;
    const auto take = [&](const GapMoved& moved, float part, std::optional<float>& size) {
        if (moved.back) {
            size.reset();
        } else if (moved.to) {
            size = std::clamp(part, kLeastPart, 1 - kLeastPart);
        }
    };
    const GapMoved at_left = draw_gap(ui, "gap-left", {work.x + left, work.y, gap, work.h}, true,
                                      ui.say("console.gap.left"));
    take(at_left, (at_left.to.value_or(0) - gap / 2 - work.x) / work.w, sizes.left);
    const GapMoved at_right =
        draw_gap(ui, "gap-right", {work.right() - right - gap, work.y, gap, work.h}, true,
                 ui.say("console.gap.right"));
    take(at_right, (work.right() - at_right.to.value_or(0) - gap / 2) / work.w, sizes.right);
    if (lower_ && !choices_.lower_large) {
        const Box at{lower_->x, lower_->y - gap, lower_->w, gap};
        const GapMoved above = draw_gap(ui, "gap-lower", at, false, ui.say("console.gap.lower"));
        take(above, (lower_->bottom() - above.to.value_or(0) - gap / 2) / middle_height_,
             sizes.lower);
    }
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
    const float gap = ui.px(kGap);
    const Middle heights =
        middle_of(choices_.settings.sizes, {.height = box.h,
                                            .next = next_height(ui),
                                            .gap = gap,
                                            .scale = ui.scale,
                                            .compact = ui.compact,
                                            .lower_large = choices_.lower_large});
    Box at{box.x, box.y, box.w, heights.floor};
    if (!scene().side_by_side.empty()) {
        // Who comes next stands in each room's floor.
        at.h += heights.next > 0 ? heights.next + gap : 0;
        sent_by_mouse(draw_two_rooms(ui, at, scene(), actions_, choices_));
    } else {
        sent_by_mouse(draw_floor(ui, at, scene(), actions_, where_, choices_));
        if (heights.next > 0) {
            at = {box.x, at.bottom() + gap, box.w, heights.next};
            sent_by_mouse(draw_next(ui, at, scene(), actions_, choices_));
        }
    }
    lower_.reset();
    middle_height_ = box.h;
    if (heights.lower > 0) {
        lower_ = Box{box.x, box.bottom() - heights.lower, box.w, heights.lower};
        send(draw_activity(ui, *lower_, scene(), actions_, where_, choices_));
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
    } else if (std::holds_alternative<Ordering>(choices_.overlay)) {
        draw_ordering(ui, screen, choices_);
    } else if (std::holds_alternative<Filing>(choices_.overlay)) {
        send(draw_filing(ui, screen, scene(), choices_));
    } else if (const auto* link = std::get_if<LinkShown>(&choices_.overlay)) {
        draw_link(ui, screen, *link, choices_);
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
