#include "tests/program/shifted_machine.h"

#include <climits>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <fcntl.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace dais::test {

using std::chrono::nanoseconds;

ShiftedMachine::ShiftedMachine() {
    const std::string name = (folder_ / "clock").string();
    const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || ::ftruncate(file, sizeof(ShiftedClock)) != 0) {
        throw std::runtime_error{"no file for the clock"};
    }
    void* map = ::mmap(nullptr, sizeof(ShiftedClock), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    if (map == MAP_FAILED) {
        throw std::runtime_error{"no memory for the clock"};
    }
    clock_ = static_cast<ShiftedClock*>(map);
    set_boot_id();
}

ShiftedMachine::~ShiftedMachine() { ::munmap(clock_, sizeof(ShiftedClock)); }

std::map<std::string, std::string> ShiftedMachine::environment() const {
    std::map<std::string, std::string> all{{"LD_PRELOAD", DAIS_CLOCK_SHIM},
                                           {kShiftedClock, (folder_ / "clock").string()},
                                           {kShiftedBootId, (folder_ / "boot_id").string()}};
    if (const char* options = std::getenv("ASAN_OPTIONS")) {
        // The sanitizer wants to be loaded before anything else.
        all["ASAN_OPTIONS"] = std::string{options} + ":verify_asan_link_order=0";
    }
    return all;
}

void ShiftedMachine::step_utc(nanoseconds by) { clock_->utc_ns += by.count(); }

void ShiftedMachine::set_utc(std::chrono::sys_seconds to) {
    clock_->utc_ns = nanoseconds{to - std::chrono::system_clock::now()}.count();
}

void ShiftedMachine::suspend(nanoseconds by) {
    clock_->utc_ns += by.count();
    clock_->boot_ns += by.count();
    ++clock_->changes;
    ::syscall(SYS_futex, &clock_->changes, FUTEX_WAKE, INT_MAX, nullptr, nullptr, 0);
}

void ShiftedMachine::reboot(nanoseconds off) {
    constexpr nanoseconds kCounterAfterReboot = std::chrono::seconds{20};
    clock_->boot_ns =
        nanoseconds{kCounterAfterReboot - std::chrono::microseconds{counter_us()}}.count();
    clock_->utc_ns += off.count();
    ++boots_;
    set_boot_id();
}

void ShiftedMachine::set_boot_id() {
    std::ofstream{folder_ / "boot_id"} << "00000000-0000-4000-8000-00000000000" << boots_ << '\n';
}

}  // namespace dais::test
