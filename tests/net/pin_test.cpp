// The public view with a PIN: who needs it, where it is asked for, and that it is not guessed.
#include <gtest/gtest.h>

#include "support.h"

namespace dais::net::test {
namespace {

const std::string kPin = "4711";

Limits three_then_ten_seconds() {
    Limits limits;
    limits.wrong_tokens_free = 3;
    limits.wrong_token_lock = std::chrono::seconds{10};
    return limits;
}

/// A wire that asks for a PIN, with its hub.
struct WithPin {
    explicit WithPin(const Limits& limits = {})
        : hub{time}, wire{{.bind = "127.0.0.1", .port = 0, .pin = kPin}, limits, hub, time} {
        hub.connect(&wire);
    }
    ~WithPin() { hub.connect(nullptr); }
    WithPin(const WithPin&) = delete;
    WithPin& operator=(const WithPin&) = delete;
    WithPin(WithPin&&) = delete;
    WithPin& operator=(WithPin&&) = delete;

    [[nodiscard]] int upgrade(const std::string& subprotocols) const {
        return RawScreen{wire.port()}.upgrade(subprotocols);
    }
    [[nodiscard]] HttpAnswer get(const std::string& path, const std::string& headers = {}) const {
        return RawScreen{wire.port()}.request("GET", path, headers);
    }
    [[nodiscard]] HttpAnswer ask(const std::string& pin) const {
        return get("/link", "Authorization: Pin " + pin + "\r\n");
    }

