// What takes long and is done with files beside the conference: lists, the programme and the record
// written to a file, speakers and meetings read from one, a backup. A panel says what is wanted
// (FileJob) and shows how far it is (JobStatus); whoever implements Jobs does it on a thread that
// owns no state of its own. One at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "meeting/command.h"
#include "meeting/views.h"

namespace dais::console {

namespace views = meeting::views;

enum class FileKind {
    speakers_out,  ///< those who wait on a list, as CSV
    programme_csv,
    programme_ics,
    record_markdown,  ///< of the whole conference
    record_csv,
    record_json,
    summary_pdf,  ///< of one meeting
    summary_markdown,
    summary_json,
    backup,
    speakers_in,  ///< into a list, from CSV
    programme_in  ///< from CSV or a calendar
};
/// Whether a file is read, and a command comes of it; the others write one.
[[nodiscard]] constexpr bool reads(FileKind kind) {
    return kind == FileKind::speakers_in || kind == FileKind::programme_in;
}

/// What is wanted, whole: nothing else is asked while it is done.
struct FileJob {
    FileKind kind = FileKind::backup;
    std::string about = {};                          ///< in words, for what is said of it
    meeting::ListKey list = {};                      ///< of speakers
    meeting::MeetingKey meeting = {};                ///< of a summary
    std::string path = {};                           ///< as typed: may be relative, or begin with ~
    bool replacing = false;                          ///< a file that is there already may go
    std::shared_ptr<const views::Board> board = {};  ///< as it was when this was asked for
    meeting::Actor actor = {};                       ///< who asks
};

/// How far the newest job is, or what became of it.
struct JobStatus {
    enum class State {
        running,
        done,
        cancelled,
        failed,
        exists,  ///< a file of that name is there: nothing was written, ask whether to replace it
        read     ///< a file was read: `command` is to be sent where the officer agrees
    };
    std::uint64_t number = 0;
    FileJob job = {};
    State state = State::running;
    std::int64_t steps = 0;                ///< done
    std::int64_t of = 0;                   ///< all of them; 0: not known
    std::string sentence = {};             ///< what became of it; for `exists` the file's name
    std::vector<std::string> report = {};  ///< of a file that was read, line by line
    std::optional<meeting::Command> command = {};  ///< none: it cannot be taken
};

/// What this window can do with files.
enum class FilesHere {
    none,
    views,  ///< what it shows: the record is on another machine
    all
};

class Jobs {
  public:
    Jobs() = default;
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;
    Jobs(Jobs&&) = delete;
    Jobs& operator=(Jobs&&) = delete;
    virtual ~Jobs() = default;

    [[nodiscard]] virtual FilesHere here() const = 0;
    /// Where files are proposed to be: a folder's whole path.
    [[nodiscard]] virtual std::string folder() const = 0;

    /// Begins at once. 0: another is under way.
    virtual std::uint64_t start(FileJob job) = 0;
    /// The one under way ends soon and leaves nothing.
    virtual void cancel() = 0;
    /// Of the newest job; null before the first. Never blocks for long.
    [[nodiscard]] virtual std::shared_ptr<const JobStatus> status() const = 0;
};

}  // namespace dais::console
