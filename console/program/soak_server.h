// The real program for the soak: `dais serve` as a process of its own, that can be killed, started
// again on the same port, watched from outside, and given a disk that is full.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <sys/types.h>

namespace dais::console {

class SoakServer {
  public:
    /// Starts it and waits until it serves. Throws std::runtime_error where it does not.
    explicit SoakServer(std::filesystem::path file);
    /// SIGKILL, if it still runs.
    ~SoakServer();
    SoakServer(const SoakServer&) = delete;
    SoakServer& operator=(const SoakServer&) = delete;
    SoakServer(SoakServer&&) = delete;
    SoakServer& operator=(SoakServer&&) = delete;

    /// SIGKILL, and started again on the same port.
    void kill_and_start();
    void kill();

    /// No file of the server may grow any more, as on a full disk; or as much as it likes.
    void fill_disk() const;
    void empty_disk() const;

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] const std::string& ws() const { return ws_; }
    /// Of the first start: it is valid for good.
    [[nodiscard]] const std::string& token() const { return token_; }
    [[nodiscard]] std::int64_t memory() const;  ///< bytes that are resident
    [[nodiscard]] int descriptors() const;

  private:
    void start();

    const std::filesystem::path file_;
    pid_t process_ = -1;
    int port_ = 0;
    std::string ws_;
    std::string token_;
};

}  // namespace dais::console
