#include "console/panels/notes.h"

#include <algorithm>

#include "console/panels/key_rows.h"
#include "console/panels/texts_words.h"

namespace dais::console {

namespace {

using meeting::PauseReason;
using views::StatementView;

constexpr float kLine = 30;

Note amber(Mark mark, std::string text) {
    return {mark, std::move(text), palette::kAmber, palette::kAmberGround};
}
Note red(Mark mark, std::string text) {
    return {mark, std::move(text), palette::kRed, palette::kRedGround};
}
Note quiet(Mark mark, std::string text) {
    return {mark, std::move(text), palette::kText, palette::kRaised};
}

std::string time_at(const Scene& scene, timing::Instant at) {
    return time_of_day(scene.zone->wall(scene.conference->utc_at_zero + at.time_since_epoch()));
}

std::string pause_key(PauseReason reason) {
    switch (reason) {
        case PauseReason::asked: return {};
        case PauseReason::point_of_order: return "point-of-order";
        case PauseReason::link_lost: return "link-lost";
        case PauseReason::service_lost: return "service-lost";
        case PauseReason::playback_failed: return "playback-failed";
    }
    return {};
}

void add_microphone(std::vector<Note>& notes, const StatementView& statement,
                    const Strings& words) {
    using Microphone = meeting::Statement::Microphone;
    switch (statement.microphone) {
        case Microphone::on: break;
        case Microphone::ordered_off:
            notes.push_back(amber(Mark::ring, words.say("console.note.microphone-ordered")));
            break;
        case Microphone::off:
            notes.push_back(quiet(Mark::check, words.say("console.note.microphone-off")));
            break;
        case Microphone::not_confirmed:
            notes.push_back(red(Mark::warning, words.say("console.note.microphone-alarm")));
            break;
    }
}

void add_statement(std::vector<Note>& notes, const Scene& scene, const StatementView& statement,
                   const Strings& words) {
    // A lost link is said with its time.
    const bool said = statement.link_lost && statement.paused_because == PauseReason::link_lost;
    if (statement.paused_because && *statement.paused_because != PauseReason::asked && !said) {
        notes.push_back(amber(Mark::pause,
                              words.say("console.stands." + pause_key(*statement.paused_because))));
    }
    if (statement.link_lost) {
        notes.push_back(red(
            Mark::cross,
            words.say("console.note.link-lost", {{"time", time_at(scene, *statement.link_lost)}})));
    }
    add_microphone(notes, statement, words);
    if (statement.turn) {
        notes.push_back(quiet(
            Mark::dot,
            words.say(statement.turn->question ? "console.note.question" : "console.note.answer",
                      {{"speaker", statement.turn->name}})));
    }
    const auto zero = timing::Duration::zero();
    if (statement.extension != zero) {
        const bool more = statement.extension > zero;
        const auto by = more ? statement.extension : -statement.extension;
        notes.push_back(
            quiet(Mark::dot, words.say(more ? "console.note.extended" : "console.note.reduced",
                                       {{"time", length_text(by)}})));
    }
    if (statement.calls_to_order > 0) {
        // The Chair's cue: the officer reads it out to the Chair, no screen shows it.
        const char* cue =
            statement.calls_to_order > 1 ? "console.note.cue-again" : "console.note.cue";
        notes.push_back(
            amber(Mark::warning, words.say(cue, {{"speaker", statement.speaker.name}})));
    }
}

std::string waiting_points(const Scene& scene) {
    std::string names;
    for (const views::PointView& each : scene.formal->points) {
        if (!each.recognized && !each.ruled) {
            names += (names.empty() ? "" : ", ") + each.name;
        }
    }
    return names;
}

float width_of_note(const Ui& ui, const Note& note) {
    return width_of(ui.faces.small, note.text) + ui.px(34);
}

// Calls `each` with a note and where it goes, line by line. Returns the height.
template <class Each>
float flow(const Ui& ui, const std::vector<Note>& notes, float width, const Each& each) {
    float x = 0;
    float y = 0;
    for (const Note& note : notes) {
        const float wide = std::min(width_of_note(ui, note), width);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += ui.px(kLine);
        }
        each(note, Box{x, y, wide, ui.px(kLine - 5)});
        x += wide + ui.px(6);
    }
    return notes.empty() ? 0.0F : y + ui.px(kLine + 4);
}

}  // namespace

