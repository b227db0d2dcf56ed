#include "console/panels/prepare.h"

#include <algorithm>

namespace dais::console {

namespace {

using meeting::MeetingState;
using meeting::Modality;

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

}  // namespace dais::console
