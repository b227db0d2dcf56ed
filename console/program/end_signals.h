// The signals that ask this process to end. They are blocked before any thread starts, so that they
// are only ever taken here.
#pragma once

#include <chrono>
#include <csignal>

namespace dais::console {

class EndSignals {
  public:
    EndSignals() {
        sigemptyset(&set_);
        sigaddset(&set_, SIGINT);
        sigaddset(&set_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    }

    // Waits until one of them comes.
    void wait() const {
        int signal = 0;
        sigwait(&set_, &signal);
    }

    // The same, for so long at most; true where one came.
    [[nodiscard]] bool wait_for(std::chrono::milliseconds time) const {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
        const std::chrono::nanoseconds rest = time - seconds;
        const timespec longest{seconds.count(), rest.count()};
        return sigtimedwait(&set_, nullptr, &longest) > 0;
    }

  private:
    sigset_t set_{};
};

}  // namespace dais::console
