// The record of a standby: its file, the state that its rows make, and the leader's clock as far as
// it is known.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "meeting/desk.h"
#include "meeting/journal/sqlite_journal.h"
#include "meeting/views.h"
#include "net/clock_sync.h"
#include "timing/time_source.h"

namespace dais::console {

class FollowedRecord {
  public:
    /// Opens the file, or makes it where there is none, and replays it. Throws
    /// meeting::JournalError. `time` outlives it.
    FollowedRecord(std::filesystem::path file, const timing::TimeSource& time);

    [[nodiscard]] const meeting::RecordEnd& end() const { return end_; }
    /// Whether it holds a conference.
    [[nodiscard]] bool holds_conference() const { return state_.conference.facts != nullptr; }
    [[nodiscard]] const meeting::State& state() const { return state_; }

    /// Takes rows over, durably and checked. Throws meeting::JournalError: then none was taken.
    void append(const std::vector<meeting::StoredRow>& rows);

    /// Keeps the whole file beside, under a name that says how it is forked, and begins with an
    /// empty one in its place. The name it is kept under. Throws meeting::JournalError.
    std::filesystem::path set_aside(std::int64_t from);

    /// The leader's clock: a new one, or an answer to a question for the time.
    void clock_is(std::int64_t epoch, timing::Instant now, timing::BootInstant received);
    void time_is(timing::BootInstant sent, timing::BootInstant received, timing::Instant now);
    [[nodiscard]] bool clock_settled() const { return clock_.settled(); }
    [[nodiscard]] const timing::ClockFace& face() const { return face_; }

    /// Everything that can be shown; null where there is no conference yet. Where nothing can be
    /// made of the newest rows, what could be shown before.
    [[nodiscard]] std::shared_ptr<const meeting::views::Board> board(
        meeting::views::RecordView record);

    /// The file, open for writing: a desk that takes over writes into it.
    [[nodiscard]] meeting::SqliteJournal& journal() { return *journal_; }
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

  private:
    void replay();
    void note(const meeting::Recorded& row);

    const std::filesystem::path file_;
    const timing::TimeSource& time_;
    std::unique_ptr<meeting::SqliteJournal> journal_;
    meeting::RecordEnd end_;
    meeting::State state_;
    std::optional<timing::ClockAnchor> anchor_;  ///< what the last row says of the time
    net::ClockSync clock_;
    std::int64_t epoch_ = 0;  ///< of the clock as the leader last said it
    bool heard_ = false;      ///< the leader has said its time
    timing::ClockFace face_{};
    std::shared_ptr<const meeting::views::Board> board_;
};

}  // namespace dais::console
