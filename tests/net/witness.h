// A screen that does nothing wrong while others misbehave: every change must reach it promptly.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>

#include <gtest/gtest.h>

#include "support.h"

namespace dais::net::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

/// How long a change may take to the witness, on a machine that also runs those who misbehave.
inline constexpr std::chrono::seconds kPromptly{8};

class Witness {
  public:
    explicit Witness(Running& server)
        : server_{server}, screen_{RawScreen::connected(server.wire.port())} {
        asks_for_the_time();
    }

    /// Changes the floor and waits until the witness is told.
    void sees_a_change() {
        const std::int64_t version = ++version_;
        const timing::BootInstant before = system_.read().boot;
        server_.hub.change([&](views::Board& board) { give_floor(board, version, "Kenya"); });
        Json slice;
        do {
            slice = screen_->next_slice("floor");
            ASSERT_FALSE(slice.is_null()) << "the witness was not told";
        } while (slice["version"] != version);
        const timing::Duration took = system_.read().boot - before;
        EXPECT_LT(took, kPromptly);
        longest_ = std::max(longest_, took);
        if (server_.time.read().boot - asked_ > std::chrono::seconds{5}) {
            asks_for_the_time();
        }
    }

    /// Everything it was told until now; also what keeps it from being silent.
    void asks_for_the_time() {
        asked_ = server_.time.read().boot;
        (void)screen_->all_until_now();
    }

    [[nodiscard]] timing::Duration longest() const { return longest_; }

  private:
    Running& server_;
    timing::SystemTimeSource system_;
    std::unique_ptr<RawScreen> screen_;
    std::int64_t version_ = 5'000;
    timing::Duration longest_{0};
    timing::BootInstant asked_;
};

/// Waits for a condition, with a deadline; the witness goes on being told meanwhile.
template <class Condition>
[[nodiscard]] bool comes_true(Witness& witness, const Condition& condition) {
    const timing::SystemTimeSource system;
    const timing::BootInstant start = system.read().boot;
    while (!condition()) {
        if (system.read().boot - start > kDeadline) {
            return false;
        }
        witness.sees_a_change();
    }
    return true;
}

}  // namespace dais::net::test
