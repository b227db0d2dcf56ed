// What machines do to their clocks in the middle of a statement, as a table: what happens after one
// minute of three, how much of the meeting's time that is, and whether an officer is asked. However
// it went, the end of the time is noted at three minutes of the meeting's time, and a deadline is
// never waited for in vain.
#include <functional>

#include <gtest/gtest.h>

#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using timing::Duration;
using timing::SimulatedTimeSource;

const MeetingKey kFirst{"2021-07-26-morning"};
constexpr Duration kLimit = minutes{3};

struct Row {
    const char* what;
    std::function<void(Bench&)> happens;
    Duration elapses{};  ///< of the meeting's time, while it happens
    std::optional<Duration> to_confirm = {};
};

// The program is not running while the machine does something.
std::function<void(Bench&)> while_closed(const std::function<void(SimulatedTimeSource&)>& does) {
    return [does](Bench& bench) {
        bench.desk.reset();
        bench.journal.reset();
        does(bench.machine);
        bench.journal = SqliteJournal::open(bench.folder / "meeting.dais");
        bench.desk = std::make_unique<Desk>(*bench.journal, bench.machine);
    };
}

// With the wall clock that much ahead of the right time, or behind.
std::function<void(Bench&)> rebooted(Duration off, Duration wrong) {
    return while_closed([off, wrong](SimulatedTimeSource& machine) {
        machine.reboot(off);
        machine.step_utc(wrong);
    });
}

std::function<void(Bench&)> restarted(Duration off, Duration wrong) {
    return while_closed([off, wrong](SimulatedTimeSource& machine) {
        machine.pass(off);
        machine.step_utc(wrong);
    });
}

std::vector<Row> rows() {
    const auto step = [](Duration by) {
        return [by](Bench& bench) { bench.machine.step_utc(by); };
    };
    const auto drift = [](int ppm) {
        return [ppm](Bench& bench) {
            bench.machine.drift_utc(ppm);
            bench.pass(minutes{1});
        };
    };
    return {
        {"nothing", [](Bench&) {}, Duration{}},
        {"the wall clock is set an hour ahead", step(hours{1}), Duration{}},
        {"the wall clock is set an hour back", step(-hours{1}), Duration{}},
        {"the wall clock leaps to a new day", step(hours{24}), Duration{}},
        {"the wall clock leaps to the year before", step(-hours{24 * 365}), Duration{}},
        {"a leap second is put in", step(-seconds{1}), Duration{}},
        {"NTP lets it run fast", drift(500), minutes{1}},
        {"NTP lets it run slow", drift(-500), minutes{1}},
        {"the machine sleeps for 20 s", [](Bench& bench) { bench.machine.suspend(seconds{20}); },
         seconds{20}},
        {"the machine sleeps beyond the end",
         [](Bench& bench) { bench.machine.suspend(minutes{10}); }, minutes{10}},
        {"midnight passes",
         [](Bench& bench) {
             // To 15 s before the next day by the wall clock, and over it.
             const auto now = bench.machine.read().utc;
             bench.machine.step_utc(date::ceil<date::days>(now) - now - seconds{15});
             bench.pass(seconds{30});
         },
         seconds{30}},
        {"the program is restarted", restarted(seconds{7}, Duration{}), seconds{7}},
        {"the program is restarted, the wall clock an hour ahead", restarted(seconds{7}, hours{1}),
         seconds{7}},
        {"the program is restarted, the wall clock a day back", restarted(seconds{7}, -hours{24}),
         seconds{7}},
        // What is left is UTC, since the last row: the minute before is in it, or lost with it.
        {"the machine is restarted", rebooted(seconds{50}, Duration{}), seconds{50},
         minutes{1} + seconds{50}},
        {"the machine is restarted, its clock an hour ahead", rebooted(seconds{50}, hours{1}),
         hours{1} + seconds{50}, hours{1} + minutes{1} + seconds{50}},
        {"the machine is restarted, its clock an hour back", rebooted(seconds{50}, -hours{1}),
         -minutes{1}, Duration{}},
        {"the machine is restarted, its clock at the beginning of 1970",
         while_closed([](SimulatedTimeSource& machine) {
             machine.reboot(seconds{50});
             machine.step_utc(-machine.read().utc.time_since_epoch());
         }),
         -minutes{1}, Duration{}},
    };
}

