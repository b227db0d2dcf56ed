// The desk's own thread: it alone touches the desk. It waits for commands in a bounded queue and,
// with a timerfd on CLOCK_BOOTTIME, for the desk's next deadline: condition variables do not see a
// suspended machine, and the window owns no deadline.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "meeting/desk.h"
#include "net/newest.h"

namespace dais::console {

/// How many commands may wait for the desk; more are answered "busy" at once.
inline constexpr std::size_t kDeskQueue = 256;

class DeskThread {
  public:
    /// Told of each answer, on the desk's thread, after the board with its effect was published.
    using Answered = std::function<void(const meeting::Answer&)>;
    /// Told on the desk's thread that a newer board is there.
    using Published = std::function<void()>;

    /// Has the last word on an answer, on the desk's thread.
    using Checked = std::function<meeting::Answer(meeting::Answer)>;

    /// Takes over a desk and starts. `published` may be called from then on.
    DeskThread(std::unique_ptr<meeting::Desk> desk, Published published, Checked checked = {});
    ~DeskThread();
    DeskThread(const DeskThread&) = delete;
    DeskThread& operator=(const DeskThread&) = delete;
    DeskThread(DeskThread&&) = delete;
    DeskThread& operator=(DeskThread&&) = delete;

    /// Puts a command in the queue. False: the queue is full, nothing was taken. Otherwise
    /// `answered` is called exactly once. Any thread; never waits for the desk.
    bool offer(meeting::CommandId id, meeting::Actor actor, meeting::Command command,
               Answered answered);

    /// Has something done with the desk on its thread, besides commands; `what` does not throw. Few
    /// of these wait at a time. Any thread; never waits for the desk.
    void tell(std::function<void(meeting::Desk&)> what);

    /// The newest board; never null. Any thread.
    [[nodiscard]] std::shared_ptr<const meeting::views::Board> board() const;

  private:
    struct Offer {
        meeting::CommandId id;
        meeting::Actor actor;
        meeting::Command command;
        Answered answered;
    };
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace dais::console
