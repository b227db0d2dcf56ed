// The real program as a process of its own, and officers that drive it over the protocol.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "meeting/command.h"
#include "net/client.h"
#include "tests/support/folder.h"

namespace dais::test {

namespace fs = std::filesystem;
using net::Json;

/// No wait of these tests may last longer; a machine that also compiles is slow.
inline constexpr std::chrono::seconds kDeadline{90};

/// Compiled with a sanitizer, which makes everything several times as slow: no figure is held then.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

/// What a run of the program left behind.
struct Finished {
    int exit_code = 0;
    std::string out;
    std::string err;
};

/// A running program with its output in pipes; whoever starts it waits for it and closes them.
struct Process {
    int id = -1;
    int out = -1;
    int err = -1;
};

/// Starts `dais ARGUMENTS…`; `before` is what starts it (`ip netns exec …`), or empty.
[[nodiscard]] Process spawn(const std::vector<std::string>& arguments,
                            const std::map<std::string, std::string>& environment = {},
                            const std::vector<std::string>& before = {});

/// A port that nobody listens on now.
[[nodiscard]] int free_port();

/// Up to the next end of line, or to the end of what is written there.
[[nodiscard]] std::string read_line(int descriptor);

/// This machine's counter, in microseconds.
[[nodiscard]] std::int64_t counter_us();

/// Runs `dais ARGUMENTS…` to its end.
[[nodiscard]] Finished dais(const std::vector<std::string>& arguments,
                            const std::map<std::string, std::string>& environment = {});

/// A conference file made from the sample.
void make_bms7(const fs::path& file);

/// `dais serve FILE --port 0 --json OPTIONS…` until stopped.
class Serving {
  public:
    explicit Serving(const fs::path& file,
                     const std::map<std::string, std::string>& environment = {},
                     const std::vector<std::string>& options = {});
    /// Any `dais ARGUMENTS…` whose first line says that it is ready; `before` stands before the
    /// program's name, to run it elsewhere. With `may_fail` it may end without that line.
    struct Run {
        std::vector<std::string> arguments;
        std::vector<std::string> before = {};
        bool may_fail = false;
    };
    explicit Serving(const Run& run);
    /// Ends it as an operator would, if it still runs.
    ~Serving();
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;
    Serving(Serving&&) = delete;
    Serving& operator=(Serving&&) = delete;

    /// SIGKILL, and wait until it is gone.
    void kill();
    /// SIGTERM, and its exit code.
    int stop();
    /// SIGSTOP or SIGCONT.
    void pause(bool paused) const;
    /// It ended by itself before it was ready.
    [[nodiscard]] bool failed() const { return ready_.is_null(); }
    /// Of that end.
    [[nodiscard]] int exit_code() const { return exit_code_; }

    [[nodiscard]] const std::string& ws() const { return ws_; }
    [[nodiscard]] const std::string& token() const { return token_; }
    /// Its first line.
    [[nodiscard]] const Json& ready() const { return ready_; }
    /// What it wrote after that line, to standard output and to standard error; once it was
    /// stopped.
    [[nodiscard]] const std::pair<std::string, std::string>& written() const { return written_; }

  private:
    int process_ = -1;
    int out_ = -1;
    int err_ = -1;
    int exit_code_ = 0;
    Json ready_;
    std::string ws_;
    std::string token_;
    std::pair<std::string, std::string> written_;
};

/// An officer's connection. Every wait has a deadline and fails the test when it passes.
class Officer {
  public:
    Officer(const Serving& serving, const std::string& name);
    /// By a link that was granted elsewhere.
    Officer(const std::string& ws, const std::string& token, const std::string& name);
    ~Officer();
    Officer(const Officer&) = delete;
    Officer& operator=(const Officer&) = delete;
    Officer(Officer&&) = delete;
    Officer& operator=(Officer&&) = delete;

    /// Sends a command without waiting; its id.
    std::string send(const meeting::Command& command);
    /// Says a command once more by the same id, and waits for the new answer.
    Json say_again(const std::string& id, const meeting::Command& command);
    /// What became of it.
    [[nodiscard]] Json answer(const std::string& id);
    /// Both.
    Json say(const meeting::Command& command) { return answer(send(command)); }

    /// The newest value of a slice ("floor/main"), once `condition` holds for it.
    template <class Condition>
    [[nodiscard]] Json slice(const std::string& name, Condition condition) {
        Json found;
        wait([&] {
            const auto slice = inbox_->slices.find(name);
            if (slice == inbox_->slices.end() || !condition(slice->second)) {
                return false;
            }
            found = slice->second;
            return true;
        });
        return found;
    }
    /// The instant of the hello, and the reading of this machine's counter when it came.
    struct Greeting {
        std::int64_t now_us = 0;
        std::int64_t counter_us = 0;
    };
    [[nodiscard]] Greeting greeting();
    /// Sends any message as it is.
    void send_raw(const Json& message);
    /// Whether a `trouble` came that holds this.
    [[nodiscard]] bool troubled(const std::string& part);

  private:
    void wait(const std::function<bool()>& condition);
    struct Inbox {
        std::mutex mutex;
        std::condition_variable changed;
        std::map<std::string, Json> slices;
        std::map<std::string, Json> answers;
        std::vector<std::string> troubles;
        std::optional<Greeting> greeting;
    };
    std::shared_ptr<Inbox> inbox_;
    std::string prefix_;
    int sent_ = 0;
    std::unique_ptr<net::Client> client_;
};

}  // namespace dais::test
