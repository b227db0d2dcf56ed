// The one door between a console's window and the conference: the newest view, send a command,
// now. Two implementations: in this process, and over a socket. Whatever the window can do, a
// script can do over the protocol.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "meeting/command.h"
#include "meeting/refusal.h"
#include "meeting/screen_order.h"
#include "meeting/views.h"

namespace dais::meeting {

/// What became of a command that this window sent.
struct Outcome {
    CommandId command;
    Answer answer;
    std::string sentence;  ///< of a refusal: the text for people
};

class Door {
  public:
    Door() = default;
    Door(const Door&) = delete;
    Door& operator=(const Door&) = delete;
    Door(Door&&) = delete;
    Door& operator=(Door&&) = delete;
    virtual ~Door() = default;

    /// The newest board, or null before the first has arrived. Never blocks.
    [[nodiscard]] virtual std::shared_ptr<const views::Board> board() const = 0;
    /// The screens connected now, or null.
    [[nodiscard]] virtual std::shared_ptr<const views::ScreensView> screens() const = 0;
    /// The meeting's present instant as well as this side knows it.
    [[nodiscard]] virtual timing::Instant now() const = 0;
    /// Sends a command and returns its id at once; what became of it comes with outcomes().
    /// Empty: not sent, the desk is busy or out of reach.
    virtual std::optional<CommandId> send(const Command& command) = 0;
    /// Tells connected displays what to do; screens() shows what came of it. False: not sent, as
    /// the desk is out of reach. An order that is refused comes with outcomes().
    virtual bool order(const ScreenOrder& order) = 0;
    /// Has the standby behind this door take over. False: not sent, or there is none. What became
    /// of it comes with outcomes().
    virtual bool take_over() { return false; }
    /// What became of commands since the last call, oldest first; also orders that were refused.
    [[nodiscard]] virtual std::vector<Outcome> outcomes() = 0;
    /// Who acts through this door.
    [[nodiscard]] virtual Actor actor() const = 0;
    /// A sentence where the door is shut ("reconnecting ..."); empty where all is well.
    [[nodiscard]] virtual std::string trouble() const = 0;
};

}  // namespace dais::meeting
