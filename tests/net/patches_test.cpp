// Patches: what they say is what the whole slice says, and only those one behind get them.
#include <map>

#include <gtest/gtest.h>

#include "net/held_slices.h"
#include "support.h"

namespace dais::net::test {
namespace {

const Json kTakesPatches{{"patches", true}};

/// A screen that takes patches, and what it holds because of them.
struct Patched {
    explicit Patched(int port, const std::string& token = {}, Json more = kTakesPatches)
        : screen{RawScreen::connected(port, token, more)} {}

    /// Takes everything up to this version of the main room's floor, and what goes with it; how
    /// many came as patches.
    int catch_up(std::int64_t version) {
        int patches = 0;
        while (held.have()["floor/main"] != version) {
            patches += take(screen->next());
        }
        for (const Json& message : screen->all_until_now()) {
            patches += take(message);
        }
        return patches;
    }

    int take(const Json& message) {
        const std::string type = message.value("type", "patch");
        if (type != "slice" && type != "patch") {
            return 0;
        }
        const auto whole = held.take(message);
        EXPECT_TRUE(whole) << message;
        const std::string room = message.value("room", "");
        values[message["name"].get<std::string>() + "/" + room] = whole.value_or(Json{});
        return type == "patch" ? 1 : 0;
    }

    std::unique_ptr<RawScreen> screen;
    HeldSlices held;
    std::map<std::string, Json> values;
};

TEST(Patches, saveWhatTheWholeSliceSays) {
    Running server;
    int version = 417;
    for (const std::string& token : {std::string{}, kOfficerToken}) {
        Patched patched{server.wire.port(), token};
        Patched whole{server.wire.port(), token, Json::object()};
        EXPECT_EQ(patched.catch_up(version), 0) << "nothing is held at first";
        EXPECT_EQ(whole.catch_up(version), 0);
        int patches = 0;
        for (int change = 0; change < 30; ++change) {
            ++version;
            server.hub.change([&](views::Board& board) {
                give_floor(board, version, version % 3 == 0 ? "Kenya" : "Jamaica");
            });
            patches += patched.catch_up(version);
            EXPECT_EQ(whole.catch_up(version), 0) << "who does not take patches gets none";
            whole.values.erase("screens/");
            patched.values.erase("screens/");
            ASSERT_EQ(patched.values, whole.values) << version;
        }
        EXPECT_GT(patches, 20) << token;
    }
}

TEST(Patches, areShorterThanTheWhole) {
    Running server;
    Patched patched{server.wire.port()};
    patched.catch_up(417);
    server.hub.change([](views::Board& board) { give_floor(board, 500, "Kenya"); });
    const Json patch = patched.screen->next();
    ASSERT_EQ(patch["type"], "patch") << patch;
    EXPECT_EQ(patch["from"], 417);
    EXPECT_EQ(patch["version"], 500);
    EXPECT_FALSE(patch["patch"].contains("room")) << "what stays is not said";
    EXPECT_LT(patch.dump().size(), patched.values["floor/main"].dump().size());
}

Json resuming(std::int64_t version, std::int64_t epoch = 417) {
    return {{"patches", true},
            {"room", "main"},
            {"wants", {"floor"}},
            {"epoch", epoch},
            {"have", {{"floor/main", version}}}};
}

TEST(Patches, goToWhoComesBackOneBehind) {
    Running server;
    const auto hall = RawScreen::connected(server.wire.port());  // for whom it is encoded
    (void)hall->all_until_now();
    const auto change = [&](int version) {
        server.hub.change([&](views::Board& board) { give_floor(board, version, "Kenya"); });
        (void)hall->next_slice("floor");
    };
    change(500);
    change(501);
    const auto first_told = [&](const Json& hello) {
        const auto screen = RawScreen::connected(server.wire.port(), "", hello);
        const auto messages = screen->all_until_now();
        return messages.size() < 2 ? std::string{"nothing"}
                                   : messages[1]["type"].get<std::string>();
    };
    EXPECT_EQ(first_told(resuming(501)), "nothing");
    EXPECT_EQ(first_told(resuming(500)), "patch");
    EXPECT_EQ(first_told(resuming(417)), "slice") << "two behind";
    EXPECT_EQ(first_told(resuming(500, 9)), "slice") << "of another clock";
    EXPECT_EQ(first_told(resuming(0)), "slice");
    Json without = resuming(500);
    without.erase("patches");
    EXPECT_EQ(first_told(without), "slice");
}

TEST(Patches, goToNobodyWhoSkippedAChange) {
    Limits patient;
    patient.slow_client = patient.silence = std::chrono::hours{1};
    Running server{patient};
    RawScreen slow{server.wire.port(), 4096};
    slow.upgrade("dais.v1");
    slow.hello({{"room", "main"}, {"patches", true}});
    const auto hall = RawScreen::connected(server.wire.port(), "", {{"room", "main"}});
    (void)hall->all_until_now();
    for (int version = 1000; version < 1250; ++version) {
        server.hub.change([&](views::Board& board) {
            give_floor(board, version, std::to_string(version) + std::string(40'000, 'x'));
        });
        EXPECT_EQ(hall->next_slice("floor")["version"], version);
    }
    std::int64_t held = 0;
    int skipped = 0;
    for (const Json& message : slow.all_until_now()) {
        if (message["type"] == "patch") {
            EXPECT_EQ(message["from"], held);
        }
        if (message.value("name", "") == "floor") {
            const std::int64_t version = message["version"];
            skipped += version > held + 1 ? 1 : 0;
            held = version;
        }
    }
    EXPECT_EQ(held, 1249);
    EXPECT_GT(skipped, 1) << "its buffers were too large for this test";
}

}  // namespace
}  // namespace dais::net::test
