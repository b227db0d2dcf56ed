// The Chair's script: what is likely to be said next at a meeting, by its situation. Lines are keys
// of the strings tables with the facts filled in; their words are data (assets/strings/*/script).
// The Chair decides what is said: a line is an offer, and its order only a guess.
#pragma once

#include "meeting/conference.h"
#include "meeting/views.h"

namespace dais::meeting::views {

/// Of the meetings in session or suspended, and of the next one of each room that is not opened.
/// Each line's names hold "profile", so that a profile can have words of its own.
[[nodiscard]] ScriptView script_view(const Conference& conference);

/// The most lines offered for one meeting.
inline constexpr std::size_t kMostScriptLines = 6;

}  // namespace dais::meeting::views
