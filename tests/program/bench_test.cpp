// `dais bench`: that its parts work, never how fast this machine is.
#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program/support.h"

namespace dais::test {
namespace {

constexpr int kTargetMissed = 3;

// The figures of a run, which may miss its targets: other tests run at the same time.
Json figures(const std::vector<std::string>& arguments) {
    std::vector<std::string> all{"bench", "--json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Finished run = dais(all);
    EXPECT_TRUE(run.exit_code == 0 || run.exit_code == kTargetMissed) << run.err;
    EXPECT_EQ(run.err, "");
    Json printed = Json::parse(run.out, nullptr, false);
    if (printed.is_discarded() || printed["bench"] != arguments.front()) {
        ADD_FAILURE() << run.out;
        return Json::array();
    }
    return printed["figures"];
}

// The figure whose name ends so.
double value(const Json& figures, const std::string& end) {
    for (const Json& each : figures) {
        const std::string name = each["name"];
        if (name.size() >= end.size() &&
            name.compare(name.size() - end.size(), end.size(), end) == 0) {
            return each["value"];
        }
    }
    ADD_FAILURE() << end << " is not among " << figures.dump();
    return 0;
}

TEST(Bench, AFloorReachesEveryDisplayAndTheBareLoops) {
    const Json all = figures({"fanout", "--clients", "50"});
    for (const char* part : {"Dais, ", "bare, "}) {
        const double half = value(all, part + std::string{"half of the clients"});
        const double most = value(all, part + std::string{"99 % of them"});
        const double last = value(all, part + std::string{"the last"});
        EXPECT_GT(value(all, part + std::string{"the first"}), 0) << part;
        EXPECT_GE(half, value(all, part + std::string{"the first"})) << part;
        EXPECT_LE(half, most) << part;
        EXPECT_LE(most, last) << part;
        EXPECT_GT(value(all, part + std::string{"processor time"}), 0) << part;
    }
    EXPECT_GT(value(all, "last client, against a bare loop"), 0);
    EXPECT_GT(value(all, "the message"), 100);
    EXPECT_EQ(all.front()["name"], "50 displays: last client, against a bare loop");
    EXPECT_EQ(all.front()["target"], 1.2);
}

TEST(Bench, ACommandPassesEveryStage) {
    const Json all = figures({"command", "--clients", "50"});
    const double whole = value(all, "command to last, median");
    EXPECT_GT(whole, 0);
    EXPECT_LE(whole, value(all, "command to last, 99th percentile"));
    for (const char* stage : {"is appended, durable, mean", "applied, and its views made, mean",
                              "messages, to the first display, mean"}) {
        EXPECT_GT(value(all, stage), 0) << stage;
        EXPECT_LT(value(all, stage), value(all, "command to last, mean")) << stage;
    }
    EXPECT_GE(value(all, "commands"), 200);
    EXPECT_EQ(all.front()["target"], 15);
}

TEST(Bench, AnIdleDisplayIsToldLittleMoreThanTheTime) {
    const Json all = figures({"idle", "--seconds", "2"});
    // The first of those ten seconds apart; on a busy machine one of those before comes late.
    EXPECT_GE(value(all, "messages"), 1);
    EXPECT_LE(value(all, "messages"), 2);
    EXPECT_GT(value(all, "an idle display, a clock running"), 0);
    EXPECT_EQ(all.front()["target"], 30);
}

TEST(Bench, WrongUsageIsTwo) {
    EXPECT_EQ(dais({"bench"}).exit_code, 2);
    EXPECT_EQ(dais({"bench", "dance"}).exit_code, 2);
    EXPECT_EQ(dais({"bench", "fanout", "--clients", "0"}).exit_code, 2);
    EXPECT_EQ(dais({"bench", "fanout", "--clients", "20000"}).exit_code, 2);
    EXPECT_EQ(dais({"bench", "idle", "--seconds", "0"}).exit_code, 2);
    const Finished nobody = dais({"bench", "journal", "--clients", "50"});
    EXPECT_EQ(nobody.exit_code, 2);
    EXPECT_EQ(nobody.err,
              "This bench connects no displays: say --clients of fanout, command or soak.\n");
    const Finished timeless = dais({"bench", "fanout", "--seconds", "5"});
    EXPECT_EQ(timeless.exit_code, 2);
    EXPECT_EQ(timeless.err,
              "This bench takes as long as it takes: say --seconds of idle or soak.\n");
}

}  // namespace
}  // namespace dais::test
