// Relays between a real desk and thousands of screens, with a real NATS server between them: the
// same content everywhere, none of it closed to the public, and never a confident wrong screen.
#include <cstdlib>
#include <mutex>
#include <optional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/nats_link.h"
#include "tests/net/support.h"
#include "tests/program/crowd.h"
#include "tests/program/relay_support.h"
#include "tests/program/standby_support.h"
#include "tests/program/support.h"

namespace dais::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const meeting::MeetingKey kMorning{"2021-07-26-morning"};
/// Not open to the public, in a room of its own.
const meeting::MeetingKey kClosed{"2021-07-22-informal"};

// The pages promise to say within twelve seconds that they are not connected.
constexpr seconds kSaysStale{12};
constexpr seconds kMoves{3};

constexpr int kOrdinaryCrowd = 500;

/// Screens at each relay; with DAIS_RELAY_SCREENS=5000 as many as a machine may have to hold.
int crowd_size() {
    const char* asked = std::getenv("DAIS_RELAY_SCREENS");
    return asked == nullptr ? kOrdinaryCrowd : std::atoi(asked);
}

std::function<bool(const Crowd::State&)> all_up(int screens) {
    return [screens](const Crowd::State& state) { return state.up == screens; };
}

std::function<bool(const Crowd::State&)> all_show(int screens, const std::string& floor) {
    return [screens, floor](const Crowd::State& state) {
        const auto found = state.floors.find(floor);
        return found != state.floors.end() && found->second == screens;
    };
}

class Relays : public testing::Test {
  protected:
    explicit Relays(NatsServer::Keeps keeps = NatsServer::Keeps::streams) : nats_{keeps} {}
    void SetUp() override {
        make_bms7(file());
        serve();
        ASSERT_TRUE(ana().say(meeting::OpenMeeting{kMorning})["accepted"]);
    }

    [[nodiscard]] fs::path file() const { return folder_ / "m.dais"; }
    [[nodiscard]] fs::path second() const { return folder_ / "second.dais"; }
    [[nodiscard]] Officer& ana() { return *ana_; }
    [[nodiscard]] const Serving& desk() const { return *desk_; }
    [[nodiscard]] NatsServer& nats() { return nats_; }

    void serve() {
        desk_.emplace(file(), std::map<std::string, std::string>{},
                      std::vector<std::string>{"--nats", nats_.url()});
        ana_.emplace(*desk_, "Ana");
        at_desk_ = std::make_unique<Crowd>(desk_->ws(), 1);
    }
    void kill_desk() {
        at_desk_.reset();
        ana_.reset();
        desk_->kill();
    }

    /// Another machine is the desk now.
    void go_to(const std::string& ws, const std::string& token) {
        ana_.emplace(ws, token, "Ana");
        at_desk_ = std::make_unique<Crowd>(ws, 1);
    }

    /// Gives the floor to the next delegation; the public's message of it, as the desk says it.
    std::string give_floor(const std::string& delegation) {
        const Json row = ana().say(meeting::InscribeSpeaker{{"6"}, {delegation}, {}, {}, {}});
        meeting::GiveFloor give{kMorning, {row["action"]}, {}};
        if (given_ != 0) {
            give.replacing = meeting::StatementId{given_};
        }
        const Json given = ana().say(give);
        EXPECT_TRUE(given["accepted"]) << given;
        given_ = given["action"];
        const std::string sign = "\"id\":" + std::to_string(given_) + ",";
        EXPECT_TRUE(at_desk_->wait(kDeadline, [&](const Crowd::State& state) {
            return state.floors.size() == 1 &&
                   state.floors.begin()->first.find(sign) != std::string::npos;
        }));
        return at_desk_->state().floors.begin()->first;
    }

    /// The desk is killed and started again.
    void screens_follow_the_next_run(const Crowd& crowd, int screens) {
        kill_desk();
        EXPECT_TRUE(crowd.wait(kSaysStale, all_up(0)));
        serve();
        EXPECT_TRUE(crowd.wait(kDeadline, all_up(screens)));
    }

  private:
    const Folder folder_;
    NatsServer nats_;
    std::optional<Serving> desk_;
    std::optional<Officer> ana_;
    std::unique_ptr<Crowd> at_desk_;
    std::int64_t given_ = 0;
};

