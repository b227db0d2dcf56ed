// A journal around another: what it does not do in a way of its own, the other does.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "meeting/journal.h"

namespace dais::console {

class JournalAround : public meeting::Journal {
  public:
    void append(const std::vector<meeting::Recorded>& rows,
                const std::optional<Cause>& cause) override {
        journal_->append(rows, cause);
    }
    void replay(const std::function<void(meeting::Recorded)>& each) override {
        journal_->replay(each);
    }
    std::optional<meeting::Remembered> remembered(const meeting::CommandId& id) override {
        return journal_->remembered(id);
    }
    void look_after() override { journal_->look_after(); }
    [[nodiscard]] std::string name() const override { return journal_->name(); }

  protected:
    explicit JournalAround(std::unique_ptr<meeting::Journal> journal)
        : journal_{std::move(journal)} {}

  private:
    std::unique_ptr<meeting::Journal> journal_;
};

}  // namespace dais::console
