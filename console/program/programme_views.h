// A conference's programme put together again from what a running Dais shows its officers, so that
// a file can be read against it.
#pragma once

#include "meeting/facts.h"
#include "meeting/programme.h"
#include "meeting/views.h"

namespace dais::console {

struct KnownProgramme {
    meeting::ConferenceFacts facts;  ///< key, titles, zone, rooms, agenda; no more is shown
    meeting::Programme programme;
};

/// Whole for meetings that have not begun, but for the title that a numbered one has besides its
/// number. Throws std::runtime_error where this machine does not know the conference's zone.
[[nodiscard]] KnownProgramme known_programme(const meeting::views::ConferenceView& conference,
                                             const meeting::views::DirectoryView& directory,
                                             const meeting::views::ProgrammeView& programme);

}  // namespace dais::console
