#include "meeting/make_proceedings.h"

#include <algorithm>
#include <map>

#include "meeting/make_list_views.h"
#include "meeting/make_statement_view.h"
#include "meeting/rules/programme.h"

namespace dais::meeting::views {

namespace {

using Entries = std::map<MeetingKey, std::vector<ProceedingView>>;

void add_statements(const Conference& conference, Entries& entries) {
    for (const auto& [id, statement] : conference.statements) {
        const auto meeting = entries.find(statement.meeting);
        const auto* concluded = std::get_if<Concluded>(&statement.state);
        // One called in vain is nobody's business.
        if (meeting == entries.end() || concluded == nullptr || statement.not_delivered) {
            continue;
        }
        ProceedingView entry;
        entry.at = statement.started_at.value_or(statement.given_at);
        const StatementView shown = statement_view(conference, statement, Told::open);
        entry.speaker = shown.speaker;
        entry.statement = shown.kind;
        entry.office = shown.office;
        entry.list = shown.list;
        entry.used = shown.used_before;
        if (statement.allotted) {
            entry.allotted = shown.allotted;
        }
        if (const ListOfSpeakers* list = list_of(conference, statement)) {
            entry.items = item_views(*conference.facts, list->items);
        }
        meeting->second.push_back(std::move(entry));
    }
}

// The meeting that was on in whose debate a text was handed in.
const PlannedMeeting* meeting_at(const Conference& conference, const ListOfSpeakers& list,
                                 timing::Instant at) {
    for (const auto& meeting : conference.programme->meetings) {
        const auto& sessions = run_of(conference, meeting.key).sessions;
        const bool was_on =
            std::any_of(sessions.begin(), sessions.end(), [&](const MeetingRun::Session& each) {
                return each.from <= at && (!each.to || at <= *each.to);
            });
        if (was_on && rules::takes_up(meeting, list)) {
            return &meeting;
        }
    }
    return nullptr;
}

void add_texts_in_writing(const Conference& conference, Entries& entries) {
    for (const auto& [id, inscription] : conference.inscriptions) {
        const auto* in_writing = std::get_if<InWriting>(&inscription.state);
        const ListOfSpeakers* list = find(conference, inscription.list);
        if (in_writing == nullptr || list == nullptr) {
            continue;
        }
        const PlannedMeeting* meeting = meeting_at(conference, *list, in_writing->at);
        const auto found = meeting == nullptr ? entries.end() : entries.find(meeting->key);
        if (found == entries.end()) {
            continue;
        }
        ProceedingView entry;
        entry.at = in_writing->at;
        entry.kind = ProceedingKind::in_writing;
        entry.speaker = speaker_view(conference, inscription);
        entry.statement = inscription.on_behalf_of ? StatementKind::group : StatementKind::national;
        entry.list = list->kind;
        entry.items = item_views(*conference.facts, list->items);
        found->second.push_back(std::move(entry));
    }
}

void add_steps(const Conference& conference, Entries& entries) {
    for (const FormalStep& step : conference.steps) {
        const auto meeting = entries.find(step.meeting);
        if (meeting == entries.end()) {
            continue;
        }
        ProceedingView entry;
        entry.at = step.at;
        entry.kind = ProceedingKind::step;
        entry.step = step.step;
        entry.name = step.delegation ? name_of(conference, *step.delegation) : step.name;
        entry.elected = step.office;
        entry.text = step.text;
        if (step.item) {
            entry.items = item_views(*conference.facts, {*step.item});
        }
        meeting->second.push_back(std::move(entry));
    }
}

void add_decisions(const Conference& conference, Entries& entries) {
    for (const TakenDecision& decision : conference.texts->decisions) {
        const auto meeting = entries.find(decision.meeting);
        const Proposal* proposal =
            decision.on.proposal ? find(*conference.texts, *decision.on.proposal) : nullptr;
        if (meeting == entries.end()) {
            continue;
        }
        ProceedingView entry;
        entry.at = decision.at;
        entry.kind = ProceedingKind::decision;
        entry.outcome = decision.outcome;
        entry.by_vote = decision.vote.has_value();
        entry.on = proposal != nullptr && !proposal->circulated ? std::string{}
                                                                : name_of(conference, decision.on);
        entry.text = decision.amendments;
        meeting->second.push_back(std::move(entry));
    }
}

}  // namespace

ProceedingsView proceedings_view(const Conference& conference) {
    Entries entries;
    for (const auto& meeting : conference.programme->meetings) {
        if (meeting.open_to_public && !run_of(conference, meeting.key).sessions.empty()) {
            entries[meeting.key];
        }
    }
    add_statements(conference, entries);
    add_texts_in_writing(conference, entries);
    add_steps(conference, entries);
    add_decisions(conference, entries);
    ProceedingsView view;
    for (const auto& meeting : conference.programme->meetings) {
        const auto found = entries.find(meeting.key);
        if (found == entries.end()) {
            continue;
        }
        std::stable_sort(found->second.begin(), found->second.end(),
                         [](const auto& a, const auto& b) { return a.at < b.at; });
        const Room* room = find(*conference.facts, meeting.room);
        MeetingProceedingsView each{.meeting = meeting.key,
                                    .name = name_of(meeting),
                                    .room = meeting.room,
                                    .room_name = room == nullptr ? meeting.room.text : room->name,
                                    .held = {},
                                    .entries = std::move(found->second)};
        for (const MeetingRun::Session& session : run_of(conference, meeting.key).sessions) {
            each.held.push_back({session.from, session.to});
        }
        view.meetings.push_back(std::move(each));
    }
    return view;
}

}  // namespace dais::meeting::views
