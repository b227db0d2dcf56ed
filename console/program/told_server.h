// The screens' server for those who tell it things from threads of their own: it may not be there
// yet, and it does not go while somebody tells it something.
#pragma once

#include <mutex>

#include "net/server.h"

namespace dais::console {

class ToldServer {
  public:
    /// Who is told from now on; null: nobody. Nobody is telling the one before when this returns.
    void become(net::Server* server) {
        const std::lock_guard lock{mutex_};
        server_ = server;
    }

    /// `what` takes the server and does not wait; left out where there is none. Any thread.
    template <class What>
    void tell(const What& what) {
        const std::lock_guard lock{mutex_};
        if (server_ != nullptr) {
            what(*server_);
        }
    }

    void board_changed() {
        tell([](net::Server& server) { server.board_changed(); });
    }

  private:
    std::mutex mutex_;
    net::Server* server_ = nullptr;
};

}  // namespace dais::console
