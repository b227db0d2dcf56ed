// A relay's parts, one by one: packets, what is put together of them, neighbours, and the server on
// top of what was relayed. The whole of it with a real NATS server: tests/program/relay_test.cpp.
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/relay_draft.h"
#include "net/relay_neighbours.h"
#include "net/relayed.h"
#include "net/slice_packet.h"
#include "tests/net/support.h"

namespace dais::net::test {
namespace {

using std::chrono::seconds;
using testing::ElementsAre;
using testing::HasSubstr;

SlicePacket packet(const std::string& name, std::int64_t number, const std::string& value,
                   const std::string& room = {}) {
    return {.run = "one",
            .number = number,
            .name = name,
            .room = room,
            .version = number,
            .part = 0,
            .parts = 1,
            .bytes = value};
}

const std::string kConference =
    R"({"key":"c","zone":"America/New_York","utc_at_zero":"2021-07-26T13:50:00Z","clock_epoch":7,)"
    R"("rooms":[{"key":"main","name":"Hall"}],"what_nobody_here_knows":1})";

RelayDraft whole_draft() {
    RelayDraft draft{"one"};
    EXPECT_TRUE(draft.take(packet("texts", 1, "{}")));
    EXPECT_TRUE(draft.take(packet("conference", 2, kConference)));
    EXPECT_TRUE(draft.take(packet("queue", 3, "{}", "main")));
    EXPECT_TRUE(draft.take(packet("floor", 4, R"({"a":1})", "main")));
    EXPECT_TRUE(draft.take(packet("programme", 5, "{}")));
    EXPECT_TRUE(draft.take(packet("proceedings", 6, "{}")));
    EXPECT_FALSE(draft.complete()) << "the names of delegations are missing";
    EXPECT_TRUE(draft.take(
        packet("names-page", 7, R"([{"en":"Germany","list_names":{"fr":"Allemagne"}}])")));
    EXPECT_TRUE(draft.complete());
    return draft;
}

TEST(SlicePacket, ComesBackAsItWentOut) {
    const SlicePacket out = packet("floor", 12, "{\"a\":\"\\u00e9\n\"}", "main");
    const auto back = unpacked(packed(out));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->run, "one");
    EXPECT_EQ(back->number, 12);
    EXPECT_EQ(back->name, "floor");
    EXPECT_EQ(back->room, "main");
    EXPECT_EQ(back->bytes, out.bytes);
    EXPECT_EQ(subject_of(out), "dais.slice.floor.main.0");
    EXPECT_EQ(subject_of(packet("floor", 1, "", "a.b *")), "dais.slice.floor.a=2eb=20=2a.0");
}

TEST(SlicePacket, OthersAreLeftAlone) {
    for (const char* text :
         {"", "{}", "{}\n", "[1]\nx", "{\"run\":1}\nx",
          R"({"run":"a","number":1,"name":"","version":1,"part":0,"parts":1})"
          "\nx",
          R"({"run":"a","number":1,"name":"f","version":1,"part":1,"parts":1})"
          "\nx",
          R"({"run":"a","number":1,"name":"f","version":1,"part":0,"parts":99999})"
          "\nx"}) {
        EXPECT_FALSE(unpacked(text)) << text;
    }
}

TEST(SlicePacket, ALargeValueGoesInPartsAndIsPutTogether) {
    const std::string large = '"' + std::string(2 * kPacketBytes + 3, 'x') + '"';
    const auto parts = packets_of(packet("texts", 9, {}), large);
    ASSERT_EQ(parts.size(), 3U);
    RelayDraft draft{"one"};
    EXPECT_FALSE(draft.take(parts[2]));
    EXPECT_FALSE(draft.take(parts[0]));
    EXPECT_TRUE(draft.take(parts[1])) << "in whatever order they come";
    EXPECT_EQ(*draft.slices().at(0).value, large);
}

TEST(RelayDraft, TheConferenceComesFirstAndTheValueIsAsItCame) {
    const RelayDraft draft = whole_draft();
    std::vector<std::string> names;
    for (const RelayedSlice& slice : draft.slices()) {
        names.push_back(slice.name);
    }
    EXPECT_THAT(names,
                ElementsAre("conference", "floor", "queue", "proceedings", "programme", "texts"));
    EXPECT_EQ(*draft.slices().front().value, kConference);
    EXPECT_EQ(draft.epoch(), 7);
    EXPECT_EQ(draft.newest(), 7);
    EXPECT_EQ(draft.board().directory->value.delegations.at(0).list_names.at("fr"), "Allemagne");
}

TEST(RelayDraft, OlderOnesAndThoseOfAnotherRunAreLeftAlone) {
    RelayDraft draft = whole_draft();
    EXPECT_FALSE(draft.take(packet("floor", 3, "old", "main")));
    SlicePacket other = packet("floor", 99, "other", "main");
    other.run = "two";
    EXPECT_FALSE(draft.take(other));
    EXPECT_EQ(*draft.slices().at(1).value, R"({"a":1})");
    EXPECT_TRUE(draft.take(packet("floor", 8, R"({"a":2})", "main")));
    EXPECT_EQ(*draft.slices().at(1).value, R"({"a":2})");
}

TEST(RelayDraft, AConferenceThatCannotBeReadIsNotServed) {
    RelayDraft draft = whole_draft();
    EXPECT_TRUE(draft.take(packet("conference", 8, R"({"rooms":"none"})")));
    EXPECT_FALSE(draft.complete());
}

TEST(RelayDraft, WhatTheWireCouldNotReadNeverReachesIt) {
    RelayDraft draft = whole_draft();
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    for (const std::string& value : {std::string{"{"}, std::string{}, std::string{"{}}"}, deep}) {
        EXPECT_FALSE(draft.take(packet("floor", 20, value, "main"))) << value.substr(0, 20);
    }
    EXPECT_FALSE(draft.take(packet("lists", 20, "{}"))) << "nothing public is called so";
    EXPECT_FALSE(draft.take(packet("texts", 20, '"' + std::string(kPacketBytes, 'x') + '"')));
    EXPECT_EQ(*draft.slices().at(1).value, R"({"a":1})");
    EXPECT_EQ(draft.newest(), 7);
    EXPECT_TRUE(draft.take(packet("floor", 21, R"({"a":2})", "main"))) << "and it goes on";
}

TEST(RelayDraft, ItsSumSaysWhetherOneIsMissing) {
    RelayDraft draft = whole_draft();
    EXPECT_EQ(draft.sum(), 1 + 2 + 3 + 4 + 5 + 6 + 7);
    // The desk said floor 8 and queue 9; only the queue came.
    EXPECT_TRUE(draft.take(packet("queue", 9, "{}", "main")));
    EXPECT_EQ(draft.newest(), 9);
    EXPECT_LT(draft.sum(), 1 + 2 + 9 + 8 + 5 + 6 + 7);
    EXPECT_TRUE(draft.take(packet("floor", 8, R"({"a":2})", "main")));
    EXPECT_EQ(draft.sum(), 1 + 2 + 9 + 8 + 5 + 6 + 7);
}

TEST(RelayDraft, HoldsNoMoreRoomsThanThereMayBe) {
    RelayDraft draft{"one"};
    int taken = 0;
    for (int i = 1; i <= 2'000; ++i) {
        taken += draft.take(packet("floor", i, "{}", "room-" + std::to_string(i))) ? 1 : 0;
    }
    EXPECT_EQ(taken, 1'024);
}

TEST(Neighbours, OneThatIsGoneMakesPlaceForANewOne) {
    const timing::BootInstant start{seconds{100}};
    RelayNeighbours neighbours{"ws://a:1/ws"};
    const auto say = [&](int number, timing::BootInstant at) {
        return neighbours.heard(presence_message("ws://r" + std::to_string(number) + "/ws", false),
                                at);
    };
    for (std::size_t i = 0; i < kMostRelays; ++i) {
        EXPECT_TRUE(say(static_cast<int>(i), start + seconds{i == 7 ? 0 : 10}));
    }
    EXPECT_FALSE(say(999, start + seconds{1})) << "all of them live";
    EXPECT_TRUE(neighbours.expire(start + seconds{5}));
    EXPECT_TRUE(say(999, start + seconds{5}));
    EXPECT_EQ(neighbours.known().size(), kMostRelays);
    EXPECT_FALSE(say(1'000, start + seconds{5}));
}

TEST(Neighbours, OneThatIsNotHeardIsGoneButStillKnown) {
    const timing::BootInstant start{seconds{100}};
    RelayNeighbours neighbours{"ws://a:1/ws"};
    EXPECT_TRUE(neighbours.heard(presence_message("ws://b:2/ws", false), start));
    EXPECT_FALSE(neighbours.heard(presence_message("ws://b:2/ws", false), start));
    EXPECT_FALSE(neighbours.heard(presence_message("ws://a:1/ws", false), start)) << "itself";
    EXPECT_THAT(neighbours.living(), ElementsAre("ws://b:2/ws"));
    EXPECT_FALSE(neighbours.expire(start + kPresenceExpires));
    EXPECT_TRUE(neighbours.expire(start + kPresenceExpires + seconds{1}));
    EXPECT_THAT(neighbours.living(), ElementsAre());
    EXPECT_THAT(neighbours.known(), ElementsAre("ws://b:2/ws"));
    EXPECT_TRUE(neighbours.heard(presence_message("ws://b:2/ws", false), start));
    EXPECT_TRUE(neighbours.heard(presence_message("ws://b:2/ws", true), start)) << "it said so";
}

TEST(Neighbours, EachRelayNamesThoseThatFollowIt) {
    RelayNeighbours neighbours{"ws://m/ws"};
    for (char name = 'a'; name <= 'z'; ++name) {
        neighbours.heard(presence_message("ws://" + std::string(1, name) + "/ws", false), {});
    }
    const auto living = neighbours.living();
    ASSERT_EQ(living.size(), kRelaysNamed);
    EXPECT_EQ(living.front(), "ws://n/ws");
    EXPECT_EQ(living.back(), "ws://c/ws") << "round to the beginning";
    EXPECT_EQ(neighbours.known().size(), 25U) << "all but itself";
}

TEST(Neighbours, WhatIsNoAddressIsNotTakenIntoAHeader) {
    RelayNeighbours neighbours{"ws://a:1/ws"};
    for (const std::string address :
         {"", "ws://", "ws:///ws", "http://a/ws", "ws://a/other", "ws://a b/ws", "ws://a;b/ws",
          "ws://a\r\nX: y/ws", "ws://*/ws", "ws://a/x/ws"}) {
        EXPECT_FALSE(is_relay_address(address)) << address;
        EXPECT_FALSE(neighbours.heard(presence_message(address, false), {})) << address;
    }
    for (const char* message : {"", "[]", "{}", R"({"address":1,"leaving":false})"}) {
        EXPECT_FALSE(neighbours.heard(message, {})) << message;
    }
    for (std::size_t i = 0; i < kMostRelays + 5; ++i) {
        neighbours.heard(presence_message("ws://r" + std::to_string(i) + "/ws", false), {});
    }
    EXPECT_EQ(neighbours.known().size(), kMostRelays);
}

TEST(Relayed, SaysWhereItsPagesMayConnectAndWhosePagesMayCome) {
    Relayed relayed;
    relayed.known = {"ws://b:2/ws", "wss://c.example.org/ws"};
    EXPECT_EQ(connect_sources(relayed.known), " ws://b:2/ws wss://c.example.org/ws");
    EXPECT_THAT(allowed_origins(relayed.known), ElementsAre("http://b:2", "https://c.example.org"));
}

// ---- the server on top ------------------------------------------------------------------------

class RelayHub final : public Hub {
  public:
    explicit RelayHub(const timing::TimeSource& time) : time_{time} {
        auto relayed = std::make_shared<Relayed>();
        auto board = whole_draft().board();
        board.face = {timing::Instant{}, time.read().boot};
        relayed->board = std::make_shared<const views::Board>(board);
        relayed->slices = whole_draft().slices();
        relayed->elsewhere = relayed->known = {"ws://b:2/ws"};
        relayed->heard = time.read().boot;
        relayed_ = relayed;
    }
    [[nodiscard]] std::shared_ptr<const views::Board> board() const override {
        return relayed()->board;
    }
    [[nodiscard]] std::shared_ptr<const Relayed> relayed() const override {
        const std::lock_guard lock{mutex_};
        return relayed_;
    }
    bool submit(Request /*request*/) override { return false; }
    void screens_changed(std::shared_ptr<const views::ScreensView> /*screens*/) override {}
    void change(const std::function<void(Relayed&)>& how) {
        const std::lock_guard lock{mutex_};
        auto relayed = std::make_shared<Relayed>(*relayed_);
        relayed->heard = time_.read().boot;
        how(*relayed);
        relayed_ = relayed;
    }

  private:
    const timing::TimeSource& time_;
    mutable std::mutex mutex_;
    std::shared_ptr<const Relayed> relayed_;
};

struct RelayServer : testing::Test {
    MovableTime time;
    RelayHub hub{time};
    Wire wire{ServerOptions{}, Limits{}, hub, time};
};

TEST_F(RelayServer, SendsTheSlicesByteForByteAndNamesTheOthers) {
    const auto screen = RawScreen::connected(wire.port());
    const Json hello = screen->next("hello");
    EXPECT_EQ(hello["role"], "public");
    EXPECT_EQ(hello["epoch"], 7);
    EXPECT_THAT(hello["elsewhere"], ElementsAre("ws://b:2/ws"));
    EXPECT_EQ(screen->next_slice("conference")["value"], Json::parse(kConference));
    EXPECT_EQ(screen->next_slice("floor")["value"], (Json{{"a", 1}}));
    hub.change([](Relayed& relayed) { relayed.elsewhere = {"ws://b:2/ws", "ws://c:3/ws"}; });
    wire.board_changed();
    EXPECT_THAT(screen->next("elsewhere")["elsewhere"], ElementsAre("ws://b:2/ws", "ws://c:3/ws"));
}

TEST_F(RelayServer, WithoutTheDeskItSendsItsScreensAwayAndTakesNone) {
    const auto screen = RawScreen::connected(wire.port());
    time.pass(seconds{7});
    const auto [code, reason] = screen->close_told();
    EXPECT_EQ(code, 1013);
    EXPECT_THAT(reason, HasSubstr("hears nothing from the desk"));
    EXPECT_GE(wire.counted(Ending::desk_away), 1);
    RawScreen another{wire.port()};
    EXPECT_EQ(another.upgrade("dais.v1"), 503);
    RawScreen asking{wire.port()};
    EXPECT_EQ(asking.request("GET", "/readyz").status, 503);
    hub.change([](Relayed&) {});
    RawScreen later{wire.port()};
    EXPECT_EQ(later.upgrade("dais.v1"), 101);
}

TEST_F(RelayServer, TakesNoToken) {
    RawScreen officer{wire.port()};
    EXPECT_EQ(officer.upgrade("dais.v1, token." + kOfficerToken), 403);
    RawScreen asking{wire.port()};
    const HttpAnswer link =
        asking.request("GET", "/link", "Authorization: Bearer " + kOfficerToken + "\r\n");
    EXPECT_EQ(link.status, 403);
    EXPECT_THAT(link.body, HasSubstr("only what the public may see"));
}

}  // namespace
}  // namespace dais::net::test
