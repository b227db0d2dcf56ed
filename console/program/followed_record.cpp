#include "console/program/followed_record.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "meeting/apply.h"
#include "meeting/journal/durable.h"
#include "meeting/make_views.h"

namespace dais::console {

namespace fs = std::filesystem;
using meeting::SqliteJournal;

namespace {

// A rename is on disk only when its folder is.
void sync_folder(const fs::path& file) {
    const fs::path folder = meeting::journal::folder_of(file);
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int error = errno;
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    if (!synced) {
        throw meeting::JournalError{"The folder of \"" + file.string() + "\" cannot be written (" +
                                    std::generic_category().message(error) + ")."};
    }
}

}  // namespace

FollowedRecord::FollowedRecord(fs::path file, const timing::TimeSource& time)
    : file_{std::move(file)}, time_{time} {
    journal_ = fs::exists(file_) ? SqliteJournal::open(file_) : SqliteJournal::create(file_);
    replay();
}

void FollowedRecord::replay() {
    journal_->replay([this](const meeting::Recorded& row) { note(row); });
    end_ = journal_->end();
    if (anchor_) {
        face_ = timing::MeetingClock{*anchor_, time_.read()}.face();
    }
}

void FollowedRecord::note(const meeting::Recorded& row) {
    timing::Instant instant = row.recorded;
    if (const auto* advanced = std::get_if<meeting::RehearsalAdvanced>(&row.event)) {
        instant = std::max(instant, advanced->to);
    }
    anchor_ = timing::ClockAnchor{instant, row.reading};
    state_ = meeting::apply(std::move(state_), row);
}

void FollowedRecord::append(const std::vector<meeting::StoredRow>& rows) {
    for (const meeting::Recorded& row : journal_->append_rows(rows)) {
        note(row);
        // The clock leapt with this row; the leader may not have said so yet.
        const auto* advanced = std::get_if<meeting::RehearsalAdvanced>(&row.event);
        if (advanced != nullptr && state_.conference.clock_epoch > epoch_) {
            face_.base += advanced->by;
        }
    }
    if (!rows.empty()) {
        end_ = {
            .sequence = rows.back().sequence, .term = rows.back().term, .hash = rows.back().hash};
    }
    if (!heard_ && anchor_) {
        face_ = timing::MeetingClock{*anchor_, time_.read()}.face();
    }
}

fs::path FollowedRecord::set_aside(std::int64_t from) {
    fs::path kept = meeting::journal::free_name(
        file_, ".fork-term" + std::to_string(end_.term) + "-from-" + std::to_string(from));
    journal_.reset();  // the last to close it writes all that is in its log into the file
    std::error_code error;
    fs::rename(file_, kept, error);
    if (error) {
        journal_ = SqliteJournal::open(file_);
        throw meeting::JournalError{"\"" + file_.string() + "\" cannot be renamed (" +
                                    error.message() + "): see that its folder may be written."};
    }
    sync_folder(file_);
    journal_ = SqliteJournal::create(file_);
    sync_folder(file_);
    state_ = {};
    end_ = {};
    anchor_.reset();
    return kept;
}

void FollowedRecord::clock_is(std::int64_t epoch, timing::Instant now,
                              timing::BootInstant received) {
    if (heard_ && epoch == epoch_) {
        return;
    }
    heard_ = true;
    epoch_ = epoch;
    clock_.restart(now, received);
    face_ = clock_.face();
}

void FollowedRecord::time_is(timing::BootInstant sent, timing::BootInstant received,
                             timing::Instant now) {
    clock_.add(sent, received, now);
    if (state_.conference.clock_epoch <= epoch_) {  // else it leapt, and this was asked before
        face_ = clock_.face();
    }
}

std::shared_ptr<const meeting::views::Board> FollowedRecord::board(
    meeting::views::RecordView record) {
    if (!holds_conference()) {
        return nullptr;
    }
    record.rows = end_.sequence;
    record.file = file_.string();
    record.term = end_.term;
    try {
        board_ =
            meeting::views::make_board(state_, face_.at(time_.read()), face_, record, board_.get());
    } catch (const std::exception&) {
        // The leader meets this error of the program's too: what it sets aside comes as a row.
        if (board_ != nullptr) {
            board_ = meeting::views::with_record(*board_, record);
        }
    }
    return board_;
}

}  // namespace dais::console
