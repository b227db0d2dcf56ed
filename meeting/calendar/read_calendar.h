// A programme of work read from an iCalendar, ours or anybody's, as the command ImportProgramme
// takes it.
#pragma once

#include <string>
#include <vector>

#include "meeting/calendar/calendar_error.h"
#include "meeting/facts.h"
#include "meeting/programme.h"

namespace dais::meeting {

/// One meeting an event, in the calendar's order. An event whose UID is of this conference and of a
/// meeting of its programme becomes that meeting: with the event's hours, room, title and status,
/// and with all that an event cannot say as it was; slots and interpretation go with the start. Any
/// other is new (its key empty): an informal consultation unless CATEGORIES says otherwise, and not
/// open to the public, whatever the calendar says. Times are converted to the conference's zone.
/// `name` is the file's, for sentences. Throws CalendarError: what whole_calendar and times_of
/// throw; an event that recurs, is named twice, is in no room of the conference, has no title, or
/// leaves a slot outside its hours.
[[nodiscard]] std::vector<PlannedMeeting> read_calendar(const std::string& name,
                                                        const std::string& text,
                                                        const ConferenceFacts& facts,
                                                        const Programme& programme);

}  // namespace dais::meeting
