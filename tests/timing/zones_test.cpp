#include "timing/zones.h"

#include <cstdio>
#include <cstdlib>

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dais::timing {
namespace {

using date::local_days;
using std::chrono::hours;
using std::chrono::minutes;

WallTime wall(int year, unsigned month, unsigned day, int hour, int minute = 0) {
    return local_days{date::year{year} / date::month{month} / date::day{day}} + hours{hour} +
           minutes{minute};
}

std::string in(const char* zone, UtcTime utc) {
    return date::format("%a %F %R", date::floor<minutes>(Zone::named(zone).wall(utc)));
}

TEST(Zones, AMeetingInNewYorkSeenFromElsewhere) {
    const Zone new_york = Zone::named("America/New_York");
    const UtcTime wednesday = new_york.utc_or_first(wall(2021, 7, 28, 15));
    EXPECT_EQ(in("Africa/Nairobi", wednesday), "Wed 2021-07-28 22:00");
    EXPECT_EQ(in("Asia/Tokyo", wednesday), "Thu 2021-07-29 04:00");
    EXPECT_EQ(in("Africa/Nairobi", new_york.utc_or_first(wall(2021, 7, 28, 10))),
              "Wed 2021-07-28 17:00");
    EXPECT_EQ(in("Africa/Nairobi", new_york.utc_or_first(wall(2021, 11, 8, 10))),
              "Mon 2021-11-08 18:00");
}

TEST(Zones, AMidnightPassesOnTheWay) {
    const Zone new_york = Zone::named("America/New_York");
    const UtcTime evening = new_york.utc_or_first(wall(2021, 7, 30, 20, 30));
    EXPECT_EQ(in("UTC", evening), "Sat 2021-07-31 00:30");
    EXPECT_EQ(in("Pacific/Kiritimati", evening), "Sat 2021-07-31 14:30");
    EXPECT_EQ(in("Pacific/Honolulu", evening), "Fri 2021-07-30 14:30");
}

TEST(Zones, ATimeThatDoesNotExistIsToldApart) {
    const ToUtc spring = Zone::named("America/New_York").utc(wall(2021, 3, 14, 2, 30));
    ASSERT_TRUE(std::holds_alternative<NoSuchWallTime>(spring));
    EXPECT_EQ(in("America/New_York", std::get<NoSuchWallTime>(spring).transition),
              "Sun 2021-03-14 03:00");
}

TEST(Zones, ATimeThatExistsTwiceIsToldApart) {
    const ToUtc autumn = Zone::named("America/New_York").utc(wall(2021, 11, 7, 1, 30));
    ASSERT_TRUE(std::holds_alternative<TwiceWallTime>(autumn));
    const auto& twice = std::get<TwiceWallTime>(autumn);
    EXPECT_EQ(twice.second - twice.first, hours{1});
    EXPECT_EQ(Zone::named("America/New_York").utc_or_first(wall(2021, 11, 7, 1, 30)), twice.first);
}

// The hours round a clock change: what New York's clocks show of 2021's two.
TEST(Zones, TheHoursRoundAClockChange) {
    enum Kind { kOnce, kNever, kTwice };
    const Zone new_york = Zone::named("America/New_York");
    const auto kind = [&](WallTime time) {
        const ToUtc found = new_york.utc(time);
        return std::holds_alternative<UtcTime>(found)          ? kOnce
               : std::holds_alternative<NoSuchWallTime>(found) ? kNever
                                                               : kTwice;
    };
    struct Row {
        WallTime time;
        Kind kind;
    };
    for (const Row& row : {Row{wall(2021, 3, 14, 1, 59), kOnce}, Row{wall(2021, 3, 14, 2), kNever},
                           Row{wall(2021, 3, 14, 2, 59), kNever}, Row{wall(2021, 3, 14, 3), kOnce},
                           Row{wall(2021, 11, 7, 0, 59), kOnce}, Row{wall(2021, 11, 7, 1), kTwice},
                           Row{wall(2021, 11, 7, 1, 59), kTwice}, Row{wall(2021, 11, 7, 2), kOnce},
                           Row{wall(2021, 7, 28, 2, 30), kOnce}}) {
        EXPECT_EQ(kind(row.time), row.kind) << date::format("%F %R", row.time);
    }
    EXPECT_EQ(new_york.utc_or_first(wall(2021, 3, 14, 2, 30)),
              new_york.utc_or_first(wall(2021, 3, 14, 3)))
        << "a time that does not exist is taken as the moment the clocks change";
}

std::string trouble_with(const char* zone) {
    try {
        static_cast<void>(Zone::named(zone));
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "none";
}

TEST(Zones, AnUnknownZoneIsNamedInOneSentence) {
    for (const char* zone : {"America/Nairobi", "", "../../etc/passwd", "EDT"}) {
        EXPECT_EQ(trouble_with(zone),
                  "The time zone \"" + std::string{zone} +
                      "\" is not known here: use a name such as America/New_York, and see that "
                      "the package tzdata is up to date.");
    }
    EXPECT_EQ(trouble_with("Africa/Nairobi"), "none");
}

// Hides a folder from this process alone; false where the system does not let it.
bool hide(const char* folder) {
    return (::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0) &&
           ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("none", folder, "tmpfs", 0, nullptr) == 0;
}

bool can_hide(const char* folder) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(hide(folder) ? 0 : 1);
    }
    int status = 1;
    return child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
}

// In a process of its own, which has not read any zone yet.
void say_trouble_without(const char* folder) {
    const bool hidden = hide(folder);
    // Twice: the library must not remember a failure in a way that breaks the next question.
    const std::string first = hidden ? trouble_with("America/New_York") : "not hidden";
    std::fprintf(stderr, "%s / %s", first.c_str(), trouble_with("Asia/Tokyo").c_str());
    std::exit(0);
}

TEST(ZonesDeathTest, AMachineWithoutTimeZoneDataSaysSo) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");  // starts the program anew
    for (const char* folder : {"/usr/share/zoneinfo", "/usr/share"}) {
        if (!can_hide(folder)) {
            GTEST_SKIP() << "this system does not let a process hide " << folder << " from itself";
        }
        EXPECT_EXIT(say_trouble_without(folder), testing::ExitedWithCode(0),
                    "^This machine has no time zone data: install the package tzdata. / This "
                    "machine has no time zone data: install the package tzdata.$");
    }
}

}  // namespace
}  // namespace dais::timing
