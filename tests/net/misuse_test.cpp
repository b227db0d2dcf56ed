// What a screen may do wrong, and that it harms nobody else.
#include <gtest/gtest.h>

#include "support.h"

namespace dais::net::test {
namespace {

using CloseTold = std::pair<int, std::string>;

CloseTold text_for(Ending ending) {
    return {text_of(ending).code, std::string{text_of(ending).reason}};
}

/// After each misuse another screen must still be told of a change.
class Misuse : public ::testing::Test {
  protected:
    void start(const Limits& limits = {}) {
        server_.emplace(limits);
        witness_ = RawScreen::connected(port());
        (void)witness_->all_until_now();
    }
    void TearDown() override {
        if (!witness_) {
            return;
        }
        server_->hub.change([](views::Board& board) { give_floor(board, 900, "Kenya"); });
        EXPECT_EQ(witness_->next_slice("floor")["version"], 900);
    }
    [[nodiscard]] int port() const { return server_->wire.port(); }

    std::optional<Running> server_;
    std::unique_ptr<RawScreen> witness_;
};

TEST_F(Misuse, noHelloInTime) {
    start();
    RawScreen screen{port()};
    ASSERT_EQ(screen.upgrade("dais.v1"), 101);
    (void)witness_->all_until_now();  // by then the upgrade is over for the server too
    server_->time.pass(std::chrono::seconds{6});
    EXPECT_EQ(screen.close_told(), text_for(Ending::no_hello));
    EXPECT_EQ(server_->wire.counted(Ending::no_hello), 1);
}

TEST_F(Misuse, silence) {
    start();
    const auto screen = RawScreen::connected(port());
    EXPECT_EQ(screen->next("hello")["type"], "hello");
    server_->time.pass(std::chrono::seconds{20});
    (void)screen->all_until_now();
    (void)witness_->all_until_now();
    server_->time.pass(std::chrono::seconds{20});
    (void)witness_->all_until_now();
    server_->time.pass(std::chrono::seconds{6});
    EXPECT_EQ(screen->close_told(), text_for(Ending::silent));
    EXPECT_EQ(server_->wire.counted(Ending::silent), 1);
}

TEST_F(Misuse, brokenMessages) {
    start();
    const auto screen = RawScreen::connected(port());
    EXPECT_EQ(screen->next("hello")["type"], "hello");
    for (const std::string text : {"{", "[]", R"({"type":"sing"})", R"({"type":"time"})"}) {
        screen->send_text(text);
        EXPECT_FALSE(screen->next("trouble")["text"].get<std::string>().empty());
    }
    (void)screen->all_until_now();  // a good one in between: the count starts anew
    for (int i = 0; i < 5; ++i) {
        screen->send_text("");
        EXPECT_EQ(screen->next("trouble")["type"], "trouble");
    }
    EXPECT_EQ(screen->close_told(), text_for(Ending::too_many_bad_messages));
}

TEST_F(Misuse, aMessageThatIsTooLong) {
    start();
    const auto screen = RawScreen::connected(port());
    screen->send_text(std::string(16 * 1024, ' '));
    EXPECT_EQ(screen->next("trouble")["type"], "trouble");
    screen->send_text(std::string(16 * 1024 + 1, ' '));
    EXPECT_EQ(screen->close_told(), text_for(Ending::message_too_long));
}

TEST_F(Misuse, aFrameThatClaimsToBeGiant) {
    start();
    const auto screen = RawScreen::connected(port());
    screen->send_raw(
        std::string{"\x81\xff\x00\x00\x00\x40\x00\x00\x00\x00"
                    "abcdefgh",
                    18});
    EXPECT_EQ(screen->close_told(), text_for(Ending::message_too_long));
}

TEST_F(Misuse, fragmentsAreJoinedAndLimitedAllTogether) {
    start();
    const auto screen = RawScreen::connected(port());
    EXPECT_EQ(screen->next("hello")["type"], "hello");
    screen->send_frame(kTextFrame, R"({"type":"ti)", false);
    screen->send_frame(9, "ping in between");
    screen->send_frame(0, R"(me","sen)", false);
    screen->send_frame(0, "", false);
    screen->send_frame(0, R"(t":7})", true);
    EXPECT_EQ(screen->next("time")["sent"], 7);
    const std::string part(1000, ' ');
    screen->send_frame(kTextFrame, part, false);
    for (int i = 0; i < 16; ++i) {
        screen->send_frame(0, part, false);
    }
    EXPECT_EQ(screen->close_told(), text_for(Ending::message_too_long));
}

TEST_F(Misuse, endlessCrumbs) {
    start();
    const auto screen = RawScreen::connected(port());
    screen->send_frame(kTextFrame, "", false);
    for (int i = 0; i < 200; ++i) {
        screen->send_frame(0, "", false);
    }
    EXPECT_EQ(screen->close_told(), text_for(Ending::too_many_messages));
}

TEST_F(Misuse, aBinaryMessage) {
    start();
    const auto screen = RawScreen::connected(port());
    screen->send_frame(kBinaryFrame, R"({"type":"time","sent":7})");
    EXPECT_EQ(screen->close_told(), text_for(Ending::binary_message));
}

TEST_F(Misuse, whatIsNotUtf8) {
    start();
    const auto screen = RawScreen::connected(port());
    screen->send_text("{\"type\":\"hello\",\"page\":\"\xc3\x28\"}");
    EXPECT_EQ(screen->close_told().first, 1007);
}

TEST_F(Misuse, framesThatBreakTheRules) {
    start();
    for (const std::string_view bytes :
         {std::string_view{"\x83\x80"
                           "abcd",
                           6},  // an opcode that does not exist
          std::string_view{"\xc1\x80"
                           "abcd",
                           6},  // compression that was not agreed
          std::string_view{"\x80\x80"
                           "abcd",
                           6},  // the continuation of nothing
          std::string_view{"\x09\x80"
                           "abcd",
                           6},                      // a fragmented ping
          std::string_view{"\x89\xfe\x01\x00", 4},  // a ping that is too long
          std::string_view{"GET / HTTP/1.1\r\n\r\n"}}) {
        const auto screen = RawScreen::connected(port());
        EXPECT_EQ(screen->next("hello")["type"], "hello");
        screen->send_raw(bytes);
        EXPECT_NE(screen->close_told().first, 1000);
        screen->send_frame(kCloseFrame, "");
        EXPECT_TRUE(screen->closed());
    }
}

TEST_F(Misuse, tooManyMessages) {
    start();
    const auto screen = RawScreen::connected(port());
    for (int i = 0; i < 500; ++i) {
        screen->send({{"type", "time"}, {"sent", i}});
    }
    EXPECT_EQ(screen->close_told(), text_for(Ending::too_many_messages));
    EXPECT_EQ(server_->wire.counted(Ending::too_many_messages), 1);
}

TEST_F(Misuse, aThousandCommandsASecond) {
    Limits limits;
    limits.officer_rate = {std::chrono::milliseconds{100}, 50};
    start(limits);
    const auto screen = RawScreen::connected(port(), kOfficerToken);
    for (int i = 0; i < 1000; ++i) {
        screen->send({{"type", "command"},
                      {"id", std::to_string(i)},
                      {"command", {{"type", "ConfirmClock"}}}});
    }
    EXPECT_EQ(screen->close_told(), text_for(Ending::too_many_messages));
    int taken = 0;
    while (taken < limits.outstanding_commands) {
        ASSERT_TRUE(server_->hub.next_request());
        ++taken;
    }
}

TEST_F(Misuse, aThousandConnectionsAtOnce) {
    start();
    std::vector<std::unique_ptr<RawScreen>> crowd;
    crowd.reserve(1000);
    for (int i = 0; i < 1000; ++i) {
        crowd.push_back(std::make_unique<RawScreen>(port()));
    }
    for (const auto& screen : crowd) {
        screen->send_raw(
            "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Protocol: dais.v1\r\n\r\n");
        screen->hello();
    }
    int greeted = 0;
    for (const auto& screen : crowd) {
        const HttpAnswer answer = screen->read_http();
        greeted += answer.status == 101 && screen->next("hello")["type"] == "hello" ? 1 : 0;
    }
    EXPECT_GE(greeted, 990);  // the limit on those that are not upgraded yet may drop a few
}

TEST_F(Misuse, leavingInTheMiddleOfAMessage) {
    start();
    for (int i = 0; i < 50; ++i) {
        const auto screen = RawScreen::connected(port());
        screen->send_raw(
            std::string{"\x81\xfe\x01\x00"
                        "abcdefgh",
                        12});
    }
}

}  // namespace
}  // namespace dais::net::test
