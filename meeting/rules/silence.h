// The silence procedure: a text passes unless somebody objects by an hour. 48 hours where nothing
// else is said (PROCEDURE: seed, found; the General Assembly has used 72). The end is one exact
// moment of UTC; an objection at that moment is late. No clock lets a silence pass: it is unbroken
// once the Chair's letter is recorded. Who objected is for officers and the Chair only.
#pragma once

#include <chrono>

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

inline constexpr timing::Duration kUsualSilence = std::chrono::hours{48};
inline constexpr timing::Duration kLongestSilence = std::chrono::hours{24 * 60};

/// Refuses: document.unknown, document.superseded, document.adopted, silence.running,
/// silence.two-ends, silence.out-of-bounds, zone.unknown, hour.no-such-time, hour.time-twice,
/// silence.end-passed.
[[nodiscard]] Decision decide(const Situation& situation, const OpenSilence& command);
/// Refuses: silence.unknown, silence.concluded, silence.broken, silence.over, silence.two-ends,
/// silence.not-later, silence.out-of-bounds, zone.unknown, hour.no-such-time, hour.time-twice.
[[nodiscard]] Decision decide(const Situation& situation, const ExtendSilence& command);
/// Refuses: silence.unknown, silence.concluded, silence.no-delegation, delegation.unknown,
/// group.unknown, group.unnamed, silence.received-later, silence.received-before,
/// silence.objected, silence.over, silence.in-time.
[[nodiscard]] Decision decide(const Situation& situation, const ObjectToSilence& command);
/// Refuses: silence.unknown, silence.concluded, silence.still-running, silence.broken,
/// silence.not-broken, silence.no-letter.
[[nodiscard]] Decision decide(const Situation& situation, const ConcludeSilence& command);

/// The silence on a document that the Chair has not concluded; nullptr: none.
[[nodiscard]] const Silence* running_silence(const Conference& conference,
                                             const DocumentKey& document);

}  // namespace dais::meeting::rules
