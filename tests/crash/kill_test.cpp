// SIGKILL at the real process: every acknowledged command is there, none half there, and the clock
// is right to 50 ms on the same boot.
#include <cstdlib>
#include <iostream>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "tests/program/support.h"

namespace dais::test {
namespace {

using namespace meeting;

const MeetingKey kFirst{"2021-07-26-morning"};
constexpr std::int64_t kMost = 50'000;  // microseconds

bool accepted(const Json& answer) { return answer.value("accepted", false); }

InscribeSpeaker speaker(const std::string& delegation) {
    return {.list = {"6"},
            .delegation = {delegation},
            .on_behalf_of = {},
            .speaker_class = {},
            .modality = Modality::in_person};
}

TEST(Kill, WithTheClockRunningTheSameSpeakerComesBackWithTheRightTime) {
    const Folder folder;
    make_bms7(folder / "m.dais");
    std::int64_t statement = 0;
    std::int64_t since = 0;
    Officer::Greeting before;
    {
        Serving serving{folder / "m.dais"};
        Officer ana{serving, "Ana"};
        before = ana.greeting();
        ASSERT_TRUE(accepted(ana.say(OpenMeeting{kFirst})));
        const Json inscribed = ana.say(speaker("KEN"));
        ASSERT_TRUE(accepted(inscribed));
        const Json given = ana.say(GiveFloor{kFirst, {inscribed["action"]}, {}});
        ASSERT_TRUE(accepted(given));
        statement = given["action"];
        ASSERT_TRUE(accepted(ana.say(StartStatement{{statement}, {}})));
        const Json floor = ana.slice("floor/main", [](const Json& each) {
            return each.contains("statement") && each["statement"]["clock"] == "running";
        });
        since = floor["statement"]["running_since_us"];
        serving.kill();
    }
    Serving again{folder / "m.dais"};
    Officer ben{again, "Ben"};
    const Json floor =
        ben.slice("floor/main", [](const Json& each) { return each.contains("statement"); });
    EXPECT_EQ(floor["statement"]["id"], statement);
    EXPECT_EQ(floor["statement"]["speaker"]["name"], "Kenya");
    EXPECT_EQ(floor["statement"]["clock"], "running");
    EXPECT_EQ(floor["statement"]["running_since_us"], since) << "the anchor is the same";
    // The meeting's time went on by as much as this machine's counter did.
    const Officer::Greeting after = ben.greeting();
    const std::int64_t meeting_passed = after.now_us - before.now_us;
    const std::int64_t really_passed = after.counter_us - before.counter_us;
    EXPECT_NEAR(static_cast<double>(meeting_passed), static_cast<double>(really_passed), kMost);
    std::cout << "clock off by " << (meeting_passed - really_passed) << " us after a kill\n";
}

TEST(Kill, AtRandomMomentsUnderAStreamOfCommandsNothingAcknowledgedIsLost) {
    // DAIS_KILLS: the long variant.
    const char* wanted = std::getenv("DAIS_KILLS");
    const int kills = wanted == nullptr ? 20 : std::stoi(wanted);
    const auto seed = std::random_device{}();
    std::cout << "seed " << seed << '\n';
    std::mt19937 random{seed};
    const Folder folder;
    make_bms7(folder / "m.dais");
    int acknowledged = 0;
    for (int round = 0; round < kills; ++round) {
        Serving serving{folder / "m.dais"};
        Officer ana{serving, "Ana"};
        // A stream of commands that are not waited for; the kill comes somewhere among them.
        std::vector<std::string> sent;
        constexpr int kStream = 8;
        for (int i = 0; i < kStream; ++i) {
            ReleaseSpeakers release{kFirst, static_cast<int>(random() % 500)};
            sent.push_back(ana.send(release));
        }
        const std::size_t until = random() % kStream;
        const Json last = ana.answer(sent[until]);
        ASSERT_TRUE(accepted(last));
        std::this_thread::yield();
        serving.kill();
        const Finished verified = dais({"verify", (folder / "m.dais").string()});
        ASSERT_EQ(verified.exit_code, 0) << verified.err;
        // Rows are numbered without a gap, so the last acknowledged one being there means all are.
        const auto rows = std::stoll(verified.out.substr(verified.out.find(": ") + 2));
        ASSERT_GE(rows, last["last"].get<std::int64_t>());
        acknowledged += static_cast<int>(until) + 1;
    }
    std::cout << kills << " kills, " << acknowledged << " commands acknowledged, 0 lost\n";
}

}  // namespace
}  // namespace dais::test