TEST_F(Relays, AChangeReachesAllAndALateRelayIsRightAtOnce) {
    const int each = crowd_size();
    Relaying first{nats()};
    Relaying second{nats()};
    const Crowd at_first{first.ws(), each};
    const Crowd at_second{second.ws(), each};
    ASSERT_TRUE(at_first.wait(kDeadline, all_up(each)));
    ASSERT_TRUE(at_second.wait(kDeadline, all_up(each)));
    const Crowd::State before = at_first.state();
    const std::string kenya = give_floor("KEN");
    EXPECT_TRUE(at_first.wait(kDeadline, all_show(each, kenya)));
    EXPECT_TRUE(at_second.wait(kDeadline, all_show(each, kenya)));
    const Crowd::State after = at_first.state();
    RecordProperty("bytes_a_screen_at_a_floor_change",
                   static_cast<int>((after.bytes - before.bytes) / each));

    Relaying late{nats()};
    const Crowd at_late{late.ws(), 10};
    EXPECT_TRUE(at_late.wait(kDeadline, all_show(10, kenya)));
    for (const int port : {first.port(), late.port()}) {
        net::test::RawScreen page{port};
        EXPECT_EQ(page.request("GET", "/readyz").status, 200);
    }
    EXPECT_EQ(late.stop(), 0);
}

TEST_F(Relays, ScreensOfAKilledRelayAreRightAtAnotherWithinThreeSeconds) {
    const int each = crowd_size();
    Relaying first{nats()};
    Relaying second{nats()};
    const Crowd crowd{first.ws(), each};
    ASSERT_TRUE(crowd.wait(kDeadline, [&](const Crowd::State& state) {
        return state.up == each && state.elsewhere == each;
    }));
    const std::string kenya = give_floor("KEN");
    ASSERT_TRUE(crowd.wait(kDeadline, all_show(each, kenya)));
    const std::int64_t slices = crowd.state().slices;
    first.kill();
    const auto begun = Crowd::now();
    EXPECT_TRUE(crowd.wait(kDeadline, [&](const Crowd::State& state) {
        const auto there = state.by_port.find(second.port());
        return there != state.by_port.end() && there->second == each;
    }));
    const auto took = Crowd::now() - begun;
    RecordProperty("moved_in_ms", static_cast<int>(took.count()));
    if (each <= kOrdinaryCrowd) {  // more than that is a measurement of the machine
        EXPECT_LT(took, kMoves);
    }
    EXPECT_TRUE(crowd.wait(kDeadline, all_show(each, kenya)));
    EXPECT_EQ(crowd.state().slices, slices) << "what they had was not sent again";
    const std::string france = give_floor("FRA");
    EXPECT_TRUE(crowd.wait(kDeadline, all_show(each, france)));
}

TEST_F(Relays, WithoutNatsScreensSaySoAndComeBackByThemselves) {
    Relaying relay{nats()};
    const Crowd crowd{relay.ws(), 50};
    ASSERT_TRUE(crowd.wait(kDeadline, all_up(50)));
    nats().kill();
    EXPECT_TRUE(crowd.wait(kSaysStale, all_up(0)));
    net::test::RawScreen page{relay.port()};
    EXPECT_EQ(page.request("GET", "/readyz").status, 503);
    net::test::RawScreen another{relay.port()};
    EXPECT_EQ(another.upgrade("dais.v1"), 503);
    const std::string kenya = give_floor("KEN");  // the desk does not wait for NATS
    nats().start();
    EXPECT_TRUE(crowd.wait(kDeadline, all_show(50, kenya)));
}

TEST_F(Relays, WithoutTheDeskScreensSaySoAndFollowTheNextRunOfIt) {
    Relaying relay{nats()};
    const Crowd crowd{relay.ws(), 50};
    const std::string kenya = give_floor("KEN");
    ASSERT_TRUE(crowd.wait(kDeadline, all_show(50, kenya)));
    screens_follow_the_next_run(crowd, 50);
    const std::string france = give_floor("FRA");
    EXPECT_TRUE(crowd.wait(kDeadline, all_show(50, france)));
}

