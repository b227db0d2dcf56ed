#include "console/panels/floor.h"

#include <algorithm>
#include <array>
#include <vector>

#include "console/panels/clock.h"
#include "console/panels/notes.h"
#include "console/panels/notice.h"
#include "console/panels/script.h"

namespace dais::console {

namespace {

using meeting::MeetingState;
using views::ClockState;
using views::StatementView;

constexpr float kRoomForTwoLines = 190;

// A button and where it goes when buttons fill one line after the other.
struct Placed {
    const Action* action = nullptr;
    Box box;
};

std::vector<Placed> flow(const Ui& ui, const Actions& actions, float width) {
    constexpr std::array kActs{Act::open,  Act::next,        Act::conclude, Act::pause,
                               Act::chair, Act::secretariat, Act::undo};
    const float gap = ui.px(ui.compact ? 6 : 8);
    std::vector<Placed> placed;
    float x = 0;
    float y = 0;
    for (const Act act : kActs) {
        const Action* action = actions.find(act);
        // Opening the meeting stands here only while it is the next thing to do.
        if (action == nullptr || (act == Act::open && !action->main)) {
            continue;
        }
        const float most = act == Act::undo ? width : std::min(width, ui.px(400));
        const float wide = std::min(action_button_width(ui, *action), most);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += button_height(ui) + gap;
        }
        placed.push_back({action, {x, y, wide, button_height(ui)}});
        x += wide + gap;
    }
    return placed;
}

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

std::string aside(const Ui& ui, const Scene& scene) {
    if (scene.room == nullptr) {
        return {};
    }
    return scene.room->name_known
               ? scene.room->name
               : ui.say("console.floor.room-unnamed", {{"room", scene.room->name}});
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

float fact(const Ui& ui, float x, float mid, std::string_view name, std::string_view value,
           palette::Ink colour = palette::kText) {
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
    x += text_mid(ui, x, mid, ui.faces.strong, look.colour, state) + ui.px(30);
    x += fact(ui, x, mid, ui.say("console.floor.used"), length_text(look.reading.used));
    x += fact(ui, x, mid, ui.say("console.floor.allotted"), length_text(statement.allotted));
    const bool room = box.right() - x > ui.px(110);
    if (look.over && room) {
        fact(ui, x, mid, ui.say("console.floor.over"), "+" + look.digits, palette::kRed);
    }
}

void draw_statement(const Ui& ui, const Box& box, const Scene& scene,
                    const StatementView& statement) {
    Box left = box;
    const std::string name =
        statement.office ? name_of(statement, ui.words) : statement.speaker.name;
    std::string beside = subtitle(ui, statement);
    if (!statement.office && !statement.speaker.person.empty()) {
        beside = statement.speaker.person + ", " + beside;
    }
    const float who = draw_who(ui, box, name, beside);
    left.y += who;
    left.h -= who;
    if (statement.clock == ClockState::none) {
        return;
    }
    const ClockLook look = clock_look(statement, scene.now);
    const float facts = ui.px(ui.compact ? 34 : 40);
    const float bar = ui.px(12);
    const Box digits{left.x, left.y + ui.px(2), left.w,
                     left.h - facts - bar - ui.px(ui.compact ? 14 : 28)};
    draw_digits(ui, digits, look);
    draw_bar(ui, {left.x, left.bottom() - facts - bar, left.w, bar}, statement, look);
    draw_facts(ui, {left.x, left.bottom() - facts, left.w, facts}, statement, look);
}

// Why nobody speaks, and what would change that.
void draw_nobody(const Ui& ui, const Box& box, const Scene& scene) {
    std::string name = ui.say("console.floor.chair");
    std::string beside;
    std::string more;
    if (scene.meeting == nullptr) {
        name = ui.say("console.floor.no-meeting");
        more = ui.say("console.floor.no-meeting-more");
    } else {
        const std::map<std::string, std::string> names{
            {"meeting", scene.meeting->name},
            {"starts", hour_and_minute(scene.zone->wall(scene.meeting->starts))},
            {"day",
             day_text(date::floor<date::days>(scene.zone->wall(scene.meeting->starts)), ui.words)}};
        switch (scene.meeting->state) {
            case MeetingState::scheduled:
                name = scene.meeting->name;
                beside = ui.say("console.floor.scheduled", names);
                more = ui.say("console.floor.scheduled-more", names);
                break;
            case MeetingState::in_session:
                beside = ui.say("console.floor.in-session", names);
                more = scene.next->empty()
                           ? ui.say("console.floor.nobody-next")
                           : ui.say("console.floor.next", {{"speaker", scene.next->front().name},
                                                           {"limit", scene.next->front().limit}});
                break;
            case MeetingState::suspended:
                name = scene.meeting->name;
                beside = ui.say("console.floor.suspended", names);
                if (scene.meeting->expected_until) {
                    const timing::UtcTime back = scene.conference->utc_at_zero +
                                                 scene.meeting->expected_until->time_since_epoch();
                    more = ui.say("console.floor.expected",
                                  {{"time", hour_and_minute(scene.zone->wall(back))}});
                }
                break;
            case MeetingState::adjourned:
                name = scene.meeting->name;
                beside = ui.say("console.floor.adjourned", names);
                break;
        }
    }
    const float who = draw_who(ui, box, name, beside);
    float y = box.y + who + ui.px(8);
    y += text_block(ui, {box.x, y, box.w, box.h}, ui.faces.lead, palette::kDim, more, 2, ui.px(28));
    const bool spoke = scene.floor != nullptr && scene.floor->last && scene.meeting != nullptr &&
                       scene.floor->meeting == scene.meeting->key;
    if (spoke) {
        const StatementView& last = *scene.floor->last;
        const std::string text =
            last.allotted > timing::Duration::zero()
                ? ui.say("console.floor.last-used", {{"speaker", name_of(last, ui.words)},
                                                     {"used", length_text(last.used_before)},
                                                     {"allotted", length_text(last.allotted)}})
                : ui.say("console.floor.last", {{"speaker", name_of(last, ui.words)}});
        text_block(ui, {box.x, y, box.w, box.h}, ui.faces.lead, palette::kDim, text, 2, ui.px(28));
    }
}

// The panel's title, the buttons of all that has no key of its own, and the room where it fits.
Box draw_heading(const Ui& ui, const Box& box, const Scene& scene, const Actions& actions,
                 Choices& choices) {
    const std::string title = ui.say("console.floor.title");
    constexpr std::array kOpening{Act::procedure, Act::texts};
    const float x = width_of(ui.faces.small_strong, title) + ui.px(14);
    float wide = 0;
    for (const Act act : kOpening) {
        const Action* action = actions.find(act);
        wide += action == nullptr ? 0.0F : action_button_width(ui, *action) + ui.px(6);
    }
    std::string room = aside(ui, scene);
    if (x + wide + ui.px(34) + width_of(ui.faces.small, room) > box.w) {
        room.clear();
    }
    const Box content = panel(ui, box, title, room);
    Box at{content.x + x, content.y - ui.px(33), 0, ui.px(27)};
    for (const Act act : kOpening) {
        if (const Action* action = actions.find(act)) {
            at.w = action_button_width(ui, *action);
            action_button(ui, at, *action, choices);  // it opens, and sends nothing
            at.x += at.w + ui.px(6);
        }
    }
    return content;
}

}  // namespace

std::optional<meeting::Command> draw_floor(const Ui& ui, const Box& box, const Scene& scene,
                                           const Actions& actions, const Whereabouts& where,
                                           Choices& choices) {
    const Box content = draw_heading(ui, box, scene, actions, choices);
    const std::vector<Placed> buttons = flow(ui, actions, content.w);
    const float keys = buttons.empty() ? 0.0F : buttons.back().box.bottom();
    Box upper = content;
    upper.h -= keys + ui.px(4);
    Box script = content;
    script.h = script_height(ui, scene);
    if (script.h > 0) {
        upper.h -= script.h + ui.px(4);
        script.y = upper.bottom() + ui.px(2);
        draw_script(ui, script, scene, where, choices);
    }
    if (notice_shown(choices, false)) {
        const float height = notice_height(ui);
        upper.h -= height + ui.px(6);
        draw_notice(ui, {content.x, upper.bottom() + ui.px(4), content.w, height}, choices);
    }
    const std::vector<Note> notes = floor_notes(scene, ui.words);
    if (!notes.empty()) {
        const float height = notes_height(ui, notes, upper.w);
        draw_notes(ui, {upper.x, upper.y, upper.w, height}, notes);
        upper.y += height;
        upper.h -= height;
    }
    if (const StatementView* statement = scene.statement()) {
        draw_statement(ui, upper, scene, *statement);
    } else {
        draw_nobody(ui, upper, scene);
    }
    std::optional<meeting::Command> command;
    for (const Placed& placed : buttons) {
        Box at = placed.box;
        at.x += content.x;
        at.y += content.bottom() - keys;
        if (auto asked = action_button(ui, at, *placed.action, choices)) {
            command = asked;
        }
    }
    if (script.h > 0) {
        draw_script_lines(ui, script, scene, choices);
    }
    return command;
}

}  // namespace dais::console
