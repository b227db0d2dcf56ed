#include "console/panels/prepare.h"

#include <algorithm>

namespace dais::console {

namespace {

using meeting::MeetingState;
using meeting::Modality;

int minutes_into(Day day, timing::WallTime wall) {
    return static_cast<int>(
        std::chrono::floor<std::chrono::minutes>(wall - timing::WallTime{day}).count());
}

std::string hours_text(const views::MeetingView& meeting, const timing::Zone& zone,
                       const Strings& words) {
    return words.say(
        meeting.hours_assumed ? "console.programme.hours-assumed" : "console.programme.hours",
        {{"starts", hour_and_minute(zone.wall(meeting.starts))},
         {"ends", hour_and_minute(zone.wall(meeting.ends))}});
}

std::string detail_of(const views::MeetingView& meeting, const Strings& words) {
    std::string detail = meeting.name;
    switch (meeting.modality) {
        case meeting::MeetingModality::in_person: break;
        case meeting::MeetingModality::hybrid:
            detail += ", " + words.say("console.programme.hybrid");
            break;
        case meeting::MeetingModality::virtual_only:
            detail += ", " + words.say("console.programme.virtual");
            break;
    }
    if (meeting.webcast) {
        detail += ", " + words.say("console.programme.webcast");
    }
    if (!meeting.open_to_public) {
        detail += ", " + words.say("console.programme.closed");
    }
    return detail;
}

std::string slot_title(const views::SlotView& slot, const Strings& words) {
    if (slot.items.size() == 1 && slot.kind == meeting::SlotKind::debate) {
        const views::ItemView& item = slot.items.front();
        return words.say("console.item.short",
                         {{"item", item.letter.empty() ? item.number : item.letter},
                          {"title", item.short_title}});
    }
    return slot.title;
}

Block block_of(const views::MeetingView& meeting, const timing::Zone& zone, Day day,
               const Strings& words) {
    Block block;
    block.meeting = meeting.key;
    block.room = meeting.room;
    block.title = meeting.name;
    block.look = look_of(meeting.state);
    block.state = meeting.state == MeetingState::scheduled ? "" : word_of(meeting.state, words);
    block.formal = meeting.kind == meeting::MeetingKind::plenary;
    block.from = minutes_into(day, zone.wall(meeting.starts));
    block.until = minutes_into(day, zone.wall(meeting.ends));
    block.hours = hours_text(meeting, zone, words);
    return block;
}

// A meeting is one block, or one for each of its slots.
void add_blocks(std::vector<Block>& blocks, const views::MeetingView& meeting,
                const timing::Zone& zone, Day day, const Strings& words) {
    const Block whole = block_of(meeting, zone, day, words);
    if (meeting.slots.empty()) {
        blocks.push_back(whole);
        blocks.back().detail = detail_of(meeting, words);
    }
    for (const views::SlotView& slot : meeting.slots) {
        Block block = whole;
        block.title = slot_title(slot, words);
        block.detail = detail_of(meeting, words);
        if (block.title.empty()) {
            block.title = meeting.name;
        }
        block.from = minutes_into(day, zone.wall(slot.starts));
        block.until = minutes_into(day, zone.wall(slot.ends));
        if (&slot != &meeting.slots.front()) {
            block.state.clear();  // said once for a meeting
        }
        blocks.push_back(std::move(block));
    }
}

bool overlap(const Block& a, const Block& b) { return a.from < b.until && b.from < a.until; }

// What is at the same time stands side by side.
void part_into_columns(std::vector<Block>& blocks) {
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

}  // namespace

std::string name_of(const views::SpeakerView& speaker) {
    return speaker.on_behalf_of.empty() ? speaker.name
                                        : speaker.name + " (" + speaker.on_behalf_of_short + ")";
}

std::string name_of(const views::StatementView& statement, const Strings& words) {
    if (!statement.office) {
        return name_of(statement.speaker);
    }
    std::string office;
    switch (*statement.office) {
        case meeting::PresiderOffice::chair: office = words.say("console.office.chair"); break;
        case meeting::PresiderOffice::secretariat:
            office = words.say("console.office.secretariat");
            break;
        case meeting::PresiderOffice::facilitator:
            office = words.say("console.office.facilitator");
            break;
        case meeting::PresiderOffice::panellist:
            office = words.say("console.office.panellist");
            break;
        case meeting::PresiderOffice::presenter:
            office = words.say("console.office.presenter");
            break;
    }
    return statement.speaker.name.empty() ? office : office + " (" + statement.speaker.name + ")";
}

std::string word_of(Modality modality, const Strings& words) {
    switch (modality) {
        case Modality::in_person: return words.say("console.modality.in-person");
        case Modality::remote: return words.say("console.modality.remote");
        case Modality::pre_recorded: return words.say("console.modality.pre-recorded");
    }
    return {};
}

std::string word_of(MeetingState state, const Strings& words) {
    switch (state) {
        case MeetingState::scheduled: return words.say("console.state.scheduled");
        case MeetingState::in_session: return words.say("console.state.in-session");
        case MeetingState::suspended: return words.say("console.state.suspended");
        case MeetingState::adjourned: return words.say("console.state.adjourned");
    }
    return {};
}

std::string word_of(meeting::Authority authority, const Strings& words) {
    switch (authority) {
        case meeting::Authority::chair: return words.say("console.authority.chair");
        case meeting::Authority::mutual_agreement:
            return words.say("console.authority.mutual-agreement");
        case meeting::Authority::correction: return words.say("console.authority.correction");
    }
    return {};
}

std::string items_text(const std::vector<views::ItemView>& items, const Strings& words) {
    if (items.empty()) {
        return {};
    }
    const auto number = [](const views::ItemView& item) {
        return item.number + (item.letter.empty() ? "" : " (" + item.letter + ")");
    };
    if (items.size() == 1) {
        return words.say("console.item.one",
                         {{"number", number(items.front())}, {"title", items.front().short_title}});
    }
    std::string numbers;
    for (std::size_t i = 0; i + 1 < items.size(); ++i) {
        numbers += (i == 0 ? "" : ", ") + number(items[i]);
    }
    return words.say("console.item.several",
                     {{"numbers", numbers}, {"last", number(items.back())}});
}

std::string long_length(timing::Duration length, const Strings& words) {
    const std::int64_t whole = std::chrono::floor<std::chrono::seconds>(length).count();
    if (whole < 60) {
        return words.say("console.length.seconds", {{"seconds", std::to_string(whole)}});
    }
    const std::int64_t minutes = whole / 60;
    if (minutes < 60) {
        return words.say("console.length.minutes", {{"minutes", std::to_string(minutes)}});
    }
    return words.say("console.length.hours",
                     {{"hours", grouped(minutes / 60)}, {"minutes", std::to_string(minutes % 60)}});
}

std::string day_text(Day day, const Strings& words) {
    const date::year_month_day date{day};
    const auto weekday = std::to_string(date::weekday{day}.iso_encoding());
    const auto month = std::to_string(static_cast<unsigned>(date.month()));
    return words.say("console.day", {{"weekday", words.say("console.weekday." + weekday)},
                                     {"day", std::to_string(static_cast<unsigned>(date.day()))},
                                     {"month", words.say("console.month." + month)}});
}

StateLook look_of(MeetingState state) {
    switch (state) {
        case MeetingState::scheduled: return {Mark::ring, palette::kDim, palette::kRaised};
        case MeetingState::in_session: return {Mark::play, palette::kGreen, palette::kGreenGround};
        case MeetingState::suspended: return {Mark::pause, palette::kAmber, palette::kAmberGround};
        case MeetingState::adjourned: return {Mark::stop, palette::kDim, palette::kRaised};
    }
    return {};
}

DayPlan plan_of(const views::ProgrammeView& programme, const timing::Zone& zone, Day day,
                const Strings& words) {
    DayPlan plan;
    for (const views::MeetingView& meeting : programme.meetings) {
        if (date::floor<date::days>(zone.wall(meeting.starts)) == day) {
            add_blocks(plan.blocks, meeting, zone, day, words);
        }
    }
    if (plan.blocks.empty()) {
        return plan;
    }
    part_into_columns(plan.blocks);
    plan.from = plan.blocks.front().from;
    for (const Block& block : plan.blocks) {
        plan.from = std::min(plan.from, block.from);
        plan.until = std::max(plan.until, block.until);
        plan.marks.push_back(block.from);
        plan.marks.push_back(block.until);
    }
    std::sort(plan.marks.begin(), plan.marks.end());
    plan.marks.erase(std::unique(plan.marks.begin(), plan.marks.end()), plan.marks.end());
    return plan;
}

std::vector<Day> days_of(const views::ProgrammeView& programme, const timing::Zone& zone) {
    std::vector<Day> days;
    days.reserve(programme.meetings.size());
    for (const views::MeetingView& meeting : programme.meetings) {
        days.push_back(date::floor<date::days>(zone.wall(meeting.starts)));
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

std::vector<HistoryRow> rows_of(const views::HistoryView& history,
                                const views::ConferenceView& conference, const timing::Zone& zone,
                                const Strings& words) {
    std::vector<HistoryRow> rows;
    rows.reserve(history.actions.size());
    for (const views::ActionView& action : history.actions) {
        const timing::UtcTime utc = conference.utc_at_zero + action.at.time_since_epoch();
        rows.push_back({.time = time_of_day(zone.wall(utc)),
                        .text = words.say(action.what, action.names),
                        .actor = action.actor.name,
                        .undone = action.undone});
    }
    return rows;
}

ScreensText screens_text(const views::ScreensView& screens,
                         const std::vector<views::RoomView>& rooms, const Strings& words) {
    ScreensText text;
    std::map<std::string, int> pages;
    const auto room_name = [&](const std::string& key) {
        const auto found = std::find_if(rooms.begin(), rooms.end(),
                                        [&](const auto& room) { return room.key.text == key; });
        return key.empty()            ? words.say("console.screens.every-room")
               : found == rooms.end() ? key
                                      : found->name;
    };
    for (const views::ScreenView& screen : screens.screens) {
        const std::string page =
            screen.page.empty() ? words.say("console.screens.no-page") : screen.page;
        ++pages[page];
        text.rows.push_back({.page = page,
                             .room = room_name(screen.room),
                             .role = screen.role,
                             .address = screen.address,
                             .round_trip = screen.round_trip_ms
                                               ? words.say("console.screens.milliseconds",
                                                           {{"ms", grouped(*screen.round_trip_ms)}})
                                               : std::string{}});
    }
    std::stable_sort(text.rows.begin(), text.rows.end(),
                     [](const ScreenRow& a, const ScreenRow& b) {
                         return a.page != b.page ? a.page < b.page : a.room < b.room;
                     });
    const auto count = static_cast<std::int64_t>(screens.screens.size());
    text.count = words.say(count == 1 ? "console.screens.one" : "console.screens.many",
                           {{"count", grouped(count)}});
    for (const auto& [page, many] : pages) {
        text.by_page += (text.by_page.empty() ? "" : ", ") + page + " " + grouped(many);
    }
    return text;
}

}  // namespace dais::console
