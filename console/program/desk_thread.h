// The desk's own thread: it alone touches the desk. It waits for commands in a bounded queue and,
// with a timerfd on CLOCK_BOOTTIME, for the desk's next deadline: condition variables do not see a
// suspended machine, and the window owns no deadline.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "meeting/desk.h"
#include "net/newest.h"

namespace dais::console {

/// How many commands may wait for the desk; more are answered "busy" at once.
inline constexpr std::size_t kDeskQueue = 256;

/// The record's place is looked after this often while nothing happens.
inline constexpr std::chrono::seconds kLookAfterRecord{2};

/// What others than the desk have seen of the record's disk.
struct DiskSeen {
    std::string slow;    ///< the sentence while an entry takes long; empty: none does
    std::string copies;  ///< the sentence where the rolling copy cannot be made; empty: it can
    friend bool operator==(const DiskSeen&, const DiskSeen&) = default;
};

class DeskThread {
  public:
    /// Told of each answer, on the desk's thread, after the board with its effect was published.
    using Answered = std::function<void(const meeting::Answer&)>;
    /// Told on the desk's thread that a newer board is there.
    using Published = std::function<void()>;

    /// What else the program wants to know, or has to do. All are called on the desk's thread, and
    /// what they throw changes nothing.
    struct Events {
        using Board = meeting::views::Board;
        /// Also on the thread of whoever shows the disk.
        std::function<void(const Board&)> published;
        /// Each command with its answer, before whoever sent it is told.
        std::function<void(const Board&, const meeting::Actor&, const meeting::Command&,
                           const meeting::Answer&)>
            answered = {};
        /// The desk froze. Writes it down and returns where; empty: that was not possible.
        std::function<std::string(const Board&, const meeting::InternalTrouble&)> frozen = {};
        /// Makes the desk anew from the record; `shown` is the board on the screens. Throws where
        /// that is not possible now. Without it a frozen desk stays frozen.
        std::function<std::unique_ptr<meeting::Desk>(std::shared_ptr<const Board> shown)>
            make_again = {};
        /// The desk was made anew.
        std::function<void()> restarted = {};
        /// Has the last word on an answer.
        std::function<meeting::Answer(meeting::Answer)> checked = {};
    };

    /// Takes over a desk and starts. `published` may be called from then on.
    DeskThread(std::unique_ptr<meeting::Desk> desk, Published published);
    DeskThread(std::unique_ptr<meeting::Desk> desk, Events events);
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

    /// Shows with the record what is seen of its disk, also while the desk waits for it. `look` is
    /// asked while the desk publishes nothing. Any thread.
    void show_disk(const std::function<DiskSeen()>& look);

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
