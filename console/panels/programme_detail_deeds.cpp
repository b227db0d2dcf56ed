// Deeds about what is said of a meeting: its kind, how it is held, its link, its interpretation.
#include <algorithm>
#include <array>

#include "console/panels/deed_maker.h"

namespace dais::console {

using meeting::ChangeMeeting;
using meeting::MeetingDetails;
using meeting::MeetingKind;
using meeting::MeetingModality;

namespace {

constexpr std::array kModalities{MeetingModality::in_person, MeetingModality::hybrid,
                                 MeetingModality::virtual_only};
constexpr std::array kKinds{MeetingKind::plenary, MeetingKind::informal_consultation,
                            MeetingKind::briefing, MeetingKind::presentation};

// When the interpreters leave as planned, minutes granted left out.
std::optional<timing::UtcTime> planned_end(const views::MeetingView& meeting) {
    return meeting.interpretation_ends
               ? std::optional{*meeting.interpretation_ends - meeting.interpretation_granted}
               : std::nullopt;
}

// As they are, so that a deed changes one of them and leaves the others.
MeetingDetails details_of(const views::MeetingView& meeting, const timing::Zone& zone) {
    MeetingDetails details;
    details.kind = meeting.kind;
    details.title = meeting.title;
    details.modality = meeting.modality;
    details.webcast = meeting.to_be_webcast;
    details.open_to_public = meeting.open_to_public;
    details.link = meeting.link;
    details.guide = meeting.guide;
    details.team = meeting.team;
    details.presiding = meeting.to_preside;
    details.languages = meeting.languages;
    const auto ends = planned_end(meeting);
    if (meeting.interpretation_starts && ends &&
        (*meeting.interpretation_starts != meeting.starts || *ends != meeting.ends)) {
        details.interpretation_starts = zone.wall(*meeting.interpretation_starts);
        details.interpretation_ends = zone.wall(*ends);
    }
    return details;
}

template <class Values>
std::size_t place_of(const Values& values, typename Values::value_type value) {
    const auto* const found = std::find(values.begin(), values.end(), value);
    return static_cast<std::size_t>(found - values.begin());
}

Question words_of(Question asked, std::string MeetingDetails::*field, const std::string& now) {
    asked.proposed = now;
    asked.may_be_empty = true;
    asked.put = [field](meeting::Command& command, const Given& given) {
        std::get<ChangeMeeting>(command).details.*field = given.text;
    };
    return asked;
}

}  // namespace

void DeedMaker::details(const views::MeetingView& meeting) {
    const ChangeMeeting change{meeting.key, details_of(meeting, *scene_.zone), {}};
    const Names names{{"meeting", meeting.name}};
    if (meeting.ordinal == 0) {
        add(DeedGroup::programme, "meeting-title", names, change).questions = {
            words_of(question(Question::Kind::words, "meeting-title"), &MeetingDetails::title,
                     meeting.name)};
    }
    if (meeting.state == meeting::MeetingState::scheduled) {
        std::vector<std::string> kinds;
        for (const MeetingKind each : kKinds) {
            kinds.push_back(word_of(each, words_));
        }
        add(DeedGroup::programme, "meeting-kind", names, change).questions = {choice(
            "meeting-kind", std::move(kinds),
            [](meeting::Command& command, std::size_t at) {
                std::get<ChangeMeeting>(command).details.kind = kKinds[at];
            },
            place_of(kKinds, meeting.kind))};
    }
    std::vector<std::string> modalities;
    for (const MeetingModality each : kModalities) {
        modalities.push_back(word_of(each, words_));
    }
    add(DeedGroup::programme, "meeting-modality", names, change).questions = {choice(
        "meeting-modality", std::move(modalities),
        [](meeting::Command& command, std::size_t at) {
            std::get<ChangeMeeting>(command).details.modality = kModalities[at];
        },
        place_of(kModalities, meeting.modality))};
    links(meeting, change);
    interpreters(meeting, change);
}

void DeedMaker::links(const views::MeetingView& meeting, const ChangeMeeting& change) {
    const Names names{{"meeting", meeting.name}};
    const auto text = [&](std::string_view name, std::string MeetingDetails::*field) {
        add(DeedGroup::programme, "meeting-" + std::string{name}, names, change).questions = {
            words_of(question(Question::Kind::words, "meeting-" + std::string{name}), field,
                     change.details.*field)};
    };
    text("link", &MeetingDetails::link);
    text("guide", &MeetingDetails::guide);
    text("team", &MeetingDetails::team);
    text("presiding", &MeetingDetails::presiding);
    ChangeMeeting turned = change;
    turned.details.webcast = !meeting.to_be_webcast;
    add(DeedGroup::programme, meeting.to_be_webcast ? "meeting-no-webcast" : "meeting-webcast",
        names, turned);
    turned = change;
    turned.details.open_to_public = !meeting.open_to_public;
    add(DeedGroup::programme, meeting.open_to_public ? "meeting-closed" : "meeting-public", names,
        turned);
}

void DeedMaker::interpreters(const views::MeetingView& meeting, const ChangeMeeting& change) {
    const Names names{{"meeting", meeting.name}};
    Question languages = question(Question::Kind::languages, "languages");
    languages.may_be_empty = true;
    for (const std::string& each : meeting.languages) {
        languages.proposed += (languages.proposed.empty() ? "" : " ") + each;
    }
    languages.put = [](meeting::Command& command, const Given& given) {
        std::get<ChangeMeeting>(command).details.languages = given.languages;
    };
    add(DeedGroup::programme, "meeting-languages", names, change).questions = {languages};
    if (meeting.languages.empty()) {
        return;
    }
    const auto hour = [&](std::string_view name, auto MeetingDetails::*field,
                          timing::UtcTime proposed) {
        Question asked = question(Question::Kind::wall, name);
        asked.near = at(wall_of(proposed));
        asked.put = [field](meeting::Command& command, const Given& given) {
            std::get<ChangeMeeting>(command).details.*field = given.wall;
        };
        return asked;
    };
    add(DeedGroup::programme, "meeting-interpretation", names, change).questions = {
        hour("interpretation-starts", &MeetingDetails::interpretation_starts,
             meeting.interpretation_starts.value_or(meeting.starts)),
        hour("interpretation-ends", &MeetingDetails::interpretation_ends,
             planned_end(meeting).value_or(meeting.ends))};
}

}  // namespace dais::console
