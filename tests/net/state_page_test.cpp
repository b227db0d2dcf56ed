// The public state as one object: whole, public, and not sent again to whoever has it.
#include <chrono>
#include <cstdint>
#include <memory>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "support.h"

namespace dais::net::test {
namespace {

HttpAnswer state_of(const Running& server, const std::string& headers = {}) {
    return RawScreen{server.wire.port()}.request("GET", "/api/state", headers);
}

Json parsed(const HttpAnswer& answer) {
    EXPECT_EQ(answer.status, 200);
    return Json::parse(answer.body);
}

TEST(StatePage, holdsTheSlicesAsAPublicScreenGetsThem) {
    Running server;
    server.hub.change([](views::Board& board) { give_floor(board, 900, "Kenya"); });
    const HttpAnswer answer = state_of(server);
    EXPECT_EQ(answer.headers.at("content-type"), "application/json; charset=utf-8");
    const Json state = parsed(answer);
    std::set<std::string> members;
    for (const auto& [name, each] : state.items()) {
        members.insert(name);
    }
    EXPECT_EQ(members, (std::set<std::string>{"protocol", "epoch", "now_us", "slices"}));
    EXPECT_EQ(state["protocol"], "dais.v1");
    EXPECT_EQ(state["epoch"], 417);
    EXPECT_GE(state["now_us"], 3'600'000'000);
    const auto screen = RawScreen::connected(server.wire.port());
    int compared = 0;
    for (const Json& message : screen->all_until_now()) {
        const std::string name = message.value("name", "");
        if (message["type"] != "slice" || !state["slices"].contains(name)) {
            continue;
        }
        const Json& slice = message.contains("room")
                                ? state["slices"][name][message["room"].get<std::string>()]
                                : state["slices"][name];
        EXPECT_EQ(slice["version"], message["version"]) << name;
        EXPECT_EQ(slice["value"], message["value"]) << name;
        ++compared;
    }
    EXPECT_EQ(compared, 6);  // the conference, the programme, and two of each of two rooms
    EXPECT_EQ(state["slices"]["floor"]["main"]["version"], 900);
    EXPECT_EQ(state["slices"]["floor"]["main"]["value"]["statement"]["speaker"]["name"], "Kenya");
}

TEST(StatePage, holdsNothingThatIsNotPublic) {
    Running server;
    for (int version = 420; version < 430; ++version) {
        server.hub.change([&](views::Board& board) {
            if (version % 3 == 0) {
                leap(board, version, std::chrono::minutes{1});
            } else {
                give_floor(board, version, "Kenya");
            }
        });
        // Asked with an officer's token it is the same: it is one page for all.
        for (const std::string& token : {kOfficerToken, kChairToken, std::string{"0000"}}) {
            const HttpAnswer answer = state_of(server, "Authorization: Bearer " + token + "\r\n");
            EXPECT_EQ(answer.body.find(kSecret), std::string::npos);
            EXPECT_EQ(answer.body.find("7700"), std::string::npos);
            const Json state = parsed(answer);
            const Json& slices = state["slices"];
            EXPECT_EQ(slices.size(), 4U);
            expect_public(slices["conference"]["value"], "conference");
            expect_public(slices["programme"]["value"], "programme");
            for (const std::string name : {"floor", "queue"}) {
                EXPECT_EQ(slices[name].size(), 2U);
                for (const auto& [room, slice] : slices[name].items()) {
                    expect_public(slice["value"], name);
                }
            }
        }
    }
}

TEST(StatePage, isNotSentAgainUntilSomethingPublicChanges) {
    Running server;
    const HttpAnswer first = state_of(server);
    const std::string known = "If-None-Match: " + first.headers.at("etag") + "\r\n";
    const HttpAnswer same = state_of(server, known);
    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(same.body, "");
    EXPECT_EQ(same.headers.at("etag"), first.headers.at("etag"));
    // The time goes on; so does what only officers see.
    server.time.pass(std::chrono::seconds{5});
    server.hub.change([](views::Board& board) {
        ++board.version;
        auto lists = *board.lists;
        ++lists.version;
        board.lists = std::make_shared<views::Versioned<views::ListsView>>(lists);
    });
    EXPECT_EQ(state_of(server, known).status, 304);
    const HttpAnswer later = state_of(server);
    EXPECT_EQ(later.headers.at("etag"), first.headers.at("etag"));
    EXPECT_GE(parsed(later)["now_us"].get<std::int64_t>(),
              parsed(first)["now_us"].get<std::int64_t>() + 5'000'000);
    server.hub.change([](views::Board& board) { give_floor(board, 900, "Kenya"); });
    const HttpAnswer changed = state_of(server, known);
    EXPECT_EQ(changed.status, 200);
    EXPECT_NE(changed.headers.at("etag"), first.headers.at("etag"));
    // A leap changes the epoch.
    server.hub.change([](views::Board& board) { leap(board, 901, std::chrono::minutes{1}); });
    EXPECT_EQ(parsed(state_of(server))["epoch"], 901);
}

TEST(StatePage, isNotForPagesOfOtherSites) {
    const Running server;
    for (const std::string path : {"/api/state", "/metrics"}) {
        for (const std::string method : {"GET", "OPTIONS"}) {
            const HttpAnswer answer = RawScreen{server.wire.port()}.request(
                method, path,
                "Origin: https://example.org\r\nAccess-Control-Request-Method: GET\r\n"
                "Sec-Fetch-Mode: cors\r\nSec-Fetch-Site: cross-site\r\n");
            EXPECT_EQ(answer.status, method == "GET" ? 200 : 405) << path;
            for (const auto& [name, value] : answer.headers) {
                EXPECT_NE(name.rfind("access-control-", 0), 0U) << path << ": " << name;
            }
            EXPECT_EQ(answer.headers.at("cross-origin-resource-policy"), "same-origin") << path;
        }
    }
}

}  // namespace
}  // namespace dais::net::test
