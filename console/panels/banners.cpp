#include "console/panels/banners.h"

#include <algorithm>
#include <string>
#include <vector>

#include "console/panels/filing.h"
#include "console/panels/procedure.h"

namespace dais::console {

namespace {

// An act by a personal link is announced for so long.
constexpr timing::Duration kByLinkShown = std::chrono::seconds{45};

enum class Kind { door, frozen, record, standby, interpretation, clock, by_link, font, job };

struct Banner {
    Kind kind = Kind::door;
    std::string text;
    bool grave = false;
    const views::MeetingView* meeting = nullptr;  ///< of an alarm
    LetterTrouble letters = LetterTrouble::not_written;
    meeting::ActionId action = {};  ///< of what was done by a personal link
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

// What is being written while the officer works on, and what became of it.
void add_job(std::vector<Banner>& banners, const Ui& ui, const Scene& scene,
             const Choices& choices) {
    const auto* filing = std::get_if<Filing>(&choices.overlay);
    if (scene.job == nullptr || scene.job->number == choices.job_seen ||
        (filing != nullptr && filing->running == scene.job->number)) {
        return;
    }
    const JobStatus& job = *scene.job;
    switch (job.state) {
        case JobStatus::State::running:
            if (choices.job_slow) {
                banners.push_back(
                    {Kind::job,
                     ui.say("console.banner.job",
                            {{"job", job.job.about}, {"progress", progress_text(job, ui.words)}})});
            }
            break;
        case JobStatus::State::exists:
            banners.push_back(
                {Kind::job, ui.say("console.banner.job-exists", {{"file", job.sentence}})});
            break;
        case JobStatus::State::done:
        case JobStatus::State::cancelled:
        case JobStatus::State::failed:
            banners.push_back({Kind::job, job.sentence, job.state == JobStatus::State::failed});
            break;
        case JobStatus::State::read: break;  // shown where it was asked for
    }
}

// Who acted by a personal link that is no officer's; nothing for an officer and for the desk. No
// name where it is anonymous.
std::optional<std::string> by_link(const Scene& scene, const views::ActionView& action) {
    if (action.actor == meeting::Actor{}) {
        return std::string{};
    }
    for (const views::LinkView& link : scene.board->access->value.links) {
        if (link.link == action.actor.link && link.role != meeting::Role::officer) {
            return link.name;
        }
    }
    return std::nullopt;
}

// What the Chair, a delegation or the interpreters did by their links, the newest first to be seen,
// until it is put away or grows old.
void add_by_link(std::vector<Banner>& banners, const Ui& ui, const Scene& scene,
                 const Choices& choices) {
    if (scene.board == nullptr || scene.board->access == nullptr || scene.history == nullptr) {
        return;
    }
    int more = 0;
    std::optional<Banner> newest;
    for (const views::ActionView& action : scene.history->actions) {
        if (action.action <= choices.by_link_seen || scene.now - action.at > kByLinkShown) {
            break;
        }
        const auto who = by_link(scene, action);
        if (!who) {
            continue;
        }
        if (newest) {
            ++more;
            continue;
        }
        const std::string what = ui.say(action.what, action.names);
        newest = Banner{Kind::by_link, who->empty() ? what
                                                    : ui.say("console.banner.by-link",
                                                             {{"who", *who}, {"what", what}})};
        newest->action = action.action;
    }
    if (newest && more > 0) {
        newest->text += ui.say("console.banner.by-link-more", {{"count", std::to_string(more)}});
    }
    if (newest) {
        banners.push_back(*std::move(newest));
    }
}

// What happened, what still works, where the report is: a row each, the action beside the first.
void add_frozen(std::vector<Banner>& banners, const Ui& ui, const views::RecordView& record) {
    banners.push_back({Kind::frozen, ui.say("console.banner.frozen"), true});
    banners.push_back({Kind::record,
                       ui.say(record.report.empty() ? "console.banner.frozen-no-report"
                                                    : "console.banner.frozen-report",
                              {{"trouble", record.trouble}, {"file", record.report}}),
                       true});
}

// At a standby, that it only shows, and that the first machine is gone; at the desk, what would be
// lost with it: what no standby has.
void add_standby(std::vector<Banner>& banners, const Ui& ui, const views::RecordView& record) {
    if (!record.follows.empty()) {
        const bool gone = record.unheard_since.has_value();
        banners.push_back({Kind::standby,
                           ui.say(gone ? "console.banner.leader-gone" : "console.banner.standby",
                                  {{"place", record.follows}}),
                           gone});
        return;
    }
    const bool nobody = std::none_of(record.standbys.begin(), record.standbys.end(),
                                     [](const auto& each) { return each.there; });
    for (const views::StandbyView& standby : record.standbys) {
        // The servers that vote have no address to which screens could go.
        const bool refuses = !standby.there && (standby.address.empty() || (record.sync && nobody));
        // One row on its way is no news.
        if (refuses || (standby.there ? standby.behind > 1 : standby.behind > 0)) {
            banners.push_back(
                {Kind::standby,
                 ui.say(refuses         ? "console.banner.sync-away"
                        : standby.there ? "console.banner.standby-behind"
                                        : "console.banner.standby-away",
                        {{"name", standby.name}, {"rows", std::to_string(standby.behind)}})});
        }
    }
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
    if (scene.record != nullptr && scene.record->frozen) {
        add_frozen(banners, ui, *scene.record);
    } else if (scene.record != nullptr && !scene.record->written) {
        banners.push_back({Kind::record,
                           ui.say("console.banner.record", {{"trouble", scene.record->trouble}}),
                           true});
    } else if (scene.record != nullptr && !scene.record->trouble.empty()) {
        banners.push_back({Kind::record, scene.record->trouble, true});
    }
    if (scene.record != nullptr) {
        add_standby(banners, ui, *scene.record);
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
    add_by_link(banners, ui, scene, choices);
    add_job(banners, ui, scene, choices);
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

struct Look {
    palette::Ink ink;
    palette::Ink ground;
    Mark sign;
};
Look look_of(const Banner& banner, const Scene& scene) {
    if (banner.grave) {
        return {palette::kRed, palette::kRedGround, Mark::warning};
    }
    if (banner.kind == Kind::by_link) {
        return {palette::kBlue, palette::kBlueGround, Mark::dot};
    }
    if (banner.kind == Kind::job && scene.job->state == JobStatus::State::running) {
        return {palette::kBlue, palette::kBlueGround, Mark::play};
    }
    if (banner.kind == Kind::job && scene.job->state == JobStatus::State::done) {
        return {palette::kGreen, palette::kGreenGround, Mark::check};
    }
    return {palette::kAmber, palette::kAmberGround, Mark::warning};
}

// A job's bar and the button that ends it; what became of it is put away. Returns where they begin.
float draw_job(const Ui& ui, const Box& row, float end, const JobStatus& job, Choices& choices) {
    const bool runs = job.state == JobStatus::State::running;
    const ButtonLook look{.key = {},
                          .label = ui.say(runs ? "console.file.cancel" : "console.banner.dismiss")};
    end -= button_width(ui, look);
    const Box at{end, row.y + ui.px(4), button_width(ui, look), row.h - ui.px(8)};
    if (button(ui, "job", at, look)) {
        choices.cancel_job = runs;
        choices.job_seen = runs ? choices.job_seen : job.number;
    }
    if (runs) {
        const float width = ui.px(220);
        end -= width + ui.px(14);
        draw_progress(ui, {end, row.mid_y() - ui.px(6), width, ui.px(12)}, job);
    }
    return end;
}

// What a banner offers to do at once; null: nothing, or nothing now.
const Action* act_of(const Banner& banner, const Actions& actions) {
    switch (banner.kind) {
        case Kind::clock: return actions.find(Act::confirm_clock);
        case Kind::frozen: return actions.find(Act::restart_desk);
        default: return nullptr;
    }
}

// The button that puts a banner away: true when it is pressed. `end` becomes where it begins.
bool dismissed(const Ui& ui, const Box& row, const std::string& id, float& end) {
    const ButtonLook look{.key = {}, .label = ui.say("console.banner.dismiss")};
    end -= button_width(ui, look);
    return button(ui, id, {end, row.y + ui.px(4), button_width(ui, look), row.h - ui.px(8)}, look);
}

// The button by which the standby takes over, at the second press. Returns where it begins.
float draw_take_over(const Ui& ui, const Box& row, float end, Choices& choices) {
    const ButtonLook look{.key = {},
                          .label = ui.say(choices.take_over_armed ? "console.banner.take-over-again"
                                                                  : "console.banner.take-over")};
    end -= button_width(ui, look);
    if (button(ui, "take-over", {end, row.y + ui.px(4), button_width(ui, look), row.h - ui.px(8)},
               look)) {
        choices.take_over = choices.take_over_armed;
        choices.take_over_armed = !choices.take_over_armed;
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
    if (scene.record == nullptr || !scene.record->unheard_since) {
        choices.take_over_armed = false;  // the first machine is heard again
    }
    for (const Banner& banner : banners_of(ui, scene, choices)) {
        const Box row{box.x, y, box.w, row_height(ui) - ui.px(6)};
        y += row_height(ui);
        const Look look = look_of(banner, scene);
        const palette::Ink colour = look.ink;
        ImGui::GetWindowDrawList()->AddRectFilled(row.min(), row.max(), look.ground, ui.px(6));
        mark(ui, look.sign, {row.x + ui.px(22), row.mid_y()}, ui.px(16), colour);
        float end = row.right() - ui.px(8);
        if (const Action* act = act_of(banner, actions)) {
            const float width = action_button_width(ui, *act);
            end -= width;
            const Box at{end, row.y + ui.px(4), width, row.h - ui.px(8)};
            if (auto asked = action_button(ui, at, *act, choices)) {
                command = asked;
            }
        }
        if (banner.kind == Kind::interpretation) {
            end = draw_alarm_acts(ui, row, end, scene, *banner.meeting, choices);
        }
        if (banner.kind == Kind::standby && banner.grave) {
            end = draw_take_over(ui, row, end, choices);
        }
        if (banner.kind == Kind::job) {
            end = draw_job(ui, row, end, *scene.job, choices);
        }
        if (banner.kind == Kind::font &&
            dismissed(ui, row, "dismiss-" + std::string{key_of(banner.letters)}, end)) {
            choices.letters_seen.insert(banner.letters);
        }
        if (banner.kind == Kind::by_link && dismissed(ui, row, "dismiss-by-link", end)) {
            choices.by_link_seen = banner.action;
        }
        text_mid(ui, row.x + ui.px(42), row.mid_y(), ui.faces.body, colour, banner.text,
                 end - row.x - ui.px(54));
    }
    return command;
}

}  // namespace dais::console
