// A NATS server and relays as processes of their own.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/folder.h"

namespace dais::test {

/// Another program, ended with the test.
class OtherProcess {
  public:
    OtherProcess() = default;
    /// `words`: the program and its arguments. With `first_line` waits for its first line of
    /// output.
    OtherProcess(const std::vector<std::string>& words, bool first_line);
    ~OtherProcess();
    OtherProcess(const OtherProcess&) = delete;
    OtherProcess& operator=(const OtherProcess&) = delete;
    OtherProcess(OtherProcess&& other) noexcept;
    OtherProcess& operator=(OtherProcess&& other) noexcept;

    /// SIGKILL, and wait until it is gone.
    void kill();
    /// SIGTERM, and its exit code.
    int stop();
    [[nodiscard]] const std::string& first_line() const { return first_line_; }

  private:
    int process_ = -1;
    std::string first_line_;
};

/// How nats-server is started here.
[[nodiscard]] std::string nats_program();

/// nats-server at one port as long as it lives; JetStream keeps its streams in a folder of its own.
class NatsServer {
  public:
    enum class Keeps { streams, nothing };
    explicit NatsServer(Keeps keeps = Keeps::streams);
    void kill() { process_.kill(); }
    /// Starts it again, with what it kept.
    void start();
    [[nodiscard]] std::string url() const;

  private:
    const Folder folder_;
    const Keeps keeps_;
    int port_ = 0;
    OtherProcess process_;
};

/// Three servers that vote, on this machine.
class NatsCluster {
  public:
    static constexpr std::size_t kServers = 3;
    NatsCluster();
    void kill(std::size_t server) { processes_.at(server).kill(); }
    /// Starts it again, with what it kept.
    void start(std::size_t server);
    [[nodiscard]] std::string url() const;

  private:
    const Folder folder_;
    std::array<int, kServers> ports_{};
    std::array<int, kServers> routes_{};
    std::array<OtherProcess, kServers> processes_;
};

/// `dais relay --nats URL --port 0 --json` until stopped.
class Relaying {
  public:
    explicit Relaying(const NatsServer& nats, const std::vector<std::string>& more = {});
    void kill() { process_.kill(); }
    int stop() { return process_.stop(); }
    [[nodiscard]] const std::string& ws() const { return ws_; }
    [[nodiscard]] int port() const;

  private:
    OtherProcess process_;
    std::string ws_;
};

}  // namespace dais::test
