// The soak, short: a simulated week of ten meetings in some seconds, with its kills, its full disk
// and its screens that come and go. How memory grows is the long run's to say (`dais bench soak`).
#include <string>

#include <gtest/gtest.h>

#include "tests/program/support.h"

namespace dais::test {
namespace {

TEST(Soak, OfAShortWeekNothingIsLostAndNothingStaysOpen) {
    const Finished run = dais({"bench", "soak", "--json", "--seconds", "10", "--clients", "50"});
    ASSERT_TRUE(run.exit_code == 0 || run.exit_code == 3) << run.err;
    std::cout << run.err << run.out;
    std::map<std::string, double> value;
    const Json printed = Json::parse(run.out);
    for (const Json& each : printed.at("figures")) {
        value[each.at("name")] = each.at("value");
    }
    EXPECT_EQ(value.at("acknowledged commands that are not in the record"), 0);
    EXPECT_EQ(value.at("the replayed record differs from what was shown"), 0);
    EXPECT_EQ(value.at("descriptors that were not closed"), 0);
    EXPECT_EQ(value.at("commands accepted while the disk was full"), 0);
    EXPECT_EQ(value.at("kills of the server"), 2);
    EXPECT_GT(value.at("commands acknowledged"), 50);
    EXPECT_GT(value.at("screens that came"), 50);
}

}  // namespace
}  // namespace dais::test
