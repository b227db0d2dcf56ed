// The overlay of procedure: everything that can be done now, found by typing; what a deed needs is
// asked for in the same place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "console/panels/choices.h"
#include "console/panels/deeds.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"
#include "meeting/command.h"

namespace dais::console {

/// A deed that is complete, and what it is called where it is not carried out.
struct Done {
    meeting::Command command;
    std::string label;
    std::vector<Further> further = {};  ///< each sent by itself, whatever becomes of the others
};

/// The deeds that belong to a heading of the texts.
[[nodiscard]] DeedGroup group_of(TextsTab tab);
/// The deeds that fit what is typed, in their order; beside the texts, one heading's first.
[[nodiscard]] std::vector<const Deed*> deeds_shown(const Scene& scene, const Choices& choices);
/// The one that Enter takes; nullptr: none of them can be done.
[[nodiscard]] const Deed* chosen_deed(const Scene& scene, const Choices& choices);

/// Chooses the deed or delegation so many places further down, round and round; passes over what is
/// not in order.
void step_procedure(const Scene& scene, Choices& choices, int steps);

/// What Enter does: takes the chosen deed, or the answer as typed. Nothing yet where more is asked.
/// The overlay closes with the last answer.
std::optional<Done> take_deed(const Scene& scene, Choices& choices, const Strings& words);

/// Opens the overlay at a deed's first question; a deed without one is done at once.
std::optional<Done> begin_deed(const Deed& deed, Choices& choices, const Strings& words);

/// Opens the search of what happened.
void open_past(Choices& choices);

/// Keeps true which options fit what is typed.
void find_options(Asking& asking);

/// One step back: from a question to the deeds, then out.
void leave_procedure(Choices& choices);

/// The open line, for a letter or for what is pasted: what was only proposed is typed over.
[[nodiscard]] Line& line_to_type_in(Choices& choices);
/// The last letter goes, or the last word.
void erase_in_procedure(Choices& choices, bool word);

/// What was typed has changed: nothing is chosen any more, and no answer is wrong.
void typed_anew(Choices& choices);

/// The line that is typed in: the filter, or the answer. nullptr: the overlay is not open.
[[nodiscard]] Line* procedure_line(Choices& choices);

/// The deeds alone, in a box of a window that is begun.
std::optional<Done> draw_deeds(const Ui& ui, const Box& box, const Scene& scene, Choices& choices);

std::optional<Done> draw_procedure(const Ui& ui, const Box& screen, const Scene& scene,
                                   Choices& choices);

}  // namespace dais::console
