#include "timing/meeting_clock.h"

#include <random>

#include <gtest/gtest.h>

#include "timing/simulated_time_source.h"
#include "timing/system_time_source.h"

namespace dais::timing {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

UtcTime noon() { return date::sys_days{date::July / 28 / 2021} + hours{12}; }

TEST(MeetingClock, BeginsAtZeroAndFollowsTheCounter) {
    SimulatedTimeSource machine{noon()};
    MeetingClock clock{machine.read()};
    EXPECT_EQ(clock.at(machine.read()), Instant{});
    machine.pass(seconds{90});
    EXPECT_EQ(clock.at(machine.read()), Instant{seconds{90}});
}

TEST(MeetingClock, SettingOrDriftingTheWallClockElapsesNothing) {
    SimulatedTimeSource machine{noon()};
    MeetingClock clock{machine.read()};
    machine.step_utc(hours{-1});
    EXPECT_EQ(clock.at(machine.read()), Instant{});
    machine.step_utc(hours{2});
    machine.drift_utc(500);
    machine.pass(minutes{3});
    EXPECT_EQ(clock.at(machine.read()), Instant{minutes{3}});
}

TEST(MeetingClock, CountsSuspend) {
    SimulatedTimeSource machine{noon()};
    MeetingClock clock{machine.read()};
    machine.suspend(seconds{20});
    EXPECT_EQ(clock.at(machine.read()), Instant{seconds{20}});
}

TEST(MeetingClock, ARestartOfTheProgramIsExactOnTheSameBoot) {
    SimulatedTimeSource machine{noon()};
    const ClockAnchor last{Instant{minutes{5}}, machine.read()};
    machine.pass(milliseconds{1'234});
    machine.step_utc(hours{-3});  // must not matter
    MeetingClock clock{last, machine.read()};
    EXPECT_TRUE(clock.reopening().same_boot);
    EXPECT_EQ(clock.at(machine.read()), Instant{minutes{5} + milliseconds{1'234}});
}

TEST(MeetingClock, ARestartOfTheMachineTakesUtcAndSaysSo) {
    SimulatedTimeSource machine{noon()};
    const ClockAnchor last{Instant{minutes{5}}, machine.read()};
    machine.reboot(minutes{2});
    MeetingClock clock{last, machine.read()};
    EXPECT_FALSE(clock.reopening().same_boot);
    EXPECT_EQ(clock.reopening().elapsed, minutes{2});
    EXPECT_EQ(clock.at(machine.read()), Instant{minutes{7}});
}

TEST(MeetingClock, AWrongClockAfterARestartNeverGoesBack) {
    SimulatedTimeSource machine{noon()};
    const ClockAnchor last{Instant{minutes{5}}, machine.read()};
    machine.reboot(minutes{2});
    machine.step_utc(hours{-24});
    MeetingClock clock{last, machine.read()};
    EXPECT_FALSE(clock.reopening().same_boot);
    EXPECT_EQ(clock.reopening().elapsed, Duration::zero());
    EXPECT_EQ(clock.at(machine.read()), Instant{minutes{5}});
}

TEST(MeetingClock, AnUnknownBootIsTakenForAnother) {
    SimulatedTimeSource machine{noon()};
    Reading before = machine.read();
    before.boot_id.clear();
    Reading after = before;
    after.utc += seconds{3};
    EXPECT_FALSE((MeetingClock{{Instant{}, before}, after}.reopening().same_boot));
}

TEST(MeetingClock, LeapsForwardOnly) {
    SimulatedTimeSource machine{noon()};
    MeetingClock clock{machine.read()};
    clock.leap(minutes{3});
    EXPECT_EQ(clock.at(machine.read()), Instant{minutes{3}});
    clock.leap(minutes{-1});
    EXPECT_EQ(clock.at(machine.read()), Instant{minutes{3}});
    EXPECT_EQ(clock.reading_for(Instant{minutes{4}}), machine.read().boot + minutes{1});
    EXPECT_EQ(clock.face().at(machine.read()), Instant{minutes{3}});
}

TEST(MeetingClock, NeverGoesBackWhateverHappens) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    SimulatedTimeSource machine{noon()};
    MeetingClock clock{machine.read()};
    Instant latest;
    constexpr int kRounds = 5000;
    for (int i = 0; i < kRounds; ++i) {
        const Duration by = milliseconds{random() % 100'000};
        switch (random() % 7) {
            case 0: machine.step_utc(by - seconds{50}); break;
            case 1: machine.drift_utc(static_cast<int>(random() % 1000) - 500); break;
            case 2: machine.suspend(by); break;
            case 3: clock.leap(by); break;
            case 4: {
                const ClockAnchor last{clock.at(machine.read()), machine.read()};
                machine.reboot(by);
                clock = MeetingClock{last, machine.read()};
                break;
            }
            case 5: {
                const ClockAnchor last{clock.at(machine.read()), machine.read()};
                machine.pass(by);
                clock = MeetingClock{last, machine.read()};
                break;
            }
            default: machine.pass(by);
        }
        const Instant now = clock.at(machine.read());
        ASSERT_GE(now, latest) << "round " << i;
        latest = now;
    }
}

TEST(SystemTimeSource, GoesForwardOnOneBoot) {
    const SystemTimeSource system;
    const Reading first = system.read();
    const Reading second = system.read();
    EXPECT_GE(second.boot, first.boot);
    EXPECT_EQ(second.boot_id, first.boot_id);
    EXPECT_FALSE(first.boot_id.empty());
    EXPECT_GT(first.utc, UtcTime{date::sys_days{date::January / 1 / 2020}});
}

}  // namespace
}  // namespace dais::timing
