#include "console/program/soak_server.h"

#include <array>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

extern char** environ;

namespace dais::console {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const std::string& what) {
    throw std::runtime_error{"The soak's server " + what + ": nothing is measured."};
}

std::string first_line(int descriptor) {
    std::string line;
    for (char c = 0; ::read(descriptor, &c, 1) == 1 && c != '\n';) {
        line += c;
    }
    return line;
}

}  // namespace

SoakServer::SoakServer(fs::path file) : file_{std::move(file)} { start(); }

SoakServer::~SoakServer() { kill(); }

void SoakServer::start() {
    std::array<int, 2> out{};
    if (::pipe2(out.data(), O_CLOEXEC) != 0) {
        fail("cannot be heard");
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    std::vector<std::string> words{
        "dais", "serve", file_.string(), "--port", std::to_string(port_), "--json"};
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    // A file that may not grow is an error to the server, and no signal: inherited.
    const auto before = std::signal(SIGXFSZ, SIG_IGN);
    const int failed =
        ::posix_spawn(&process_, "/proc/self/exe", &actions, nullptr, pointers.data(), environ);
    std::signal(SIGXFSZ, before);
    posix_spawn_file_actions_destroy(&actions);
    ::close(out[1]);
    const std::string line = failed == 0 ? first_line(out[0]) : std::string{};
    ::close(out[0]);
    const auto ready = nlohmann::json::parse(line, nullptr, false);
    if (!ready.is_object()) {
        fail("does not start");
    }
    ws_ = ready.at("ws").get<std::string>();
    if (port_ == 0) {
        token_ = ready.at("officer_token").get<std::string>();
        const std::size_t colon = ws_.rfind(':');
        port_ = std::stoi(ws_.substr(colon + 1));
    }
}

void SoakServer::kill() {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        process_ = -1;
    }
}

void SoakServer::kill_and_start() {
    kill();
    start();
}

void SoakServer::fill_disk() const {
    const rlimit nothing{.rlim_cur = 0, .rlim_max = RLIM_INFINITY};
    if (::prlimit(process_, RLIMIT_FSIZE, &nothing, nullptr) != 0) {
        fail("cannot be given a full disk");
    }
}

void SoakServer::empty_disk() const {
    const rlimit all{.rlim_cur = RLIM_INFINITY, .rlim_max = RLIM_INFINITY};
    ::prlimit(process_, RLIMIT_FSIZE, &all, nullptr);
}

std::int64_t SoakServer::memory() const {
    std::int64_t whole = 0;
    std::int64_t resident = 0;
    std::ifstream{"/proc/" + std::to_string(process_) + "/statm"} >> whole >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

int SoakServer::descriptors() const {
    const fs::directory_iterator open{"/proc/" + std::to_string(process_) + "/fd"};
    return static_cast<int>(std::distance(fs::begin(open), fs::end(open)));
}

}  // namespace dais::console
