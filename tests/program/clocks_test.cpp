// The real program on a machine whose clocks are shifted under it: the wall clock set and slewed,
// the machine asleep, restarted, and wrong. What counts is CLOCK_BOOTTIME; each as a table of
// simulated machines is in tests/meeting/clocks_test.cpp.
#include <functional>
#include <iostream>
#include <memory>
#include <thread>

#include <gtest/gtest.h>

#include "meeting/journal/sqlite_journal.h"
#include "tests/crash/stream.h"
#include "tests/program/shifted_machine.h"

namespace dais::test {
namespace {

using namespace meeting;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::nanoseconds;
using std::chrono::seconds;

const MeetingKey kFirst{"2021-07-26-morning"};
constexpr std::int64_t kMost = 50'000;  // microseconds
constexpr seconds kLimit{180};

std::int64_t in_us(nanoseconds time) {
    return std::chrono::duration_cast<std::chrono::microseconds>(time).count();
}

class Clocks : public testing::Test {
  protected:
    void make() {
        const Finished made = dais(
            {"new", file_.string(), "--from", std::string{DAIS_ASSETS} + "/conferences/bms7.json"},
            machine_.environment());
        ASSERT_EQ(made.exit_code, 0) << made.err;
    }
    void start() {
        // Nobody is sent away because nothing was heard of them while the machine slept.
        serving_ = std::make_unique<Serving>(file_, machine_.environment(),
                                             std::vector<std::string>{"--limit", "silence=3600"});
        line_ = std::make_unique<StreamLine>(serving_->ws(), serving_->token());
        ASSERT_TRUE(line_->greeted());
        ana_ = std::make_unique<Officer>(*serving_, "Ana");
    }
    void die() {
        ana_.reset();
        line_.reset();
        serving_->kill();
        serving_.reset();
    }
    Json say(const Command& command) {
        const Json answer = ana_->say(command);
        EXPECT_TRUE(answer.value("accepted", false)) << answer;
        return answer;
    }
    /// A delegation speaks, its clock just started.
    std::int64_t speak(const std::string& delegation) {
        const Json inscribed = say(InscribeSpeaker{.list = {"6"},
                                                   .delegation = {delegation},
                                                   .on_behalf_of = {},
                                                   .speaker_class = {},
                                                   .modality = Modality::in_person});
        const Json given = say(GiveFloor{kFirst, {inscribed["action"]}, {}});
        say(StartStatement{{given["action"]}, {}});
        return given["action"];
    }
    [[nodiscard]] Offset offset() {
        const auto found = line_->offset();
        EXPECT_TRUE(found);
        return found.value_or(Offset{});
    }
    /// How much more of the meeting's time passed than of the real one since `before`.
    void expect_further(const Offset& before, nanoseconds by, const std::string& what) {
        const Offset now = offset();
        EXPECT_LE(now.least - before.most, in_us(by) + kMost) << what;
        EXPECT_GE(now.most - before.least, in_us(by) - kMost) << what;
        std::cout << what << ": the meeting's clock is off by "
                  << now.middle() - before.middle() - in_us(by) << " us\n";
    }
    /// How much of a statement's time is left, by the record and the meeting's clock.
    [[nodiscard]] nanoseconds left(std::int64_t statement) {
        const auto started = event<StatementStarted>(
            [&](const StatementStarted& each) { return each.statement.value == statement; });
        const auto now = std::chrono::microseconds{offset().middle() + counter_us()};
        return kLimit - (now - started->at.time_since_epoch());
    }
    /// The newest event of a kind in the record.
    template <class Kind>
    [[nodiscard]] std::optional<Kind> event(const std::function<bool(const Kind&)>& wanted) {
        std::optional<Kind> found;
        SqliteJournal::open_reading(file_)->replay([&](const Recorded& row) {
            const auto* kind = std::get_if<Kind>(&row.event);
            if (kind != nullptr && wanted(*kind)) {
                found = *kind;
            }
        });
        return found;
    }
    /// Waits for the note that a statement's time ended: no screen needs to hear of it.
    StatementTimeElapsed noted_end(std::int64_t statement) {
        const auto noted = [&] {
            return event<StatementTimeElapsed>([&](const StatementTimeElapsed& each) {
                return each.statement.value == statement;
            });
        };
        const std::int64_t until = counter_us() + in_us(kDeadline);
        auto end = noted();
        while (!end && counter_us() < until) {
            std::this_thread::sleep_for(milliseconds{20});
            end = noted();
        }
        EXPECT_TRUE(end) << "the end was not noted";
        return end.value_or(StatementTimeElapsed{});
    }
    void expect_ended_at_its_time(std::int64_t statement, const StatementTimeElapsed& end) {
        const auto started = event<StatementStarted>(
            [&](const StatementStarted& each) { return each.statement.value == statement; });
        ASSERT_TRUE(started);
        EXPECT_EQ(end.at - started->at, kLimit);
    }

