// Three real NATS servers that keep the record and vote: a standby takes over by itself and has
// every command that was accepted, a machine that was only stalled is fenced, and nothing is
// accepted that most of the servers have not kept.
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/nats_record.h"
#include "tests/program/relay_support.h"
#include "tests/program/standby_support.h"

namespace dais::test {
namespace {

using namespace meeting;
using testing::HasSubstr;

const MeetingKey kMorning{"2021-07-26-morning"};
/// A standby takes over after four seconds.
constexpr std::chrono::milliseconds kLongerThanUnsaid{6'000};

Json release(Officer& officer, int count) { return officer.say(ReleaseSpeakers{kMorning, count}); }

// Where commands are refused for now, until they are not.
bool accepts_again(Officer& officer) {
    return eventually([&] { return accepted(release(officer, 3)); });
}

// The servers have found each other, and chosen who orders what is said.
bool ready(const std::string& url, int servers) {
    net::NatsRecord record{url, "ready", "test"};
    return eventually([&] {
        try {
            record.make(servers);
            return true;
        } catch (const net::NatsAway&) {
            return false;
        }
    });
}

class Voting : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(ready(cluster_.url(), NatsCluster::kServers)) << "no cluster";
        make_bms7(first());
        leader_ = serving();
        ASSERT_FALSE(leader_->failed());
        token_ = leader_->token();
        ana_.emplace(*leader_, "Ana");
        say_until_accepted(*ana_, OpenMeeting{kMorning});
    }

