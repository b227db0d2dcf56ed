// Rows of the list in the hands of the mouse: taken hold of, carried, put down.
#pragma once

#include <cstddef>
#include <optional>

#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

/// What a click on a row selects, and what the mouse takes hold of.
void on_row(const Click& click, const Scene& scene, const ListRow& row, Choices& choices);

/// The mouse, as long as it is down, holds nothing any more.
void hold_nothing(Choices& choices);

/// Before which place what is moved or dragged would land.
[[nodiscard]] std::optional<std::size_t> landing_place(const Scene& scene, const Choices& choices);

/// Within the window of the list, before its rows are drawn: carries what the mouse holds, and asks
/// where it is let go.
void drag_rows(const Ui& ui, const Box& box, float row_height, const Scene& scene,
               Choices& choices);

}  // namespace dais::console
