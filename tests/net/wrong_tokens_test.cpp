// Wrong tokens are slowed down by address; right ones never are.
#include "net/wrong_tokens.h"

#include <gtest/gtest.h>

#include "support.h"

namespace dais::net::test {
namespace {

constexpr timing::Duration kSecond = std::chrono::seconds{1};

Limits three_then_ten_seconds() {
    Limits limits;
    limits.wrong_tokens_free = 3;
    limits.wrong_token_lock = std::chrono::seconds{10};
    limits.wrong_token_addresses = 2;
    return limits;
}

TEST(WrongTokens, ofOneAddressAreFewAndThenOneNowAndThen) {
    const Limits limits = three_then_ten_seconds();
    WrongTokens wrong{limits};
    timing::BootInstant now{std::chrono::hours{5}};
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(wrong.wait("10.0.0.7", now), timing::Duration::zero()) << i;
        wrong.note("10.0.0.7", now);
    }
    EXPECT_EQ(wrong.wait("10.0.0.7", now), 10 * kSecond);
    EXPECT_EQ(wrong.wait("10.0.0.8", now), timing::Duration::zero());
    now += 9 * kSecond;
    EXPECT_EQ(wrong.wait("10.0.0.7", now), kSecond);
    now += kSecond;
    EXPECT_EQ(wrong.wait("10.0.0.7", now), timing::Duration::zero());
    wrong.note("10.0.0.7", now);
    EXPECT_EQ(wrong.wait("10.0.0.7", now), 10 * kSecond);
    // All is forgotten in the end.
    now += 30 * kSecond;
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(wrong.wait("10.0.0.7", now), timing::Duration::zero()) << i;
        wrong.note("10.0.0.7", now);
    }
    EXPECT_EQ(wrong.wait("10.0.0.7", now), 10 * kSecond);
}

TEST(WrongTokens, knowAWrongOneThatIsSaidAgain) {
    const Limits limits = three_then_ten_seconds();
    WrongTokens wrong{limits};
    const timing::BootInstant now{std::chrono::hours{5}};
    EXPECT_FALSE(wrong.said_before("10.0.0.7", "1111"));
    wrong.note("10.0.0.7", now, "1111");
    EXPECT_TRUE(wrong.said_before("10.0.0.7", "1111"));
    EXPECT_FALSE(wrong.said_before("10.0.0.8", "1111")) << "somebody else's";
    for (const char* other : {"2", "3", "4", "5"}) {
        wrong.note("10.0.0.7", now, other);
    }
    EXPECT_FALSE(wrong.said_before("10.0.0.7", "1111")) << "only the last few";
    EXPECT_TRUE(wrong.said_before("10.0.0.7", "2"));
}

TEST(WrongTokens, rememberNoMoreAddressesThanTheirLimit) {
    const Limits limits = three_then_ten_seconds();
    WrongTokens wrong{limits};
    timing::BootInstant now{std::chrono::hours{5}};
    for (int i = 0; i < 3; ++i) {
        wrong.note("10.0.0.1", now);
    }
    for (int i = 2; i < 200; ++i) {
        wrong.note("10.0.0." + std::to_string(i), now);
        EXPECT_EQ(wrong.size(), 2U);
    }
    EXPECT_EQ(wrong.wait("10.0.0.1", now), 10 * kSecond) << "who was wrong most is remembered";
    now += 60 * kSecond;
    wrong.note("10.0.1.1", now);
    EXPECT_EQ(wrong.size(), 1U) << "who has waited is forgotten first";
}

TEST(WrongTokens, areCountedByTheNetworkOfAnIPv6Address) {
    EXPECT_EQ(network_of("10.0.0.7"), "10.0.0.7");
    EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1::/56");
    EXPECT_EQ(network_of("2001:db8:1:2:ffff::1"), "2001:db8:1::/56");
    EXPECT_EQ(network_of("fe80::1%eth0"), "fe80::/56");
    EXPECT_EQ(network_of(""), "");
}

