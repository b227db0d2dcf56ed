// A journal around another: what it does not do in a way of its own, the other does.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "meeting/journal.h"

namespace dais::meeting {

class JournalAround : public Journal {
  public:
    void append(const std::vector<Recorded>& rows, const std::optional<Cause>& cause) override {
        journal_.append(rows, cause);
    }
    void replay(const std::function<void(Recorded)>& each) override { journal_.replay(each); }
    std::optional<Remembered> remembered(const CommandId& id) override {
        return journal_.remembered(id);
    }
    void look_after() override { journal_.look_after(); }
    [[nodiscard]] std::string name() const override { return journal_.name(); }

  protected:
    explicit JournalAround(std::unique_ptr<Journal> journal)
        : owned_{std::move(journal)}, journal_{*owned_} {}
    /// Around a journal that is somebody else's and outlives this one.
    explicit JournalAround(Journal& journal) : journal_{journal} {}

  private:
    std::unique_ptr<Journal> owned_;
    Journal& journal_;
};

}  // namespace dais::meeting
