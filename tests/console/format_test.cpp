#include "console/format.h"

#include <gtest/gtest.h>

namespace dais::console {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

timing::WallTime at(int hour, int minute, int second = 0) {
    return Day{date::year{2021} / 7 / 28} + std::chrono::hours{hour} + minutes{minute} +
           seconds{second};
}

TEST(Format, StatementClocks) {
    struct Row {
        timing::Duration remaining;
        const char* text;
    };
    for (const Row& row : {Row{minutes{3}, "3:00"}, Row{minutes{3} - milliseconds{1}, "3:00"},
                           Row{minutes{2}, "2:00"}, Row{milliseconds{400}, "0:01"},
                           Row{seconds{0}, "+0:00"}, Row{milliseconds{-999}, "+0:00"},
                           Row{seconds{-12}, "+0:12"}, Row{minutes{75}, "75:00"}}) {
        EXPECT_EQ(clock_text(timing::shown(row.remaining)), row.text);
    }
}

TEST(Format, LengthsRoundDown) {
    EXPECT_EQ(length_text(seconds{69}), "1:09");
    EXPECT_EQ(length_text(milliseconds{69999}), "1:09");
    EXPECT_EQ(length_text(seconds{0}), "0:00");
}

TEST(Format, TimesOfDay) {
    EXPECT_EQ(time_of_day(at(9, 5, 7)), "09:05:07");
    EXPECT_EQ(hour_and_minute(at(0, 0)), "00:00");
    EXPECT_EQ(day_and_time(at(9, 55)), "2021-07-28 09:55");
}

TEST(Format, Places) {
    EXPECT_EQ(city_of("America/New_York"), "New York");
    EXPECT_EQ(city_of("America/Argentina/Buenos_Aires"), "Buenos Aires");
    EXPECT_EQ(city_of("UTC"), "UTC");
}

TEST(Format, NumbersInGroups) {
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(4182), "4,182");
    EXPECT_EQ(grouped(1234567), "1,234,567");
    EXPECT_EQ(grouped(-123456), "-123,456");
}

TEST(Format, TypedTimes) {
    const Day day{date::year{2021} / 7 / 28};
    struct Row {
        const char* typed;
        std::optional<timing::WallTime> meant;
    };
    const timing::WallTime friday = Day{date::year{2021} / 7 / 30} + minutes{9 * 60 + 55};
    for (const Row& row :
         {Row{"9:55", at(9, 55)}, Row{"09:55", at(9, 55)}, Row{" 9:55:30 ", at(9, 55, 30)},
          Row{"2021-07-30 09:55", friday}, Row{"", std::nullopt}, Row{"9", std::nullopt},
          Row{"24:00", std::nullopt}, Row{"9:60", std::nullopt}, Row{"9:55x", std::nullopt},
          Row{"9:55:", std::nullopt}, Row{"2021-02-30 09:55", std::nullopt},
          Row{"2021-07-30", std::nullopt}, Row{"-1:00", std::nullopt},
          Row{"22-07-28 10:00", std::nullopt}, Row{"1677-12-31 10:00", std::nullopt},
          Row{"2262-01-01 10:00", std::nullopt}}) {
        EXPECT_EQ(wall_from_typed(row.typed, day), row.meant) << row.typed;
    }
}

TEST(Format, SaysWhenTheNextSecondIsShown) {
    const timing::Instant start{minutes{10}};
    const timing::Countdown running{
        .allotted = minutes{3}, .warning = seconds{30}, .used_before = {}, .running_since = start};
    struct Row {
        timing::Duration later;
        timing::Duration changes;
    };
    for (const Row& row :
         {Row{seconds{0}, seconds{1}}, Row{milliseconds{300}, milliseconds{700}},
          Row{minutes{3} - milliseconds{1}, milliseconds{1}}, Row{minutes{3}, seconds{1}},
          Row{minutes{3} + milliseconds{250}, milliseconds{750}}}) {
        EXPECT_EQ(until_next_second(running, start + row.later), row.changes);
        // What is shown really changes then, and not before.
        const auto shown = [&](timing::Duration after) {
            return clock_text(
                timing::shown(timing::read(running, start + row.later + after).remaining));
        };
        EXPECT_NE(shown({}), shown(row.changes));
        EXPECT_EQ(shown({}), shown(row.changes - timing::Duration{1}));
    }
    timing::Countdown standing = running;
    standing.running_since.reset();
    EXPECT_EQ(until_next_second(standing, start), std::nullopt);
}

}  // namespace
}  // namespace dais::console
