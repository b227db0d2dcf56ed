#include <algorithm>
#include <chrono>

#include "meeting/fold.h"
#include "meeting/rules/list_of_speakers.h"

namespace dais::meeting {

// By when the row was written as well, and in which term: two copies of one file, opened on two
// machines, go on with rows of the same number and clocks of their own. A standby compares which of
// two is later, so a machine's clock that was set back makes none smaller.
void Fold::new_epoch() {
    constexpr std::int64_t kRowsOfATerm = 1'000'000'000;
    c_.clock_epoch = std::max(c_.clock_epoch + 1,
                              utc_us() + (row_.term - 1) * kRowsOfATerm + row_.sequence.value);
}

std::int64_t Fold::utc_us() const {
    return std::chrono::duration_cast<std::chrono::microseconds>(
               row_.reading.utc.time_since_epoch())
        .count();
}

void Fold::enter(const MeetingKey& meeting, timing::Instant at, MeetingState state) {
    MeetingRun& run = c_.meetings[meeting];
    if (run.state == MeetingState::in_session && !run.sessions.empty()) {
        run.sessions.back().to = at;
    }
    if (state == MeetingState::in_session) {
        run.sessions.push_back({at, std::nullopt});
    }
    run.state = state;
    run.changed_at = at;
    run.expected_until.reset();
}

void Fold::operator()(const ConferenceCreated& event) {
    c_ = Conference{};
    c_.facts = event.facts;
    c_.rehearsal = event.rehearsal;
    c_.utc_at_zero = event.utc_at_zero;
    c_.created_us = utc_us();
    new_epoch();
    c_.bureau = event.facts->bureau;
    c_.programme = std::make_shared<const Programme>(Programme{event.facts->meetings});
    for (const auto& meeting : event.facts->meetings) {
        c_.meetings[meeting.key].released_next = event.facts->profile.released_next;
    }
    for (const auto& room : event.facts->rooms) {
        c_.floors[room.key];
    }
    add_lists();
    begin_texts(event.facts->texts);
}

// The programme's lists of speakers that are not there yet.
void Fold::add_lists() {
    for (auto& list : rules::lists_of(*c_.facts, *c_.programme)) {
        const ListKey key = list.key;
        c_.lists.try_emplace(key, std::move(list));
    }
}

void Fold::operator()(const ProgrammeChanged& event) {
    auto programme = std::make_shared<Programme>(*c_.programme);
    int added = 0;
    for (PlannedMeeting meeting : event.meetings) {
        if (meeting.key.text.empty()) {  // named by this row, as a list of the Chair's is
            meeting.key = added_key(row_.sequence, added++);
        }
        const auto known =
            std::find_if(programme->meetings.begin(), programme->meetings.end(),
                         [&](const PlannedMeeting& each) { return each.key == meeting.key; });
        if (known != programme->meetings.end()) {
            *known = meeting;
            continue;
        }
        programme->meetings.push_back(meeting);
        c_.meetings[meeting.key].released_next = c_.facts->profile.released_next;
    }
    put_in_order(programme->meetings);
    c_.programme = std::move(programme);
    add_lists();
}

void Fold::operator()(const InterpretationExtended& event) {
    MeetingRun& run = c_.meetings[event.meeting];
    run.interpretation_granted += event.by;
    run.interpretation_noted.reset();
    run.interpretation_extended = event.at;
}

void Fold::operator()(const WentOnWithoutInterpretation& event) {
    c_.meetings[event.meeting].without_interpretation = true;
}

void Fold::operator()(const InterpretationEndNear& event) {
    c_.meetings[event.meeting].interpretation_noted = event.minutes;
}

void Fold::operator()(const TurnsShownSet& event) {
    c_.meetings[event.meeting].turns_shown = event.show;
}

void Fold::operator()(const RecordOpened& event) {
    new_epoch();
    if (!event.same_boot) {
        c_.elapsed_to_confirm = event.elapsed;
    }
}

void Fold::operator()(const LeadTaken& /*event*/) { new_epoch(); }

void Fold::operator()(const StandbyJoined& /*event*/) {}

void Fold::operator()(const ClockConfirmed& /*event*/) { c_.elapsed_to_confirm.reset(); }

void Fold::operator()(const UtcAnchored& event) { c_.utc_at_zero = event.utc_at_zero; }

void Fold::operator()(const RehearsalAdvanced& /*event*/) { new_epoch(); }

void Fold::operator()(const LinkGranted& event) {
    c_.grants.push_back({.link = row_.sequence.value,
                         .role = event.role,
                         .name = event.name,
                         .token_hash = event.token_hash,
                         .delegation = event.delegation,
                         .granted = row_.recorded,
                         .until = event.until});
}

void Fold::operator()(const LinkRevoked& event) {
    for (Grant& grant : c_.grants) {
        if (grant.link == event.link) {
            grant.revoked = event.at;
        }
    }
}

void Fold::operator()(const MeetingOpened& event) {
    enter(event.meeting, event.at, MeetingState::in_session);
}

void Fold::operator()(const MeetingSuspended& event) {
    enter(event.meeting, event.at, MeetingState::suspended);
    c_.meetings[event.meeting].expected_until = event.expected_until;
}

void Fold::operator()(const MeetingResumed& event) {
    enter(event.meeting, event.at, MeetingState::in_session);
}

void Fold::operator()(const MeetingAdjourned& event) {
    enter(event.meeting, event.at, MeetingState::adjourned);
    MeetingRun& run = c_.meetings[event.meeting];
    run.informal = false;
    run.lost.reset();
    run.voting.reset();
    run.considering.reset();
    c_.podium.nameplates.erase(event.meeting);
    c_.podium.shown.erase(event.meeting);
}

void Fold::operator()(const SpeakersReleased& event) {
    c_.meetings[event.meeting].released_next = event.count;
}

void Fold::operator()(const StrictnessSet& event) {
    c_.meetings[event.meeting].strictness = event.policy;
}

void Fold::operator()(const VotingBegun& event) { c_.meetings[event.meeting].voting = event.on; }

void Fold::operator()(const VotingEnded& event) { c_.meetings[event.meeting].voting.reset(); }

void Fold::operator()(const FormalStepTaken& event) {
    c_.steps.push_back({.row = row_.sequence,
                        .meeting = event.meeting,
                        .step = event.step,
                        .at = event.at,
                        .name = event.name,
                        .office = event.office,
                        .delegation = event.delegation,
                        .item = event.item,
                        .present = event.present,
                        .needed = event.needed,
                        .text = event.text});
    MeetingRun& run = c_.meetings[event.meeting];
    switch (event.step) {
        case FormalStepKind::opened_by:
        case FormalStepKind::gavel_handed: run.presiding = event.name; break;
        case FormalStepKind::election: elect(event); break;
        case FormalStepKind::adoption_of_agenda: c_.agenda_adopted = true; break;
        case FormalStepKind::item_opened: run.item = event.item; break;
        case FormalStepKind::item_concluded:
            c_.concluded_items.insert(*event.item);
            if (run.item == event.item) {
                run.item.reset();
            }
            break;
        case FormalStepKind::informal_mode_begun: run.informal = true; break;
        case FormalStepKind::informal_mode_ended: run.informal = false; break;
        case FormalStepKind::closing: c_.closed = true; break;
        case FormalStepKind::organization_of_work:
        case FormalStepKind::quorum:
        case FormalStepKind::credentials:
        case FormalStepKind::no_other_requests:
        case FormalStepKind::announcement: break;
    }
}

// "chair-designate" becomes "chair"; whoever was not in the bureau joins it.
void Fold::elect(const FormalStepTaken& event) {
    const std::string designate = event.office + "-designate";
    for (auto& member : c_.bureau) {
        const bool same = event.delegation == member.delegation;
        if (same && (member.office == designate || member.office == event.office)) {
            member.office = event.office;
            member.status = "elected";
            return;
        }
    }
    c_.bureau.push_back({.office = event.office,
                         .delegation = event.delegation.value_or(DelegationKey{}),
                         .group = {},
                         .status = "elected"});
    if (event.office == "chair") {
        c_.meetings[event.meeting].presiding.clear();
    }
}

// What these leave out or take in is folded anew (apply.cpp).
void Fold::operator()(const ActionUndone& /*event*/) {}
void Fold::operator()(const AnnouncementCorrected& /*event*/) {}
void Fold::operator()(const ActionRedone& /*event*/) {}
void Fold::operator()(const RowsSetAside& /*event*/) {}

}  // namespace dais::meeting
