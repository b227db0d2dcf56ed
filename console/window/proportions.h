// How wide the columns of the window are and how high the panels of the middle one, from what the
// officer has chosen and what each panel needs. In pixels of the screen; pure.
#pragma once

#include "console/panels/settings.h"

namespace dais::console {

struct Columns {
    float left = 0;
    float right = 0;
};
/// Of a window whose panels share `width`. What was chosen is kept as long as all three columns can
/// be worked with; without a choice the design decides.
[[nodiscard]] Columns columns_of(const PanelSizes& sizes, float width, float gap, float scale);

struct MiddleAsked {
    float height = 0;  ///< of the column
    float next = 0;    ///< what the next speakers need
    float gap = 0;
    float scale = 1;
    bool compact = false;
    bool lower_large = false;  ///< the lower panel is to have most of it
};
/// Heights; 0 where a panel is left out. With the gaps between those shown they fill the column.
struct Middle {
    float floor = 0;
    float next = 0;
    float lower = 0;
};
[[nodiscard]] Middle middle_of(const PanelSizes& sizes, const MiddleAsked& asked);

}  // namespace dais::console
