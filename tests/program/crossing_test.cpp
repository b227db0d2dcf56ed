// Two officers give the floor to different speakers at once: one wins, the other is told who did
// what, and nobody's speaker is cut off by mistake.
#include <gtest/gtest.h>

#include "tests/program/support.h"

namespace dais::test {
namespace {

using namespace meeting;

const MeetingKey kFirst{"2021-07-26-morning"};

InscribeSpeaker speaker(const std::string& delegation) {
    return {.list = {"6"},
            .delegation = {delegation},
            .on_behalf_of = {},
            .speaker_class = {},
            .modality = Modality::in_person};
}

TEST(Crossing, OfTwoOfficersAtOnceOneWinsAndTheOtherIsToldWhoDidWhat) {
    constexpr int kRounds = 200;
    const Folder folder;
    make_bms7(folder / "m.dais");
    const Serving serving{folder / "m.dais"};
    Officer ana{serving, "Ana"};
    Officer ben{serving, "Ben"};
    ASSERT_TRUE(ana.say(OpenMeeting{kFirst}).value("accepted", false));
    int won_by_ana = 0;
    for (int round = 0; round < kRounds; ++round) {
        const Json kenya = ana.say(speaker("KEN"));
        const Json mexico = ben.say(speaker("MEX"));
        ASSERT_TRUE(kenya["accepted"]) << kenya;
        ASSERT_TRUE(mexico["accepted"]) << mexico;
        // Both see the floor with the Chair. Who is sent first alternates; who wins is the desk's.
        std::string by_ana;
        std::string by_ben;
        const GiveFloor give_kenya{kFirst, {kenya["action"]}, {}};
        const GiveFloor give_mexico{kFirst, {mexico["action"]}, {}};
        if (round % 2 == 0) {
            by_ana = ana.send(give_kenya);
            by_ben = ben.send(give_mexico);
        } else {
            by_ben = ben.send(give_mexico);
            by_ana = ana.send(give_kenya);
        }
        const Json a = ana.answer(by_ana);
        const Json b = ben.answer(by_ben);
        ASSERT_NE(a["accepted"], b["accepted"]) << a << b;
        const bool ana_won = a["accepted"];
        won_by_ana += ana_won ? 1 : 0;
        const Json& won = ana_won ? a : b;
        const Json& refused = ana_won ? b : a;
        const std::string winner = ana_won ? "Ana" : "Ben";
        const std::string name = ana_won ? "Kenya" : "Mexico";
        EXPECT_EQ(refused["rule"], "floor.held-by-another");
        EXPECT_EQ(refused["by"]["name"], winner);
        EXPECT_EQ(refused["because_of"], won["action"]);
        EXPECT_EQ(refused["text"], name +
                                       " has the floor now. Look again before you give it to "
                                       "somebody else. That was done by " +
                                       winner + ".");
        // Both see the same speaker; the winner's statement is ended for the next round, and the
        // loser's speaker still waits.
        Officer& loser = ana_won ? ben : ana;
        const Json floor = loser.slice("floor/main", [&](const Json& each) {
            return each.contains("statement") && each["statement"]["id"] == won["action"];
        });
        EXPECT_EQ(floor["statement"]["speaker"]["name"], name);
        ASSERT_TRUE(ana.say(ConcludeStatement{{won["action"]}})["accepted"]);
        const InscriptionId waiting{ana_won ? mexico["action"] : kenya["action"]};
        ASSERT_TRUE(loser.say(WithdrawInscription{waiting})["accepted"]);
    }
    std::cout << kRounds << " rounds, Ana won " << won_by_ana << ", Ben " << kRounds - won_by_ana
              << '\n';
}

}  // namespace
}  // namespace dais::test
