// What can be done now: for each act its key, what it would do in words, and the command that does
// it. Buttons and keys both come from here, so a key does exactly what stands beside it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "console/panels/choices.h"
#include "console/panels/key_rows.h"
#include "console/panels/scene.h"
#include "meeting/command.h"

namespace dais::console {

struct Action {
    Act act = Act::next;
    std::string key;                          ///< the cap that works now
    std::string label;                        ///< what happens
    std::string detail;                       ///< and what follows from it
    std::optional<meeting::Command> command;  ///< none: it cannot be done now
    std::string why_not;                      ///< then, said when its key is pressed all the same
    bool main = false;                        ///< the one filled button
    bool opens = false;                       ///< an overlay instead of a command
    bool twice = false;  ///< asks for a second press, as it cannot be overlooked in the room
};

class Actions {
  public:
    Actions() = default;
    Actions(const Scene& scene, const Choices& choices, const Strings& words);

    /// The act as it stands now; nullptr where this window has no such act.
    [[nodiscard]] const Action* find(Act act) const;
    /// The act that would send just this.
    [[nodiscard]] const Action* find(const meeting::Command& command) const;

  private:
    std::vector<Action> actions_;
};

/// What a press of an act's key or button sends. An act that asks for a second press is only armed
/// by the first.
std::optional<meeting::Command> pressed(const Action& action, Choices& choices);

/// The button of an act. Where it cannot be done, the mouse is told why.
std::optional<meeting::Command> action_button(const Ui& ui, const Box& box, const Action& action,
                                              Choices& choices);
[[nodiscard]] float action_button_width(const Ui& ui, const Action& action);

}  // namespace dais::console
