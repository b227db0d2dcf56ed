// A statement's clock as plain arithmetic: what is left, and how that is to be shown.
#pragma once

#include <optional>

#include "timing/instant.h"

namespace dais::timing {

/// The state of a statement's time, in the order in which it is lived through.
enum class Phase {
    ready,    ///< the full time stands still: the floor is given, nobody speaks yet
    normal,   ///< counting (or paused), more than the warning is left
    warning,  ///< the warning time or less is left
    over      ///< nothing is left; time goes on visibly into overtime
};

/// A statement's clock: how much was allotted, how much was used before the present run, and since
/// when it runs (nothing: it stands). Elapsed time comes from instants of the meeting only.
struct Countdown {
    Duration allotted{};
    Duration warning{};  ///< the last part of the time, announced to the speaker
    Duration used_before{};
    std::optional<Instant> running_since;

    friend bool operator==(const Countdown&, const Countdown&) = default;
};

/// What a countdown says at one instant. remaining is negative in overtime.
struct CountdownReading {
    Phase phase{};
    Duration used{};
    Duration remaining{};
};

[[nodiscard]] Duration used(const Countdown& countdown, Instant now);
[[nodiscard]] CountdownReading read(const Countdown& countdown, Instant now);

/// When the allotted time ends if nothing changes; nothing while the clock stands or when it is
/// past already.
[[nodiscard]] std::optional<Instant> due(const Countdown& countdown, Instant now);

/// Whole seconds as every screen shows them: time left rounds up, so that the clock begins at the
/// full time and reaches 0:00 exactly at the end; overtime rounds down, so that it begins at 0:00.
struct ShownTime {
    bool over = false;
    std::int64_t seconds = 0;

    friend bool operator==(const ShownTime&, const ShownTime&) = default;
};
[[nodiscard]] ShownTime shown(Duration remaining);

}  // namespace dais::timing