HttpAnswer upgrade(const Running& server, const std::string& token) {
    return RawScreen{server.wire.port()}.request(
        "GET", "/ws",
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Protocol: dais.v1, token." +
            token + "\r\n");
}

HttpAnswer ask_link(const Running& server, const std::string& token) {
    return RawScreen{server.wire.port()}.request("GET", "/link",
                                                 "Authorization: Bearer " + token + "\r\n");
}

TEST(WrongTokens, lockTheAddressAtTheUpgradeAndAtTheLink) {
    Running server{three_then_ten_seconds()};
    EXPECT_EQ(upgrade(server, "0000").status, 403);
    EXPECT_EQ(ask_link(server, "0001").status, 403);
    EXPECT_EQ(upgrade(server, "0002").status, 403);
    EXPECT_EQ(server.wire.counted(Ending::too_many_wrong_tokens), 0);

    for (const HttpAnswer& locked : {upgrade(server, "0003"), ask_link(server, "0004")}) {
        EXPECT_EQ(locked.status, 429);
        EXPECT_NE(locked.body.find("wait"), std::string::npos);
        const int seconds = std::stoi(locked.headers.at("retry-after"));
        EXPECT_GE(seconds, 1);
        EXPECT_LE(seconds, 10);
    }
    EXPECT_EQ(server.wire.counted(Ending::too_many_wrong_tokens), 2);

    server.time.pass(10 * kSecond);
    EXPECT_EQ(upgrade(server, "0005").status, 403);
    EXPECT_EQ(ask_link(server, "0006").status, 429);
}

TEST(WrongTokens, lockNobodyOutWhoHoldsARightOneOrNone) {
    Running server{three_then_ten_seconds()};
    for (int i = 0; i < 5; ++i) {
        static_cast<void>(upgrade(server, "0000"));
    }
    EXPECT_EQ(upgrade(server, "0000").status, 429);
    EXPECT_EQ(upgrade(server, kOfficerToken).status, 101);
    EXPECT_EQ(ask_link(server, kOfficerToken).status, 200);
    EXPECT_EQ(RawScreen{server.wire.port()}.upgrade("dais.v1"), 101);
    EXPECT_EQ(RawScreen{server.wire.port()}.request("GET", "/healthz").status, 200);
}

TEST(WrongTokens, areNotThoseThatWereRightOnce) {
    Running server{three_then_ten_seconds()};
    server.hub.change([](views::Board& board) {
        auto grants = *board.grants;
        grants.front().revoked = timing::Instant{std::chrono::hours{1}};
        board.grants = std::make_shared<std::vector<views::Grant>>(std::move(grants));
    });
    for (int i = 0; i < 6; ++i) {
        EXPECT_EQ(upgrade(server, kOfficerToken).status, 403) << i;
    }
    EXPECT_EQ(server.wire.counted(Ending::too_many_wrong_tokens), 0);
}

TEST(WrongTokens, areInNoAnswer) {
    Running server{three_then_ten_seconds()};
    const std::string wrong = "5ec5e75ec5e75ec5e75ec5e75ec5e75e";
    for (int i = 0; i < 5; ++i) {  // 403 first, then 429
        for (const HttpAnswer& answer : {upgrade(server, wrong), ask_link(server, wrong)}) {
            EXPECT_EQ(answer.body.find(wrong), std::string::npos);
            for (const auto& [name, value] : answer.headers) {
                EXPECT_EQ(value.find(wrong), std::string::npos) << name;
            }
        }
    }
    const HttpAnswer good = ask_link(server, kOfficerToken);
    EXPECT_EQ(good.status, 200);
    EXPECT_EQ(good.body.find(kOfficerToken), std::string::npos);
    EXPECT_EQ(good.body.find(sha256_hex(kOfficerToken)), std::string::npos);
}

}  // namespace
}  // namespace dais::net::test
