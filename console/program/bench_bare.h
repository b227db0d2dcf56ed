// What a server of screens is measured against: a loop that takes connections and, when told to,
// writes the same bytes to each.
#pragma once

#include "console/program/bench_worker.h"

namespace dais::console {

/// Serves until the line ends. Says {"port"} first; {"do":"change","text"} sends the text as a
/// frame to all; anything else is answered with {"began_ns","clients"} and the process's cost.
void serve_bare(const Line& line);

}  // namespace dais::console
