#include "console/panels/programme_plan.h"

#include <algorithm>

#include "console/panels/programme_words.h"
#include "console/panels/typed_hours.h"

namespace dais::console {

namespace {

using meeting::MeetingPlan;
using meeting::MeetingState;

int minutes_into(Day day, timing::WallTime wall) {
    return static_cast<int>(
        std::chrono::floor<std::chrono::minutes>(wall - timing::WallTime{day}).count());
}

std::string detail_of(const views::MeetingView& meeting, const Strings& words) {
    std::string detail = meeting.name;
    if (meeting.modality != meeting::MeetingModality::in_person) {
        detail += ", " + word_of(meeting.modality, words);
    }
    if (meeting.webcast) {
        detail += ", " + words.say("console.programme.webcast");
    }
    if (!meeting.open_to_public) {
        detail += ", " + words.say("console.programme.closed");
    }
    return detail;
}

// What the newest versions did to a meeting.
std::string change_of(const views::ProgrammeView& programme, const views::MeetingView& meeting,
                      const Strings& words) {
    if (meeting.changed_in <= 1 || meeting.changed_in <= programme.version - kVersionsMarked) {
        return {};
    }
    for (const views::ProgrammeChangeView& each : programme.changes) {
        if (each.meeting == meeting.key && each.version == meeting.changed_in) {
            return words.say(
                "console.programme.change",
                {{"change", word_of(each.what, words)}, {"version", std::to_string(each.version)}});
        }
    }
    return {};
}

class Plan {
  public:
    Plan(const views::ProgrammeView& programme, const timing::Zone& zone, Day day,
         const Strings& words, timing::UtcTime utc_at_zero)
        : programme_{programme}, zone_{zone}, day_{day}, words_{words}, utc_at_zero_{utc_at_zero} {}

    DayPlan make() {
        for (const views::MeetingView& meeting : programme_.meetings) {
            if (meeting.plan == MeetingPlan::postponed) {
                plan_.dateless.push_back(dateless(meeting));
            } else if (date::floor<date::days>(zone_.wall(meeting.starts)) == day_) {
                add_blocks(meeting);
                add_line(meeting);
            }
        }
        plan_.version = version_text(programme_, zone_, words_);
        part_into_columns();
        add_held();
        set_hours();
        return std::move(plan_);
    }

  private:
    [[nodiscard]] int minute(timing::UtcTime utc) const {
        return minutes_into(day_, zone_.wall(utc));
    }

    [[nodiscard]] Dateless dateless(const views::MeetingView& meeting) const {
        const timing::WallTime was = zone_.wall(meeting.starts);
        return {.meeting = meeting.key,
                .room = meeting.room,
                .title = meeting.name,
                .was = words_.say("console.programme.was",
                                  {{"day", short_day(date::floor<date::days>(was), words_)},
                                   {"starts", hour_and_minute(was)}}),
                .changed = change_of(programme_, meeting, words_),
                .newest = programme_.version > 1 && meeting.changed_in == programme_.version,
                .told = told_of(meeting, programme_, zone_, words_)};
    }

    [[nodiscard]] Block whole(const views::MeetingView& meeting) const {
        Block block;
        block.meeting = meeting.key;
        block.room = meeting.room;
        block.title = meeting.name;
        block.detail = detail_of(meeting, words_);
        block.look = look_of(meeting.state);
        block.state =
            meeting.state == MeetingState::scheduled ? "" : word_of(meeting.state, words_);
        block.formal = meeting.kind == meeting::MeetingKind::plenary;
        block.cancelled = meeting.plan == MeetingPlan::cancelled;
        if (block.cancelled) {
            block.look = {Mark::cross, palette::kRed, palette::kRaised};
            block.state = words_.say("console.programme.cancelled");
        }
        block.changed = change_of(programme_, meeting, words_);
        block.newest = programme_.version > 1 && meeting.changed_in == programme_.version;
        block.from = minute(meeting.starts);
        block.until = minute(meeting.ends);
        block.told = told_of(meeting, programme_, zone_, words_);
        return block;
    }

    // A meeting is one block, or one for each of its slots. A cancelled one has none left.
    void add_blocks(const views::MeetingView& meeting) {
        const Block all = whole(meeting);
        if (meeting.slots.empty() || all.cancelled) {
            plan_.blocks.push_back(all);
            return;
        }
        for (const views::SlotView& slot : meeting.slots) {
            Block block = all;
            block.title = slot_title(slot, words_);
            block.off = slot.kind == meeting::SlotKind::pause;
            block.from = minute(slot.starts);
            block.until = minute(slot.ends);
            const std::string kind = kind_told(slot);
            if (!kind.empty()) {
                block.detail = kind;
            }
            if (&slot != &meeting.slots.front()) {  // said once for a meeting
                block.state.clear();
                block.changed.clear();
            }
            plan_.blocks.push_back(std::move(block));
        }
    }

