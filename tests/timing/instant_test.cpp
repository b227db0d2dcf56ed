// What must not compile: times of different lines mixed.
#include "timing/instant.h"

#include <gtest/gtest.h>

namespace dais::timing {
namespace {

template <class A, class B>
concept Subtractable = requires(A a, B b) {
    a - b;
};
template <class A, class B>
concept Comparable = requires(A a, B b) {
    a < b;
};
template <class A, class B>
concept Addable = requires(A a, B b) {
    a + b;
};
template <class A, class B>
concept Assignable = requires(A a, B b) {
    a = b;
};

static_assert(Subtractable<Instant, Instant>);
static_assert(Comparable<Instant, Instant>);
static_assert(Addable<Instant, Duration>);

static_assert(!Subtractable<Instant, UtcTime>);
static_assert(!Subtractable<UtcTime, Instant>);
static_assert(!Subtractable<Instant, BootInstant>);
static_assert(!Subtractable<UtcTime, WallTime>);
static_assert(!Comparable<Instant, UtcTime>);
static_assert(!Comparable<Instant, BootInstant>);
static_assert(!Comparable<UtcTime, WallTime>);
static_assert(!Addable<Instant, Instant>);
static_assert(!Assignable<Instant&, UtcTime>);
static_assert(!Assignable<Instant&, BootInstant>);
static_assert(!Assignable<UtcTime&, WallTime>);
static_assert(!Assignable<Instant&, Duration>);
static_assert(!std::is_convertible_v<double, Duration>);

TEST(Instant, CountsNanosecondsIn64Bits) {
    static_assert(std::is_same_v<Instant::rep, std::int64_t>);
    static_assert(std::is_same_v<Instant::period, std::nano>);
    EXPECT_EQ(Instant{} + std::chrono::seconds{1}, Instant{Duration{1'000'000'000}});
}

}  // namespace
}  // namespace dais::timing
