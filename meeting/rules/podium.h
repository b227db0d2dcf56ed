// Nameplates, the private line and what the Chair's screen says: see meeting/podium.h.
//
// Sources: delegates without a list raise their nameplates and the podium notes the order
// (PROCEDURE, practice in informal meetings); officers pass notes to the Chair.
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

inline constexpr std::size_t kLongestPrivateLine = 1'000;  ///< bytes
inline constexpr std::size_t kLongestForChair = 2'000;     ///< bytes

/// Refuses: meeting.unknown, meeting.not-in-session, delegation.unknown, nameplate.raised.
[[nodiscard]] Decision decide(const Situation& situation, const NoteNameplate& command);
/// Refuses: meeting.unknown, nameplate.not-raised.
[[nodiscard]] Decision decide(const Situation& situation, const LowerNameplate& command);
/// Refuses: private-line.empty, private-line.too-long.
[[nodiscard]] Decision decide(const Situation& situation, const SayPrivately& command);
/// Refuses: meeting.unknown, chair-screen.too-long, chair-screen.nothing.
[[nodiscard]] Decision decide(const Situation& situation, const ShowToChair& command);

}  // namespace dais::meeting::rules