struct Started {
    StatementId statement;
    timing::Instant at;
};

Started start_a_statement(Bench& bench) {
    bench.say(OpenMeeting{kFirst});
    bench.say(inscribe("KEN"));
    bench.say(GiveFloor{kFirst, *bench.waiting("KEN"), {}});
    bench.say(StartStatement{bench.holder()->id, {}});
    return {bench.holder()->id, bench.desk->now()};
}

const StatementTimeElapsed* noted_end(const Bench& bench) {
    const StatementTimeElapsed* found = nullptr;
    for (const auto& row : bench.desk->state().rows) {
        if (const auto* elapsed = std::get_if<StatementTimeElapsed>(&row.event)) {
            EXPECT_EQ(found, nullptr) << "noted twice";
            found = elapsed;
        }
    }
    return found;
}

TEST(Clocks, WhatMachinesDoToThemInMidStatement) {
    for (const Row& row : rows()) {
        SCOPED_TRACE(row.what);
        Bench bench;
        const Started started = start_a_statement(bench);
        bench.pass(minutes{1});
        row.happens(bench);
        const timing::Instant now = bench.desk->now();
        EXPECT_EQ(now, started.at + minutes{1} + row.elapses);
        EXPECT_EQ(bench.conference().elapsed_to_confirm, row.to_confirm);
        EXPECT_EQ(bench.say(ConfirmClock{}).index() == 0, row.to_confirm.has_value());
        ASSERT_NE(bench.holder(), nullptr) << "nobody loses the floor by a clock";

        const Duration left = kLimit - minutes{1} - row.elapses;
        if (left > Duration::zero()) {
            EXPECT_EQ(noted_end(bench), nullptr);
            EXPECT_EQ(bench.desk->next_deadline(), bench.machine.read().boot + left);
            bench.pass(left);
        } else {
            bench.desk->wake();  // by its timer, which counts sleep, or at the start
        }
        const auto* end = noted_end(bench);
        ASSERT_NE(end, nullptr);
        EXPECT_EQ(end->at, started.at + kLimit);
        EXPECT_EQ(end->noticed_after, std::max(-left, Duration::zero()));
    }
}

// What people read off the wall goes with the meeting's time, not with the machine's idea of it.
TEST(Clocks, TheConferencesUtcIsNotTheMachines) {
    for (const Duration by : {Duration{hours{1}}, Duration{-hours{1}}, Duration{hours{24}}}) {
        Bench bench{false};
        const timing::UtcTime before = bench.conference().utc_at_zero;
        bench.machine.step_utc(by);
        bench.pass(minutes{1});
        EXPECT_EQ(bench.conference().utc_at_zero, before);
        bench.restart();
        EXPECT_EQ(bench.conference().utc_at_zero, before);
    }
}

// All of them, one after the other, in one statement: nothing adds up wrongly.
TEST(Clocks, OneAfterTheOther) {
    Bench bench;
    const Started started = start_a_statement(bench);
    Duration passed{};
    for (const Row& row : rows()) {
        if (row.to_confirm) {
            continue;  // goes by UTC, which the others have bent
        }
        row.happens(bench);
        passed += row.elapses;
        bench.pass(milliseconds{1});
        passed += milliseconds{1};
        ASSERT_EQ(bench.desk->now(), started.at + passed) << row.what;
    }
    ASSERT_NE(noted_end(bench), nullptr);
    EXPECT_EQ(noted_end(bench)->at, started.at + kLimit);
}

}  // namespace
}  // namespace dais::meeting::test
