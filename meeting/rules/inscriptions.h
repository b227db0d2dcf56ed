// What becomes of one inscription besides being placed and moved: what is known about the speaker,
// absence, coming back, a text in writing.
//
// Sources (PROCEDURE, practice): an absent speaker goes to the end of their category; a remote
// speaker's link is tested before; statements may be handed in. Absent a second time is passed
// over, and the record says so (issue of the founders).
#pragma once

#include <string_view>

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// The most words a statement's text may be said to have.
inline constexpr int kMostWords = 100'000;

/// Also while the statement is being delivered: a speaker's name may change up to the last second.
/// Refuses: inscription.unknown, inscription.over, rank.unknown, delegation.unknown,
/// details.too-many-people, recording.length.
[[nodiscard]] Decision decide(const Situation& situation, const AmendInscription& command);
/// Refuses: inscription.unknown, inscription.over, text.words.
[[nodiscard]] Decision decide(const Situation& situation, const NoteTextReceived& command);
/// Refuses: inscription.unknown, inscription.over, link.not-remote.
[[nodiscard]] Decision decide(const Situation& situation, const NoteReadiness& command);
/// Refuses: inscription.unknown, inscription.not-waiting, absent.speaking.
[[nodiscard]] Decision decide(const Situation& situation, const MarkAbsent& command);
/// Refuses: inscription.unknown, inscription.still-there, list.already-waiting, debate.closed,
/// reply.claim-anew, reply.too-many, motion.decided, motion.side-full.
[[nodiscard]] Decision decide(const Situation& situation, const ReinstateInscription& command);
/// Refuses: inscription.unknown, inscription.not-waiting.
[[nodiscard]] Decision decide(const Situation& situation, const TakeInWriting& command);
/// What the desk noted about the speaker stays. Refuses: inscription.unknown, inscription.over,
/// details.too-many-people.
[[nodiscard]] Decision decide(const Situation& situation, const DescribeSpeaker& command);
/// Refuses: inscription.unknown, inscription.over, text.empty, text.too-long.
[[nodiscard]] Decision decide(const Situation& situation, const HandInText& command);
/// Refuses: inscription.unknown, inscription.over.
[[nodiscard]] Decision decide(const Situation& situation, const SayReady& command);

/// The longest text that is handed in by link, in bytes: twenty minutes in most scripts, and less
/// than the wire's longest message.
inline constexpr std::size_t kLongestText = 12'000;

/// How many words a text has: parts between white space; of Chinese and Japanese, five characters
/// for three words (translators' rule of thumb: assumed).
[[nodiscard]] int words_in(std::string_view text);
/// How many words fit a time, at what interpretation can follow.
[[nodiscard]] int words_that_fit(const Profile& profile, timing::Duration limit);

}  // namespace dais::meeting::rules
