// Which rows of the list are selected: one, or several at once. They belong to the list that is
// looked at: whoever looks at another, or at another room, does it here and lets them go.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "console/panels/choices.h"
#include "console/panels/scene.h"

namespace dais::console {

/// The place of one among those waiting; none where it is not.
[[nodiscard]] std::optional<std::size_t> place_of(const Scene& scene,
                                                  std::optional<meeting::InscriptionId> row);
/// Alone or among several.
[[nodiscard]] bool is_selected(const Choices& choices, meeting::InscriptionId row);
/// The place of the row that the keys are at.
[[nodiscard]] std::optional<std::size_t> selected_place(const Scene& scene, const Choices& choices);
/// The places of the selected rows among those waiting, in the order of the list. Who waits no
/// longer is not among them.
[[nodiscard]] std::vector<std::size_t> selected_places(const Scene& scene, const Choices& choices);

/// A run of rows from where it began to so many further (up, where negative).
void extend_rows(const Scene& scene, Choices& choices, int steps);
/// The same to this row.
void run_to_row(const Scene& scene, Choices& choices, meeting::InscriptionId row);
/// This row as well, or no longer.
void toggle_row(const Scene& scene, Choices& choices, meeting::InscriptionId row);
/// Only this row.
void select_row(Choices& choices, meeting::InscriptionId row);
/// True where there were several: only the last of them stays selected.
bool let_rows_go(Choices& choices);
/// None, and the mouse holds none.
void no_rows(Choices& choices);
/// Of several, who waits no longer is not selected any more; the keys are then at one beside it.
void keep_rows(const Scene& scene, Choices& choices);

/// Another room, or another list in a room, is looked at: no row of it is selected yet. Where it is
/// looked at already, what is selected stays.
void look_at_room(Choices& choices, const meeting::RoomKey& room);
void look_at_list(Choices& choices, const meeting::RoomKey& room, const meeting::ListKey& list);

/// "Kenya, Ghana, Chile and 2 more": who stands at these places.
[[nodiscard]] std::string names_at(const Scene& scene, const std::vector<std::size_t>& places,
                                   const Strings& words);

}  // namespace dais::console