    // The kind of a slot whose title does not say it: a break, replies.
    [[nodiscard]] std::string kind_told(const views::SlotView& slot) const {
        const std::string kind = word_of(slot.kind, words_);
        const bool said = slot_title(slot, words_) == kind;
        const bool told =
            slot.kind == meeting::SlotKind::pause || slot.kind == meeting::SlotKind::right_of_reply;
        return told && !said ? kind : std::string{};
    }

    void add_line(const views::MeetingView& meeting) {
        if (meeting.languages.empty() || !meeting.interpretation_ends ||
            meeting.plan != MeetingPlan::planned || meeting.without_interpretation) {
            return;
        }
        const int at = minute(*meeting.interpretation_ends);
        const bool there = std::any_of(plan_.lines.begin(), plan_.lines.end(),
                                       [&](const HourLine& each) { return each.minute == at; });
        if (!there) {
            plan_.lines.push_back(
                {at, words_.say(
                         "console.programme.interpretation-line",
                         {{"ends", hour_and_minute(zone_.wall(*meeting.interpretation_ends))}})});
        }
    }

    static bool overlap(const Block& a, const Block& b) {
        return a.from < b.until && b.from < a.until;
    }

    // What is at the same time stands side by side.
    void part_into_columns() {
        std::vector<Block>& blocks = plan_.blocks;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            std::vector<bool> taken(blocks.size() + 1, false);
            for (std::size_t j = 0; j < i; ++j) {
                if (overlap(blocks[i], blocks[j])) {
                    taken[static_cast<std::size_t>(blocks[j].column)] = true;
                }
            }
            blocks[i].column =
                static_cast<int>(std::find(taken.begin(), taken.end(), false) - taken.begin());
        }
        for (Block& block : blocks) {
            for (const Block& other : blocks) {
                if (overlap(block, other)) {
                    block.columns = std::max(block.columns, other.column + 1);
                }
            }
        }
    }

    // One bar a session, beside the first block of its meeting.
    void add_held() {
        for (const views::MeetingView& meeting : programme_.meetings) {
            const auto block =
                std::find_if(plan_.blocks.begin(), plan_.blocks.end(),
                             [&](const Block& each) { return each.meeting == meeting.key; });
            if (block == plan_.blocks.end()) {
                continue;
            }
            for (const views::SessionView& session : meeting.held) {
                plan_.held.push_back(held(meeting, session, *block));
            }
        }
    }

    [[nodiscard]] HeldBar held(const views::MeetingView& meeting, const views::SessionView& session,
                               const Block& block) const {
        const auto utc = [&](timing::Instant at) { return utc_at_zero_ + at.time_since_epoch(); };
        const auto hour = [&](timing::UtcTime at) { return hour_and_minute(zone_.wall(at)); };
        HeldBar bar{.meeting = meeting.key,
                    .from = minute(utc(session.from)),
                    .until = std::nullopt,
                    .column = block.column,
                    .columns = block.columns,
                    .told = {}};
        std::map<std::string, std::string> names{{"from", hour(utc(session.from))},
                                                 {"starts", hour(meeting.starts)},
                                                 {"ends", hour(meeting.ends)}};
        if (session.to) {
            bar.until = minute(utc(*session.to));
            names["until"] = hour(utc(*session.to));
        }
        bar.told =
            words_.say(session.to ? "console.programme.held" : "console.programme.held-on", names);
        return bar;
    }

    void set_hours() {
        if (plan_.blocks.empty()) {
            return;
        }
        plan_.from = plan_.blocks.front().from;
        for (const Block& block : plan_.blocks) {
            plan_.from = std::min(plan_.from, block.from);
            plan_.until = std::max(plan_.until, block.until);
            plan_.marks.push_back(block.from);
            plan_.marks.push_back(block.until);
        }
        for (const HourLine& line : plan_.lines) {
            plan_.until = std::max(plan_.until, line.minute);
        }
        for (const HeldBar& bar : plan_.held) {
            plan_.from = std::min(plan_.from, bar.from);
            plan_.until = std::max(plan_.until, bar.until.value_or(bar.from));
        }
        std::sort(plan_.marks.begin(), plan_.marks.end());
        plan_.marks.erase(std::unique(plan_.marks.begin(), plan_.marks.end()), plan_.marks.end());
    }

    const views::ProgrammeView& programme_;
    const timing::Zone& zone_;
    Day day_;
    const Strings& words_;
    timing::UtcTime utc_at_zero_;
    DayPlan plan_;
};

}  // namespace

DayPlan plan_of(const views::ProgrammeView& programme, const timing::Zone& zone, Day day,
                const Strings& words, timing::UtcTime utc_at_zero) {
    return Plan{programme, zone, day, words, utc_at_zero}.make();
}

std::vector<Day> days_of(const views::ProgrammeView& programme, const timing::Zone& zone) {
    std::vector<Day> days;
    days.reserve(programme.meetings.size());
    for (const views::MeetingView& meeting : programme.meetings) {
        if (meeting.plan != MeetingPlan::postponed) {
            days.push_back(date::floor<date::days>(zone.wall(meeting.starts)));
        }
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

}  // namespace dais::console
