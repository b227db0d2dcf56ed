// A journal that notes how long each entry took to be on disk, for the server's figures.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "console/program/journal_around.h"
#include "net/histogram.h"
#include "timing/time_source.h"

namespace dais::console {

class TimedJournal final : public JournalAround {
  public:
    /// `time` and `took` outlive it.
    TimedJournal(std::unique_ptr<meeting::Journal> journal, const timing::TimeSource& time,
                 net::Histogram& took)
        : JournalAround{std::move(journal)}, time_{time}, took_{took} {}

    /// One that fails is not counted: it says how long the disk took to say no.
    void append(const std::vector<meeting::Recorded>& rows,
                const std::optional<Cause>& cause) override {
        const timing::BootInstant before = time_.read().boot;
        JournalAround::append(rows, cause);
        took_.observe(time_.read().boot - before);
    }

  private:
    const timing::TimeSource& time_;
    net::Histogram& took_;
};

}  // namespace dais::console
