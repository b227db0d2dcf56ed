// How fast statements go: measured at this conference, drawn towards what is usual while little was
// measured. Part of projection.h, apart from it because it is about the past.
//
// The usual values are assumed; the calibration (`dais bench projection`) says how well they do.
// What is measured is weighed by how unsure it is (the normal distribution's rule), in whole
// numbers: a class's average lies between its own statements and the other classes' averages, and
// these between what was measured and what is usual.
#pragma once

#include <cstdint>
#include <vector>

#include "meeting/conference.h"
#include "meeting/projection.h"

namespace dais::meeting::pace {

/// Of every class of the profile, in its order.
[[nodiscard]] std::vector<Pace> paces_of(const Conference& conference);

/// The longest time between two statements that counts as a gap: beyond it something else went on.
inline constexpr timing::Duration kLongestGap = std::chrono::minutes{5};

/// A recording takes its length, but for what is cut off or waited for: per mille of it (assumed).
inline constexpr std::int64_t kRecordingSpread = 50;

/// Gaps over a suspension, a point of order or kLongestGap are left out.
[[nodiscard]] Gap gap_of(const Conference& conference);

/// How many of those who are called are not there, per mille.
[[nodiscard]] int absent_of(const Conference& conference);

/// What is still to come of something, and its standard deviation.
struct Rest {
    timing::Duration expected{};
    timing::Duration spread{};
};

/// Of something that takes `usual` on average, when `passed` of it has gone by. Something already
/// longer than is usual is expected to go on for a part of its spread.
[[nodiscard]] Rest rest_of(timing::Duration usual, timing::Duration spread,
                           timing::Duration passed);

/// The largest whole number whose square is at most `square`; 0 for a negative one.
[[nodiscard]] std::int64_t whole_root(std::int64_t square);

/// The root of the sum of two squares: of two independent deviations together.
[[nodiscard]] timing::Duration together(timing::Duration one, timing::Duration other);

}  // namespace dais::meeting::pace
