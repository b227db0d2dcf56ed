// The cable between a desk and its standby is cut, and mended: each on a machine of its own, as far
// as the network can tell (a network namespace each, with a cable between the two and one from each
// to the officers). Skipped where the user may not make such.
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <unistd.h>

#include "tests/program/relay_support.h"
#include "tests/program/standby_support.h"

namespace dais::test {
namespace {

using namespace meeting;
using testing::HasSubstr;

const MeetingKey kMorning{"2021-07-26-morning"};

bool run(const std::string& command) {
    return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

// A network of its own, for as long as this lives.
class Machine {
  public:
    Machine()
        : holder_{{"unshare", "-n", "sh", "-c", "echo $$; exec sleep 600"}, true},
          inside_{{"nsenter", "-t", holder_.first_line(), "-n"}} {
        enter("ip link set lo up");
    }
    [[nodiscard]] const std::vector<std::string>& inside() const { return inside_; }
    [[nodiscard]] const std::string& process() const { return holder_.first_line(); }
    bool enter(const std::string& command) const {
        return run("nsenter -t " + process() + " -n " + command);
    }

  private:
    OtherProcess holder_;
    std::vector<std::string> inside_;
};

// This thread's network is one of its own until the end of the test.
class OwnNetwork {
  public:
    OwnNetwork() : before_{::open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC)} {
        made_ = before_ >= 0 && ::unshare(CLONE_NEWNET) == 0;
    }
    ~OwnNetwork() {
        if (made_) {
            ::setns(before_, CLONE_NEWNET);
        }
        ::close(before_);
    }
    OwnNetwork(const OwnNetwork&) = delete;
    OwnNetwork& operator=(const OwnNetwork&) = delete;
    OwnNetwork(OwnNetwork&&) = delete;
    OwnNetwork& operator=(OwnNetwork&&) = delete;
    [[nodiscard]] bool made() const { return made_; }

  private:
    int before_;
    bool made_ = false;
};

enum class Cut { both_ways, from_leader, from_standby };

class CutCable : public testing::TestWithParam<Cut> {
  protected:
    void SetUp() override {
        if (!own_.made() || !run("ip link set lo up")) {
            GTEST_SKIP()
                << "networks of their own cannot be made here: run the tests as root, with "
                   "iproute2 and util-linux";
        }
        a_.emplace();
        b_.emplace();
        const bool cabled =
            run("ip link add abA type veth peer name abB") &&
            run("ip link add toA type veth peer name fromA") &&
            run("ip link add toB type veth peer name fromB") &&
            run("ip link set abA netns " + a_->process()) &&
            run("ip link set fromA netns " + a_->process()) &&
            run("ip link set abB netns " + b_->process()) &&
            run("ip link set fromB netns " + b_->process()) &&
            run("ip addr add 10.77.2.254/24 dev toA") && run("ip link set toA up") &&
            run("ip addr add 10.77.3.254/24 dev toB") && run("ip link set toB up") &&
            a_->enter("ip addr add 10.77.1.1/24 dev abA") && a_->enter("ip link set abA up") &&
            a_->enter("ip addr add 10.77.2.1/24 dev fromA") && a_->enter("ip link set fromA up") &&
            b_->enter("ip addr add 10.77.1.2/24 dev abB") && b_->enter("ip link set abB up") &&
            b_->enter("ip addr add 10.77.3.1/24 dev fromB") && b_->enter("ip link set fromB up");
        ASSERT_TRUE(cabled);
        make_bms7(first());
    }
    [[nodiscard]] fs::path first() const { return folder_ / "first.dais"; }
    [[nodiscard]] fs::path second() const { return folder_ / "second.dais"; }

    [[nodiscard]] bool cut() const {
        switch (GetParam()) {
            case Cut::both_ways: return a_->enter("ip link set abA down");
            case Cut::from_leader: return a_->enter("ip route add blackhole 10.77.1.2/32");
            case Cut::from_standby: return b_->enter("ip route add blackhole 10.77.1.1/32");
        }
        return false;
    }
    [[nodiscard]] bool mend() const {
        switch (GetParam()) {
            case Cut::both_ways: return a_->enter("ip link set abA up");
            case Cut::from_leader: return a_->enter("ip route del blackhole 10.77.1.2/32");
            case Cut::from_standby: return b_->enter("ip route del blackhole 10.77.1.1/32");
        }
        return false;
    }