TEST_F(Relays, FollowTheStandbyThatTookOver) {
    const std::string token = desk().token();
    const Serving standby{
        follow(desk().ws(), second(), token, {"--port", "0", "--nats", nats().url()})};
    ASSERT_FALSE(standby.failed());
    Relaying relay{nats()};
    const Crowd crowd{relay.ws(), 50};
    const std::string kenya = give_floor("KEN");
    ASSERT_TRUE(crowd.wait(kDeadline, all_show(50, kenya)));
    ASSERT_TRUE(eventually([&] { return last_of(second()) == last_of(file()); }));
    kill_desk();
    ASSERT_TRUE(eventually([&] { return take_over(standby.ws(), token).exit_code == 0; }));
    go_to(standby.ws(), token);
    const std::string france = give_floor("FRA");
    EXPECT_TRUE(crowd.wait(kDeadline, all_show(50, france)));
}

class RelaysWithoutStream : public Relays {
  protected:
    RelaysWithoutStream() : Relays{NatsServer::Keeps::nothing} {}
};

TEST_F(RelaysWithoutStream, WhatIsMissingIsAskedOfTheDesk) {
    Relaying relay{nats()};
    const Crowd crowd{relay.ws(), 50};
    const std::string kenya = give_floor("KEN");
    ASSERT_TRUE(crowd.wait(kDeadline, all_show(50, kenya)));
    Relaying late{nats()};
    const Crowd at_late{late.ws(), 10};
    EXPECT_TRUE(at_late.wait(kDeadline, all_show(10, kenya)));
    screens_follow_the_next_run(crowd, 50);
    const std::string france = give_floor("FRA");
    EXPECT_TRUE(crowd.wait(kDeadline, all_show(50, france)));
    EXPECT_TRUE(at_late.wait(kDeadline, all_show(10, france)));
}

TEST_F(Relays, CarryNothingOfOfficers) {
    Relaying relay{nats()};
    net::test::RawScreen officer{relay.port()};
    EXPECT_EQ(officer.upgrade("dais.v1, token." + desk().token()), 403);
    net::test::RawScreen asking{relay.port()};
    const auto link =
        asking.request("GET", "/link", "Authorization: Bearer " + desk().token() + "\r\n");
    EXPECT_EQ(link.status, 403);
    EXPECT_THAT(link.body, testing::HasSubstr("only what the public may see"));

    const auto screen = net::test::RawScreen::connected(relay.port());
    EXPECT_EQ(screen->next("hello")["role"], "public");
    screen->send({{"type", "command"},
                  {"id", "a"},
                  {"command", {{"type", "OpenMeeting"}, {"meeting", kClosed.text}}}});
    const Json answer = screen->next("answer");
    EXPECT_FALSE(answer["accepted"]);
    EXPECT_EQ(answer["rule"], "access.links-only");
    screen->send({{"type", "screens"}, {"id", "b"}, {"do", "blank"}});
    EXPECT_EQ(screen->next("answer")["rule"], "access.officers-only");
}

TEST_F(Relays, NothingOfAClosedMeetingLeavesThroughNats) {
    std::mutex mutex;
    std::string all;
    net::NatsLink listener{nats().url(), "test", {}};
    listener.subscribe(">", [&](net::NatsMessage message) {
        const std::lock_guard lock{mutex};
        all += message.subject + "\n" + message.bytes + "\n";
    });
    Relaying relay{nats()};
    const Crowd crowd{relay.ws(), 1};
    const Json opened = ana().say(meeting::OpenMeeting{kClosed});
    ASSERT_TRUE(opened["accepted"]) << opened;
    const Json given = ana().say(meeting::GiveFloorToPresider{
        kClosed, meeting::PresiderOffice::facilitator, "Whom-nobody-may-hear-of", {}, {}});
    ASSERT_TRUE(given["accepted"]) << given;
    ASSERT_TRUE(ana().say(meeting::SayPrivately{"Between-the-two-of-us"})["accepted"]);
    const std::string kenya = give_floor("KEN");
    ASSERT_TRUE(crowd.wait(kDeadline, all_show(1, kenya)));
    const std::lock_guard lock{mutex};
    EXPECT_THAT(all, testing::HasSubstr("Kenya")) << "it was listened at the right place";
    for (const std::string& secret :
         {std::string{"Whom-nobody-may-hear-of"}, std::string{"Between-the-two-of-us"},
          kClosed.text, desk().token(), std::string{"Virtual informal consultations"}}) {
        EXPECT_THAT(all, testing::Not(testing::HasSubstr(secret)));
    }
}

}  // namespace
}  // namespace dais::test