    MovableTime time;
    FakeHub hub;
    Wire wire;
};

TEST(Pin, isNeededByWhoHoldsNoLink) {
    const WithPin server;
    struct Row {
        std::string subprotocols;
        int status;
    };
    const std::vector<Row> rows{
        {"dais.v1", 403},
        {"dais.v1, pin.", 403},
        {"dais.v1, pin.471", 403},
        {"dais.v1, pin.47110", 403},
        {"dais.v1, pin.4711", 101},
        {"pin.4711, dais.v1", 101},
        {"pin.4711", 400},
        {"dais.v1, token." + kOfficerToken, 101},
        {"dais.v1, pin.0000, token." + kKenyaToken, 101},
        {"dais.v1, pin.4711, token.0000", 403},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(server.upgrade(row.subprotocols), row.status) << row.subprotocols;
    }
}

TEST(Pin, isNotAskedForWhereThePublicViewIsOpen) {
    const Running open;
    EXPECT_EQ(RawScreen{open.wire.port()}.upgrade("dais.v1"), 101);
    EXPECT_EQ(RawScreen{open.wire.port()}.upgrade("dais.v1, pin.4711"), 101);
    const HttpAnswer answer = RawScreen{open.wire.port()}.request("GET", "/link");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(Json::parse(answer.body), (Json{{"role", "public"}, {"pin", false}}));
}

TEST(Pin, isAskedForAtTheLink) {
    const WithPin server;
    const HttpAnswer asks = server.get("/link");
    EXPECT_EQ(asks.status, 200);
    EXPECT_EQ(Json::parse(asks.body), (Json{{"role", "public"}, {"pin", true}}));
    EXPECT_EQ(asks.body.find(kPin), std::string::npos);
    EXPECT_EQ(server.ask(kPin).status, 200);
    const HttpAnswer wrong = server.ask("0815");
    EXPECT_EQ(wrong.status, 403);
    EXPECT_NE(wrong.body.find("not right"), std::string::npos);
    EXPECT_EQ(server.get("/link", "Authorization: Basic abc\r\n").status, 400);
}

TEST(Pin, isNotGuessed) {
    WithPin server{three_then_ten_seconds()};
    EXPECT_EQ(server.upgrade("dais.v1, pin.0000"), 403);
    EXPECT_EQ(server.ask("0001").status, 403);
    EXPECT_EQ(server.get("/programme.ics?pin=0002").status, 403);
    // Not even a right one is looked at now, so that nothing is learned.
    EXPECT_EQ(server.upgrade("dais.v1, pin." + kPin), 429);
    const HttpAnswer locked = server.ask(kPin);
    EXPECT_EQ(locked.status, 429);
    EXPECT_GE(std::stoi(locked.headers.at("retry-after")), 1);
    EXPECT_EQ(server.get("/qr.svg?room=main&pin=" + kPin).status, 429);
    EXPECT_EQ(server.get("/programme.ics?pin=" + kPin).status, 429);
    EXPECT_EQ(server.wire.counted(Ending::too_many_wrong_tokens), 4);
    // Links pass, and pages that hold nothing of the meeting.
    EXPECT_EQ(server.upgrade("dais.v1, token." + kOfficerToken), 101);
    EXPECT_EQ(server.get("/healthz").status, 200);
    server.time.pass(std::chrono::seconds{10});
    EXPECT_EQ(server.upgrade("dais.v1, pin." + kPin), 101);
}

TEST(Pin, ofYesterdayLocksNobodyOutHoweverOftenItIsSaid) {
    const WithPin server{three_then_ten_seconds()};
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(server.upgrade("dais.v1, pin.0000"), 403);
        EXPECT_EQ(server.ask("0000").status, 403);
    }
    EXPECT_EQ(server.upgrade("dais.v1, pin." + kPin), 101);
    EXPECT_EQ(server.wire.counted(Ending::too_many_wrong_tokens), 0);
}

TEST(Pin, isNotGuessedByPicturesInPagesOfOtherSites) {
    const WithPin server{three_then_ten_seconds()};
    const std::string picture = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Dest: image\r\n";
    const std::string frame = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Dest: iframe\r\n";
    for (int i = 0; i < 10; ++i) {
        const std::string guess = "pin=" + std::to_string(i);
        EXPECT_EQ(server.get("/qr.svg?room=main&" + guess, picture).status, 403);
        EXPECT_EQ(server.get("/programme.ics?" + guess, frame).status, 403);
    }
    EXPECT_EQ(server.wire.counted(Ending::too_many_wrong_tokens), 0);
    EXPECT_EQ(server.get("/programme.ics?pin=" + kPin, frame).status, 403);
    // A link in a mail that is read on the web, and a page of our own.
    const std::string followed = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Dest: document\r\n";
    EXPECT_EQ(server.get("/programme.ics?pin=" + kPin, followed).status, 200);
    const std::string own = "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Dest: image\r\n";
    EXPECT_EQ(server.get("/qr.svg?room=main&pin=" + kPin, own).status, 200);
}

TEST(Pin, isNotLockedByWrongLinksNorLocksThem) {
    const WithPin server{three_then_ten_seconds()};
    for (int i = 0; i < 4; ++i) {
        static_cast<void>(server.upgrade("dais.v1, token.0000"));
    }
    EXPECT_EQ(server.upgrade("dais.v1, token.0000"), 429);
    EXPECT_EQ(server.upgrade("dais.v1, pin." + kPin), 101);
    // A screen that says none asks for nothing, however often.
    for (int i = 0; i < 6; ++i) {
        EXPECT_EQ(server.upgrade("dais.v1"), 403);
    }
    EXPECT_EQ(server.upgrade("dais.v1, pin." + kPin), 101);
}

TEST(Pin, guardsTheCalendarAndIsInTheCodeOfWhoKnowsIt) {
    const WithPin server;
    EXPECT_EQ(server.get("/programme.ics").status, 403);
    EXPECT_EQ(server.get("/programme.ics?pin=0000").status, 403);
    EXPECT_EQ(server.get("/programme.ics?pin=" + kPin).status, 200);
    const HttpAnswer without = server.get("/qr.svg?room=main");
    const HttpAnswer with = server.get("/qr.svg?room=main&pin=" + kPin);
    EXPECT_EQ(without.status, 200);
    EXPECT_EQ(with.status, 200);
    EXPECT_NE(without.body, with.body);
    EXPECT_EQ(server.get("/qr.svg?room=main&pin=0000").status, 403);
    const Running open;
    EXPECT_EQ(RawScreen{open.wire.port()}.request("GET", "/qr.svg?room=main&pin=1234").body,
              RawScreen{open.wire.port()}.request("GET", "/qr.svg?room=main").body);
}

}  // namespace
}  // namespace dais::net::test
