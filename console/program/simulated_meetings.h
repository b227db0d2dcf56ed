// Meetings that are made up and held with the real rules, to see how well their projections come
// true: `dais bench projection`, and the tests. The pace of each meeting is drawn anew and the
// model is not told.
//
// What is drawn, by an integer generator that gives the same meetings on every machine: each
// class's average (0.65 to 1.25 of its limit) and its spread (0.08 to 0.35), longer statements
// further from the average than shorter ones; the gaps' average (8 to 50 s) and spread; now and
// then a clock that stands still, or a speaker who is called in vain.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "meeting/facts.h"
#include "meeting/projection.h"

namespace dais::console {

/// What was predicted of one turn, and when it came.
struct Foretold {
    int heard = 0;  ///< statements before it was predicted
    int ahead = 0;  ///< 1: the next to speak
    meeting::Range predicted;
    timing::UtcTime actual;
    friend bool operator==(const Foretold&, const Foretold&) = default;
};

/// How many speakers ahead are looked at.
inline constexpr int kAhead[] = {1, 3, 10, 20};

/// Holds a meeting of sixty speakers. Predictions are taken after 3, 8, 15, 25 and 40 statements:
/// just after one, and in the middle of the next; those of speakers who were then called in vain
/// are left out. `sample` is any conference whose programme debates an item.
[[nodiscard]] std::vector<Foretold> hold_simulated_meeting(const meeting::ConferenceFacts& sample,
                                                           std::uint64_t seed);

/// How many meetings' predictions came true.
struct Calibration {
    int ahead = 0;
    int cases = 0;
    int inside = 0;            ///< came in the range
    int before = 0;            ///< came earlier
    timing::Duration width{};  ///< of the range; the median
    timing::Duration error{};  ///< of the likely time, either way; the median
    [[nodiscard]] int per_mille() const { return cases == 0 ? 0 : inside * 1000 / cases; }
    friend bool operator==(const Calibration&, const Calibration&) = default;
};

/// One for each of kAhead. The meetings' seeds are drawn from `seed`.
[[nodiscard]] std::vector<Calibration> calibrate(const meeting::ConferenceFacts& sample,
                                                 std::uint64_t seed, int meetings);

/// A meeting with everybody on its list, after some statements: the most there is to predict.
[[nodiscard]] meeting::ProjectionBasis full_list(const meeting::ConferenceFacts& sample,
                                                 std::uint64_t seed);

}  // namespace dais::console
