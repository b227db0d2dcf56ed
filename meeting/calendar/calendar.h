// The programme of work as an iCalendar (RFC 5545, RFC 7986), to which a delegate subscribes once.
// Made from views alone: what an audience may not see is not in its calendar.
#pragma once

#include <string>
#include <vector>

#include "meeting/codec/strings.h"
#include "meeting/views.h"

namespace dais::meeting {

/// One event a meeting, in the programme's order. Its UID never changes (event_uid.h); its SEQUENCE
/// is raised by every published version that changes the meeting, an undo too, because it is that
/// version's number. Hours are in the conference's zone, whose VTIMEZONE is included. A meeting
/// that is cancelled or postponed without a date is CANCELLED and stays at the hours it had.
/// Nothing in it follows the state of a meeting under way. The end of each silence procedure is an
/// event without length, at its exact moment of UTC; its SEQUENCE grows with each extension and
/// with the outcome. The same views give the same bytes.
/// `words` are those of assets/strings/LANGUAGE/calendar.json. Throws std::runtime_error where this
/// machine does not know the conference's zone.
[[nodiscard]] std::string calendar_of(const views::ConferenceView& conference,
                                      const views::ProgrammeView& programme,
                                      const std::vector<views::SilenceView>& silences,
                                      const codec::Strings& words);

/// How often a calendar program is asked to look again, in minutes.
inline constexpr int kCalendarRefreshMinutes = 15;

/// Of an event that is CANCELLED because its meeting is postponed, so that it can be read back.
inline constexpr const char* kPlanProperty = "X-DAIS-PLAN";

}  // namespace dais::meeting
