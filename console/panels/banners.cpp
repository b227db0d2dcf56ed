#include "console/panels/banners.h"

#include <string>
#include <vector>

#include "console/panels/procedure.h"

namespace dais::console {

namespace {

enum class Kind { door, record, interpretation, clock, font };

struct Banner {
    Kind kind = Kind::door;
    std::string text;
    bool grave = false;
    const views::MeetingView* meeting = nullptr;  ///< of an alarm
    LetterTrouble letters = LetterTrouble::not_written;
};

// Who has the floor of a meeting.
std::string speaking(const Ui& ui, const Scene& scene, const views::MeetingView& meeting) {
    const auto& floors = scene.board->officers.floors;
    const auto floor = floors.find(meeting.room);
    const bool taken = floor != floors.end() && floor->second && floor->second->value.statement &&
                       floor->second->value.meeting == meeting.key;
    return taken ? name_of(*floor->second->value.statement, ui.words)
                 : ui.say("console.office.chair");
}

// The desk has noted that interpretation ends soon, or has ended.
void add_alarm(std::vector<Banner>& banners, const Ui& ui, const Scene& scene,
               const Choices& choices, const views::MeetingView& meeting) {
    const bool live = meeting.state == meeting::MeetingState::in_session ||
                      meeting.state == meeting::MeetingState::suspended;
    if (!live || !meeting.interpretation_noted || !meeting.interpretation_ends ||
        meeting.without_interpretation) {
        return;
    }
    const auto seen = choices.alarms_seen.find(meeting.key);
    if (seen != choices.alarms_seen.end() && seen->second.ends == *meeting.interpretation_ends &&
        seen->second.minutes <= *meeting.interpretation_noted) {
        return;
    }
    const auto left =
        std::chrono::ceil<std::chrono::minutes>(*meeting.interpretation_ends - scene.utc).count();
    const bool ended = left <= 0;
    const char* key = ended       ? "console.banner.interpretation-ended"
                      : left == 1 ? "console.banner.interpretation-one"
                                  : "console.banner.interpretation";
    banners.push_back(
        {Kind::interpretation,
         ui.say(key, {{"meeting", meeting.name},
                      {"minutes", std::to_string(left)},
                      {"ends", hour_and_minute(scene.zone->wall(*meeting.interpretation_ends))},
                      {"speaker", speaking(ui, scene, meeting)}}),
         ended, &meeting});
}

const char* key_of(LetterTrouble trouble) {
    switch (trouble) {
        case LetterTrouble::not_the_designs: return "console.banner.font";
        case LetterTrouble::no_chinese: return "console.banner.no-chinese";
        case LetterTrouble::not_written: return "console.banner.letters-not-written";
        case LetterTrouble::too_many: return "console.banner.letters-many";
    }
    return "";
}

std::vector<Banner> banners_of(const Ui& ui, const Scene& scene, const Choices& choices) {
    std::vector<Banner> banners;
    if (!scene.trouble.empty()) {
        banners.push_back({Kind::door, scene.trouble, true});
    }
    if (scene.record != nullptr && !scene.record->written) {
        banners.push_back({Kind::record,
                           ui.say("console.banner.record", {{"trouble", scene.record->trouble}}),
                           true});
    }
    if (scene.programme != nullptr) {
        for (const views::MeetingView& meeting : scene.programme->meetings) {
            add_alarm(banners, ui, scene, choices, meeting);
        }
    }
    if (scene.conference != nullptr && scene.conference->elapsed_to_confirm) {
        banners.push_back(
            {Kind::clock,
             ui.say("console.banner.clock",
                    {{"elapsed", long_length(*scene.conference->elapsed_to_confirm, ui.words)},
                     {"time", time_of_day(scene.wall)}})});
    }
    for (const LetterTrouble trouble : ui.faces.troubles) {
        if (choices.letters_seen.count(trouble) == 0) {
            banners.push_back({Kind::font, ui.say(key_of(trouble)), false, nullptr, trouble});
        }
    }
    return banners;
}

// What interpreters and the meeting can do; each asks for what it needs. Returns where they begin.
float draw_alarm_acts(const Ui& ui, const Box& row, float end, const Scene& scene,
                      const views::MeetingView& meeting, Choices& choices) {
    const auto act = [&](std::string_view id, std::string_view key) {
        const ButtonLook look{.key = {}, .label = ui.say(key)};
        const float width = button_width(ui, look);
        end -= width + ui.px(6);
        return button(ui, std::string{id} + meeting.key.text,
                      {end, row.y + ui.px(4), width, row.h - ui.px(8)}, look);
    };
    const auto ask = [&](std::size_t which) {
        const std::vector<Deed> deeds = interpretation_deeds(scene, meeting, ui.words);
        if (which < deeds.size()) {
            begin_deed(deeds[which], choices, ui.words);
        }
    };
    if (act("alarm-seen", "console.banner.dismiss")) {
        choices.alarms_seen[meeting.key] = {*meeting.interpretation_ends,
                                            *meeting.interpretation_noted};
    }
    if (act("go-on-without", "console.banner.go-on-without")) {
        ask(1);
    }
    if (act("grant-minutes", "console.banner.grant")) {
        ask(0);
    }
    return end;
}

float row_height(const Ui& ui) { return ui.px(44); }

}  // namespace

float banners_height(const Ui& ui, const Scene& scene, const Choices& choices) {
    const auto count = static_cast<float>(banners_of(ui, scene, choices).size());
    return count * row_height(ui);
}

std::optional<meeting::Command> draw_banners(const Ui& ui, const Box& box, const Scene& scene,
                                             const Actions& actions, Choices& choices) {
    std::optional<meeting::Command> command;
    float y = box.y;
    for (const Banner& banner : banners_of(ui, scene, choices)) {
        const Box row{box.x, y, box.w, row_height(ui) - ui.px(6)};
        y += row_height(ui);
        const palette::Ink colour = banner.grave ? palette::kRed : palette::kAmber;
        ImGui::GetWindowDrawList()->AddRectFilled(
            row.min(), row.max(), banner.grave ? palette::kRedGround : palette::kAmberGround,
            ui.px(6));
        mark(ui, Mark::warning, {row.x + ui.px(22), row.mid_y()}, ui.px(16), colour);
        float end = row.right() - ui.px(8);
        const Action* confirm = actions.find(Act::confirm_clock);
        if (banner.kind == Kind::clock && confirm != nullptr) {
            const float width = action_button_width(ui, *confirm);
            end -= width;
            const Box at{end, row.y + ui.px(4), width, row.h - ui.px(8)};
            if (auto asked = action_button(ui, at, *confirm, choices)) {
                command = asked;
            }
        }
        if (banner.kind == Kind::interpretation) {
            end = draw_alarm_acts(ui, row, end, scene, *banner.meeting, choices);
        }
        if (banner.kind == Kind::font) {
            const std::string word = ui.say("console.banner.dismiss");
            const ButtonLook look{.key = {}, .label = word};
            end -= button_width(ui, look);
            const Box at{end, row.y + ui.px(4), button_width(ui, look), row.h - ui.px(8)};
            if (button(ui, "dismiss-" + std::string{key_of(banner.letters)}, at, look)) {
                choices.letters_seen.insert(banner.letters);
            }
        }
        text_mid(ui, row.x + ui.px(42), row.mid_y(), ui.faces.body, colour, banner.text,
                 end - row.x - ui.px(54));
    }
    return command;
}

}  // namespace dais::console
