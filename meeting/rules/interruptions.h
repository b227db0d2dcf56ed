// What interrupts a statement without being anybody's act: a lost link, a lost platform or channel
// of interpretation, a recording that fails. The clock stands from when it was lost, the time since
// is given back. A page whose connection drops is a hint to the officer, never the act itself: the
// speaker may still be heard.
//
// Sources (PROCEDURE, practice): remote statements over a link, recorded ones up to the length
// agreed; the rest by the founders' issue.
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Refuses: statement.unknown, statement.concluded, link.not-remote, link.lost,
/// statement.ago-too-long, statement.before-floor, link.before-clock.
[[nodiscard]] Decision decide(const Situation& situation, const NoteLinkLost& command);
/// Refuses: statement.unknown, statement.concluded, link.not-lost.
[[nodiscard]] Decision decide(const Situation& situation, const NoteLinkRestored& command);
/// Refuses: statement.unknown, statement.concluded, statement.not-inscribed,
/// statement.nothing-left.
[[nodiscard]] Decision decide(const Situation& situation, const SkipSpeaker& command);
/// Refuses: meeting.unknown, meeting.not-in-session, service.lost, service.lost-channel,
/// service.unnamed, statement.ago-too-long, link.before-clock.
[[nodiscard]] Decision decide(const Situation& situation, const NoteServiceLost& command);
/// Refuses: meeting.unknown, service.not-lost.
[[nodiscard]] Decision decide(const Situation& situation, const NoteServiceRestored& command);
/// Refuses: statement.unknown, statement.concluded, recording.not-playing.
[[nodiscard]] Decision decide(const Situation& situation, const NotePlaybackFailed& command);
/// Refuses: statement.unknown, statement.concluded, recording.none, recording.live-only.
[[nodiscard]] Decision decide(const Situation& situation, const SpeakLiveInstead& command);

}  // namespace dais::meeting::rules
