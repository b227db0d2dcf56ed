// Many screens in one thread: each says hello, keeps what it is sent, asks for the time now and
// then, and when its server is gone tries those that the hello named, as the pages do.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace dais::test {

class Crowd {
  public:
    /// So many screens at "ws://127.0.0.1:PORT/ws".
    Crowd(const std::string& ws, int screens);
    ~Crowd();
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;
    Crowd(Crowd&&) = delete;
    Crowd& operator=(Crowd&&) = delete;

    /// How things stand.
    struct State {
        int up = 0;                         ///< screens that were greeted and are connected
        std::map<int, int> by_port;         ///< of those
        std::map<std::string, int> floors;  ///< how many hold which "floor" message of "main"
        std::int64_t slices = 0;            ///< slices that came, of all screens together
        std::int64_t bytes = 0;             ///< payload that came
        int elsewhere = 0;                  ///< screens that know of another relay
    };
    [[nodiscard]] State state() const;
    /// By this machine's counter.
    [[nodiscard]] static std::chrono::milliseconds now();
    /// Waits until the condition holds, for so long at most.
    [[nodiscard]] bool wait(std::chrono::milliseconds longest,
                            const std::function<bool(const State&)>& condition) const;

  private:
    struct Screen {
        int number = 0;
        int socket = -1;
        int port = 0;
        bool upgraded = false;
        bool greeted = false;
        std::string input;
        std::vector<std::string> elsewhere;
        const std::string* floor = nullptr;  ///< the message, shared by all that hold it
        std::map<std::string, std::int64_t> have;
        std::int64_t epoch = 0;
        std::chrono::milliseconds due{0};  ///< when to connect, or to ask for the time
    };
    void run();
    void connect(Screen& screen);
    void drop(Screen& screen);
    void read(Screen& screen);
    void take(Screen& screen);
    void message(Screen& screen, const std::string& text);
    void send(const Screen& screen, std::string_view text) const;
    void say_hello(Screen& screen) const;
    void tell();

    const int port_;
    std::vector<Screen> screens_;
    std::set<std::string> texts_;
    std::minstd_rand random_{7};
    int poll_ = -1;
    State draft_;
    mutable std::mutex mutex_;  // guards these
    mutable std::condition_variable changed_;
    State state_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace dais::test
