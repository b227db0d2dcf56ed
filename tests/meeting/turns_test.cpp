// Projections on the desk's board: for officers only, made again as time goes on; and what a
// delegation is told about its own turn.
#include <gtest/gtest.h>

#include "meeting/codec/visible.h"
#include "meeting/turns.h"
#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const MeetingKey kFirst{"2021-07-26-morning"};

class TurnsTest : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_EQ(rule_of(bench.say(OpenMeeting{kFirst})), "accepted");
        for (const char* delegation : {"KEN", "FRA", "JPN"}) {
            ASSERT_EQ(rule_of(bench.say(inscribe(delegation))), "accepted");
        }
    }
    std::vector<OwnTurn> turns(const std::string& delegation) {
        std::vector<OwnTurn> own;
        for (const auto& [id, turn] :
             turns_shown(bench.conference(), bench.desk->board()->projections->value)) {
            if (find(bench.conference(), id)->delegation.text == delegation) {
                own.push_back(turn);
            }
        }
        return own;
    }
    Bench bench;
};

TEST_F(TurnsTest, AreToldAsFarAsTheOfficerAllows) {
    EXPECT_TRUE(turns("FRA").empty()) << "nothing is shown unless the officer says so";

    ASSERT_EQ(rule_of(bench.say(ShowTurns{kFirst, TurnsShown::places})), "accepted");
    ASSERT_EQ(turns("FRA").size(), 1U);
    EXPECT_EQ(turns("FRA").front().ahead, 1);
    EXPECT_FALSE(turns("FRA").front().starts);

    ASSERT_EQ(rule_of(bench.say(ShowTurns{kFirst, TurnsShown::times})), "accepted");
    const OwnTurn own = turns("FRA").front();
    ASSERT_TRUE(own.starts);
    EXPECT_LE(own.starts->early, own.starts->likely);
    EXPECT_LE(own.starts->likely, own.starts->late);
    EXPECT_EQ(own.meeting, kFirst);
    EXPECT_TRUE(turns("ITA").empty()) << "it is not on the list";
}

TEST_F(TurnsTest, AreNobodyElsesBusiness) {
    EXPECT_FALSE(may_see(Role::open, "projection.projections"));
    EXPECT_TRUE(may_see(Role::officer, "projection.projections"));
    const auto board = bench.desk->board();
    const auto seen =
        codec::visible(codec::to_json(board->projections->value), "projection", Role::open);
    EXPECT_TRUE(seen.empty()) << seen;
}

TEST_F(TurnsTest, AreReckonedAgainAsTimeGoesOn) {
    const auto first = bench.desk->board();
    ASSERT_EQ(first->projections->value.projections.size(), 1U);
    bench.pass(seconds{5});
    EXPECT_EQ(bench.desk->board(), first) << "not for every second";
    const auto refresh = bench.desk->next_refresh();
    ASSERT_TRUE(refresh);
    bench.pass_until(*refresh);
    const auto later = bench.desk->board();
    ASSERT_NE(later, first);
    EXPECT_GT(later->projections->version, first->projections->version);
    EXPECT_EQ(later->lists, first->lists) << "nothing else was made again";
    EXPECT_GT(later->projections->value.projections[0].projection.list_ends.likely,
              first->projections->value.projections[0].projection.list_ends.likely)
        << "nobody spoke meanwhile";

    ASSERT_EQ(rule_of(bench.say(AdjournMeeting{kFirst, {}})), "accepted");
    EXPECT_TRUE(bench.desk->board()->projections->value.projections.empty());
    EXPECT_FALSE(bench.desk->next_refresh());
}

}  // namespace
}  // namespace dais::meeting::test
