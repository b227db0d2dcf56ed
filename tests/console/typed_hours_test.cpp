// Hours of the programme as officers type them.
#include "console/panels/typed_hours.h"

#include <gtest/gtest.h>

#include "tests/console/sample_door.h"

namespace dais::console::testing {
namespace {

using date::July;
using std::chrono::hours;
using std::chrono::minutes;

Day day(int year, unsigned month, unsigned number) {
    return Day{date::year_month_day{date::year{year}, date::month{month}, date::day{number}}};
}

TEST(TypedHours, MeanTheDayThatIsLookedAtOrTheOneThatIsNamed) {
    const auto words = sample_strings();
    struct Row {
        const char* typed;
        timing::WallTime meant;
    };
    const Day here = day(2021, 7, 28);
    for (const Row& row : {
             Row{"15:00", here + hours{15}},
             Row{"9:05", here + hours{9} + minutes{5}},
             Row{"24:00", day(2021, 7, 29) + hours{0}},
             Row{"29 Jul 15:00", day(2021, 7, 29) + hours{15}},
             Row{"July 29 15:00", day(2021, 7, 29) + hours{15}},
             Row{"Thu 29 july 2021  15:00", day(2021, 7, 29) + hours{15}},
             Row{"2021-08-02 10:30", day(2021, 8, 2) + hours{10} + minutes{30}},
             Row{"3 january 10:00", day(2022, 1, 3) + hours{10}},
         }) {
        const TypedHour typed = hour_as_typed(row.typed, here, words);
        const auto* wall = std::get_if<timing::WallTime>(&typed);
        ASSERT_NE(wall, nullptr) << row.typed;
        EXPECT_EQ(*wall, row.meant) << row.typed;
    }
}

TEST(TypedHours, SayWhatIsWrongWithThem) {
    const auto words = sample_strings();
    struct Row {
        const char* typed;
        HourFault fault;
    };
    for (const Row& row :
         {Row{"", HourFault::unreadable}, Row{"three", HourFault::unreadable},
          Row{"15", HourFault::unreadable}, Row{"29 15:00", HourFault::unreadable},
          Row{"1:2:3", HourFault::unreadable}, Row{"29 Xyz 15:00", HourFault::unreadable},
          Row{"25:00", HourFault::no_such_hour}, Row{"24:01", HourFault::no_such_hour},
          Row{"12:60", HourFault::no_such_hour}, Row{"31 Jun 10:00", HourFault::no_such_day},
          Row{"2021-02-29 10:00", HourFault::no_such_day},
          Row{"4042-07-29 10:00", HourFault::no_such_day},
          Row{"29 Jul 1066 10:00", HourFault::no_such_day},
          Row{"Fri 29 Jul 2021 15:00", HourFault::other_weekday}}) {
        const TypedHour typed = hour_as_typed(row.typed, day(2021, 7, 28), words);
        const auto* fault = std::get_if<HourFault>(&typed);
        ASSERT_NE(fault, nullptr) << row.typed;
        EXPECT_EQ(*fault, row.fault) << row.typed;
    }
}

TEST(TypedHours, ReadBackWhatTheyPropose) {
    const auto words = sample_strings();
    const timing::WallTime wall = day(2021, 7, 29) + hours{8} + minutes{5};
    const std::string text = typed_text(wall, words);
    EXPECT_EQ(text, "29 Jul 08:05");
    EXPECT_EQ(std::get<timing::WallTime>(hour_as_typed(text, day(2021, 7, 1), words)), wall);
    EXPECT_EQ(short_day(day(2021, 7, 29), words), "Thu 29 Jul");
}

}  // namespace
}  // namespace dais::console::testing
