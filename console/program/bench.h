// `dais bench NAME`: figures measured here and now, each against its target.
#pragma once

#include <chrono>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "meeting/codec/strings.h"

namespace dais::console {

struct Figure {
    std::string name;
    double value = 0;  ///< for people to read; nothing is computed from it
    std::string unit;
    std::optional<double> target;    ///< at most; none: told for comparison
    std::optional<double> at_least;  ///< where it may be too small as well
    [[nodiscard]] bool ok() const {
        return (!target || value <= *target) && (!at_least || value >= *at_least);
    }
};

/// Prints figures as a table, or as one JSON object. Returns whether every target is met.
bool print_figures(const std::string& bench, const std::vector<Figure>& figures, bool json,
                   std::ostream& out);

/// A command, accepted and durable, against a bare SQLite commit of the same row with the same
/// settings and indexes, in turn in one run; and a week's record reopened.
[[nodiscard]] std::vector<Figure> bench_journal(const std::filesystem::path& assets);

/// How well projections come true on simulated meetings whose pace the model is not told: the same
/// meetings on every machine, or others where DAIS_SEED says so; and how long one takes to make.
[[nodiscard]] std::vector<Figure> bench_projection(const std::filesystem::path& assets);

/// Building a frame of the console, without painting it: five lists of 193 speakers, a clock that
/// runs, 1920 x 1080. Once as it stands, once after each change of a list.
[[nodiscard]] std::vector<Figure> bench_frame(const std::filesystem::path& assets,
                                              const meeting::codec::Strings& strings);

/// A change of the floor on the last of so many displays, against a bare loop that writes the same
/// bytes to as many sockets, in turn in one run; the processor time of both, and the memory that a
/// display takes. All processes are forked: call it before any thread is started.
[[nodiscard]] std::vector<Figure> bench_fanout(const std::filesystem::path& assets,
                                               const meeting::codec::Strings& strings,
                                               const std::vector<int>& clients);

/// From a command to the last of so many displays, the record's append included, and where the time
/// goes. As bench_fanout.
[[nodiscard]] std::vector<Figure> bench_command(const std::filesystem::path& assets,
                                                const meeting::codec::Strings& strings,
                                                int clients);

/// What a display receives while a clock runs and nothing happens. As bench_fanout.
[[nodiscard]] std::vector<Figure> bench_idle(const std::filesystem::path& assets,
                                             const meeting::codec::Strings& strings,
                                             std::chrono::seconds during);

/// A simulated week with the real program, in so much real time: screens that come and go, cut
/// connections, a full disk, kills; its memory and descriptors, and whether the record is what was
/// acknowledged. The seed is told on standard error, or taken from DAIS_SEED.
[[nodiscard]] std::vector<Figure> bench_soak(const std::filesystem::path& assets,
                                             std::chrono::milliseconds length, int screens);

}  // namespace dais::console