    /// The first machine; Ana is its officer.
    void lead(const std::vector<std::string>& more = {}) {
        Serving::Run serve{.arguments = {"serve", first().string(), "--json"},
                           .before = a_->inside()};
        serve.arguments.insert(serve.arguments.end(), kOpen.begin(), kOpen.end());
        serve.arguments.insert(serve.arguments.end(), more.begin(), more.end());
        leader_.emplace(serve);
        ASSERT_FALSE(leader_->failed());
        ana_.emplace("ws://10.77.2.1:8026/ws", leader_->token(), "Ana");
    }
    /// The second, in step; then the meeting is opened.
    void follow_it(const std::vector<std::string>& options = {}) {
        std::vector<std::string> more = kOpen;
        more.insert(more.end(), {"--address", "http://10.77.1.2:8026"});
        more.insert(more.end(), options.begin(), options.end());
        Serving::Run follows = follow("http://10.77.1.1:8026", second(), leader_->token(), more);
        follows.before = b_->inside();
        standby_.emplace(follows);
        ASSERT_FALSE(standby_->failed());
        static_cast<void>(ana_->slice("record", standby_in_step));
        say_until_accepted(*ana_, OpenMeeting{kMorning});
        ASSERT_TRUE(eventually([&] { return last_of(second()) == last_of(first()); }));
    }
    /// Says it until it is accepted.
    static bool accepted_in_the_end(Officer& officer, int count) {
        return eventually([&] { return accepted(officer.say(ReleaseSpeakers{kMorning, count})); });
    }

