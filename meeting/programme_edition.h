// The published versions of the programme. A version's number never comes back: an undo publishes a
// new one, like any other change, because screens have shown the one before.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "meeting/ids.h"
#include "meeting/programme.h"
#include "timing/instant.h"

namespace dais::meeting {

/// What a version changed about a meeting, as it is seen from outside.
enum class SeenChange {
    added,
    moved,    ///< other hours or another room
    changed,  ///< what is said of it
    slots,
    postponed,
    cancelled,
    reinstated,
    removed  ///< its addition was undone
};

struct MeetingChange {
    int version = 1;
    timing::UtcTime published;
    MeetingKey meeting;
    SeenChange what = SeenChange::changed;
    PlannedMeeting before;  ///< as it was; of an added one: as it is
};

/// How many changes are kept to be shown.
inline constexpr std::size_t kProgrammeChanges = 40;

struct ProgrammeEdition {
    int version = 1;
    timing::UtcTime published;
    /// Of meetings that changed after the first version: in which, and when it was published.
    struct Changed {
        int version = 1;
        timing::UtcTime at;
    };
    std::map<MeetingKey, Changed> changed;
    std::vector<MeetingChange> changes;  ///< the newest last, at most kProgrammeChanges
};

/// Publishes a new version if the two differ; `at` is the conference's UTC.
void publish(ProgrammeEdition& edition, const Programme& before, const Programme& after,
             timing::UtcTime at);

}  // namespace dais::meeting
