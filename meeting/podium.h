// What passes between the people at the podium and is no part of the debate: nameplates that are
// raised, the private line between the officers and the Chair, what the Chair's screen says. It is
// recorded, so that a second officer and a restart know it; nothing that is made from the record
// holds the private line.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "meeting/ids.h"
#include "timing/instant.h"

namespace dais::meeting {

/// The most lines of the private line that are kept in view.
inline constexpr std::size_t kPrivateLines = 50;

// ---- state -------------------------------------------------------------------------------------

/// A delegation that has raised its nameplate and is not on a list for it yet.
struct Nameplate {
    DelegationKey delegation;
    timing::Instant since;
    friend bool operator==(const Nameplate&, const Nameplate&) = default;
};

/// What an officer lets the Chair's screen say in place of the script.
struct ShownToChair {
    std::string text;
    timing::Instant at;
    Actor by;
    friend bool operator==(const ShownToChair&, const ShownToChair&) = default;
};

struct PrivateLine {
    timing::Instant at;
    Actor by;
    std::string text;
    friend bool operator==(const PrivateLine&, const PrivateLine&) = default;
};

struct Podium {
    std::map<MeetingKey, std::vector<Nameplate>> nameplates;  ///< in the order of raising
    std::map<MeetingKey, ShownToChair> shown;
    std::vector<PrivateLine> line;  ///< oldest first, at most kPrivateLines
    friend bool operator==(const Podium&, const Podium&) = default;
};

// ---- commands ----------------------------------------------------------------------------------

struct NoteNameplate {
    MeetingKey meeting;
    DelegationKey delegation;
    friend bool operator==(const NoteNameplate&, const NoteNameplate&) = default;
};
struct LowerNameplate {
    MeetingKey meeting;
    DelegationKey delegation;
    friend bool operator==(const LowerNameplate&, const LowerNameplate&) = default;
};

/// To the Chair from an officer, or back: who said it is who sends it.
struct SayPrivately {
    std::string text;
    friend bool operator==(const SayPrivately&, const SayPrivately&) = default;
};

/// Puts a text before the Chair, in place of what the script would say. It stays until the floor
/// changes hands. An empty text goes back to the script.
struct ShowToChair {
    MeetingKey meeting;
    std::string text;
    friend bool operator==(const ShowToChair&, const ShowToChair&) = default;
};

// ---- events ------------------------------------------------------------------------------------

struct NameplateNoted {
    MeetingKey meeting;
    DelegationKey delegation;
    timing::Instant at;
};
struct NameplateLowered {
    MeetingKey meeting;
    DelegationKey delegation;
};
struct PrivatelySaid {
    std::string text;
    timing::Instant at;
};
struct ChairShown {
    MeetingKey meeting;
    std::string text;  ///< empty: the script again
    timing::Instant at;
};

}  // namespace dais::meeting
