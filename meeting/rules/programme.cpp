#include "meeting/rules/programme.h"

#include <algorithm>

#include "meeting/rules/floor.h"

namespace dais::meeting::rules {

namespace {

MeetingState state_of(const Situation& situation, const MeetingKey& key) {
    return run_of(situation.conference, key).state;
}

Refusal unknown(const MeetingKey& key) {
    return refuse("meeting.unknown", {{"meeting", key.text}});
}

Refusal refuse_state(const Situation& situation, const PlannedMeeting& meeting, std::string rule) {
    return refuse_because(situation, touched_meeting(meeting.key), std::move(rule),
                          {{"meeting", name_of(meeting)}});
}

Refusal refuse_plan(const Situation& situation, const PlannedMeeting& meeting, std::string rule) {
    return refuse_because(situation, touched_plan(meeting.key), std::move(rule),
                          {{"meeting", name_of(meeting)}});
}

// Another meeting that is in session or suspended in the same room: it has the floor there.
const PlannedMeeting* in_same_room(const Situation& situation, const PlannedMeeting& meeting) {
    for (const auto& other : situation.conference.programme->meetings) {
        if (is_on(situation.conference, other.key) && other.key != meeting.key &&
            other.room == meeting.room) {
            return &other;
        }
    }
    return nullptr;
}

// The next meeting after `from`, in the programme's order, that takes the list's items up.
std::optional<MeetingKey> next_for(const Situation& situation, const PlannedMeeting& from,
                                   const ListOfSpeakers& list) {
    for (const auto& meeting : situation.conference.programme->meetings) {
        if (meeting.starts > from.starts && meeting.plan == MeetingPlan::planned &&
            takes_up(meeting, list) &&
            state_of(situation, meeting.key) != MeetingState::adjourned) {
            return meeting.key;
        }
    }
    return std::nullopt;
}

void carry_over(const Situation& situation, const PlannedMeeting& from, Events& events) {
    for (const auto& [key, list] : situation.conference.lists) {
        const bool was_due_here = takes_up(from, list) || list.carried_over == from.key;
        if (was_due_here && !list.waiting.empty()) {
            events.push_back(SpeakersCarriedOver{.list = key,
                                                 .from = from.key,
                                                 .to = next_for(situation, from, list),
                                                 .inscriptions = list.waiting});
        }
    }
}

}  // namespace

bool takes_up(const PlannedMeeting& meeting, const ListOfSpeakers& list) {
    return std::any_of(meeting.slots.begin(), meeting.slots.end(), [&](const Slot& slot) {
        return slot.kind == SlotKind::debate &&
               std::any_of(slot.items.begin(), slot.items.end(), [&](const ItemKey& item) {
                   return std::find(list.items.begin(), list.items.end(), item) != list.items.end();
               });
    });
}

std::optional<Refusal> not_in_session(const Situation& situation, const MeetingKey& key) {
    const PlannedMeeting* meeting = planned(situation, key);
    if (meeting == nullptr) {
        return unknown(key);
    }
    if (state_of(situation, key) != MeetingState::in_session) {
        return refuse_state(situation, *meeting, "meeting.not-in-session");
    }
    return std::nullopt;
}

Decision decide(const Situation& situation, const OpenMeeting& command) {
    const PlannedMeeting* meeting = planned(situation, command.meeting);
    if (meeting == nullptr) {
        return unknown(command.meeting);
    }
    switch (meeting->plan) {
        case MeetingPlan::planned: break;
        case MeetingPlan::postponed: return refuse_plan(situation, *meeting, "meeting.postponed");
        case MeetingPlan::cancelled: return refuse_plan(situation, *meeting, "meeting.cancelled");
    }
    switch (state_of(situation, command.meeting)) {
        case MeetingState::scheduled: break;
        case MeetingState::in_session:
            return refuse_state(situation, *meeting, "meeting.already-in-session");
        case MeetingState::suspended: return refuse_state(situation, *meeting, "meeting.suspended");
        case MeetingState::adjourned: return refuse_state(situation, *meeting, "meeting.adjourned");
    }
    if (const PlannedMeeting* other = in_same_room(situation, *meeting)) {
        return refuse_because(situation, touched_meeting(other->key), "meeting.room-taken",
                              {{"meeting", name_of(*meeting)}, {"other", name_of(*other)}});
    }
    return Events{MeetingOpened{command.meeting, situation.now}};
}

Decision decide(const Situation& situation, const SuspendMeeting& command) {
    if (auto refusal = not_in_session(situation, command.meeting)) {
        return *std::move(refusal);
    }
    if (command.expected &&
        (*command.expected <= timing::Duration::zero() || *command.expected > kLongestSuspension)) {
        return refuse("meeting.suspension-length");
    }
    Decision decision =
        conclude_expected(situation, planned(situation, command.meeting)->room, command.concluding);
    if (auto* events = std::get_if<Events>(&decision)) {
        const auto until =
            command.expected ? std::optional{situation.now + *command.expected} : std::nullopt;
        events->insert(events->begin(), MeetingSuspended{command.meeting, situation.now, until});
    }
    return decision;
}

Decision decide(const Situation& situation, const ResumeMeeting& command) {
    const PlannedMeeting* meeting = planned(situation, command.meeting);
    if (meeting == nullptr) {
        return unknown(command.meeting);
    }
    if (state_of(situation, command.meeting) != MeetingState::suspended) {
        return refuse_state(situation, *meeting, "meeting.not-suspended");
    }
    return Events{MeetingResumed{command.meeting, situation.now}};
}

Decision decide(const Situation& situation, const AdjournMeeting& command) {
    const PlannedMeeting* meeting = planned(situation, command.meeting);
    if (meeting == nullptr) {
        return unknown(command.meeting);
    }
    // A suspended meeting may be adjourned without being resumed first: nobody comes back.
    if (state_of(situation, command.meeting) != MeetingState::suspended) {
        if (auto refusal = not_in_session(situation, command.meeting)) {
            return *std::move(refusal);
        }
    }
    Decision decision = conclude_expected(situation, meeting->room, command.concluding);
    if (auto* events = std::get_if<Events>(&decision)) {
        events->insert(events->begin(), MeetingAdjourned{command.meeting, situation.now});
        carry_over(situation, *meeting, *events);
    }
    return decision;
}

Decision decide(const Situation& situation, const ReleaseSpeakers& command) {
    if (planned(situation, command.meeting) == nullptr) {
        return unknown(command.meeting);
    }
    if (command.count < 0 || command.count > kMostReleased) {
        return refuse("release.out-of-bounds", {{"most", std::to_string(kMostReleased)}});
    }
    return Events{SpeakersReleased{command.meeting, command.count}};
}

namespace {

// 0: a list that this meeting does not call from.
int place_among_lists(const PlannedMeeting& meeting, const ListOfSpeakers& list) {
    const bool here = takes_up(meeting, list);
    switch (list.kind) {
        case ListKind::motion: return list.meeting == meeting.key ? 1 : 0;
        case ListKind::speakers:
            if (list.debate != DebateState::under_way) {
                return 0;
            }
            return here ? 2 : list.carried_over == meeting.key ? 3 : 0;
        case ListKind::explanations: return here || list.carried_over == meeting.key ? 4 : 0;
        case ListKind::right_of_reply: return here || list.carried_over == meeting.key ? 5 : 0;
        case ListKind::ad_hoc: return list.meeting == meeting.key ? 6 : 0;
    }
    return 0;
}

}  // namespace

const ListOfSpeakers* current_list(const Conference& conference, const PlannedMeeting& meeting) {
    const Floor& floor = conference.floors.at(meeting.room);
    for (const auto& id : {floor.held, floor.last}) {
        const Statement* statement = id ? find(conference, *id) : nullptr;
        const ListOfSpeakers* list = statement == nullptr || statement->meeting != meeting.key
                                         ? nullptr
                                         : list_of(conference, *statement);
        if (list != nullptr && !list->waiting.empty()) {
            return list;
        }
    }
    // The debate on a motion comes before all else, then the lists of the items, then what was
    // carried over to this meeting, then explanations, replies and the Chair's own lists.
    const ListOfSpeakers* best = nullptr;
    int best_place = 0;
    for (const auto& [key, list] : conference.lists) {
        const int place = place_among_lists(meeting, list);
        const bool counts = place > 0 && !list.waiting.empty();
        if (counts && (best == nullptr || place < best_place)) {
            best = &list;
            best_place = place;
        }
    }
    return best;
}

}  // namespace dais::meeting::rules
