// Which rows of the list are selected: one, or several at once.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "console/panels/choices.h"
#include "console/panels/scene.h"

namespace dais::console {

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

/// "Kenya, Ghana, Chile and 2 more": who stands at these places.
[[nodiscard]] std::string names_at(const Scene& scene, const std::vector<std::size_t>& places,
                                   const Strings& words);

}  // namespace dais::console
