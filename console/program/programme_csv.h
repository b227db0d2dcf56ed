// The programme of work as CSV, for a spreadsheet. One row a slot, and one for a meeting without
// slots; the rows of one meeting carry its key, and what they say of the meeting must agree.
//
// Columns, by these names, in any order; all but those of a new meeting may be absent: meeting key,
// day (2021-07-28), starts, ends (10:00, in the conference's zone; with its day in front where that
// is another: 2021-07-29 00:30), kind, title, room (its key or name), modality, webcast, public
// (yes, no), plan (planned, postponed, cancelled), reason, languages (en + fr), team, presiding,
// link, slot key, slot starts, slot ends, slot kind, slot items (by number, letter or key, joined
// with "+" or "and"), slot title.
//
// An empty field says nothing: a meeting or a slot that the programme knows stays as it is there. A
// dash says that there is none. Where a row says anything of a slot, the meeting has the slots of
// its rows and no others; a dash as slot key: it has none. What is not said moves with the meeting:
// its slots with its start, the interpreters' hours where they are the usual ones. A meeting whose
// key is empty, or not known, is new.
#pragma once

#include <string>
#include <vector>

#include "meeting/facts.h"
#include "meeting/programme.h"
#include "meeting/views.h"

namespace dais::console {

/// The meetings that a file names, as ImportProgramme takes them. Throws std::runtime_error with a
/// sentence a problem, each with the file's name, its line and what to do; at most ten of them.
/// What concerns several meetings (a room at one time) is left to the rules.
[[nodiscard]] std::vector<meeting::PlannedMeeting> programme_from_csv(
    const std::string& name, const std::string& text, const meeting::ConferenceFacts& facts,
    const meeting::Programme& programme);

/// A programme as CSV that programme_from_csv reads as the same programme. Throws
/// std::runtime_error where this machine does not know the conference's zone.
[[nodiscard]] std::string programme_csv(const meeting::views::ConferenceView& conference,
                                        const meeting::views::ProgrammeView& programme);

}  // namespace dais::console
