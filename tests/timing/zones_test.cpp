#include "timing/zones.h"

#include <gtest/gtest.h>

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

TEST(Zones, AnUnknownZoneIsNamedInOneSentence) {
    try {
        Zone::named("America/Nairobi");
        FAIL() << "it was found";
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string{error.what()}.find("\"America/Nairobi\" is not known"),
                  std::string::npos);
    }
}

}  // namespace
}  // namespace dais::timing
