// Preloaded before a program under test: its CLOCK_REALTIME and CLOCK_BOOTTIME, the timers on the
// latter, and the boot's id are what the test says (shifted_clock.h). CLOCK_MONOTONIC stays, as on
// a machine that slept.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <thread>

#include <dlfcn.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>
#include <climits>
#include <csignal>
#include <ctime>

#include "tests/support/shifted_clock.h"

namespace {

using dais::test::ShiftedClock;

constexpr std::int64_t kSecond = 1'000'000'000;

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

// Null where the test asked for nothing.
const ShiftedClock* shifted() {
    static const ShiftedClock* clock = [] {
        const char* name = std::getenv(dais::test::kShiftedClock);
        const int file = name == nullptr ? -1 : ::open(name, O_RDONLY | O_CLOEXEC);
        void* map = file < 0
                        ? MAP_FAILED
                        : ::mmap(nullptr, sizeof(ShiftedClock), PROT_READ, MAP_SHARED, file, 0);
        return map == MAP_FAILED ? nullptr : static_cast<const ShiftedClock*>(map);
    }();
    return clock;
}

std::int64_t count(const timespec& time) { return time.tv_sec * kSecond + time.tv_nsec; }
timespec spec(std::int64_t nanoseconds) {
    return {.tv_sec = nanoseconds / kSecond, .tv_nsec = nanoseconds % kSecond};
}

// The timers on CLOCK_BOOTTIME. What is due by the shifted clock is due earlier or later by the
// machine's own, and anew whenever the test shifts it.
class Timers {
  public:
    void add(int descriptor) {
        const std::lock_guard lock{mutex_};
        for (auto& timer : timers_) {
            if (timer.descriptor == descriptor || timer.descriptor < 0) {
                timer = {descriptor, 0};
                break;
            }
        }
        if (!watching_) {
            watching_ = true;
            watch();
        }
    }

    // False where it is none of these, or not for a moment.
    bool set(int descriptor, int flags, const itimerspec& when) {
        const std::lock_guard lock{mutex_};
        for (auto& timer : timers_) {
            if (timer.descriptor == descriptor) {
                timer.due = (flags & TFD_TIMER_ABSTIME) != 0 ? count(when.it_value) : 0;
                arm(timer);
                return timer.due != 0;
            }
        }
        return false;
    }

  private:
    struct Timer {
        int descriptor = -1;
        std::int64_t due = 0;  // by the shifted clock; 0: it is not armed
    };

    static void arm(const Timer& timer) {
        if (timer.descriptor < 0 || timer.due == 0) {
            return;
        }
        const std::int64_t own = timer.due - shifted()->boot_ns.load();
        itimerspec when{};
        when.it_value = spec(own > 0 ? own : 1);
        static const auto real = next<decltype(&::timerfd_settime)>("timerfd_settime");
        real(timer.descriptor, TFD_TIMER_ABSTIME, &when, nullptr);
    }

    void watch() {
        // The program's signals are for its own threads.
        sigset_t all{};
        sigset_t before{};
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before);
        std::thread{[this] {
            while (true) {
                const std::uint32_t seen = shifted()->changes.load();
                {
                    const std::lock_guard lock{mutex_};
                    for (const auto& timer : timers_) {
                        arm(timer);
                    }
                }
                ::syscall(SYS_futex, &shifted()->changes, FUTEX_WAIT, seen, nullptr, nullptr, 0);
            }
        }}.detach();
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
    }

    std::mutex mutex_;
    std::array<Timer, 8> timers_{};
    bool watching_ = false;
};

// Never destroyed: its thread goes on to the end of the process.
Timers& timers() {
    static auto* all = new Timers;
    return *all;
}

const char* read_instead_of(const char* path) {
    const char* other = std::strcmp(path, "/proc/sys/kernel/random/boot_id") == 0
                            ? std::getenv(dais::test::kShiftedBootId)
                            : nullptr;
    return other == nullptr ? path : other;
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) noexcept {
    static const auto real = next<int (*)(clockid_t, timespec*)>("clock_gettime");
    const int result = real(clock, time);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_BOOTTIME) &&
        shifted() != nullptr) {
        const auto& ahead = clock == CLOCK_REALTIME ? shifted()->utc_ns : shifted()->boot_ns;
        *time = spec(count(*time) + ahead.load());
    }
    return result;
}

int timerfd_create(clockid_t clock, int flags) noexcept {
    static const auto real = next<int (*)(clockid_t, int)>("timerfd_create");
    const int descriptor = real(clock, flags);
    if (descriptor >= 0 && clock == CLOCK_BOOTTIME && shifted() != nullptr) {
        timers().add(descriptor);
    }
    return descriptor;
}

int timerfd_settime(int descriptor, int flags, const itimerspec* when, itimerspec* old) noexcept {
    if (shifted() != nullptr && timers().set(descriptor, flags, *when)) {
        return 0;
    }
    static const auto real =
        next<int (*)(int, int, const itimerspec*, itimerspec*)>("timerfd_settime");
    return real(descriptor, flags, when, old);
}

FILE* fopen(const char* path, const char* mode) {
    static const auto real = next<FILE* (*)(const char*, const char*)>("fopen");
    return real(read_instead_of(path), mode);
}

FILE* fopen64(const char* path, const char* mode) {
    static const auto real = next<FILE* (*)(const char*, const char*)>("fopen64");
    return real(read_instead_of(path), mode);
}
}
