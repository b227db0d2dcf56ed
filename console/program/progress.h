// How far long work is, told to whoever waits for it, and whether it is to go on. A default one
// tells nobody and lets everything go on: that is the command line's.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <stop_token>
#include <utility>

namespace dais::console {

/// Thrown out of work that is to end: it leaves nothing half done.
class Cancelled : public std::exception {
  public:
    [[nodiscard]] const char* what() const noexcept override { return "cancelled"; }
};

class Progress {
  public:
    /// Called on the thread that works, with how much is done and how much there is.
    using Tell = std::function<void(std::int64_t done, std::int64_t all)>;

    Progress() = default;
    Progress(std::stop_token stop, Tell tell) : stop_{std::move(stop)}, tell_{std::move(tell)} {}

    /// So much of all is done; 0 of all: nobody knows. Throws Cancelled.
    void operator()(std::int64_t done, std::int64_t all) const {
        check();
        if (tell_) {
            tell_(done, all);
        }
    }
    /// Throws Cancelled where the work is to end.
    void check() const {
        if (stopped()) {
            throw Cancelled{};
        }
    }
    [[nodiscard]] bool stopped() const { return stop_.stop_requested(); }

    /// Of work in so many parts of about one length, the one of this number, from 0.
    [[nodiscard]] Progress part(int number, int parts) const {
        constexpr std::int64_t kFine = 1'000;
        if (!tell_) {
            return {stop_, {}};
        }
        return {stop_, [tell = tell_, number, parts](std::int64_t done, std::int64_t all) {
                    tell(number * kFine + (all > 0 ? done * kFine / all : 0), parts * kFine);
                }};
    }

  private:
    std::stop_token stop_;
    Tell tell_;
};

}  // namespace dais::console
