#include "meeting/programme_edition.h"

#include <algorithm>
#include <tuple>

namespace dais::meeting {

namespace {

// One word for a difference: the one that matters most to whoever meant to come.
SeenChange seen(const PlannedMeeting& before, const PlannedMeeting& after) {
    if (before.plan != after.plan) {
        switch (after.plan) {
            case MeetingPlan::planned: return SeenChange::reinstated;
            case MeetingPlan::postponed: return SeenChange::postponed;
            case MeetingPlan::cancelled: return SeenChange::cancelled;
        }
    }
    const auto place = [](const PlannedMeeting& each) {
        return std::tie(each.starts, each.ends, each.room, each.second_time);
    };
    if (place(before) != place(after)) {
        return SeenChange::moved;
    }
    return before.slots != after.slots ? SeenChange::slots : SeenChange::changed;
}

}  // namespace

void publish(ProgrammeEdition& edition, const Programme& before, const Programme& after,
             timing::UtcTime at) {
    if (before == after) {
        return;
    }
    ++edition.version;
    edition.published = at;
    const auto note = [&](const PlannedMeeting& was, const MeetingKey& key, SeenChange what) {
        edition.changed[key] = {edition.version, at};
        edition.changes.push_back({edition.version, at, key, what, was});
    };
    for (const auto& meeting : after.meetings) {
        const PlannedMeeting* was = find(before, meeting.key);
        if (was == nullptr) {
            note(meeting, meeting.key, SeenChange::added);
        } else if (*was != meeting) {
            note(*was, meeting.key, seen(*was, meeting));
        }
    }
    for (const auto& meeting : before.meetings) {
        if (find(after, meeting.key) == nullptr) {
            note(meeting, meeting.key, SeenChange::removed);
        }
    }
    const auto too_many = static_cast<std::ptrdiff_t>(edition.changes.size()) -
                          static_cast<std::ptrdiff_t>(kProgrammeChanges);
    edition.changes.erase(edition.changes.begin(),
                          edition.changes.begin() + std::max<std::ptrdiff_t>(too_many, 0));
}

}  // namespace dais::meeting
