// What can be done now: for each act its key, what it would do in words, and the command that does
// it. Buttons and keys both come from here, so a key does exactly what stands beside it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "console/panels/choices.h"
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

/// Whom Enter in the find field would inscribe. Nothing: the field is empty or nothing fits.
struct Proposal {
    const meeting::Delegation* delegation = nullptr;  ///< null: a group was found, to speak for
    const meeting::Group* group = nullptr;            ///< on behalf of; null: in its own name
    meeting::Modality modality = meeting::Modality::in_person;
};
[[nodiscard]] std::optional<Proposal> proposal(const Scene& scene, const Choices& choices);
/// The groups a delegation may be asked to speak for: those it is in.
[[nodiscard]] std::vector<const meeting::Group*> groups_of(const views::DirectoryView& directory,
                                                           const meeting::DelegationKey& key);

/// The cap of an act's key: while letters are typed, the key that works all the same.
[[nodiscard]] std::string key_of(Act act, bool typing, const Strings& words);

/// The acts that the help names, in its order, by heading ("floor", "list", …).
struct KeyRow {
    Act act = Act::next;
    std::string_view heading;
    std::string_view key;     ///< of the strings table: always works
    std::string_view letter;  ///< works while letters are keys; empty: none
    std::string_view about;   ///< of the strings table
};
[[nodiscard]] std::span<const KeyRow> key_rows();

/// What a press of an act's key or button sends. An act that asks for a second press is only armed
/// by the first.
std::optional<meeting::Command> pressed(const Action& action, Choices& choices);

/// The button of an act. Where it cannot be done, the mouse is told why.
std::optional<meeting::Command> action_button(const Ui& ui, const Box& box, const Action& action,
                                              Choices& choices);
[[nodiscard]] float action_button_width(const Ui& ui, const Action& action);

/// The place of the selected row among those waiting.
[[nodiscard]] std::optional<std::size_t> selected_place(const Scene& scene, const Choices& choices);

}  // namespace dais::console
