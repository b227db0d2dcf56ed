// Pages of another site may not connect.
#include "net/origin.h"

#include <gtest/gtest.h>

#include "net/server.h"
#include "support.h"

namespace dais::net::test {
namespace {

TEST(Origin, isReadOrIsNone) {
    struct Row {
        std::string text;
        std::optional<Origin> origin;
    };
    const std::vector<Row> rows{
        {"http://dais.local:8026", Origin{false, "dais.local", 8026}},
        {"HTTPS://Dais.Local", Origin{true, "dais.local", 443}},
        {"http://10.0.0.7", Origin{false, "10.0.0.7", 80}},
        {"http://[::1]:8026", Origin{false, "[::1]", 8026}},
        {"http://[::1]", Origin{false, "[::1]", 80}},
        {"", std::nullopt},
        {"null", std::nullopt},
        {"file://", std::nullopt},
        {"http://", std::nullopt},
        {"http://:8026", std::nullopt},
        {"http://a:", std::nullopt},
        {"http://a:0", std::nullopt},
        {"http://a:65536", std::nullopt},
        {"http://a:80x", std::nullopt},
        {"http://a/b", std::nullopt},
        {"http://a@b", std::nullopt},
        {"http://a, http://b", std::nullopt},
        {"ws://a", std::nullopt},
        {"dais.local", std::nullopt},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(read_origin(row.text), row.origin) << row.text;
    }
}

TEST(Origin, isTheHostThatWasAskedOrOneThatIsAllowed) {
    const auto allowed = read_origins({"https://relay.example"});
    struct Row {
        std::string origin;
        std::string host;
        bool secure;
        bool may;
    };
    const std::vector<Row> rows{
        {"http://dais.local:8026", "dais.local:8026", false, true},
        {"http://dais.local:8026", "DAIS.local:8026", false, true},
        {"http://dais.local", "dais.local:80", false, true},
        {"https://dais.example", "dais.example", true, true},
        {"https://dais.example", "dais.example:443", true, true},
        // A proxy ended TLS and asks without it.
        {"https://dais.example", "dais.example", false, true},
        {"https://relay.example", "dais.local:8026", false, true},
        {"http://relay.example", "dais.local:8026", false, false},
        {"https://relay.example:444", "dais.local:8026", false, false},
        // Here it is known that the browser used TLS.
        {"http://dais.example", "dais.example", true, false},
        {"http://dais.local:8027", "dais.local:8026", false, false},
        {"http://other.example", "dais.local:8026", false, false},
        {"http://dais.local.other.example", "dais.local", false, false},
        {"null", "dais.local:8026", false, false},
        {"http://dais.local:8026", "", false, false},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(may_connect_from(row.origin, row.host, row.secure, allowed), row.may)
            << row.origin << " at " << row.host;
    }
}

TEST(Origin, ofAnOptionIsRefusedWithWhatToWrite) {
    try {
        static_cast<void>(read_origins({"https://good.example", "dais.example/hall"}));
        FAIL() << "it was taken";
    } catch (const ServerError& error) {
        EXPECT_NE(std::string{error.what()}.find("dais.example/hall"), std::string::npos);
        EXPECT_NE(std::string{error.what()}.find("--origin"), std::string::npos);
    }
}

int upgrade(int port, const std::string& headers) {
    return RawScreen{port}
        .request("GET", "/ws",
                 "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                 "Sec-WebSocket-Protocol: dais.v1\r\n" +
                     headers)
        .status;
}

TEST(Origin, isCheckedAtTheUpgrade) {
    const timing::SystemTimeSource time;
    FakeHub hub{time};
    const Wire wire{{.bind = "127.0.0.1", .port = 0, .origins = {"https://relay.example"}},
                    Limits{},
                    hub,
                    time};
    // The tests' client asks the host "localhost".
    EXPECT_EQ(upgrade(wire.port(), ""), 101);
    EXPECT_EQ(upgrade(wire.port(), "Origin: http://localhost\r\n"), 101);
    EXPECT_EQ(upgrade(wire.port(), "Origin: https://localhost\r\n"), 101);
    EXPECT_EQ(upgrade(wire.port(), "Origin: https://relay.example\r\n"), 101);
    EXPECT_EQ(upgrade(wire.port(), "Origin: http://localhost:8080\r\n"), 403);
    EXPECT_EQ(upgrade(wire.port(), "Origin: https://other.example\r\n"), 403);
    EXPECT_EQ(upgrade(wire.port(), "Origin: null\r\n"), 403);
    EXPECT_EQ(upgrade(wire.port(), "Origin: http://" + std::string(1100, 'a') + "\r\n"), 403);
    RawScreen told{wire.port()};
    const HttpAnswer answer = told.request(
        "GET", "/ws",
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: dais.v1\r\n"
        "Origin: https://other.example\r\n");
    EXPECT_NE(answer.body.find("another site"), std::string::npos);
}

}  // namespace
}  // namespace dais::net::test
