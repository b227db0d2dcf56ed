// What the public sees beside what the officer sees, matter by matter, in words. Made once a
// version. Pure: what the public may see is decided elsewhere (meeting/visibility.h); here its own
// views are read.
#pragma once

#include <string>
#include <vector>

#include "console/panels/scene.h"

namespace dais::console {

struct AudienceRow {
    std::string matter;   ///< "On the floor"
    std::string open;     ///< what public screens show; empty: nothing
    std::string officer;  ///< what stands here
    bool hidden = false;  ///< the public sees less
    std::string how;      ///< how it is shown to all; empty: it never is, or all is shown
};

[[nodiscard]] std::vector<AudienceRow> audience_text(const Scene& scene, const Strings& words);

}  // namespace dais::console