    ShiftedMachine machine_;
    Folder folder_;
    fs::path file_ = folder_ / "m.dais";
    std::unique_ptr<Serving> serving_;
    std::unique_ptr<StreamLine> line_;
    std::unique_ptr<Officer> ana_;
};

// NTP lets a clock that is wrong run faster or slower until it is right: here 5 % for half a
// second, a hundred times what it would.
void slew(ShiftedMachine& machine, nanoseconds each) {
    constexpr int kSteps = 50;
    for (int i = 0; i < kSteps; ++i) {
        machine.step_utc(each);
        std::this_thread::sleep_for(milliseconds{10});  // the slewing itself, not a wait
    }
}

TEST_F(Clocks, TheWallClockIsNobodysBusinessInMidStatement) {
    make();
    start();
    say(OpenMeeting{kFirst});
    const std::int64_t statement = speak("KEN");
    const Offset before = offset();
    struct Row {
        const char* what;
        std::function<void()> happens;
    };
    for (const Row& row : {Row{"an hour ahead", [&] { machine_.step_utc(hours{1}); }},
                           Row{"an hour back", [&] { machine_.step_utc(-hours{1}); }},
                           Row{"slewed ahead", [&] { slew(machine_, milliseconds{1} / 2); }},
                           Row{"slewed back", [&] { slew(machine_, -milliseconds{1} / 2); }},
                           Row{"a day ahead", [&] { machine_.step_utc(hours{24}); }},
                           Row{"a year back", [&] { machine_.step_utc(-hours{24 * 365}); }}}) {
        row.happens();
        expect_further(before, {}, row.what);
    }
    // The end comes by the counter all the same: two seconds before it, the wall clock leaps.
    machine_.suspend(left(statement) - seconds{2});
    machine_.step_utc(hours{1});
    const StatementTimeElapsed end = noted_end(statement);
    expect_ended_at_its_time(statement, end);
    EXPECT_LT(end.noticed_after, seconds{5});
    std::cout << "the end was noticed after " << in_us(end.noticed_after) << " us\n";
}

TEST_F(Clocks, SleepCountsAtOnce) {
    make();
    start();
    say(OpenMeeting{kFirst});
    const std::int64_t kenya = speak("KEN");
    const Offset before = offset();
    machine_.suspend(seconds{20});
    expect_further(before, seconds{20}, "20 s of sleep");
    EXPECT_LT(left(kenya), kLimit - seconds{20});
    EXPECT_FALSE(event<StatementTimeElapsed>([](const auto&) { return true; }));

    // With ten seconds left it sleeps for twenty: the end is noted when it wakes, and how late.
    machine_.suspend(left(kenya) - seconds{10});
    machine_.suspend(seconds{20});
    const StatementTimeElapsed end = noted_end(kenya);
    expect_ended_at_its_time(kenya, end);
    EXPECT_GE(end.noticed_after, seconds{10} - milliseconds{50});
    EXPECT_LT(end.noticed_after, seconds{20});
    say(ConcludeStatement{{kenya}});

    // What ends soon after a sleep ends then.
    const std::int64_t france = speak("FRA");
    machine_.suspend(left(france) - seconds{1});
    const StatementTimeElapsed next = noted_end(france);
    expect_ended_at_its_time(france, next);
    EXPECT_LT(next.noticed_after, seconds{5});
    std::cout << "a second after the sleep the end was noticed after " << in_us(next.noticed_after)
              << " us\n";
}

TEST_F(Clocks, ANewDayBegins) {
    // A live conference, a second before midnight in New York.
    using namespace std::chrono;
    machine_.set_utc(sys_days{year{2021} / July / 27} + hours{3} + minutes{59} + seconds{59});
    make();
    start();
    const Json conference =
        ana_->slice("conference", [](const Json& each) { return each.contains("rehearsal"); });
    EXPECT_EQ(conference["rehearsal"], false) << conference;
    say(OpenMeeting{kFirst});
    const Offset before = offset();
    const std::int64_t statement = speak("KEN");
    const nanoseconds sleep = left(statement) - seconds{1};
    machine_.suspend(sleep);
    expect_further(before, sleep, "over midnight");
    const StatementTimeElapsed end = noted_end(statement);
    expect_ended_at_its_time(statement, end);
    const Json after = ana_->slice("conference", [](const Json& /*each*/) { return true; });
    EXPECT_EQ(after["utc_at_zero"], conference["utc_at_zero"]);
}

TEST_F(Clocks, ARestartOnTheSameBootAsksNoWallClock) {
    make();
    start();
    say(OpenMeeting{kFirst});
    const std::int64_t statement = speak("KEN");
    const Offset before = offset();
    for (const nanoseconds wrong : {nanoseconds{-hours{3}}, nanoseconds{hours{24 * 400}}}) {
        die();
        machine_.step_utc(wrong);
        start();
        expect_further(before, {}, "restarted, the wall clock set");
        EXPECT_TRUE(event<RecordOpened>([](const auto&) { return true; })->same_boot);
        EXPECT_EQ(ana_->say(ConfirmClock{})["rule"], "clock.nothing-to-confirm");
    }
    // Closed for twenty seconds of sleep: they count.
    die();
    machine_.suspend(seconds{20});
    start();
    expect_further(before, seconds{20}, "asleep while it was closed");
    EXPECT_LT(left(statement), kLimit - seconds{20});
}

TEST_F(Clocks, AnotherBootGoesByUtcAndAsksTheOfficer) {
    make();
    start();
    say(OpenMeeting{kFirst});
    const Offset before = offset();
    die();
    machine_.reboot(minutes{2});
    start();
    expect_further(before, minutes{2}, "two minutes switched off");
    EXPECT_FALSE(event<RecordOpened>([](const auto&) { return true; })->same_boot);
    say(ConfirmClock{});
    // Its battery was empty: the wall clock is a day behind. The meeting's does not go back.
    const auto newest = event<ClockConfirmed>([](const auto&) { return true; })->at;
    die();
    machine_.reboot(-hours{24});
    start();
    const std::int64_t now = offset().most + counter_us();
    EXPECT_GE(now, in_us(newest.time_since_epoch()));
    EXPECT_LE(now, in_us(newest.time_since_epoch() + kDeadline));
    EXPECT_EQ(event<RecordOpened>([](const auto&) { return true; })->elapsed, nanoseconds{0});
    say(ConfirmClock{});
}

}  // namespace
}  // namespace dais::test
