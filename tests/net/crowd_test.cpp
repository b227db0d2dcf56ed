// Thousands at once, and thousands that vanish: the others are unharmed, and what it costs is
// bounded. DAIS_CROWD=10000 makes the crowd as large as a conference's; it needs 21,000
// descriptors.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "crowd.h"
#include "support.h"
#include "witness.h"

namespace dais::net::test {
namespace {

constexpr std::chrono::seconds kCrowdDeadline{90};

std::size_t crowd_size() {
    const char* asked = std::getenv("DAIS_CROWD");
    return asked == nullptr ? 2'000 : std::strtoul(asked, nullptr, 10);
}

/// What this process takes of the machine's memory.
std::int64_t resident_bytes() {
    std::int64_t all = 0;
    std::int64_t resident = 0;
    std::ifstream{"/proc/self/statm"} >> all >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

/// Waits until all are greeted; whoever was dropped comes back. How often one was dropped.
std::size_t all_greeted(Crowd& crowd, std::size_t count, Witness& witness) {
    const timing::SystemTimeSource system;
    const timing::BootInstant start = system.read().boot;
    std::size_t dropped = 0;
    while (crowd.greeted() < count && system.read().boot - start < kCrowdDeadline) {
        for (int i = 0; i < 8; ++i) {
            crowd.pump(5);
        }
        dropped += crowd.come_back();
        witness.sees_a_change();
    }
    EXPECT_EQ(crowd.greeted(), count);
    return dropped;
}

void note(const std::string& name, std::int64_t value) {
    ::testing::Test::RecordProperty(name, static_cast<int>(value));
}

TEST(Crowds, thatComeAtOnceAreAllGreetedAndKeepNobodyWaiting) {
    const std::size_t count = crowd_size();
    if (all_descriptors() < 2 * count + 1'000) {
        GTEST_SKIP() << "a crowd of " << count << " needs more descriptors than there are";
    }
    Limits limits;
    limits.silence = std::chrono::hours{1};  // they only listen
    limits.metrics_interval = std::chrono::milliseconds{0};
    Running server{limits};
    Witness witness{server};
    const std::int64_t before = resident_bytes();
    Crowd crowd{server.wire.port(), count};
    const std::size_t dropped = all_greeted(crowd, count, witness);
    // Dropped were those beyond the limit on connections that are no screens yet; all are counted.
    EXPECT_EQ(server.wire.counted(Ending::too_many_requests), static_cast<std::int64_t>(dropped));
    for (int i = 0; i < 10; ++i) {
        witness.sees_a_change();
        crowd.pump(0);
    }
    // The figures of a crowd are as short as those of a few, and keep nobody waiting.
    const timing::SystemTimeSource system;
    timing::Duration least = kPromptly;
    for (int i = 0; i < 5; ++i) {
        RawScreen watcher{server.wire.port()};
        (void)watcher.request("GET", "/healthz");  // by then it is connected, and the server idle
        const timing::BootInstant asked = system.read().boot;
        const HttpAnswer figures = watcher.request("GET", "/metrics");
        least = std::min(least, system.read().boot - asked);
        EXPECT_EQ(figures.status, 200);
        EXPECT_LT(figures.body.size(), 16U * 1024);
    }
    EXPECT_LT(least, std::chrono::milliseconds{100});
    note("metrics_us", least / std::chrono::microseconds{1});
    // Server and crowd are one process here.
    const std::int64_t each = (resident_bytes() - before) / static_cast<std::int64_t>(count);
    if (!kSanitized) {  // memory that is freed stays with a sanitizer for a while
        EXPECT_LT(each, 32 * 1024);
    }
    note("bytes_each", each);
    note("dropped", static_cast<std::int64_t>(dropped));
    note("longest_ms", witness.longest() / std::chrono::milliseconds{1});
}

TEST(Crowds, thatVanishWithoutAWordAreForgotten) {
    constexpr std::size_t kVanished = 200;
    (void)all_descriptors();
    Limits limits;
    limits.connections = static_cast<int>(kVanished) + 1;  // and the witness
    Running server{limits};
    Witness witness{server};
    // They were greeted, and from then on neither say nor take anything, nor close.
    Crowd crowd{server.wire.port(), kVanished};
    EXPECT_EQ(all_greeted(crowd, kVanished, witness), 0U);
    EXPECT_EQ(RawScreen{server.wire.port()}.upgrade("dais.v1"), 503);
    server.time.pass(std::chrono::seconds{20});
    witness.asks_for_the_time();
    server.time.pass(std::chrono::seconds{6});
    EXPECT_TRUE(comes_true(witness, [&] {
        return server.wire.counted(Ending::silent) == static_cast<std::int64_t>(kVanished);
    }));
    witness.asks_for_the_time();
    server.time.pass(std::chrono::seconds{6});
    EXPECT_TRUE(comes_true(witness, [&] {
        return server.wire.counted(Ending::close_unanswered) ==
               static_cast<std::int64_t>(kVanished);
    }));
    // Their places are free again.
    EXPECT_TRUE(comes_true(
        witness, [&] { return RawScreen{server.wire.port()}.upgrade("dais.v1") == 101; }));
}

TEST(Crowds, thatNeverReadTakeLittleMemory) {
    constexpr int kDeaf = 20;
    constexpr int kChanges = 400;
    constexpr std::size_t kLongName = 40'000;
    Limits limits;
    limits.silence = limits.slow_client = std::chrono::hours{1};
    Running server{limits};
    Witness witness{server};
    std::vector<std::unique_ptr<RawScreen>> deaf;
    for (int i = 0; i < kDeaf; ++i) {
        deaf.push_back(std::make_unique<RawScreen>(server.wire.port(), 4096));
        ASSERT_EQ(deaf.back()->upgrade("dais.v1"), 101);
        deaf.back()->hello({{"room", "main"}});
    }
    witness.sees_a_change();
    const std::int64_t before = resident_bytes();
    for (int i = 0; i < kChanges; ++i) {
        server.hub.change([&](views::Board& board) {
            give_floor(board, 1, std::to_string(i) + std::string(kLongName, 'x'));
        });
        witness.sees_a_change();
    }
    const std::int64_t grown = resident_bytes() - before;
    note("grown_bytes", grown);
    // Kept for all it would be 320 MB.
    if (!kSanitized) {  // memory that is freed stays with a sanitizer for a while
        EXPECT_LT(grown, 32 * 1024 * 1024);
    }
}

}  // namespace
}  // namespace dais::net::test
