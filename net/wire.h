// The server behind server.h, with its limits to be chosen: the thread, its event loop, and what
// other threads leave for it.
#pragma once

#include <memory>

#include "net/hub.h"
#include "net/limits.h"
#include "net/order.h"
#include "net/server.h"
#include "timing/time_source.h"

namespace dais::net {

class Wire {
  public:
    /// Listens and starts the thread. Throws ServerError. `hub` and `time` outlive it.
    Wire(const ServerOptions& options, const Limits& limits, Hub& hub,
         const timing::TimeSource& time);
    /// No other call may be under way.
    ~Wire();
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;
    Wire(Wire&&) = delete;
    Wire& operator=(Wire&&) = delete;

    [[nodiscard]] int port() const;
    void board_changed();
    void deliver(Reply reply);
    void say(std::int64_t connection, std::string text);
    void order(OrderAsked asked);
    /// How often a limit was met. Any thread.
    [[nodiscard]] std::int64_t counted(Ending ending) const;

  private:
    class Loop;
    std::unique_ptr<Loop> loop_;
};

}  // namespace dais::net
