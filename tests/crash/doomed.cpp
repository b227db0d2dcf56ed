#include "tests/crash/doomed.h"

#include <csignal>
#include <stdexcept>
#include <utility>

#include <poll.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dais::test {

Doomed::Doomed(const fs::path& file)
    : file_{file}, process_{spawn({"serve", file.string(), "--port", "0", "--json"})} {}

Doomed::~Doomed() {
    if (process_.id > 0) {
        kill();
        dead();
    }
    ::close(process_.out);
    ::close(process_.err);
}

std::optional<Json> Doomed::ready() {
    const std::string line = read_line(process_.out);
    // A line that was cut off by the end is no line.
    Json ready = Json::parse(line, nullptr, false);
    return ready.is_object() ? std::optional{std::move(ready)} : std::nullopt;
}

void Doomed::kill() const {
    if (process_.id > 0) {  // to kill(2) any other is more than one process
        ::kill(process_.id, SIGKILL);
    }
}

// The delays are what is tested, not a wait for something.
void Doomed::die_in(std::chrono::microseconds delay) {
    killer_ = std::thread{[this, delay] {
        std::this_thread::sleep_for(delay);
        kill();
    }};
}

void Doomed::die_in_checkpoint(std::chrono::microseconds delay, std::chrono::milliseconds most) {
    // In WAL mode only a checkpoint writes into the file itself.
    const int watch = ::inotify_init1(IN_CLOEXEC);
    if (watch < 0 || ::inotify_add_watch(watch, file_.c_str(), IN_MODIFY) < 0) {
        throw std::runtime_error{"the file cannot be watched"};
    }
    killer_ = std::thread{[this, watch, delay, most] {
        pollfd wanted{.fd = watch, .events = POLLIN, .revents = 0};
        in_checkpoint_ = ::poll(&wanted, 1, static_cast<int>(most.count())) > 0;
        ::close(watch);
        std::this_thread::sleep_for(delay);
        kill();
    }};
}

bool Doomed::dead() {
    if (killer_.joinable()) {
        killer_.join();
    }
    if (process_.id > 0) {
        ::waitpid(std::exchange(process_.id, -1), nullptr, 0);
    }
    return in_checkpoint_;
}

}  // namespace dais::test
