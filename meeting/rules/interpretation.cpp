#include "meeting/rules/interpretation.h"

#include <algorithm>

#include "meeting/rules/programme.h"
#include "meeting/rules/programme_collisions.h"
#include "timing/zones.h"

namespace dais::meeting::rules {

namespace {

// Nothing if minutes can be granted, or the meeting can go on without.
std::optional<Refusal> no_interpretation(const Situation& situation, const MeetingKey& key) {
    if (auto refusal = not_in_session(situation, key)) {
        return refusal;
    }
    const PlannedMeeting& meeting = *planned(situation, key);
    if (meeting.interpretation.languages.empty()) {
        return refuse("interpretation.none", {{"meeting", name_of(meeting)}});
    }
    return std::nullopt;
}

// Whether the interpreters come for the meeting, and not for hours of their own.
bool come_for_the_meeting(const PlannedMeeting& meeting, const ConferenceFacts& facts) {
    PlannedMeeting usual = meeting;
    book_interpretation(usual, facts);
    const Interpretation& booked = meeting.interpretation;
    return booked == usual.interpretation ||
           (booked.starts == meeting.starts && booked.ends == meeting.ends);
}

}  // namespace

Decision decide(const Situation& situation, const AskSlower& command) {
    const Statement* statement = find(situation.conference, command.statement);
    if (statement == nullptr) {
        return refuse("statement.unknown",
                      {{"statement", std::to_string(command.statement.value)}});
    }
    const bool speaks =
        !concluded(*statement) && !std::holds_alternative<Standing>(statement->state);
    if (!speaks) {
        return refuse("slower.not-speaking",
                      {{"speaker", name_of(situation.conference, *statement)}});
    }
    if (statement->slower_asked && situation.now - *statement->slower_asked < kSlowerAgain) {
        return refuse("slower.just-asked");
    }
    return Events{SlowerAsked{command.statement, situation.now}};
}

void book_interpretation(PlannedMeeting& meeting, const ConferenceFacts& facts) {
    const Span usual = ordinary_hours(facts, meeting.starts, meeting.ends);
    meeting.interpretation.starts = std::max(meeting.starts, usual.from);
    meeting.interpretation.ends = std::min(meeting.ends, usual.until);
}

void move_interpretation(PlannedMeeting& meeting, const PlannedMeeting& was,
                         const ConferenceFacts& facts) {
    if (meeting.interpretation.languages.empty()) {
        return;
    }
    if (come_for_the_meeting(was, facts)) {
        book_interpretation(meeting, facts);
        return;
    }
    const timing::Duration days =
        date::floor<date::days>(meeting.starts) - date::floor<date::days>(was.starts);
    meeting.interpretation.starts += days;
    meeting.interpretation.ends += days;
}

std::optional<timing::UtcTime> interpretation_ends(const Conference& conference,
                                                   const PlannedMeeting& meeting) {
    if (meeting.interpretation.languages.empty()) {
        return std::nullopt;
    }
    const timing::Zone zone = timing::Zone::named(conference.facts->zone);
    return utc_of(zone, meeting, meeting.interpretation.ends) +
           run_of(conference, meeting.key).interpretation_granted;
}

Decision decide(const Situation& situation, const GrantInterpretation& command) {
    if (auto refusal = no_interpretation(situation, command.meeting)) {
        return *std::move(refusal);
    }
    if (command.by <= timing::Duration::zero() || command.by > kMostGranted) {
        return refuse("interpretation.out-of-bounds");
    }
    return Events{InterpretationExtended{command.meeting, situation.now, command.by}};
}

Decision decide(const Situation& situation, const GoOnWithoutInterpretation& command) {
    if (auto refusal = no_interpretation(situation, command.meeting)) {
        return *std::move(refusal);
    }
    if (run_of(situation.conference, command.meeting).without_interpretation) {
        return refuse("interpretation.already-without");
    }
    if (!command.agreed) {
        return refuse("interpretation.no-agreement");
    }
    return Events{WentOnWithoutInterpretation{command.meeting, situation.now}};
}

std::vector<InterpretationDue> interpretation_due(const Conference& conference,
                                                  std::optional<timing::Instant> now) {
    std::vector<InterpretationDue> due;
    for (const auto& meeting : conference.programme->meetings) {
        const MeetingRun& run = run_of(conference, meeting.key);
        const bool listening = is_on(conference, meeting.key) && !run.without_interpretation;
        const auto ends = listening ? interpretation_ends(conference, meeting) : std::nullopt;
        if (!ends) {
            continue;
        }
        std::optional<InterpretationDue> next;
        for (const int minutes : kInterpretationAlarms) {
            const bool noted = run.interpretation_noted && *run.interpretation_noted <= minutes;
            if (noted) {
                continue;
            }
            const timing::UtcTime utc = *ends - std::chrono::minutes{minutes};
            const InterpretationDue each{timing::Instant{utc - conference.utc_at_zero}, meeting.key,
                                         minutes};
            if (run.interpretation_extended && each.at <= *run.interpretation_extended) {
                continue;  // whoever asked for the minutes knows
            }
            // Of alarms that have all passed, only the last says what is true.
            if (!next || !now || next->at > *now) {
                next = each;
            }
        }
        if (next) {
            due.push_back(*next);
        }
    }
    return due;
}

Event note_of(const Conference& conference, const InterpretationDue& due, timing::Instant now) {
    const PlannedMeeting* meeting = find(conference, due.meeting);
    const Statement* held = meeting == nullptr ? nullptr : floor_holder(conference, meeting->room);
    return InterpretationEndNear{
        .meeting = due.meeting,
        .at = now,
        .minutes = due.minutes,
        .speaking = held == nullptr ? std::nullopt : std::optional{held->id}};
}

}  // namespace dais::meeting::rules
