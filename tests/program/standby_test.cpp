// A second machine that keeps the record and takes over, as real processes: its file is the same
// chain, screens find it, the first machine is fenced when it comes back, and of a fork only the
// higher term counts.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/net/support.h"
#include "tests/program/standby_support.h"

namespace dais::test {
namespace {

using namespace meeting;
using std::chrono::seconds;
using testing::HasSubstr;

const MeetingKey kMorning{"2021-07-26-morning"};
constexpr int kScreens = 300;
constexpr seconds kRightWithin{3};

int port_of(const std::string& ws) {
    const std::size_t colon = ws.rfind(':');
    return std::atoi(ws.c_str() + colon + 1);
}

class Standbys : public testing::Test {
  protected:
    void SetUp() override {
        make_bms7(first());
        leader_.emplace(first());
        ana_.emplace(*leader_, "Ana");
        token_ = leader_->token();
        ASSERT_TRUE(accepted(ana_->say(OpenMeeting{kMorning})));
    }

    [[nodiscard]] fs::path first() const { return folder_ / "first.dais"; }
    [[nodiscard]] fs::path second() const { return folder_ / "second.dais"; }

    void lead_again(const std::vector<std::string>& options) {
        ana_.reset();
        leader_.reset();
        leader_.emplace(first(), std::map<std::string, std::string>{}, options);
        ana_.emplace(*leader_, "Ana");
        token_ = leader_->token();
    }
    void kill_leader() {
        ana_.reset();
        leader_->kill();
    }
    void follow_leader(const std::vector<std::string>& more = {"--port", "0"}) {
        standby_.emplace(follow(leader_->ws(), second(), token_, more));
        ASSERT_FALSE(standby_->failed());
        ASSERT_TRUE(in_step());
        // The leader knows it, also by its address.
        ASSERT_NE(ana_->slice("record", standby_in_step), Json{});
        ASSERT_TRUE(in_step());
    }
    [[nodiscard]] bool in_step() const {
        return eventually([&] { return last_of(second()) == last_of(first()); });
    }
    /// Takes over as soon as the standby has noticed that the leader is gone.
    void take_the_lead() {
        Finished taken;
        ASSERT_TRUE(eventually([&] {
            taken = take_over(standby_->ws(), token_);
            return taken.exit_code == 0;
        })) << taken.out
            << taken.err;
    }
    static Json release(Officer& officer, int count) {
        return officer.say(ReleaseSpeakers{kMorning, count});
    }

