// The table of PROTOCOL.md, "Connecting", row by row.
#include <gtest/gtest.h>

#include "support.h"

namespace dais::net::test {
namespace {

TEST(Upgrade, followsTheTable) {
    const Running server;
    struct Row {
        std::string subprotocols;
        int status;
    };
    const std::vector<Row> rows{
        {"", 400},
        {"chat", 400},
        {"http", 400},
        {"token." + kOfficerToken, 400},
        {"dais.v2", 400},
        {"dais.v1, " + std::string(200, 'x'), 400},
        {"dais.v1, token." + std::string(100, 'f'), 403},
        {"dais.v1, token.0000", 403},
        {"dais.v1, token.", 403},
        {"dais.v1", 101},
        {"dais.v1, token." + kOfficerToken, 101},
        {"token." + kOfficerToken + ", dais.v1", 101},
    };
    for (const Row& row : rows) {
        RawScreen screen{server.wire.port()};
        EXPECT_EQ(screen.upgrade(row.subprotocols), row.status) << row.subprotocols;
        if (row.status != 101) {
            EXPECT_TRUE(screen.closed()) << row.subprotocols;
        }
    }
}

TEST(Upgrade, namesTheSubprotocolAndSaysWhyNot) {
    const Running server;
    RawScreen good{server.wire.port()};
    good.send_raw(
        "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: WebSocket\r\nConnection: keep-alive, Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Extensions: permessage-deflate\r\n"
        "Sec-WebSocket-Protocol: dais.v1, token." +
        kOfficerToken + "\r\n\r\n");
    const HttpAnswer answer = good.read_http();
    EXPECT_EQ(answer.status, 101);
    EXPECT_EQ(answer.headers.at("sec-websocket-protocol"), "dais.v1");
    EXPECT_EQ(answer.headers.at("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    EXPECT_EQ(answer.headers.count("sec-websocket-extensions"), 0U);

    RawScreen bad{server.wire.port()};
    bad.send_raw(
        "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    const HttpAnswer refusal = bad.read_http();
    EXPECT_EQ(refusal.status, 400);
    EXPECT_NE(refusal.body.find("dais.v1"), std::string::npos);
}

TEST(Upgrade, happensAtItsPathAndToWebSocketOnly) {
    const Running server;
    EXPECT_EQ(RawScreen{server.wire.port()}.upgrade("dais.v1", "/"), 404);
    EXPECT_EQ(RawScreen{server.wire.port()}.upgrade("dais.v1", "/ws/x"), 404);
    RawScreen http2{server.wire.port()};
    EXPECT_EQ(http2
                  .request("GET", "/healthz",
                           "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                           "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n")
                  .status,
              400);
}

TEST(Upgrade, isRefusedWhenThereAreTooMany) {
    Limits limits;
    limits.connections = 2;
    const Running server{limits};
    const auto first = RawScreen::connected(server.wire.port());
    auto second = RawScreen::connected(server.wire.port());
    EXPECT_EQ(first->next("hello")["type"], "hello");
    EXPECT_EQ(second->next("hello")["type"], "hello");
    RawScreen third{server.wire.port()};
    EXPECT_EQ(third.upgrade("dais.v1"), 503);
    EXPECT_EQ(server.wire.counted(Ending::too_many_connections), 1);
    // A place that becomes free is given to the next.
    second.reset();
    int status = 503;
    for (int i = 0; i < 1000 && status == 503; ++i) {
        status = RawScreen{server.wire.port()}.upgrade("dais.v1");
    }
    EXPECT_EQ(status, 101);
}

TEST(Upgrade, isRefusedWhenThereAreTooManyFromOneAddress) {
    Limits limits;
    limits.connections_per_address = 1;
    const Running server{limits};
    const auto first = RawScreen::connected(server.wire.port());
    EXPECT_EQ(first->next("hello")["type"], "hello");
    EXPECT_EQ(RawScreen{server.wire.port()}.upgrade("dais.v1"), 503);
    EXPECT_EQ(server.wire.counted(Ending::too_many_from_address), 1);
}

TEST(Upgrade, dropsRequestsBeyondTheirLimit) {
    Limits limits;
    limits.requests = 3;
    const Running server{limits};
    std::vector<std::unique_ptr<RawScreen>> idle;
    for (int i = 0; i < 3; ++i) {
        idle.push_back(std::make_unique<RawScreen>(server.wire.port()));
        idle.back()->send_raw("GET / HTTP/1.1\r\n");
    }
    RawScreen fourth{server.wire.port()};
    EXPECT_TRUE(fourth.closed());
    EXPECT_GE(server.wire.counted(Ending::too_many_requests), 1);
}

TEST(Upgrade, waitsForAHeaderNoLongerThanItsTime) {
    Limits limits;
    limits.request_time = std::chrono::seconds{1};
    const Running server{limits};
    RawScreen slow{server.wire.port()};
    slow.send_raw("GET /ws HTTP/1.1\r\nHost: x\r\nUpgr");
    RawScreen silent{server.wire.port()};
    EXPECT_TRUE(slow.closed());
    EXPECT_TRUE(silent.closed());
    EXPECT_EQ(RawScreen{server.wire.port()}.request("GET", "/healthz").status, 200);
}

}  // namespace
}  // namespace dais::net::test
