// What the wire needs of the program around it. Implemented in console/, faked in tests: the wire
// knows no desk, no journal and no window.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "meeting/command.h"
#include "meeting/ids.h"
#include "meeting/refusal.h"
#include "meeting/views.h"
#include "net/following.h"
#include "net/histogram.h"
#include "net/relayed.h"

namespace dais::net {

/// A command on its way to the desk.
struct Request {
    std::int64_t connection = 0;  ///< whom to answer
    meeting::CommandId id;
    meeting::Actor actor;
    meeting::Command command;
};

/// The desk's answer to a request.
struct Reply {
    std::int64_t connection = 0;
    meeting::CommandId id;
    meeting::Answer answer;
    std::string sentence;  ///< of a refusal: the text for people
};

class Hub {
  public:
    Hub() = default;
    Hub(const Hub&) = delete;
    Hub& operator=(const Hub&) = delete;
    Hub(Hub&&) = delete;
    Hub& operator=(Hub&&) = delete;
    virtual ~Hub() = default;

    /// The newest board; never null. Any thread.
    [[nodiscard]] virtual std::shared_ptr<const meeting::views::Board> board() const = 0;

    /// Hands a command to the desk. False: the desk is busy, nothing was taken; otherwise exactly
    /// one Reply comes back through Server::deliver, from the desk's thread. Any thread; no wait.
    virtual bool submit(Request request) = 0;

    /// Told when the set of connected screens changed (from the wire's thread).
    virtual void screens_changed(std::shared_ptr<const meeting::views::ScreensView> screens) = 0;

    /// Who sits at the desk's own window, which is no connection; empty: nobody. Any thread.
    [[nodiscard]] virtual std::string officer_at_desk() const { return {}; }

    /// Of a relay what it serves: the public's slices come from here, everybody is the public, and
    /// `board` holds no more than the server itself needs. Null at the desk. Any thread.
    [[nodiscard]] virtual std::shared_ptr<const Relayed> relayed() const { return nullptr; }

    /// Who keeps the record for standbys; null: nobody can follow here. Lives as long as the hub.
    [[nodiscard]] virtual Leads* leads() { return nullptr; }

    /// Of a standby: to take over. False: this is none. Otherwise exactly one Reply comes back
    /// through Server::deliver. Any thread; no wait.
    virtual bool take_over(std::int64_t /*connection*/, meeting::Actor /*actor*/,
                           TakeOverAsked /*asked*/) {
        return false;
    }

    /// Of the desk and its standbys: each other. Null: there are none. Any thread.
    [[nodiscard]] virtual std::shared_ptr<const Neighbours> neighbours() const { return nullptr; }

    /// Another machine has taken over: screens are sent there, only officers are let in. Any
    /// thread.
    [[nodiscard]] virtual bool fenced() const { return false; }

    /// What /api/term says, JSON; empty: this is no desk. Any thread.
    [[nodiscard]] virtual std::string terms() const { return {}; }

    /// How long it took to write entries of the record to disk; null: none is written here. Lives
    /// as long as the hub. Any thread.
    [[nodiscard]] virtual const Histogram* commit_times() const { return nullptr; }
};

}  // namespace dais::net
