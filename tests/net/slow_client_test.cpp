// Screens that do not take what is sent to them: the others get everything, and memory is bounded.
#include <gtest/gtest.h>

#include "support.h"

namespace dais::net::test {
namespace {

constexpr int kSmallBuffer = 4096;
constexpr std::size_t kLongName = 40'000;  // a change of some weight

std::unique_ptr<RawScreen> deaf(int port, const std::string& token = {}) {
    auto screen = std::make_unique<RawScreen>(port, kSmallBuffer);
    screen->upgrade(token.empty() ? "dais.v1" : "dais.v1, token." + token);
    screen->hello({{"room", "main"}});
    return screen;
}

/// A test under a sanitizer may take longer than a slow client is borne.
Limits patient() {
    Limits limits;
    limits.slow_client = limits.silence = std::chrono::hours{1};
    return limits;
}

TEST(SlowClients, doNotHoldUpTheOthersAndSkipToTheNewest) {
    constexpr int kChanges = 250;
    Running server{patient()};
    std::vector<std::unique_ptr<RawScreen>> slow;
    slow.reserve(10);
    for (int i = 0; i < 10; ++i) {
        slow.push_back(deaf(server.wire.port()));
    }
    const auto hall = RawScreen::connected(server.wire.port(), "", {{"room", "main"}});
    (void)hall->all_until_now();
    for (int change = 1; change <= kChanges; ++change) {
        const int version = 1000 + change;
        server.hub.change([&](views::Board& board) {
            give_floor(board, version, std::to_string(version) + std::string(kLongName, 'x'));
        });
        EXPECT_EQ(hall->next_slice("floor")["version"], version);
    }
    for (const auto& screen : slow) {
        int heard = 0;
        Json slice;
        while (slice.is_null() || slice["version"] != 1000 + kChanges) {
            slice = screen->next_slice("floor");
            ASSERT_FALSE(slice.is_null());
            ++heard;
        }
        // What the system's own buffers held, one that was half written, and the newest.
        EXPECT_LT(heard, kChanges * 2 / 3);
        EXPECT_TRUE(screen->all_until_now().empty());
    }
}

TEST(SlowClients, areClosedAfterAWhile) {
    Running server;
    const auto slow = deaf(server.wire.port());
    const auto hall = RawScreen::connected(server.wire.port(), "", {{"room", "main"}});
    (void)hall->all_until_now();
    int version = 1000;
    const auto change = [&] {
        ++version;
        server.hub.change([&](views::Board& board) {
            give_floor(board, version, std::to_string(version) + std::string(kLongName, 'x'));
        });
        EXPECT_EQ(hall->next_slice("floor")["version"], version);
    };
    for (int i = 0; i < 250; ++i) {
        change();
    }
    (void)hall->all_until_now();
    server.time.pass(std::chrono::seconds{21});
    (void)hall->all_until_now();
    while (server.wire.counted(Ending::slow) == 0 && server.wire.counted(Ending::silent) == 0) {
        change();
    }
    EXPECT_EQ(server.wire.counted(Ending::slow), 1);
    // If it listens after all it is told why; if not, it is cut off.
    server.time.pass(std::chrono::seconds{6});
    EXPECT_TRUE(slow->closed());
}

TEST(SlowClients, thatDoNotCloseTheirSideAreCutOff) {
    Running server;
    const auto rude = RawScreen::connected(server.wire.port());
    rude->send_frame(kBinaryFrame, "x");
    EXPECT_EQ(rude->close_told().first, 1003);
    rude->send({{"type", "time"}, {"sent", 1}});
    server.time.pass(std::chrono::seconds{6});
    EXPECT_TRUE(rude->closed());
}

TEST(SlowClients, thatGoOnAskingAreClosed) {
    Limits limits;
    limits.screen_rate = {std::chrono::microseconds{1}, 1'000'000};
    Running server{limits};
    const auto slow = deaf(server.wire.port());
    const auto hall = RawScreen::connected(server.wire.port());
    (void)hall->all_until_now();
    // Never reads an answer; asks until the system's buffers and the queue are full.
    const Json question{{"type", "time"}, {"sent", 1}};
    while (server.wire.counted(Ending::too_much_queued) == 0) {
        for (int i = 0; i < 100; ++i) {
            slow->send(question);
        }
    }
    EXPECT_EQ(server.wire.counted(Ending::too_much_queued), 1);
    EXPECT_TRUE(hall->all_until_now().empty());
}

TEST(SlowClients, hearOfALeapBeforeAnyLaterSlice) {
    constexpr int kChanges = 200;
    Running server{patient()};
    const auto slow = deaf(server.wire.port(), kOfficerToken);
    const auto hall = RawScreen::connected(server.wire.port(), "", {{"room", "main"}});
    (void)hall->all_until_now();
    std::int64_t last_epoch = 417;
    for (int change = 1; change <= kChanges; ++change) {
        const int version = 1000 + change;
        server.hub.change([&](views::Board& board) {
            if (change % 50 == 0) {
                leap(board, version, std::chrono::minutes{1});
                last_epoch = version;
            } else {
                give_floor(board, version, std::to_string(version) + std::string(kLongName, 'x'));
            }
        });
        EXPECT_EQ(hall->next_slice("floor")["version"], version);
    }
    std::int64_t epoch = slow->next("hello")["epoch"];
    std::int64_t version = 0;
    while (version != 1000 + kChanges) {
        const Json message = slow->next();
        ASSERT_FALSE(message.is_null());
        if (message["type"] == "clock") {
            epoch = message["epoch"];
        } else if (message["name"] == "floor") {
            version = message["version"];
            // Each leap's number is its version: no slice may come from behind an unknown leap.
            EXPECT_GE(epoch, version / 50 * 50 < 1050 ? 417 : version / 50 * 50);
        }
    }
    EXPECT_EQ(epoch, last_epoch);
}

}  // namespace
}  // namespace dais::net::test
