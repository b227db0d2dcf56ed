#include "console/program/bench_worker.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dais::console {

using nlohmann::json;

namespace {

constexpr std::size_t kLongest = 128 * 1024;
constexpr std::chrono::milliseconds kPatience{60'000};

[[noreturn]] void fail(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

}  // namespace

Line::~Line() { ::close(descriptor_); }

void Line::say(const json& what) const {
    const std::string text = what.dump();
    while (::send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL) < 0) {
        if (errno != EINTR) {
            fail("A process of the bench cannot be told anything");
        }
    }
}

json Line::hear() const {
    std::vector<char> text(kLongest);
    ssize_t got = -1;
    while ((got = ::recv(descriptor_, text.data(), text.size(), 0)) < 0 && errno == EINTR) {
    }
    if (got <= 0) {
        throw std::runtime_error{"A process of the bench ended before its time."};
    }
    return json::parse(text.begin(), text.begin() + got);
}

json Line::hear_soon() const {
    pollfd wanted{.fd = descriptor_, .events = POLLIN, .revents = 0};
    if (::poll(&wanted, 1, static_cast<int>(kPatience.count())) <= 0) {
        throw std::runtime_error{
            "A process of the bench has said nothing for a minute: the machine is too busy to "
            "measure anything."};
    }
    return hear();
}

void keep_to(Core core) {
    cpu_set_t cores;
    if (::sched_getaffinity(0, sizeof(cores), &cores) != 0 || CPU_COUNT(&cores) < 2) {
        return;
    }
    int first = 0;
    int last = CPU_SETSIZE - 1;
    for (; !CPU_ISSET(first, &cores); ++first) {
    }
    for (; !CPU_ISSET(last, &cores); --last) {
    }
    CPU_ZERO(&cores);
    CPU_SET(core == Core::server ? first : last, &cores);
    ::sched_setaffinity(0, sizeof(cores), &cores);
}

Worker::Ends Worker::new_ends() {
    std::array<int, 2> both{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, both.data()) != 0) {
        fail("The bench cannot talk to processes of its own");
    }
    return {both[0], both[1]};
}

Worker::Worker(const std::function<void(const Line&)>& work, Ends ends) : line_{ends.ours} {
    process_ = ::fork();
    if (process_ < 0) {
        fail("The bench cannot start a process of its own");
    }
    if (process_ > 0) {
        ::close(ends.theirs);
        return;
    }
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::close(ends.ours);
    {
        const Line line{ends.theirs};
        try {
            work(line);
        } catch (const std::exception& error) {
            line.say({{"failed", error.what()}});
        }
    }
    ::_exit(0);
}

Worker::~Worker() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

json Worker::hear() const {
    json heard = line_.hear_soon();
    if (const auto failed = heard.find("failed"); failed != heard.end()) {
        throw std::runtime_error{failed->get<std::string>()};
    }
    return heard;
}

json own_cost() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto of = [](const timeval& time) -> std::chrono::nanoseconds {
        return std::chrono::seconds{time.tv_sec} + std::chrono::microseconds{time.tv_usec};
    };
    std::int64_t whole = 0;
    std::int64_t resident = 0;
    std::ifstream{"/proc/self/statm"} >> whole >> resident;
    return {{"cpu_ns", (of(used.ru_utime) + of(used.ru_stime)).count()},
            {"memory", resident * ::sysconf(_SC_PAGESIZE)}};
}

}  // namespace dais::console
