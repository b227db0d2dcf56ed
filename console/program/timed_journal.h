// A journal that notes how long each entry took to be on disk, for the server's figures, and since
// when one is on its way there.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "meeting/journal_around.h"
#include "net/histogram.h"
#include "timing/time_source.h"

namespace dais::console {

class TimedJournal final : public meeting::JournalAround {
  public:
    /// `time` and `took` outlive it.
    TimedJournal(std::unique_ptr<meeting::Journal> journal, const timing::TimeSource& time,
                 net::Histogram& took)
        : JournalAround{std::move(journal)}, time_{time}, took_{took} {}

    /// One that fails is not counted: it says how long the disk took to say no.
    void append(const std::vector<meeting::Recorded>& rows,
                const std::optional<Cause>& cause) override {
        const timing::BootInstant before = time_.read().boot;
        const Writing writing{since_, before};
        JournalAround::append(rows, cause);
        took_.observe(time_.read().boot - before);
    }

    /// For how long the present entry has been on its way; nothing: none is. Any thread.
    [[nodiscard]] std::optional<timing::Duration> writing_for() const {
        const timing::Duration since{since_.load()};
        if (since == kNone) {
            return std::nullopt;
        }
        return time_.read().boot - timing::BootInstant{since};
    }

  private:
    static constexpr timing::Duration kNone{-1};
    class Writing {
      public:
        Writing(std::atomic<timing::Duration::rep>& since, timing::BootInstant now)
            : since_{since} {
            since_ = now.time_since_epoch().count();
        }
        ~Writing() { since_ = kNone.count(); }
        Writing(const Writing&) = delete;
        Writing& operator=(const Writing&) = delete;
        Writing(Writing&&) = delete;
        Writing& operator=(Writing&&) = delete;

      private:
        std::atomic<timing::Duration::rep>& since_;
    };

    const timing::TimeSource& time_;
    net::Histogram& took_;
    std::atomic<timing::Duration::rep> since_{kNone.count()};
};

}  // namespace dais::console
