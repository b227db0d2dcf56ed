// The name under which every calendar program knows a meeting, for as long as the conference is
// spoken of: "2021-07-26-morning@bms7.dais".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "meeting/ids.h"

namespace dais::meeting {

/// Characters of the keys other than letters, digits, hyphen, dot and underscore are written as
/// "%20".
[[nodiscard]] std::string uid_of(const MeetingKey& meeting, std::string_view conference);

/// Of the end of a silence procedure: "silence-12@silences.bms7.dais".
[[nodiscard]] std::string uid_of(SilenceId silence, std::string_view conference);

/// Whether an event is the end of a silence procedure of this conference, and no meeting.
[[nodiscard]] bool is_silence(std::string_view uid, std::string_view conference);

/// The meeting's key; nothing where the UID is not one of this conference's.
[[nodiscard]] std::optional<MeetingKey> meeting_of(std::string_view uid,
                                                   std::string_view conference);

}  // namespace dais::meeting
