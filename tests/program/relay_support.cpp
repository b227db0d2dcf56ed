#include "tests/program/relay_support.h"

#include <array>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "net/client.h"
#include "net/nats_link.h"
#include "tests/program/support.h"

extern char** environ;

namespace dais::test {

// Debian puts it where only root looks.
std::string nats_program() {
    const std::string debian = "/usr/sbin/nats-server";
    return std::filesystem::exists(debian) ? debian : "nats-server";
}

OtherProcess::OtherProcess(const std::vector<std::string>& words, bool first_line) {
    std::array<int, 2> out{};
    if (pipe2(out.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error{"no pipe"};
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    std::vector<std::string> copies = words;
    std::vector<char*> pointers;
    for (std::string& word : copies) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    const int failed =
        posix_spawnp(&process_, pointers[0], &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(out[1]);
    if (failed != 0) {
        ::close(out[0]);
        throw std::runtime_error{words[0] + " cannot be started"};
    }
    if (first_line) {
        first_line_ = read_line(out[0]);
    }
    ::close(out[0]);
}

OtherProcess::~OtherProcess() { kill(); }

OtherProcess::OtherProcess(OtherProcess&& other) noexcept
    : process_{std::exchange(other.process_, -1)}, first_line_{std::move(other.first_line_)} {}

OtherProcess& OtherProcess::operator=(OtherProcess&& other) noexcept {
    std::swap(process_, other.process_);
    std::swap(first_line_, other.first_line_);
    return *this;
}

void OtherProcess::kill() {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        ::waitpid(std::exchange(process_, -1), nullptr, 0);
    }
}

int OtherProcess::stop() {
    if (process_ <= 0) {  // to kill(2) that would be every process there is
        return -1;
    }
    ::kill(process_, SIGTERM);
    int status = 0;
    ::waitpid(std::exchange(process_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

NatsServer::NatsServer(Keeps keeps) : keeps_{keeps}, port_{free_port()} { start(); }

void NatsServer::start() {
    std::vector<std::string> words{nats_program(), "-a", "127.0.0.1", "-p", std::to_string(port_)};
    if (keeps_ == Keeps::streams) {
        words.insert(words.end(), {"-js", "-sd", (folder_ / "jetstream").string()});
    }
    process_ = OtherProcess{words, false};
}

NatsCluster::NatsCluster() {
    for (int& port : ports_) {
        port = free_port();
    }
    for (int& port : routes_) {
        port = free_port();
    }
    for (std::size_t i = 0; i < kServers; ++i) {
        start(i);
    }
}

void NatsCluster::start(std::size_t server) {
    const auto route = [this](std::size_t to) {
        return "nats://127.0.0.1:" + std::to_string(routes_.at(to));
    };
    const std::string name = "n" + std::to_string(server);
    processes_.at(server) = OtherProcess{
        {nats_program(), "-a", "127.0.0.1", "-p", std::to_string(ports_.at(server)), "-n", name,
         "--cluster_name", "dais", "--cluster", route(server), "--routes",
         route(0) + "," + route(1) + "," + route(2), "-js", "-sd", (folder_ / name).string()},
        false};
}

std::string NatsCluster::url() const {
    std::string all;
    for (const int port : ports_) {
        all += (all.empty() ? "" : ",") + std::string{"nats://127.0.0.1:"} + std::to_string(port);
    }
    return all;
}

std::string NatsServer::url() const { return "nats://127.0.0.1:" + std::to_string(port_); }

Relaying::Relaying(const NatsServer& nats, const std::vector<std::string>& more) {
    std::vector<std::string> words{DAIS_PROGRAM, "relay", "--nats", nats.url(),
                                   "--port",     "0",     "--json"};
    words.insert(words.end(), more.begin(), more.end());
    process_ = OtherProcess{words, true};
    if (process_.first_line().empty()) {
        ADD_FAILURE() << "dais relay did not start";
        return;
    }
    ws_ = net::Json::parse(process_.first_line()).at("ws");
}

int Relaying::port() const { return net::read_link(ws_).port; }

}  // namespace dais::test
