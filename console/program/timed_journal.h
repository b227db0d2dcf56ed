// A journal that notes how long each entry took to be on disk, for the server's figures.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "meeting/journal.h"
#include "net/histogram.h"
#include "timing/time_source.h"

namespace dais::console {

class TimedJournal final : public meeting::Journal {
  public:
    /// `time` and `took` outlive it.
    TimedJournal(std::unique_ptr<meeting::Journal> journal, const timing::TimeSource& time,
                 net::Histogram& took)
        : journal_{std::move(journal)}, time_{time}, took_{took} {}

    /// One that fails is not counted: it says how long the disk took to say no.
    void append(const std::vector<meeting::Recorded>& rows,
                const std::optional<Cause>& cause) override {
        const timing::BootInstant before = time_.read().boot;
        journal_->append(rows, cause);
        took_.observe(time_.read().boot - before);
    }
    void replay(const std::function<void(meeting::Recorded)>& each) override {
        journal_->replay(each);
    }
    std::optional<meeting::Remembered> remembered(const meeting::CommandId& id) override {
        return journal_->remembered(id);
    }
    [[nodiscard]] std::string name() const override { return journal_->name(); }

  private:
    std::unique_ptr<meeting::Journal> journal_;
    const timing::TimeSource& time_;
    net::Histogram& took_;
};

}  // namespace dais::console
