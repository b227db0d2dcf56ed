// A real desk with its record and the screens' server, wired as the program wires them (host.h),
// that notes when a command reached each stage. For benches; in a process of its own.
#pragma once

#include <filesystem>

#include "console/program/bench_worker.h"
#include "meeting/codec/strings.h"

namespace dais::console {

/// Opens the file, opens its first plenary with everybody on the list (`clock_runs`: and the first
/// of them speaks), and serves until the line ends. Says {"port","token","meeting","waiting":[ID]}
/// first; any message is answered with
/// {"stages":[{"submitted","appending","appended","published","taken"}],"encode_ns"}: a row a
/// command, in nanoseconds of the machine's counter, and how long the floor's message takes to
/// make.
void serve_desk(const Line& line, const std::filesystem::path& file,
                const std::filesystem::path& assets, const meeting::codec::Strings& strings,
                bool clock_runs = false);

}  // namespace dais::console
