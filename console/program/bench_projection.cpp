#include <algorithm>
#include <cstdlib>

#include "console/program/assets.h"
#include "console/program/bench.h"
#include "console/program/simulated_meetings.h"
#include "meeting/codec/conference_file.h"
#include "timing/system_time_source.h"

namespace dais::console {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kSeed = 20'210'726;
constexpr int kMeetings = 400;
constexpr int kRounds = 200;
// The one ahead that is held to a target.
constexpr int kHeldToTarget = 10;

std::shared_ptr<const meeting::ConferenceFacts> sample(const fs::path& assets) {
    const auto named = [&](const fs::path& path) {
        return meeting::codec::NamedText{path.string(), read_text(assets / path)};
    };
    return meeting::codec::conference_from(named("conferences/bms7.json"),
                                           named("profiles/biennial-meeting.json"),
                                           named("delegations.json"));
}

double minutes(timing::Duration length) {
    constexpr double kNanosecondsInMinute = 60e9;
    return static_cast<double>(length.count()) / kNanosecondsInMinute;
}

void add(std::vector<Figure>& figures, const Calibration& calibration) {
    constexpr double kLeast = 70;
    constexpr double kMost = 90;
    const bool held = calibration.ahead == kHeldToTarget;
    const std::string which = "speaker " + std::to_string(calibration.ahead) + " ahead: ";
    constexpr double kTenths = 10;
    figures.push_back({.name = which + "starts inside the 80 % range",
                       .value = calibration.per_mille() / kTenths,
                       .unit = "%",
                       .target = held ? std::optional{kMost} : std::nullopt,
                       .at_least = held ? std::optional{kLeast} : std::nullopt});
    figures.push_back({.name = which + "the range's width, median",
                       .value = minutes(calibration.width),
                       .unit = "min"});
    figures.push_back({.name = which + "off the likely time, median",
                       .value = minutes(calibration.error),
                       .unit = "min"});
}

Figure one_projection(const meeting::ConferenceFacts& facts, std::uint64_t seed) {
    const timing::SystemTimeSource time;
    const meeting::ProjectionBasis basis = full_list(facts, seed);
    std::vector<timing::Duration> took;
    for (int i = 0; i < kRounds; ++i) {
        const auto begin = time.read().boot;
        static_cast<void>(meeting::project(basis));
        took.push_back(time.read().boot - begin);
    }
    std::nth_element(took.begin(), took.begin() + kRounds / 2, took.end());
    constexpr double kNanosecondsInMicrosecond = 1e3;
    return {.name = "a projection of " + std::to_string(basis.coming.size()) + " who wait, median",
            .value = static_cast<double>(took[kRounds / 2].count()) / kNanosecondsInMicrosecond,
            .unit = "us"};
}

}  // namespace

std::vector<Figure> bench_projection(const fs::path& assets) {
    const char* asked = std::getenv("DAIS_SEED");
    const std::uint64_t seed = asked == nullptr ? kSeed : std::stoull(asked);
    const auto facts = sample(assets);
    std::vector<Figure> figures;
    for (const Calibration& each : calibrate(*facts, seed, kMeetings)) {
        add(figures, each);
    }
    figures.push_back(one_projection(*facts, seed));
    figures.push_back({.name = "simulated meetings", .value = kMeetings, .unit = "meetings"});
    figures.push_back({.name = "their seed (DAIS_SEED)", .value = static_cast<double>(seed)});
    return figures;
}

}  // namespace dais::console
