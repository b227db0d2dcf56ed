#include "timing/simulated_time_source.h"

namespace dais::timing {

namespace {
constexpr int kMillion = 1'000'000;
constexpr Duration kCounterAfterReboot = std::chrono::seconds{20};
}  // namespace

SimulatedTimeSource::SimulatedTimeSource(UtcTime utc, Duration since_boot)
    : boot_{since_boot}, utc_{utc} {}

Reading SimulatedTimeSource::read() const {
    return {.boot = boot_, .utc = utc_, .boot_id = "simulated-boot-" + std::to_string(boots_)};
}

void SimulatedTimeSource::pass(Duration by) {
    boot_ += by;
    // Divide first: nanoseconds times a million would overflow within hours.
    utc_ += by + (by / kMillion) * drift_;
}

void SimulatedTimeSource::step_utc(Duration by) { utc_ += by; }

void SimulatedTimeSource::drift_utc(int parts_per_million) { drift_ = parts_per_million; }

void SimulatedTimeSource::suspend(Duration by) { pass(by); }

void SimulatedTimeSource::reboot(Duration off) {
    ++boots_;
    boot_ = BootInstant{kCounterAfterReboot};
    utc_ += off;
}

}  // namespace dais::timing
