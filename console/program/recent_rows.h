// A journal that knows the numbers and types of its last rows, for the report of an internal error.
// The desk's thread alone.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "meeting/codec/event_rows.h"
#include "meeting/journal_around.h"

namespace dais::console {

class RecentRows final : public meeting::JournalAround {
  public:
    struct Row {
        std::int64_t sequence = 0;
        std::int64_t action = 0;
        std::string_view type;
    };
    static constexpr std::size_t kKept = 20;

    explicit RecentRows(std::unique_ptr<meeting::Journal> journal)
        : JournalAround{std::move(journal)} {}

    void append(const std::vector<meeting::Recorded>& rows,
                const std::optional<Cause>& cause) override {
        JournalAround::append(rows, cause);
        for (const auto& row : rows) {
            note(row);
        }
    }
    void replay(const std::function<void(meeting::Recorded)>& each) override {
        rows_.clear();
        JournalAround::replay([&](meeting::Recorded row) {
            note(row);
            each(std::move(row));
        });
    }

    /// Oldest first.
    [[nodiscard]] const std::deque<Row>& rows() const { return rows_; }

  private:
    void note(const meeting::Recorded& row) {
        if (rows_.size() == kKept) {
            rows_.pop_front();
        }
        rows_.push_back({row.sequence.value, row.action.value, meeting::codec::type_of(row.event)});
    }
    std::deque<Row> rows_;
};

}  // namespace dais::console