    [[nodiscard]] fs::path first() const { return file_of(roles_changed_); }
    [[nodiscard]] fs::path second() const { return file_of(roles_changed_ + 1); }
    [[nodiscard]] fs::path file_of(int machine) const {
        return folder_ / ("machine-" + std::to_string(machine) + ".dais");
    }
    /// The one that took over is the first machine from now on; the second will be a new one.
    void change_roles() {
        ben_.reset();
        leader_.reset();
        std::swap(leader_, standby_);
        ++roles_changed_;
        ana_.emplace(leader_->ws(), token_, "Ana");
    }
    [[nodiscard]] std::vector<std::string> voters() const {
        return {"--nats", cluster_.url(), "--voters", "3"};
    }
    [[nodiscard]] std::unique_ptr<Serving> serving() const {
        return std::make_unique<Serving>(first(), std::map<std::string, std::string>{}, voters());
    }
    void follow_leader() {
        std::vector<std::string> more = voters();
        more.insert(more.end(), {"--port", "0", "--name", "second"});
        standby_ = std::make_unique<Serving>(follow(leader_->ws(), second(), token_, more));
        ASSERT_FALSE(standby_->failed());
        ASSERT_TRUE(eventually([&] { return last_of(second()) == last_of(first()); }));
    }
    /// Until the standby leads, and accepts.
    void wait_for_take_over() {
        ben_.emplace(standby_->ws(), token_, "Ben");
        ASSERT_TRUE(accepts_again(*ben_));
    }
    /// `dais serve` with a file that is not to come up; what it said.
    [[nodiscard]] static std::string refused(const fs::path& file,
                                             const std::vector<std::string>& more,
                                             int exit_code = 1) {
        std::vector<std::string> arguments{"serve", file.string(), "--port", "0", "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Serving serving{{.arguments = arguments, .before = {}, .may_fail = true}};
        EXPECT_TRUE(serving.failed());
        EXPECT_EQ(serving.exit_code(), exit_code);
        return serving.written().second;
    }

    const Folder folder_;
    NatsCluster cluster_;
    std::unique_ptr<Serving> leader_;
    std::optional<Officer> ana_;
    std::unique_ptr<Serving> standby_;
    std::optional<Officer> ben_;
    std::string token_;
    int roles_changed_ = 0;
};

// The standby hears nothing while the last commands are accepted: it has them from the servers.
TEST_F(Voting, TheStandbyTakesOverByItselfWithEveryAcceptedCommand) {
    follow_leader();
    standby_->pause(true);
    constexpr std::size_t kCommands = 50;
    std::vector<std::string> sent;
    const auto first_sent = Crowd::now();
    ASSERT_TRUE(eventually([&] {
        const std::string id =
            ana_->send(ReleaseSpeakers{kMorning, static_cast<int>(sent.size() % 9)});
        if (accepted(ana_->answer(id))) {
            sent.push_back(id);
        }
        return sent.size() == kCommands;
    }));
    const auto took = Crowd::now() - first_sent;
    std::cout << "a command kept by the servers, and its answer: "
              << static_cast<double>(took.count()) / static_cast<double>(kCommands) << " ms\n";
    const std::int64_t lacking = last_of(first()) - last_of(second());
    ana_.reset();
    leader_->kill();
    standby_->pause(false);
    const auto begun = Crowd::now();
    wait_for_take_over();
    std::cout << "leads by itself " << (Crowd::now() - begun).count() << " ms after the kill, "
              << lacking << " rows fetched from the servers\n";
    const auto kept = commands_of(second());
    for (const std::string& id : sent) {
        EXPECT_EQ(kept.count(id), 1U) << id;
    }
    expect_sound(second());
    // The first machine learns it from the servers, also while the second is off.
    ben_.reset();
    standby_->kill();
    EXPECT_THAT(refused(first(), voters()), HasSubstr("second (by itself) took over the record"));
}

TEST_F(Voting, AMachineThatWasOnlyStalledIsFencedAndNothingOfItCounts) {
    follow_leader();
    leader_->pause(true);
    wait_for_take_over();
    leader_->pause(false);
    Json late;
    EXPECT_TRUE(eventually([&] {
        late = release(*ana_, 7);
        EXPECT_FALSE(accepted(late)) << "two machines accept";
        return rule_of(late) == "desk.fenced";
    })) << late;
    EXPECT_THAT(late["text"], HasSubstr("second (by itself) took over"));
    EXPECT_TRUE(accepts_again(*ben_));
}

TEST_F(Voting, MostOfTheServersAreEnoughAndWithoutThemNothingIsAccepted) {
    follow_leader();
    cluster_.kill(0);
    ASSERT_TRUE(accepts_again(*ana_));
    cluster_.kill(1);
    Json refused;
    EXPECT_TRUE(eventually([&] {
        refused = release(*ana_, 4);
        return rule_of(refused) == "record.standby-away";
    })) << refused;
    EXPECT_THAT(refused["text"], HasSubstr("The servers that vote have not kept the record"));
    const auto voters_away = [](const Json& each) {
        return each.contains("standbys") && each["standbys"].size() == 2 &&
               each["standbys"][1]["there"] == false;
    };
    const Json record = ana_->slice("record", voters_away);
    EXPECT_THAT(record["standbys"][1]["name"], HasSubstr("NATS at nats://127.0.0.1"));
    cluster_.start(0);
    cluster_.start(1);
    EXPECT_TRUE(accepts_again(*ana_));
    // Also where nothing was to be kept while they were away.
    cluster_.kill(0);
    cluster_.kill(1);
    static_cast<void>(ana_->slice("record", voters_away));
    cluster_.start(0);
    cluster_.start(1);
    EXPECT_TRUE(accepts_again(*ana_));
    // Nobody took over meanwhile: the first machine is still the one.
    EXPECT_EQ(rows_of(first()).back().term, 1);
}

TEST_F(Voting, WhoEndsTheProgramIsNotTakenOver) {
    follow_leader();
    ana_.reset();
    EXPECT_EQ(leader_->stop(), 0);
    const auto ended = Crowd::now();
    EXPECT_TRUE(eventually([&] {
        return rows_of(second()).back().term != 1 || Crowd::now() - ended > kLongerThanUnsaid;
    }));
    EXPECT_EQ(rows_of(second()).back().term, 1);
    leader_.reset();
    leader_ = serving();
    ana_.emplace(*leader_, "Ana");
    EXPECT_TRUE(accepts_again(*ana_));
}

TEST_F(Voting, ACopyThatLacksRowsFetchesThem) {
    ana_.reset();
    EXPECT_EQ(leader_->stop(), 0);
    const fs::path copy = folder_ / "copy.dais";
    fs::copy_file(first(), copy);
    leader_ = serving();
    ana_.emplace(*leader_, "Ana");
    ASSERT_TRUE(accepts_again(*ana_));
    const std::string id = say_until_accepted(*ana_, ReleaseSpeakers{kMorning, 8});
    // While it leads, a copy beside it does not.
    EXPECT_THAT(refused(copy, voters()), HasSubstr("writes this record at http://127.0.0.1"));
    ASSERT_TRUE(accepts_again(*ana_));
    ana_.reset();
    leader_->kill();
    fs::remove(first());
    const Serving instead{copy, {}, voters()};
    ASSERT_FALSE(instead.failed());
    EXPECT_EQ(commands_of(copy).count(id), 1U);
}

// It went on alone, without the servers, while another went on with them.
TEST_F(Voting, AFileThatForkedIsRefused) {
    ana_.reset();
    EXPECT_EQ(leader_->stop(), 0);
    const fs::path copy = folder_ / "copy.dais";
    fs::copy_file(first(), copy);
    const auto write_in = [&](const fs::path& file, const std::vector<std::string>& more,
                              int commands) {
        Serving serving{file, {}, more};
        ASSERT_FALSE(serving.failed());
        Officer officer{serving, "Ana"};
        for (int i = 0; i < commands; ++i) {
            ASSERT_TRUE(eventually([&] { return accepted(release(officer, i)); }));
        }
        EXPECT_EQ(serving.stop(), 0);
    };
    write_in(first(), voters(), 3);
    for (const int commands : {1, 4}) {  // shorter than what the servers keep, and longer
        write_in(copy, {}, commands);
        EXPECT_THAT(refused(copy, voters()),
                    testing::AnyOf(HasSubstr("keep another row"), HasSubstr("does not follow")));
    }
    write_in(first(), voters(), 1);
}

TEST_F(Voting, OfTwoStandbysOneTakesOver) {
    follow_leader();
    std::vector<std::string> more = voters();
    more.insert(more.end(), {"--port", "0", "--name", "third"});
    const fs::path file = folder_ / "third.dais";
    const Serving third{follow(leader_->ws(), file, token_, more)};
    ASSERT_FALSE(third.failed());
    ASSERT_TRUE(eventually([&] { return last_of(file) == last_of(first()); }));
    ana_.reset();
    leader_->kill();
    Officer at_second{standby_->ws(), token_, "Ben"};
    Officer at_third{third.ws(), token_, "Cai"};
    bool second_leads = false;
    bool third_leads = false;
    ASSERT_TRUE(eventually([&] {
        second_leads = accepted(release(at_second, 3));
        third_leads = accepted(release(at_third, 4));
        return second_leads || third_leads;
    }));
    const auto begun = Crowd::now();
    EXPECT_TRUE(eventually([&] {
        const bool second_now = accepted(release(at_second, 5));
        const bool third_now = accepted(release(at_third, 6));
        EXPECT_FALSE(second_now && third_now) << "two machines accept";
        return Crowd::now() - begun > kLongerThanUnsaid;
    }));
    EXPECT_NE(rule_of(release(second_leads ? at_third : at_second, 7)), "");
}

TEST_F(Voting, AStandbyTakesThemInWhereTheFirstMachineLedAlone) {
    ana_.reset();
    EXPECT_EQ(leader_->stop(), 0);
    leader_ = std::make_unique<Serving>(first());
    token_ = leader_->token();
    ana_.emplace(*leader_, "Ana");
    ASSERT_TRUE(accepted(release(*ana_, 4)));
    follow_leader();
    ASSERT_TRUE(accepted(release(*ana_, 5)));
    ASSERT_TRUE(eventually([&] { return last_of(second()) == last_of(first()); }));
    ana_.reset();
    leader_->kill();
    Finished taken;
    ASSERT_TRUE(eventually([&] {
        taken = take_over(standby_->ws(), token_);
        return taken.exit_code == 0;
    })) << taken.err;
    wait_for_take_over();
    // What the servers keep is what it has.
    EXPECT_THAT(refused(first(), voters()), HasSubstr("Ana took over the record"));
}

TEST_F(Voting, WithoutTheServersAStartSaysWhatToDo) {
    ana_.reset();
    leader_->kill();
    EXPECT_THAT(refused(first(), {"--nats", "nats://127.0.0.1:" + std::to_string(free_port()),
                                  "--voters", "3"}),
                HasSubstr("Start them first, or start this one without --voters."));
    EXPECT_THAT(refused(first(), {"--voters", "3"}, 2), HasSubstr("--nats"));
    EXPECT_THAT(refused(first(), {"--nats", cluster_.url(), "--voters", "2"}, 2), HasSubstr("2"));
}

// What the servers promise, without a desk.
TEST(VotedRecord, OfTwoThatWouldWriteOneDoes) {
    NatsServer server;
    ASSERT_TRUE(ready(server.url(), 1));
    net::NatsRecord one{server.url(), "abc", "one"};
    net::NatsRecord two{server.url(), "abc", "two"};
    one.make(1);
    EXPECT_FALSE(one.lead());
    EXPECT_FALSE(one.last());
    const auto said = one.say_lead("one leads", 0);
    ASSERT_TRUE(said);
    two.make(1);
    EXPECT_FALSE(two.say_lead("two leads", 0));
    EXPECT_EQ(two.lead()->bytes, "one leads");
    EXPECT_TRUE(two.say_lead("two leads", *said));
    EXPECT_FALSE(one.say_lead("one still leads", *said));

    const auto first = one.append("a", 0);
    ASSERT_TRUE(first);
    EXPECT_FALSE(two.append("b", 0));
    const auto second = two.append("b", *first);
    ASSERT_TRUE(second);
    EXPECT_FALSE(one.append("c", *first));
    EXPECT_EQ(one.last()->bytes, "b");
    EXPECT_EQ(one.at(*first)->bytes, "a");
    EXPECT_FALSE(one.at(*second + 1));
    // Whoever got no answer says it again, and it is there once.
    EXPECT_EQ(two.append("b", *first), second);

    server.kill();
    EXPECT_THROW(static_cast<void>(one.lead()), net::NatsAway);
    EXPECT_THROW(static_cast<void>(one.append("d", *second)), net::NatsAway);
    server.start();
    EXPECT_TRUE(eventually([&] {
        try {
            const auto last = one.last();
            const auto lead = two.lead();
            // What nobody answered may have been appended all the same.
            return last && lead && (last->bytes == "b" || last->bytes == "d") &&
                   lead->bytes == "two leads";
        } catch (const net::NatsAway&) {
            return false;
        }
    }));
}

// Kills at random moments under a stream of commands: what was accepted is at the standby.
TEST_F(Voting, KillsLoseNothingThatWasAccepted) {
    const char* said = std::getenv("DAIS_VOTE_KILLS");
    const int kills = said == nullptr ? 2 : std::atoi(said);
    const unsigned seed = std::random_device{}();
    std::mt19937 chance{seed};
    std::cout << "seed " << seed << '\n';
    int acknowledged = 0;
    int missing = 0;
    for (int round = 0; round < kills; ++round) {
        follow_leader();
        std::vector<std::string> sent;
        std::vector<std::string> kept;
        const auto until = std::uniform_int_distribution<int>{5, 60}(chance);
        for (int i = 0; i < until; ++i) {
            sent.push_back(ana_->send(ReleaseSpeakers{kMorning, i % 9}));
            if (i % 3 == 2) {  // some are on their way when it is killed
                const std::string& id = sent.at(sent.size() - 3);
                if (accepted(ana_->answer(id))) {
                    kept.push_back(id);
                }
            }
        }
        leader_->kill();
        ana_.reset();
        wait_for_take_over();
        const auto found = commands_of(second());
        acknowledged += static_cast<int>(kept.size());
        for (const std::string& id : kept) {
            missing += found.count(id) == 1 ? 0 : 1;
        }
        expect_sound(second());
        change_roles();
    }
    EXPECT_EQ(missing, 0);
    std::cout << kills << " kills, " << acknowledged << " commands acknowledged, " << missing
              << " missing\n";
}

}  // namespace
}  // namespace dais::test