    const Folder folder_;
    std::optional<Serving> leader_;
    std::optional<Officer> ana_;
    std::optional<Serving> standby_;
    std::string token_;
};

TEST_F(Standbys, KeepARunningMeetingRowForRow) {
    follow_leader();
    constexpr int kCommands = 200;
    std::int64_t most_behind = 0;
    int in_step_at_once = 0;
    for (int i = 0; i < kCommands; ++i) {
        const Json answer = release(*ana_, i % 2 == 0 ? 3 : 4);
        ASSERT_TRUE(accepted(answer)) << answer;
        const std::int64_t behind = answer["last"].get<std::int64_t>() - last_of(second());
        most_behind = std::max(most_behind, behind);
        in_step_at_once += behind <= 1 ? 1 : 0;
    }
    ASSERT_TRUE(in_step());
    EXPECT_TRUE(eventually([&] { return rows_of(first()) == rows_of(second()); }));
    expect_sound(second());
    std::cout << kCommands << " commands, at the moment of each answer at most one row behind: "
              << in_step_at_once << ", most rows behind: " << most_behind << '\n';
}

TEST_F(Standbys, ThatComesLateCatchesUpOnALongRecord) {
    constexpr int kCommands = 2'000;
    constexpr int kAtOnce = 16;
    std::vector<std::string> sent;
    for (int i = 0; i < kCommands; ++i) {
        sent.push_back(ana_->send(ReleaseSpeakers{kMorning, i % 400}));
        if (sent.size() == kAtOnce) {
            for (const std::string& each : sent) {
                ASSERT_TRUE(accepted(ana_->answer(each)));
            }
            sent.clear();
        }
    }
    const auto begun = Crowd::now();
    follow_leader();
    std::cout << last_of(second()) << " rows there after " << (Crowd::now() - begun).count()
              << " ms\n";
    EXPECT_TRUE(eventually([&] { return rows_of(first()) == rows_of(second()); }));
}

TEST_F(Standbys, OnlyShowAndTakeOverOnlyWhenTheLeaderIsGone) {
    follow_leader();
    Officer at_standby{standby_->ws(), token_, "Ben"};
    const Json shown =
        at_standby.slice("programme", [](const Json& each) { return !each["meetings"].empty(); });
    EXPECT_FALSE(shown.empty());
    const Json refused = release(at_standby, 5);
    EXPECT_EQ(rule_of(refused), "desk.standby") << refused;
    EXPECT_THAT(refused["text"], HasSubstr("This is the standby: it only shows."));

    const Finished too_early = take_over(standby_->ws(), token_);
    EXPECT_EQ(too_early.exit_code, 1);
    EXPECT_THAT(too_early.err, HasSubstr("is still heard"));
    const Finished nobody = take_over(standby_->ws(), "no-such-token");
    EXPECT_EQ(nobody.exit_code, 1);
    const Finished no_standby = take_over(leader_->ws(), token_);
    EXPECT_EQ(no_standby.exit_code, 1);
    EXPECT_THAT(no_standby.err, HasSubstr("This is no standby"));

    // By force it does, and the first machine, which lives, is fenced at once.
    const Finished taken = take_over(standby_->ws(), token_, {"--force"});
    EXPECT_EQ(taken.exit_code, 0) << taken.err;
    EXPECT_TRUE(accepted(release(at_standby, 6)));
    Json late;
    EXPECT_TRUE(eventually([&] {
        late = release(*ana_, 7);
        return rule_of(late) == "desk.fenced";
    })) << late;
    EXPECT_THAT(late["text"], HasSubstr("Ana took over the record"));
    const auto public_screen = std::make_unique<net::test::RawScreen>(port_of(leader_->ws()));
    EXPECT_EQ(public_screen->upgrade("dais.v1"), 503);
}

TEST_F(Standbys, OfficersAloneMayFollow) {
    const std::string chair = "chair-token-0123456789abcdef0123";
    const auto screen = net::test::RawScreen::connected(port_of(leader_->ws()));
    static_cast<void>(screen->next("hello"));
    screen->send({{"type", "follow"}, {"after", 0}, {"hash", ""}, {"term", 1}, {"name", "x"}});
    EXPECT_THAT(screen->next("trouble")["text"], HasSubstr("Only an officer's link"));
    screen->send({{"type", "take_over"}, {"id", "a"}});
    EXPECT_EQ(rule_of(screen->next("answer")), "access.officers-only");
    const Serving wrong{[&] {
        auto run = follow(leader_->ws(), second(), chair);
        run.may_fail = true;
        return run;
    }()};
    EXPECT_TRUE(wrong.failed());
    EXPECT_EQ(wrong.exit_code(), 1);
    EXPECT_THAT(wrong.written().second, HasSubstr("does not accept this link"));
}

TEST_F(Standbys, HaveTheScreensWhenTheLeaderDiesAndLeadAfterTheTakeOver) {
    follow_leader();
    const Crowd crowd{leader_->ws(), kScreens};
    ASSERT_TRUE(crowd.wait(kDeadline, [](const Crowd::State& state) {
        return state.up == kScreens && state.elsewhere == kScreens;
    }));
    const Json row = ana_->say(InscribeSpeaker{{"6"}, {"KEN"}, {}, {}, {}});
    const Json kenya = ana_->say(GiveFloor{kMorning, {row["action"]}, {}});
    ASSERT_TRUE(accepted(kenya)) << kenya;
    const auto all_show = [](std::int64_t statement) {
        return [statement](const Crowd::State& state) {
            const std::string sign = "\"id\":" + std::to_string(statement) + ",";
            int right = 0;
            for (const auto& floor : state.floors) {
                right += floor.first.find(sign) == std::string::npos ? 0 : floor.second;
            }
            return right == kScreens;
        };
    };
    ASSERT_TRUE(crowd.wait(kDeadline, all_show(kenya["action"])));
    ASSERT_TRUE(in_step());
    const Crowd::State before = crowd.state();

    const auto died = Crowd::now();
    kill_leader();
    ASSERT_TRUE(crowd.wait(kDeadline, [&](const Crowd::State& state) {
        const auto there = state.by_port.find(port_of(standby_->ws()));
        return there != state.by_port.end() && there->second == kScreens;
    }));
    const auto moved = Crowd::now() - died;
    EXPECT_TRUE(crowd.wait(kDeadline, all_show(kenya["action"])));

    const auto begun = Crowd::now();
    take_the_lead();
    const auto led = Crowd::now() - begun;
    Officer ben{standby_->ws(), token_, "Ben"};
    const auto acted = Crowd::now();
    const Json concluded = ben.say(ConcludeStatement{{kenya["action"]}});
    ASSERT_TRUE(accepted(concluded)) << concluded;
    const Json next = ben.say(InscribeSpeaker{{"6"}, {"FRA"}, {}, {}, {}});
    const Json france = ben.say(GiveFloor{kMorning, {next["action"]}, {}});
    ASSERT_TRUE(accepted(france)) << france;
    EXPECT_TRUE(crowd.wait(kDeadline, all_show(france["action"])));
    const auto right = Crowd::now() - acted;
    std::cout << kScreens << " screens: at the standby " << moved.count()
              << " ms after the kill, taken over in " << led.count()
              << " ms, right after a new speaker in " << right.count() << " ms\n";
    EXPECT_LT(moved, kRightWithin);
    if (!kSanitized) {  // which measures the sanitizer
        EXPECT_LT(right, kRightWithin);
    }
    // Said anew on the new clock; nothing more than that was lost.
    EXPECT_GE(crowd.state().slices, before.slices);
    const auto rows = rows_of(second());
    EXPECT_EQ(rows.back().term, 2);
}

TEST_F(Standbys, FenceTheFirstMachineWhichThenFollows) {
    follow_leader();
    kill_leader();
    take_the_lead();
    Officer ben{standby_->ws(), token_, "Ben"};
    ASSERT_TRUE(accepted(release(ben, 9)));
    const auto before = rows_of(first());

    const Serving again{
        {.arguments = {"serve", first().string(), "--port", "0", "--json"}, .may_fail = true}};
    EXPECT_TRUE(again.failed());
    EXPECT_EQ(again.exit_code(), 1);
    EXPECT_THAT(again.written().second, HasSubstr("Ana took over the record"));
    EXPECT_THAT(again.written().second, HasSubstr("To be its standby: dais follow"));
    EXPECT_TRUE(rows_of(first()) == before) << "not one row was written";

    const Serving following{follow(standby_->ws(), first(), token_)};
    ASSERT_FALSE(following.failed());
    ASSERT_TRUE(accepted(release(ben, 10)));
    ASSERT_TRUE(in_step());
    EXPECT_TRUE(eventually([&] { return rows_of(first()) == rows_of(second()); }));
    expect_sound(first());
    expect_sound(second());
}

// Both write: the one that was taken over when nobody could tell it, the other since. Only the
// rows of the higher term count; the others are kept beside.
TEST_F(Standbys, AfterAForkTheRowsOfTheLowerTermAreKeptAndDoNotCount) {
    const int port = free_port();
    const std::vector<std::string> at_port{"--port", std::to_string(port)};
    follow_leader(at_port);
    kill_leader();
    take_the_lead();
    {
        Officer ben{standby_->ws(), token_, "Ben"};
        ASSERT_TRUE(accepted(release(ben, 20)));
    }
    standby_->kill();
    const std::int64_t fork = last_of(first());
    // Nobody answers, so the first machine leads again, as it must if the second burnt down.
    lead_again({});
    ASSERT_TRUE(accepted(release(*ana_, 21)));
    ASSERT_TRUE(accepted(release(*ana_, 22)));

    // The second comes back: a running machine notices, refuses, and sends its screens away.
    const auto screen = net::test::RawScreen::connected(port_of(leader_->ws()));
    static_cast<void>(screen->next("hello"));
    standby_.emplace(Serving::Run{
        .arguments = {"serve", second().string(), "--json", "--port", std::to_string(port)}});
    const Json told = screen->next("elsewhere");
    EXPECT_EQ(told["elsewhere"], Json::array({standby_->ws()}));
    EXPECT_EQ(rule_of(release(*ana_, 23)), "desk.fenced");
    const Json record = ana_->slice("record", [](const Json& each) { return !each["written"]; });
    EXPECT_THAT(record["trouble"], HasSubstr("do not count"));
    ana_.reset();
    EXPECT_EQ(leader_->stop(), 0);
    const auto old = rows_of(first());
    ASSERT_GT(old.back().sequence, fork);

    const Serving following{follow(standby_->ws(), first(), standby_->token())};
    ASSERT_FALSE(following.failed());
    ASSERT_TRUE(in_step());
    EXPECT_TRUE(eventually([&] { return rows_of(first()) == rows_of(second()); }));
    const fs::path kept = first().string() + ".fork-term1-from-" + std::to_string(fork + 1);
    ASSERT_TRUE(fs::exists(kept));
    EXPECT_TRUE(rows_of(kept) == old) << "what was written after the fork is kept, whole";
    for (const fs::path& each : {first(), second(), kept}) {
        expect_sound(each);
    }
}

TEST_F(Standbys, WithSyncNothingIsAcceptedThatTheStandbyHasNotKept) {
    lead_again({"--sync"});
    const Json refused = release(*ana_, 3);
    EXPECT_EQ(rule_of(refused), "record.standby-away") << refused;
    EXPECT_THAT(refused["text"], HasSubstr("No standby is in step, and --sync was chosen"));
    follow_leader();
    Json taken;
    ASSERT_TRUE(eventually([&] {
        taken = release(*ana_, 3);
        return accepted(taken);
    })) << taken;
    EXPECT_GE(last_of(second()), taken["last"].get<std::int64_t>());

    // A standby that stands still: the act is on disk here, and not confirmed until it has it.
    standby_->pause(true);
    const std::string id = ana_->send(ReleaseSpeakers{kMorning, 4});
    const Json unconfirmed = ana_->answer(id);
    EXPECT_EQ(rule_of(unconfirmed), "record.not-confirmed") << unconfirmed;
    EXPECT_EQ(rule_of(release(*ana_, 5)), "record.standby-away");
    standby_->pause(false);
    Json again;
    EXPECT_TRUE(eventually([&] {
        again = ana_->say_again(id, ReleaseSpeakers{kMorning, 4});
        return accepted(again);
    })) << again;
    EXPECT_GE(last_of(second()), again["last"].get<std::int64_t>());
}

// DAIS_SYNC_KILLS: the long variant.
TEST_F(Standbys, WithSyncNothingAcknowledgedIsMissingAfterKills) {
    const char* wanted = std::getenv("DAIS_SYNC_KILLS");
    const int kills = wanted == nullptr ? 6 : std::atoi(wanted);
    const auto seed = std::random_device{}();
    std::cout << "seed " << seed << '\n';
    std::mt19937 random{seed};
    int acknowledged = 0;
    lead_again({"--sync"});
    for (int round = 0; round < kills; ++round) {
        follow_leader();
        constexpr int kStream = 12;
        std::vector<std::string> sent;
        for (int i = 0; i < kStream; ++i) {
            sent.push_back(ana_->send(ReleaseSpeakers{kMorning, static_cast<int>(random() % 400)}));
        }
        const std::size_t until = random() % kStream;
        const bool standby_dies = random() % 2 == 0;
        std::int64_t last = 0;
        for (std::size_t i = 0; i <= until; ++i) {
            const Json answer = ana_->answer(sent[i]);
            last = accepted(answer) ? answer["last"].get<std::int64_t>() : last;
            acknowledged += accepted(answer) ? 1 : 0;
        }
        if (standby_dies) {
            standby_->kill();
            for (std::size_t i = until + 1; i < kStream; ++i) {
                const Json answer = ana_->answer(sent[i]);
                last = accepted(answer) ? answer["last"].get<std::int64_t>() : last;
                acknowledged += accepted(answer) ? 1 : 0;
            }
        } else {
            ana_.reset();
            leader_->kill();
        }
        ASSERT_GE(last_of(second()), last) << "an acknowledged command is not at the standby";
        standby_.reset();
        expect_sound(second());
        if (!standby_dies) {
            lead_again({"--sync"});
        }
    }
    std::cout << kills << " kills, " << acknowledged << " commands acknowledged, 0 missing\n";
}

}  // namespace
}  // namespace dais::test