std::vector<Note> floor_notes(const Scene& scene, const Strings& words) {
    std::vector<Note> notes;
    const bool here = scene.floor != nullptr && scene.meeting != nullptr &&
                      scene.floor->meeting == scene.meeting->key;
    if (!here) {
        return notes;
    }
    if (!scene.floor->point_of_order.empty()) {
        notes.push_back(
            amber(Mark::warning,
                  words.say("console.note.point", {{"speaker", scene.floor->point_of_order}})));
    }
    if (scene.formal != nullptr) {
        const std::string names = waiting_points(scene);
        if (!names.empty()) {
            notes.push_back(
                amber(Mark::ring, words.say("console.note.point-raised", {{"speaker", names}})));
        }
        if (scene.formal->lost) {
            const bool platform = *scene.formal->lost == meeting::Service::platform;
            notes.push_back(red(Mark::cross, words.say(platform ? "console.note.platform-lost"
                                                                : "console.note.channel-lost",
                                                       {{"channel", scene.formal->lost_channel}})));
        }
    }
    if (scene.floor->announced) {
        notes.push_back({Mark::check, announced_text(*scene.floor->announced, words),
                         palette::kGreen, palette::kGreenGround});
    }
    if (scene.floor->text) {
        notes.push_back(
            quiet(Mark::dot, words.say("console.note.text",
                                       {{"text", consideration_text(*scene.floor->text, words)}})));
    }
    if (!scene.floor->presiding.empty()) {
        notes.push_back(quiet(
            Mark::dot, words.say("console.note.presiding", {{"name", scene.floor->presiding}})));
    }
    if (!scene.floor->voting.empty()) {
        notes.push_back(
            amber(Mark::stop, words.say("console.note.voting", {{"on", scene.floor->voting}})));
    }
    if (const StatementView* statement = scene.statement()) {
        add_statement(notes, scene, *statement, words);
    }
    return notes;
}

std::vector<Note> list_notes(const Scene& scene, const Choices& choices, const Strings& words) {
    std::vector<Note> notes;
    if (scene.list == nullptr) {
        return notes;
    }
    const views::ListView& list = *scene.list;
    const auto hour = [&](const std::optional<timing::UtcTime>& utc) {
        return utc ? hour_and_minute(scene.zone->wall(*utc)) : std::string{};
    };
    if (list.debate != meeting::DebateState::under_way) {
        notes.push_back(amber(Mark::stop, words.say(list.debate == meeting::DebateState::closed
                                                        ? "console.note.debate-closed"
                                                        : "console.note.debate-adjourned")));
    }
    switch (list.status) {
        case meeting::ListStatus::open:
            if (list.closes) {
                notes.push_back(amber(
                    Mark::ring, words.say("console.note.closes", {{"hour", hour(list.closes)}})));
            }
            break;
        case meeting::ListStatus::frozen:
            notes.push_back(amber(Mark::pause, list.opens ? words.say("console.note.frozen-until",
                                                                      {{"hour", hour(list.opens)}})
                                                          : words.say("console.note.frozen")));
            break;
        case meeting::ListStatus::closed:
            notes.push_back(amber(Mark::stop, words.say("console.note.closed")));
            break;
    }
    if (!list.pending.empty()) {
        const std::string key = key_of(Act::procedure, choices, words);
        notes.push_back(
            red(Mark::warning,
                words.say(list.pending.size() == 1 ? "console.note.asks-one" : "console.note.asks",
                          {{"count", std::to_string(list.pending.size())},
                           {"speaker", name_of(list.pending.front().speaker)},
                           {"key", key}})));
    }
    return notes;
}

float notes_height(const Ui& ui, const std::vector<Note>& notes, float width) {
    return flow(ui, notes, width, [](const Note& /*note*/, const Box& /*at*/) {});
}

void draw_notes(const Ui& ui, const Box& box, const std::vector<Note>& notes) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    flow(ui, notes, box.w, [&](const Note& note, Box at) {
        at.x += box.x;
        at.y += box.y;
        draw.AddRectFilled(at.min(), at.max(), note.ground, ui.px(4));
        mark(ui, note.mark, {at.x + ui.px(14), at.mid_y()}, ui.px(11), note.colour);
        text_mid(ui, at.x + ui.px(26), at.mid_y(), ui.faces.small, note.colour, note.text,
                 at.w - ui.px(30));
    });
}

}  // namespace dais::console
