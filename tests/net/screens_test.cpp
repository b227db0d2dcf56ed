// What screens are told: hello, slices, time, the clock's leaps, and who is connected.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "support.h"

namespace dais::net::test {
namespace {

std::vector<std::string> names_of(const std::vector<Json>& messages) {
    std::vector<std::string> names;
    for (const Json& message : messages) {
        if (message["type"] == "slice") {
            std::string name = message["name"];
            names.push_back(
                message.contains("room") ? name + "/" + message["room"].get<std::string>() : name);
        }
    }
    return names;
}

TEST(Screens, areGreetedAndGetWhatIsPublic) {
    const Running server;
    const auto screen = RawScreen::connected(server.wire.port());
    const auto messages = screen->all_until_now();
    ASSERT_FALSE(messages.empty());
    const Json& hello = messages.front();
    EXPECT_EQ(hello["type"], "hello");
    EXPECT_EQ(hello["protocol"], "dais.v1");
    EXPECT_EQ(hello["role"], "public");
    EXPECT_EQ(hello["epoch"], 417);
    EXPECT_EQ(hello["version"], 417);
    EXPECT_TRUE(hello["screen"].is_number_integer());
    EXPECT_FALSE(hello.contains("actor"));
    EXPECT_EQ(names_of(messages),
              (std::vector<std::string>{"conference", "floor/main", "floor/side", "queue/main",
                                        "queue/side", "programme", "texts", "proceedings"}));
}

TEST(Screens, ofOfficersGetEverything) {
    const Running server;
    const auto screen = RawScreen::connected(server.wire.port(), kOfficerToken);
    const auto messages = screen->all_until_now();
    EXPECT_EQ(messages.front()["role"], "officer");
    EXPECT_EQ(messages.front()["actor"], (Json{{"link", 2}, {"name", "Ana"}}));
    auto names = names_of(messages);
    const bool told_of_screens = std::erase(names, "screens") > 0;
    EXPECT_EQ(names, (std::vector<std::string>{
                         "conference", "floor/main", "floor/side", "queue/main",  "queue/side",
                         "chair/main", "chair/side", "script",     "podium",      "booth/main",
                         "booth/side", "programme",  "texts",      "proceedings", "lists",
                         "procedure",  "projection", "history",    "figures",     "record",
                         "access",     "directory"}));
    if (!told_of_screens) {
        EXPECT_EQ(screen->next_slice("screens")["value"]["screens"][0]["page"], "test");
    }
}

TEST(Screens, chooseARoom) {
    const Running server;
    const auto screen = RawScreen::connected(server.wire.port(), "", {{"room", "side"}});
    EXPECT_EQ(names_of(screen->all_until_now()),
              (std::vector<std::string>{"conference", "floor/side", "queue/side", "programme",
                                        "texts", "proceedings"}));
}

TEST(Screens, getOnlyTheSlicesThatTheyDraw) {
    Running server;
    const Json wants{{"wants", {"floor", "conference", "no-such-slice", "lists"}}};
    const auto screen = RawScreen::connected(server.wire.port(), "", wants);
    EXPECT_EQ(names_of(screen->all_until_now()),
              (std::vector<std::string>{"conference", "floor/main", "floor/side"}));
    server.hub.change([](views::Board& board) {
        give_floor(board, 450, "Kenya");
        board.open.texts = std::make_shared<views::Versioned<views::TextsView>>();
    });
    EXPECT_EQ(screen->next()["name"], "floor") << "the first that comes";
    EXPECT_TRUE(names_of(screen->all_until_now()).empty()) << "and the last";
}

TEST(Screens, withAPersonalLinkGetWhatIsTheirRoles) {
    Running server;
    struct Row {
        std::string token;
        std::string role;
        std::vector<std::string> more;  // than the public
    };
    const std::vector<Row> rows{
        {kChairToken, "chair", {"chair/main", "chair/side", "script", "podium"}},
        {kKenyaToken, "delegation", {"delegation"}},
        {kBoothToken, "interpreter", {"booth/main", "booth/side"}},
    };
    const auto open = RawScreen::connected(server.wire.port());
    const auto known = names_of(open->all_until_now());
    const std::set<std::string> all{known.begin(), known.end()};
    for (const Row& row : rows) {
        const auto screen = RawScreen::connected(server.wire.port(), row.token);
        const auto messages = screen->all_until_now();
        EXPECT_EQ(messages.front()["role"], row.role);
        EXPECT_EQ(messages.front().contains("delegation"), row.role == "delegation");
        std::vector<std::string> more;
        for (const auto& name : names_of(messages)) {
            if (all.count(name) == 0) {
                more.push_back(name);
            }
        }
        EXPECT_EQ(more, row.more) << row.role;
    }
}

TEST(Screens, ofADelegationNeverHearOfAnother) {
    Running server;
    const auto kenya = RawScreen::connected(server.wire.port(), kKenyaToken);
    const auto jamaica = RawScreen::connected(server.wire.port(), kJamaicaToken);
    EXPECT_EQ(kenya->next_slice("delegation")["value"]["delegation"], "KEN");
    EXPECT_EQ(jamaica->next_slice("delegation")["value"]["delegation"], "JAM");
    (void)kenya->all_until_now();
    (void)jamaica->all_until_now();
    server.hub.change([](views::Board& board) {
        board.version = 451;
        views::DelegationView own;
        own.delegation = {"JAM"};
        own.name = "Jamaica";
        board.delegations[{"JAM"}] = std::make_shared<views::Versioned<views::DelegationView>>(
            views::Versioned<views::DelegationView>{451, own});
    });
    EXPECT_EQ(jamaica->next_slice("delegation")["version"], 451);
    EXPECT_TRUE(names_of(kenya->all_until_now()).empty());
}

TEST(Screens, areLetGoWhenTheirLinkExpires) {
    Running server;
    const auto kenya = RawScreen::connected(server.wire.port(), kKenyaToken);
    const auto jamaica = RawScreen::connected(server.wire.port(), kJamaicaToken);
    (void)kenya->all_until_now();
    server.hub.change([](views::Board& board) {
        auto grants = *board.grants;
        for (auto& grant : grants) {
            if (grant.name == "Kenya") {
                grant.until = timing::UtcTime{};  // the fake conference's clock is past it
            }
        }
        board.grants = std::make_shared<std::vector<views::Grant>>(grants);
    });
    EXPECT_EQ(kenya->close_told(), (std::pair<int, std::string>{1008, "this link has expired"}));
    EXPECT_FALSE(jamaica->closed());
}

TEST(Screens, areToldThatARoomIsUnknown) {
    const Running server;
    const auto screen = RawScreen::connected(server.wire.port(), "", {{"room", "attic"}});
    EXPECT_EQ(screen->next("trouble")["text"],
              "there is no room \"attic\"; there are: main, side.");
    screen->hello({{"room", "main"}});
    EXPECT_EQ(screen->next("hello")["type"], "hello");
}

TEST(Screens, mustSayHelloFirstAndOnce) {
    const Running server;
    RawScreen screen{server.wire.port()};
    screen.upgrade("dais.v1");
    screen.send({{"type", "time"}, {"sent", 1}});
    EXPECT_EQ(screen.next()["type"], "trouble");
    screen.hello();
    EXPECT_EQ(screen.next()["type"], "hello");
    screen.hello();
    EXPECT_NE(screen.next("trouble")["text"].get<std::string>().find("already"), std::string::npos);
}

TEST(Screens, getOnlyWhatTheyDoNotHold) {
    Running server;
    server.hub.change([](views::Board& board) { give_floor(board, 420, "Kenya"); });
    struct Row {
        Json more;
        std::vector<std::string> sent;
    };
    const Json all{{"conference", 417}, {"floor/main", 420}, {"floor/side", 417},
                   {"queue/main", 417}, {"queue/side", 417}, {"programme", 417},
                   {"texts", 417},      {"proceedings", 417}};
    Json old = all;
    old["floor/main"] = 417;
    const std::vector<std::string> everything{"conference", "floor/main", "floor/side",
                                              "queue/main", "queue/side", "programme",
                                              "texts",      "proceedings"};
    const std::vector<Row> rows{
        {{{"have", all}, {"epoch", 417}}, {}},
        {{{"have", old}, {"epoch", 417}}, {"floor/main"}},
        {{{"have", all}, {"epoch", 416}}, everything},
        {{{"have", all}}, everything},
        {{{"have", Json::object()}, {"epoch", 417}}, everything},
        {{{"have", {{"attic", 1}, {"floor/main", 999}}}, {"epoch", 417}}, everything},
    };
    // The first connection makes sure that the wire has taken the change over.
    const auto officer = RawScreen::connected(server.wire.port(), kOfficerToken);
    while (officer->next_slice("floor")["version"] != 420) {
    }
    for (const Row& row : rows) {
        const auto screen = RawScreen::connected(server.wire.port(), "", row.more);
        EXPECT_EQ(names_of(screen->all_until_now()), row.sent) << row.more;
    }
}

TEST(Screens, areToldWhatChangedAndNothingElse) {
    Running server;
    const auto hall = RawScreen::connected(server.wire.port(), "", {{"room", "main"}});
    const auto side = RawScreen::connected(server.wire.port(), "", {{"room", "side"}});
    (void)hall->all_until_now();
    (void)side->all_until_now();
    server.hub.change([](views::Board& board) { give_floor(board, 420, "Kenya"); });
    const Json slice = hall->next();
    EXPECT_EQ(slice["name"], "floor");
    EXPECT_EQ(slice["room"], "main");
    EXPECT_EQ(slice["version"], 420);
    EXPECT_EQ(slice["value"]["statement"]["speaker"]["name"], "Kenya");
    EXPECT_TRUE(hall->all_until_now().empty());
    EXPECT_TRUE(side->all_until_now().empty());
}

TEST(Screens, doNotHearOfSlicesMadeAnewWithTheSameContent) {
    Running server;
    const auto hall = RawScreen::connected(server.wire.port());
    (void)hall->all_until_now();
    server.hub.change([](views::Board& board) {
        board.open.floors[{"main"}] =
            std::make_shared<views::Versioned<views::FloorView>>(*board.open.floors[{"main"}]);
        give_floor(board, 420, "Kenya");
    });
    server.hub.change([](views::Board& board) {
        board.open.floors[{"main"}] =
            std::make_shared<views::Versioned<views::FloorView>>(*board.open.floors[{"main"}]);
    });
    server.hub.change([](views::Board& board) { give_floor(board, 421, "Jamaica"); });
    std::vector<std::int64_t> versions;
    while (versions.empty() || versions.back() != 421) {
        versions.push_back(hall->next()["version"]);
    }
    EXPECT_LE(versions.size(), 2U);
}

// ---- who sees what ----------------------------------------------------------------------------

TEST(Screens, ofThePublicNeverGetWhatIsNotPublic) {
    Running server;
    const auto hall = RawScreen::connected(server.wire.port());
    const auto officer = RawScreen::connected(server.wire.port(), kOfficerToken);
    std::vector<Json> heard = hall->all_until_now();
    for (int version = 420; version < 430; ++version) {
        server.hub.change([&](views::Board& board) {
            if (version % 3 == 0) {
                leap(board, version, std::chrono::minutes{1});
            } else {
                give_floor(board, version, "Kenya");
            }
        });
        while (officer->next_slice("history")["version"] != version) {
        }
        for (Json& message : hall->all_until_now()) {
            heard.push_back(std::move(message));
        }
    }
    EXPECT_GT(heard.size(), 10U);
    for (const Json& message : heard) {
        EXPECT_EQ(text_of(message).find(kSecret), std::string::npos) << message;
        EXPECT_EQ(text_of(message).find("7700"), std::string::npos) << message;
        if (message["type"] == "slice") {
            expect_public(message["value"], message["name"]);
        }
    }
    // The officer, who was told the same changes, did get them.
    const auto again = RawScreen::connected(server.wire.port(), kOfficerToken);
    std::set<std::string> secrets;
    for (const Json& message : again->all_until_now()) {
        if (text_of(message).find(kSecret) != std::string::npos) {
            secrets.insert(message["name"].get<std::string>());
        }
    }
    EXPECT_EQ(secrets, (std::set<std::string>{"directory", "floor", "lists", "programme", "queue",
                                              "record"}));
}

// ---- time -------------------------------------------------------------------------------------

TEST(Screens, areToldTheTime) {
    Running server;
    const auto screen = RawScreen::connected(server.wire.port());
    const Json hello = screen->next("hello");
    const auto ask = [&] {
        screen->send({{"type", "time"}, {"sent", 1234.5}, {"rtt_ms", 3}});
        const Json answer = screen->next("time");
        EXPECT_EQ(answer["sent"], 1234.5);
        return answer["now_us"].get<std::int64_t>();
    };
    const std::int64_t first = ask();
    EXPECT_GE(first, hello["now_us"].get<std::int64_t>());
    EXPECT_GE(first, 3'600'000'000);
    server.time.pass(std::chrono::seconds{7});
    const std::int64_t second = ask();
    EXPECT_GE(second - first, 7'000'000);
    EXPECT_LT(second - first, 17'000'000);
}

TEST(Screens, hearOfALeapBeforeWhatCameWithIt) {
    Running server;
    const auto screen = RawScreen::connected(server.wire.port());
    (void)screen->all_until_now();
    server.hub.change([](views::Board& board) { leap(board, 430, std::chrono::hours{2}); });
    const Json clock = screen->next();
    EXPECT_EQ(clock["type"], "clock");
    EXPECT_EQ(clock["epoch"], 430);
    EXPECT_GE(clock["now_us"].get<std::int64_t>(), 10'800'000'000);
    const Json conference = screen->next();
    EXPECT_EQ(conference["name"], "conference");
    EXPECT_EQ(conference["value"]["clock_epoch"], 430);
    EXPECT_EQ(screen->next()["name"], "floor");
}

// ---- who is connected -------------------------------------------------------------------------

TEST(Screens, areListedForTheOfficers) {
    Running server;
    const auto officer =
        RawScreen::connected(server.wire.port(), kOfficerToken, {{"page", "console"}});
    auto hall = RawScreen::connected(server.wire.port(), "", {{"page", "hall"}, {"room", "main"}});
    const auto both = server.hub.screens_where(
        [](const views::ScreensView& view) { return view.screens.size() == 2; });
    ASSERT_NE(both, nullptr);
    EXPECT_EQ(both->screens[0].role, "officer");
    EXPECT_EQ(both->screens[0].page, "console");
    EXPECT_EQ(both->screens[1].role, "public");
    EXPECT_EQ(both->screens[1].page, "hall");
    EXPECT_EQ(both->screens[1].room, "main");
    EXPECT_EQ(both->screens[1].address, "127.0.0.1");
    EXPECT_FALSE(both->screens[1].round_trip_ms);

    hall->send({{"type", "time"}, {"sent", 1}, {"rtt_ms", 42}});
    EXPECT_NE(hall->next("time"), Json{});
    server.time.pass(std::chrono::seconds{6});
    EXPECT_NE(server.hub.screens_where([](const views::ScreensView& view) {
        return view.screens.size() == 2 && view.screens[1].round_trip_ms == 42;
    }),
              nullptr);

    Json told;
    while (told["value"]["screens"].size() != 2) {
        told = officer->next_slice("screens");
        ASSERT_FALSE(told.is_null());
    }
    hall.reset();
    EXPECT_NE(server.hub.screens_where(
                  [](const views::ScreensView& view) { return view.screens.size() == 1; }),
              nullptr);
}

TEST(Screens, theOfficerAtTheDesksOwnWindowIsAmongThem) {
    Running server;
    server.hub.seat_at_desk("Ana");
    const auto officer =
        RawScreen::connected(server.wire.port(), kOfficerToken, {{"page", "console"}});
    const auto told = server.hub.screens_where(
        [](const views::ScreensView& view) { return view.screens.size() == 2; });
    ASSERT_NE(told, nullptr);
    EXPECT_EQ(told->screens[0].id, views::kDeskScreen);
    EXPECT_EQ(told->screens[0].role, "officer");
    EXPECT_EQ(told->screens[0].page, "console");
    EXPECT_EQ(told->screens[0].name, "Ana");
    EXPECT_NE(told->screens[1].id, views::kDeskScreen);
}

TEST(Screens, thatJoinCostTheOthersNothing) {
    Running server;
    const auto hall = RawScreen::connected(server.wire.port());
    (void)hall->all_until_now();
    std::vector<std::unique_ptr<RawScreen>> others;
    others.reserve(50);
    for (int i = 0; i < 50; ++i) {
        others.push_back(RawScreen::connected(server.wire.port()));
    }
    EXPECT_NE(server.hub.screens_where(
                  [](const views::ScreensView& view) { return view.screens.size() == 51; }),
              nullptr);
    EXPECT_TRUE(hall->all_until_now().empty());
    EXPECT_LE(server.hub.times_screens_told(), 20);
}

TEST(Screens, whoseLinkIsRevokedAreClosed) {
    Running server;
    const auto ana = RawScreen::connected(server.wire.port(), kOfficerToken);
    const auto ben = RawScreen::connected(server.wire.port(), kOtherToken);
    const auto hall = RawScreen::connected(server.wire.port());
    (void)ana->all_until_now();
    (void)ben->all_until_now();
    (void)hall->all_until_now();
    server.hub.change([](views::Board& board) {
        auto grants = *board.grants;
        grants.erase(grants.begin());
        board.grants = std::make_shared<std::vector<views::Grant>>(grants);
    });
    EXPECT_EQ(ana->close_told(), (std::pair<int, std::string>{1008, "this link was revoked"}));
    EXPECT_TRUE(ben->all_until_now().empty() || !ben->closed());
    EXPECT_TRUE(hall->all_until_now().empty());
    RawScreen again{server.wire.port()};
    EXPECT_EQ(again.upgrade("dais.v1, token." + kOfficerToken), 403);
}

}  // namespace
}  // namespace dais::net::test
