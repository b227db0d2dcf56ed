#include "console/panels/floor_face.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "console/panels/clock.h"

namespace dais::console {

namespace {

using meeting::MeetingState;
using views::ClockState;
using views::StatementView;

constexpr float kRoomForTwoLines = 190;
constexpr float kLeastDigits = 56;
constexpr float kNameBesideClock = 0.6F;  // of the width

std::string subtitle(const Ui& ui, const StatementView& statement) {
    if (statement.office) {
        return statement.clock == ClockState::none ? ui.say("console.floor.no-clock")
                                                   : std::string{};
    }
    if (statement.kind == views::StatementKind::dialogue) {
        return ui.say("console.floor.dialogue");
    }
    const std::string modality = word_of(statement.speaker.modality, ui.words);
    switch (statement.list) {
        case meeting::ListKind::right_of_reply:
            return ui.say("console.floor.reply", {{"modality", modality}});
        case meeting::ListKind::explanations:
            return ui.say("console.floor.explanation", {{"modality", modality}});
        case meeting::ListKind::motion:
            return ui.say("console.floor.on-motion", {{"modality", modality}});
        case meeting::ListKind::speakers:
        case meeting::ListKind::ad_hoc: break;
    }
    if (statement.speaker.on_behalf_of.empty()) {
        return ui.say("console.floor.national", {{"modality", modality}});
    }
    return ui.say("console.floor.on-behalf",
                  {{"group", statement.speaker.on_behalf_of}, {"modality", modality}});
}

// A name in the largest face that holds it, what it speaks as beside or beneath it. Returns the
// height.
float draw_who(const Ui& ui, const Box& box, std::string_view name, std::string_view beside) {
    const std::array faces{&ui.faces.name, &ui.faces.name_small, &ui.faces.lead_strong};
    const auto* const fits = std::find_if(faces.begin(), faces.end(), [&](const Face* each) {
        return width_of(*each, name) <= box.w;
    });
    const Face& face = fits == faces.end() ? *faces.back() : **fits;
    const float baseline = box.y + ui.px(34);
    float x = box.x + text_at(ui, {box.x, baseline}, face, palette::kText, name, box.w) + ui.px(14);
    if (x + width_of(ui.faces.lead, beside) <= box.right()) {
        text_at(ui, {x, baseline}, ui.faces.lead, palette::kDim, beside);
        return ui.px(50);
    }
    if (box.h < ui.px(kRoomForTwoLines)) {
        return ui.px(50);
    }
    text_at(ui, {box.x, baseline + ui.px(30)}, ui.faces.lead, palette::kDim, beside, box.w);
    return ui.px(80);
}

// Something that is known, left out where it does not fit. Returns how far it goes.
float fact(const Ui& ui, float x, float mid, float right, std::string_view name,
           std::string_view value, palette::Ink colour = palette::kText) {
    if (x + width_of(ui.faces.body, name) + ui.px(6) + width_of(ui.faces.strong, value) > right) {
        return 0;
    }
    const float label = text_mid(ui, x, mid, ui.faces.body, palette::kDim, name) + ui.px(6);
    return label + text_mid(ui, x + label, mid, ui.faces.strong, colour, value) + ui.px(30);
}

void draw_facts(const Ui& ui, const Box& box, const StatementView& statement,
                const ClockLook& look) {
    float x = box.x;
    const float mid = box.mid_y();
    mark(ui, look.mark, {x + ui.px(7), mid}, ui.px(13), look.colour);
    x += ui.px(22);
    const std::string state =
        ui.say(look.state, {{"warning", long_length(statement.warning, ui.words)}});
    x += text_mid(ui, x, mid, ui.faces.strong, look.colour, state, box.right() - x) + ui.px(30);
    x +=
        fact(ui, x, mid, box.right(), ui.say("console.floor.used"), length_text(look.reading.used));
    x += fact(ui, x, mid, box.right(), ui.say("console.floor.allotted"),
              length_text(statement.allotted));
    if (look.over) {
        fact(ui, x, mid, box.right(), ui.say("console.floor.over"), "+" + look.digits,
             palette::kRed);
    }
}

void draw_statement(const Ui& ui, const Box& box, const Scene& scene,
                    const StatementView& statement) {
    const float facts = ui.px(ui.compact ? 34 : 40);
    const float bar = ui.px(12);
    const float beneath = facts + bar + ui.px(ui.compact ? 14 : 28);
    // Where there is little height, the clock stands beside the name.
    const bool beside_name =
        statement.clock != ClockState::none && box.h - ui.px(52) - beneath < ui.px(kLeastDigits);
    Box left = box;
    if (beside_name) {
        left.w = std::round(box.w * kNameBesideClock);
    }
    const std::string name =
        statement.office ? name_of(statement, ui.words) : statement.speaker.name;
    std::string beside = subtitle(ui, statement);
    if (!statement.office && !statement.speaker.person.empty()) {
        beside = statement.speaker.person + ", " + beside;
    }
    const float who = draw_who(ui, left, name, beside);
    if (statement.clock == ClockState::none) {
        return;
    }
    const ClockLook look = clock_look(statement, scene.now);
    if (beside_name) {
        draw_digits(ui, {left.right(), box.y, box.w - left.w, box.h - beneath}, look);
    } else {
        const float top = who + ui.px(2);
        draw_digits(ui, {box.x, box.y + top, box.w, box.h - top - beneath}, look);
    }
    draw_bar(ui, {box.x, box.bottom() - facts - bar, box.w, bar}, statement, look);
    draw_facts(ui, {box.x, box.bottom() - facts, box.w, facts}, statement, look);
}

// Why nobody speaks, and what would change that.
void draw_nobody(const Ui& ui, const Box& box, const RoomFloor& at, const Scene& scene) {
    std::string name = ui.say("console.floor.chair");
    std::string beside;
    std::string more;
    if (at.meeting == nullptr) {
        name = ui.say("console.floor.no-meeting");
        more = ui.say("console.floor.no-meeting-more");
    } else {
        const std::map<std::string, std::string> names{
            {"meeting", at.meeting->name},
            {"starts", hour_and_minute(scene.zone->wall(at.meeting->starts))},
            {"day",
             day_text(date::floor<date::days>(scene.zone->wall(at.meeting->starts)), ui.words)}};
        switch (at.meeting->state) {
            case MeetingState::scheduled:
                name = at.meeting->name;
                beside = ui.say("console.floor.scheduled", names);
                more = scene.utc < at.meeting->ends ? ui.say("console.floor.scheduled-more", names)
                                                    : ui.say("console.floor.scheduled-past", names);
                break;
            case MeetingState::in_session:
                beside = ui.say("console.floor.in-session", names);
                more = at.next->empty()
                           ? ui.say("console.floor.nobody-next")
                           : ui.say("console.floor.next", {{"speaker", at.next->front().name},
                                                           {"limit", at.next->front().limit}});
                break;
            case MeetingState::suspended:
                name = at.meeting->name;
                beside = ui.say("console.floor.suspended", names);
                if (at.meeting->expected_until) {
                    const timing::UtcTime back = scene.conference->utc_at_zero +
                                                 at.meeting->expected_until->time_since_epoch();
                    more = ui.say("console.floor.expected",
                                  {{"time", hour_and_minute(scene.zone->wall(back))}});
                }
                break;
            case MeetingState::adjourned:
                name = at.meeting->name;
                beside = ui.say("console.floor.adjourned", names);
                break;
        }
    }
    const float who = draw_who(ui, box, name, beside);
    float y = box.y + who + ui.px(8);
    y += text_block(ui, {box.x, y, box.w, box.h}, ui.faces.lead, palette::kDim, more, 2, ui.px(28));
    const bool spoke = at.floor != nullptr && at.floor->last && at.meeting != nullptr &&
                       at.floor->meeting == at.meeting->key;
    if (spoke) {
        const StatementView& last = *at.floor->last;
        const std::string text =
            last.allotted > timing::Duration::zero()
                ? ui.say("console.floor.last-used", {{"speaker", name_of(last, ui.words)},
                                                     {"used", length_text(last.used_before)},
                                                     {"allotted", length_text(last.allotted)}})
                : ui.say("console.floor.last", {{"speaker", name_of(last, ui.words)}});
        text_block(ui, {box.x, y, box.w, box.h}, ui.faces.lead, palette::kDim, text, 2, ui.px(28));
    }
}

}  // namespace

void draw_floor_face(const Ui& ui, const Box& box, const RoomFloor& floor, const Scene& scene) {
    if (const StatementView* statement = floor.statement()) {
        draw_statement(ui, box, scene, *statement);
    } else {
        draw_nobody(ui, box, floor, scene);
    }
}

}  // namespace dais::console