    const std::vector<std::string> kOpen{"--port", "8026", "--bind", "0.0.0.0", "--plain-http"};
    const OwnNetwork own_;
    const Folder folder_;
    std::optional<Machine> a_;
    std::optional<Machine> b_;
    std::optional<Serving> leader_;
    std::optional<Officer> ana_;
    std::optional<Serving> standby_;
};

TEST_P(CutCable, BothMayWriteButOnlyTheRowsOfTheHigherTermCount) {
    lead();
    follow_it();
    const std::string token = leader_->token();

    ASSERT_TRUE(cut());
    // The desk goes on, and says how many rows would be lost with it.
    ASSERT_TRUE(accepted(ana_->say(ReleaseSpeakers{kMorning, 11})));
    static_cast<void>(ana_->slice("record", [](const Json& each) {
        return each.contains("standbys") && !each["standbys"].empty() &&
               each["standbys"][0]["behind"] >= 1;
    }));
    Finished taken;
    ASSERT_TRUE(eventually([&] {
        taken = take_over("ws://10.77.3.1:8026/ws", token);
        return taken.exit_code == 0;
    })) << taken.err;
    Officer ben{"ws://10.77.3.1:8026/ws", token, "Ben"};
    ASSERT_TRUE(accepted(ben.say(ReleaseSpeakers{kMorning, 12})));
    ASSERT_TRUE(accepted(ben.say(ReleaseSpeakers{kMorning, 13})));
    const Json late = ana_->say(ReleaseSpeakers{kMorning, 14});
    const bool both_wrote = accepted(late);

    ASSERT_TRUE(mend());
    const auto mended = Crowd::now();
    Json refused;
    int count = 20;
    ASSERT_TRUE(eventually([&] {
        refused = ana_->say(ReleaseSpeakers{kMorning, ++count});
        return rule_of(refused) == "desk.fenced";
    })) << refused;
    std::cout << "fenced " << (Crowd::now() - mended).count() << " ms after the cable was mended"
              << (both_wrote ? ", both had written\n" : "\n");
    ASSERT_TRUE(accepted(ben.say(ReleaseSpeakers{kMorning, 15})));
    ana_.reset();
    EXPECT_EQ(leader_->stop(), 0);
    EXPECT_THAT(leader_->written().second, HasSubstr("do not count"));

    const auto old = rows_of(first());
    Serving::Run back = follow("http://10.77.1.2:8026", first(), token, {"--port", "0"});
    back.before = a_->inside();
    const Serving following{back};
    ASSERT_FALSE(following.failed());
    ASSERT_TRUE(eventually([&] { return last_of(second()) == last_of(first()); }));
    EXPECT_TRUE(eventually([&] { return rows_of(first()) == rows_of(second()); }));
    std::vector<fs::path> kept;
    for (const auto& each : fs::directory_iterator{first().parent_path()}) {
        const std::string name = each.path().filename().string();
        if (name.starts_with("first.dais.fork-term1-from-") && !name.ends_with("-wal") &&
            !name.ends_with("-shm")) {
            kept.push_back(each.path());
        }
    }
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_TRUE(rows_of(kept.front()) == old);
    for (const fs::path& each : {first(), second(), kept.front()}) {
        expect_sound(each);
    }
}

// What was accepted is on both, whatever is cut.
TEST_P(CutCable, WithSyncNothingIsAcceptedMeanwhile) {
    lead({"--sync"});
    follow_it();
    std::vector<std::string> said;
    const auto say = [&](int count) {
        const std::string id = ana_->send(ReleaseSpeakers{kMorning, count});
        const Json answer = ana_->answer(id);
        if (accepted(answer)) {
            said.push_back(id);
        }
        return answer;
    };
    for (int i = 0; i < 20; ++i) {
        ASSERT_TRUE(eventually([&] { return accepted(say(i % 9)); }));
    }
    ASSERT_TRUE(cut());
    Json refused;
    ASSERT_TRUE(eventually([&] {
        refused = say(7);
        return rule_of(refused) == "record.standby-away";
    })) << refused;
    auto there = commands_of(second());
    for (const std::string& id : said) {
        EXPECT_EQ(there[id], 1) << id;
    }
    ASSERT_TRUE(mend());
    ASSERT_TRUE(accepted_in_the_end(*ana_, 5));
    EXPECT_TRUE(eventually([&] { return rows_of(first()) == rows_of(second()); }));
}

// The server that votes is on the standby's side of the cut.
TEST_P(CutCable, WithVotersTheStandbyTakesOverByItselfAndOnlyOneAccepts) {
    std::vector<std::string> words = b_->inside();
    words.insert(words.end(), {nats_program(), "-a", "0.0.0.0", "-p", "4222", "-js", "-sd",
                               (folder_ / "jetstream").string()});
    const OtherProcess server{words, false};
    const std::vector<std::string> voters{"--nats", "nats://10.77.1.2:4222", "--voters", "1"};
    lead(voters);
    follow_it(voters);
    ASSERT_TRUE(accepted_in_the_end(*ana_, 11));

    ASSERT_TRUE(cut());
    const auto begun = Crowd::now();
    Officer ben{"ws://10.77.3.1:8026/ws", leader_->token(), "Ben"};
    ASSERT_TRUE(accepted_in_the_end(ben, 12));
    std::cout << "the standby leads " << (Crowd::now() - begun).count() << " ms after the cut\n";
    EXPECT_FALSE(accepted(ana_->say(ReleaseSpeakers{kMorning, 13})));
    EXPECT_TRUE(accepted_in_the_end(ben, 14));

    ASSERT_TRUE(mend());
    Json refused;
    ASSERT_TRUE(eventually([&] {
        refused = ana_->say(ReleaseSpeakers{kMorning, 15});
        EXPECT_FALSE(accepted(refused)) << "two machines accept";
        return rule_of(refused) == "desk.fenced";
    })) << refused;
    EXPECT_TRUE(accepted_in_the_end(ben, 16));
    // Before the server goes, to which each says that it was ended.
    ana_.reset();
    leader_.reset();
    standby_.reset();
}

INSTANTIATE_TEST_SUITE_P(Ways, CutCable,
                         testing::Values(Cut::both_ways, Cut::from_leader, Cut::from_standby),
                         [](const testing::TestParamInfo<Cut>& way) {
                             switch (way.param) {
                                 case Cut::both_ways: return "BothWays";
                                 case Cut::from_leader: return "FromTheLeader";
                                 case Cut::from_standby: return "FromTheStandby";
                             }
                             return "";
                         });

}  // namespace
}  // namespace dais::test
