// A bench's other processes. Servers and the crowd of clients each have one of their own, so that
// each has its own descriptors and its processor time and memory can be told apart. They are forked
// before any thread is started, and talk to the bench in JSON over a socket.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include <nlohmann/json.hpp>

namespace dais::console {

/// One end of the line between two processes.
class Line {
  public:
    explicit Line(int descriptor) : descriptor_{descriptor} {}
    ~Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    Line(Line&&) = delete;
    Line& operator=(Line&&) = delete;

    void say(const nlohmann::json& what) const;
    /// Waits for the other end without limit. Throws std::runtime_error where it has gone.
    [[nodiscard]] nlohmann::json hear() const;
    /// The same for a minute at most.
    [[nodiscard]] nlohmann::json hear_soon() const;
    [[nodiscard]] int descriptor() const { return descriptor_; }

  private:
    int descriptor_;
};

class Worker {
  public:
    /// Forks; the child does `work` and ends. What it throws is thrown here by the next hear().
    explicit Worker(const std::function<void(const Line&)>& work) : Worker{work, new_ends()} {}
    /// Ends the child.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    Worker(Worker&&) = delete;
    Worker& operator=(Worker&&) = delete;

    void tell(const nlohmann::json& what) const { line_.say(what); }
    /// Throws std::runtime_error with the child's sentence where it failed.
    [[nodiscard]] nlohmann::json hear() const;
    [[nodiscard]] nlohmann::json ask(const nlohmann::json& what) const {
        tell(what);
        return hear();
    }

  private:
    struct Ends {
        int ours;
        int theirs;
    };
    [[nodiscard]] static Ends new_ends();
    Worker(const std::function<void(const Line&)>& work, Ends ends);
    Line line_;
    int process_ = -1;
};

/// From now on this process, with the threads that it starts, keeps to one core: servers to the
/// first, displays to the last. Displays are other machines: a server must not wait for a core
/// that displays keep busy here. Where there is only one core nothing is changed.
enum class Core { server, displays };
void keep_to(Core core);

/// What this process used so far: {"cpu_ns", "memory"}, memory in bytes of what is resident.
[[nodiscard]] nlohmann::json own_cost();

}  // namespace dais::console
