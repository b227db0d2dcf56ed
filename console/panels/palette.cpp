#include "console/panels/palette.h"

namespace dais::console::palette {

namespace {

Theme in_use = Theme::dark;

}  // namespace

Theme theme() { return in_use; }
void use(Theme theme) { in_use = theme; }

}  // namespace dais::console::palette
