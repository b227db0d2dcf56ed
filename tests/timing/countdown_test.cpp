#include "timing/countdown.h"

#include <gtest/gtest.h>

namespace dais::timing {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Instant at(Duration since_zero) { return Instant{since_zero}; }

Countdown three_minutes() {
    return {.allotted = minutes{3}, .warning = seconds{30}, .used_before = {}, .running_since = {}};
}

struct Row {
    Duration elapsed;
    Phase phase;
    Duration remaining;
    ShownTime shown;
};

TEST(Countdown, RunsThroughItsPhases) {
    Countdown clock = three_minutes();
    clock.running_since = at(seconds{100});
    const Row rows[] = {
        {milliseconds{0}, Phase::normal, minutes{3}, {false, 180}},
        {milliseconds{1}, Phase::normal, milliseconds{179'999}, {false, 180}},
        {milliseconds{1'000}, Phase::normal, seconds{179}, {false, 179}},
        {milliseconds{149'999}, Phase::normal, milliseconds{30'001}, {false, 31}},
        {milliseconds{150'000}, Phase::warning, seconds{30}, {false, 30}},
        {milliseconds{179'000}, Phase::warning, seconds{1}, {false, 1}},
        {milliseconds{179'999}, Phase::warning, milliseconds{1}, {false, 1}},
        {milliseconds{180'000}, Phase::over, milliseconds{0}, {true, 0}},
        {milliseconds{180'999}, Phase::over, milliseconds{-999}, {true, 0}},
        {milliseconds{181'000}, Phase::over, milliseconds{-1'000}, {true, 1}},
        {minutes{10}, Phase::over, minutes{-7}, {true, 420}},
    };
    for (const Row& row : rows) {
        const CountdownReading reading = read(clock, at(seconds{100}) + row.elapsed);
        EXPECT_EQ(reading.phase, row.phase) << row.elapsed.count();
        EXPECT_EQ(reading.remaining, row.remaining) << row.elapsed.count();
        EXPECT_EQ(reading.used, row.elapsed) << row.elapsed.count();
        EXPECT_EQ(shown(reading.remaining), row.shown) << row.elapsed.count();
    }
}

TEST(Countdown, StandsReadyUntilItIsStarted) {
    const CountdownReading reading = read(three_minutes(), at(minutes{50}));
    EXPECT_EQ(reading.phase, Phase::ready);
    EXPECT_EQ(reading.remaining, minutes{3});
    EXPECT_FALSE(due(three_minutes(), at(minutes{50})));
}

TEST(Countdown, PausedKeepsWhatWasUsed) {
    Countdown clock = three_minutes();
    clock.used_before = seconds{160};
    const CountdownReading reading = read(clock, at(minutes{50}));
    EXPECT_EQ(reading.phase, Phase::warning);
    EXPECT_EQ(reading.remaining, seconds{20});
    EXPECT_FALSE(due(clock, at(minutes{50})));
}

TEST(Countdown, AResumedClockIsDueEarlier) {
    Countdown clock = three_minutes();
    clock.used_before = seconds{60};
    clock.running_since = at(minutes{10});
    EXPECT_EQ(due(clock, at(minutes{10})), at(minutes{12}));
    EXPECT_FALSE(due(clock, at(minutes{12}))) << "what is due now is not due later";
}

TEST(Countdown, AReadingBeforeTheStartUsesNothing) {
    Countdown clock = three_minutes();
    clock.running_since = at(seconds{100});
    EXPECT_EQ(used(clock, at(seconds{99})), Duration::zero());
}

}  // namespace
}  // namespace dais::timing
