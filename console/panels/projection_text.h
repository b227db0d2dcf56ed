// What a projection says in words: when the list ends, what does not fit, the sentence for the
// Chair, and the same under a "what if". Pure; made once for each projection and each question.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "console/panels/ui.h"
#include "meeting/codec/strings.h"
#include "meeting/projection.h"
#include "meeting/views.h"
#include "timing/zones.h"

namespace dais::console {

using meeting::codec::Strings;
namespace views = meeting::views;

/// When a speaker on the list may expect to speak.
struct TurnText {
    std::string at;    ///< "12:41"; of a later day "Thu 10:04"
    std::string more;  ///< range, how many before, the meeting; for the mouse
    meeting::Fits fits = meeting::Fits::yes;
};

struct ProjectionText {
    std::string ends;      ///< "The list ends 12:52 to 13:09, likely 13:01"
    std::string must_end;  ///< "interpretation ends 13:00"
    Mark mark = Mark::check;
    palette::Ink colour = palette::kGreen;
    std::string fit;     ///< "3 will not fit, 2 perhaps"
    std::string behind;  ///< "slot 4 min behind, meeting 2 min ahead, day on time"
    std::string chair;   ///< the sentence, ready to be read out
    std::string then;    ///< what would be; empty: nothing is asked
    palette::Ink then_colour = palette::kDim;
    std::string limit;            ///< asked about, or the longest there is
    timing::Duration limit_at{};  ///< the same
    timing::Duration longest{};   ///< as it is now
    bool as_it_is = true;         ///< the limit is not asked about
    bool can_close = false;       ///< the list is open
    bool has_breaks = false;
    std::map<meeting::InscriptionId, TurnText> turns;
    /// The first who will not fit, and the sentence that parts those from the others.
    std::optional<meeting::InscriptionId> first_beyond;
    std::string beyond;
};

/// Steps of the limit in "what if".
inline constexpr timing::Duration kLimitStep = std::chrono::seconds{30};
inline constexpr timing::Duration kShortestLimit = std::chrono::minutes{1};
inline constexpr timing::Duration kLongestLimit = std::chrono::minutes{5};

[[nodiscard]] bool asks(const meeting::WhatIf& what_if);

[[nodiscard]] ProjectionText projection_text(const views::ProjectionView& view,
                                             const meeting::WhatIf& what_if,
                                             const views::ProgrammeView& programme,
                                             const timing::Zone& zone, const Strings& words);

/// "nine" up to twelve, figures beyond.
[[nodiscard]] std::string count_in_words(std::int64_t count, const Strings& words);

}  // namespace dais::console
