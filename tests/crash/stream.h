// An officer who works without waiting: the newest answers and the floor are all that they know,
// and it may be old.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "net/client.h"
#include "tests/crash/record_check.h"

namespace dais::test {

/// Meeting time less this machine's counter, in microseconds: it lies between the two.
struct Offset {
    std::int64_t least = 0;
    std::int64_t most = 0;
    [[nodiscard]] std::int64_t middle() const { return least + (most - least) / 2; }
};

/// A connection that may end at any moment.
class StreamLine {
  public:
    /// `wants`: the slices it is told.
    StreamLine(const std::string& ws, const std::string& token,
               std::vector<std::string> wants = {"floor"});
    ~StreamLine();
    StreamLine(const StreamLine&) = delete;
    StreamLine& operator=(const StreamLine&) = delete;
    StreamLine(StreamLine&&) = delete;
    StreamLine& operator=(StreamLine&&) = delete;

    /// Waits for the server's hello; false where the connection ended before.
    bool greeted();
    /// By the best of some round trips; nothing where the connection ended.
    std::optional<Offset> offset();
    void send(const Said& said);
    /// Waits until there is one of a slice or the connection has ended.
    std::optional<Json> slice(const std::string& name);

    struct News {
        std::vector<Json> answers;
        std::optional<Json> floor;  ///< the newest, if there is a new one
        bool ended = false;
    };
    /// Waits for an answer, or for the end; `at_once`: does not wait.
    News news(bool at_once);

  private:
    struct Inbox {
        std::mutex mutex;
        std::condition_variable changed;
        bool greeted = false;
        bool ended = false;
        std::vector<Json> answers;
        std::map<std::string, Json> slices;
        std::optional<Json> floor;
        std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> times;  // now, received
    };
    template <class Condition>
    bool wait(std::unique_lock<std::mutex>& lock, Condition condition);
    std::shared_ptr<Inbox> inbox_;
    std::unique_ptr<net::Client> client_;
    std::int64_t questions_ = 0;
};

/// What to do next at the podium of one meeting.
class Podium {
  public:
    /// As the record has it.
    Podium(const meeting::State& state, std::mt19937& random);
    [[nodiscard]] meeting::Command next();
    void learn(const Said& said);
    void see(const Json& floor);

  private:
    std::size_t any(std::size_t count) { return random_() % count; }
    meeting::Command inscribe();
    meeting::Command turn_the_clock();

    std::mt19937& random_;
    std::vector<meeting::DelegationKey> delegations_;
    std::vector<meeting::InscriptionId> waiting_;
    std::optional<meeting::StatementId> held_;
    std::string clock_;
    std::vector<meeting::ActionId> done_;
    std::vector<meeting::ActionId> undone_;
};

}  // namespace dais::test
