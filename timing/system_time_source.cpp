// The one file of Dais that may read a clock of the operating system.
#include "timing/system_time_source.h"

#include <ctime>
#include <fstream>

namespace dais::timing {

namespace {

Duration read_clock(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);  // cannot fail for the two clocks asked for on Linux
    return std::chrono::seconds{now.tv_sec} + Duration{now.tv_nsec};
}

std::string read_boot_id() {
    std::ifstream file{"/proc/sys/kernel/random/boot_id"};
    std::string id;
    // Without an id two boots cannot be told apart, so an empty id is treated as "another boot".
    std::getline(file, id);
    return id;
}

}  // namespace

SystemTimeSource::SystemTimeSource() : boot_id_{read_boot_id()} {}

Reading SystemTimeSource::read() const {
    return {.boot = BootInstant{read_clock(CLOCK_BOOTTIME)},
            .utc = UtcTime{read_clock(CLOCK_REALTIME)},
            .boot_id = boot_id_};
}

}  // namespace dais::timing
