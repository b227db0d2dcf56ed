#include "console/program/job_thread.h"

#include <utility>

namespace dais::console {

JobThread::JobThread(FilesHere here, std::string folder, Work work,
                     const meeting::codec::Strings& words, std::function<void()> wake)
    : here_{here},
      folder_{std::move(folder)},
      work_{std::move(work)},
      words_{words},
      wake_{std::move(wake)} {}

std::shared_ptr<const JobStatus> JobThread::status() const {
    const std::lock_guard lock{mutex_};
    return status_;
}

void JobThread::publish(JobStatus status) {
    auto made = std::make_shared<const JobStatus>(std::move(status));
    {
        const std::lock_guard lock{mutex_};
        status_ = std::move(made);
    }
    wake_();
}

std::uint64_t JobThread::start(FileJob job) {
    const auto last = status();
    if (last != nullptr && last->state == JobStatus::State::running) {
        return 0;
    }
    JobStatus begun{.number = last == nullptr ? 1 : last->number + 1, .job = std::move(job)};
    const std::uint64_t number = begun.number;
    publish(begun);
    // The one before has told its end; all that is left of its thread is to be joined.
    thread_ = std::jthread{
        [this, begun = std::move(begun)](const std::stop_token& stop) { run(begun, stop); }};
    return number;
}

void JobThread::cancel() { thread_.request_stop(); }

// A new status only for each whole percent: nobody sees more.
void JobThread::run(const JobStatus& begun, const std::stop_token& stop) {
    constexpr std::int64_t kParts = 100;
    std::int64_t told = -1;
    const Progress progress{stop, [&](std::int64_t steps, std::int64_t of) {
                                const std::int64_t part = of > 0 ? steps * kParts / of : 0;
                                if (std::exchange(told, part) != part) {
                                    JobStatus status = begun;
                                    status.steps = part;
                                    status.of = of > 0 ? kParts : 0;
                                    publish(std::move(status));
                                }
                            }};
    publish(done(begun, progress));
}

JobStatus JobThread::done(const JobStatus& begun, const Progress& progress) const {
    JobStatus status = begun;
    try {
        JobEnd end = work_(begun.job, progress);
        status.state = end.state;
        status.sentence = std::move(end.sentence);
        status.report = std::move(end.report);
        status.command = std::move(end.command);
    } catch (const Cancelled&) {
        status.state = JobStatus::State::cancelled;
        status.sentence = words_.say("console.file.cancelled", {{"job", begun.job.about}});
    } catch (const std::exception& error) {
        status.state = JobStatus::State::failed;
        status.sentence = error.what();
    } catch (...) {
        status.state = JobStatus::State::failed;
        status.sentence = words_.say("console.file.failed", {{"job", begun.job.about}});
    }
    return status;
}

}  // namespace dais::console
