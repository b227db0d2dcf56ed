// Who has the floor of a room, and the clock; where nobody speaks, why, and what would change that.
// Drawn by the floor of one room and by two beside each other.
#pragma once

#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

void draw_floor_face(const Ui& ui, const Box& box, const RoomFloor& floor, const Scene& scene);

}  // namespace dais::console
