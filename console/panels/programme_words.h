// Words for the programme of work: kinds, changes, versions, hours.
#pragma once

#include <string>
#include <vector>

#include "console/panels/prepare.h"

namespace dais::console {

[[nodiscard]] std::string word_of(meeting::MeetingKind kind, const Strings& words);
[[nodiscard]] std::string word_of(meeting::SlotKind kind, const Strings& words);
[[nodiscard]] std::string word_of(meeting::MeetingModality modality, const Strings& words);
[[nodiscard]] std::string word_of(meeting::SeenChange change, const Strings& words);

/// What a slot is called: its title, its items, or else its kind.
[[nodiscard]] std::string slot_title(const views::SlotView& slot, const Strings& words);

/// "7th meeting, Thu 29 Jul 10:00 to 13:00"
[[nodiscard]] std::string with_hours(const views::MeetingView& meeting, const timing::Zone& zone,
                                     const Strings& words);
/// "Version 4, Tue 11:20"
[[nodiscard]] std::string version_text(const views::ProgrammeView& programme,
                                       const timing::Zone& zone, const Strings& words);
/// "en, fr, es"
[[nodiscard]] std::string joined(const std::vector<std::string>& each);

/// All that is known of a meeting, line by line: hours where it is held, languages, link, team.
[[nodiscard]] std::string told_of(const views::MeetingView& meeting,
                                  const views::ProgrammeView& programme, const timing::Zone& zone,
                                  const Strings& words);

}  // namespace dais::console
