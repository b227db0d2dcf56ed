// Many displays in one process and one epoll loop: what a bench measures servers with. They connect
// from several addresses of this machine, because the server admits only so many from one and an
// address has only so many ports.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "timing/system_time_source.h"

namespace dais::console {

/// What a hall's page says first.
[[nodiscard]] std::string hall_hello();

/// Which slice a message tells of, as a whole or by a patch; empty where it tells of none.
[[nodiscard]] std::string_view slice_told(std::string_view message);

class Crowd {
  public:
    struct Message {
        std::size_t screen = 0;  ///< in the order of connecting
        std::string_view text;   ///< the payload, whole
        timing::BootInstant read;
    };
    using Heard = std::function<void(const Message&)>;

    /// `line`: a descriptor to be waited for as well.
    explicit Crowd(int line, Heard heard);
    ~Crowd();
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;
    Crowd(Crowd&&) = delete;
    Crowd& operator=(Crowd&&) = delete;

    /// Connects so many more to a server that takes bytes as they are.
    void connect_bare(int port, int count);
    /// Connects so many more displays and waits until each has all it asked for. `token`: of an
    /// officer's link, or empty.
    void connect(int port, int count, const std::string& hello, const std::string& token = {});

    /// Waits for something to read and hands it on. True: the line has something.
    bool wait(std::chrono::milliseconds most);
    void send(std::size_t screen, std::string_view text) const;
    /// Every display asks for the time, and has been answered when this returns.
    void ask_time_of_all();
    /// Displays ask for the time in turn, each every ten seconds. Call it often.
    void ask_time_in_turn();

    [[nodiscard]] std::size_t size() const { return screens_.size(); }
    [[nodiscard]] timing::BootInstant now() const { return time_.read().boot; }

  private:
    enum class State { upgrading, waiting, open };
    struct Screen {
        int descriptor = -1;
        State state = State::open;
        std::string part;  ///< of a frame that is not whole yet
    };
    [[nodiscard]] int connected(int port) const;
    void read(std::size_t screen);
    [[nodiscard]] std::size_t take(std::size_t screen, std::string_view bytes,
                                   timing::BootInstant read);
    [[nodiscard]] std::size_t take_upgrade(std::size_t screen, std::string_view bytes);
    void take_frame(std::size_t screen, int opcode, std::string_view payload,
                    timing::BootInstant read);
    void add(int descriptor, State state);

    timing::SystemTimeSource time_;
    Heard heard_;
    int poll_ = -1;
    std::string hello_;
    std::vector<Screen> screens_;
    std::vector<char> buffer_;
    std::size_t greeted_ = 0;      ///< displays that have all they asked for
    std::size_t times_told_ = 0;   ///< answers to `time`
    std::size_t next_to_ask_ = 0;  ///< the time
    timing::BootInstant asked_;
};

}  // namespace dais::console
