// Does the window's jobs on a thread of their own, one at a time. The thread works on what it was
// given and owns no state: what it tells goes into one slot, whole, and the window reads that.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "console/panels/jobs.h"
#include "console/program/progress.h"
#include "meeting/codec/strings.h"

namespace dais::console {

/// What became of a job that was neither cancelled nor failed.
struct JobEnd {
    JobStatus::State state = JobStatus::State::done;
    std::string sentence = {};
    std::vector<std::string> report = {};
    std::optional<meeting::Command> command = {};
};

class JobThread final : public Jobs {
  public:
    /// Throws Cancelled, or std::exception with one sentence.
    using Work = std::function<JobEnd(const FileJob&, const Progress&)>;

    /// `wake` is called from any thread whenever status() has changed; `words` outlive this.
    JobThread(FilesHere here, std::string folder, Work work, const meeting::codec::Strings& words,
              std::function<void()> wake);
    /// Cancels what is under way and waits for its end.
    ~JobThread() override = default;
    JobThread(const JobThread&) = delete;
    JobThread& operator=(const JobThread&) = delete;
    JobThread(JobThread&&) = delete;
    JobThread& operator=(JobThread&&) = delete;

    [[nodiscard]] FilesHere here() const override { return here_; }
    [[nodiscard]] std::string folder() const override { return folder_; }
    std::uint64_t start(FileJob job) override;
    void cancel() override;
    [[nodiscard]] std::shared_ptr<const JobStatus> status() const override;

  private:
    void run(const JobStatus& begun, const std::stop_token& stop);
    [[nodiscard]] JobStatus done(const JobStatus& begun, const Progress& progress) const;
    void publish(JobStatus status);

    FilesHere here_;
    std::string folder_;
    Work work_;
    const meeting::codec::Strings& words_;
    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::shared_ptr<const JobStatus> status_;
    std::jthread thread_;  // the last member: it is joined before anything that it uses goes
};

}  // namespace dais::console
