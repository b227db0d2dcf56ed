// The screens' server: display pages over HTTP and `dais.v1` over WebSocket (PROTOCOL.md), on a
// thread of its own. Bounded everywhere (limits.h).
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "meeting/codec/strings.h"
#include "net/hub.h"
#include "net/limits.h"
#include "net/order.h"
#include "timing/time_source.h"

namespace dais::net {

/// Files in PEM; they may be one and the same.
struct TlsFiles {
    std::string certificate;  ///< with its chain
    std::string key;          ///< without a passphrase
};

struct ServerOptions {
    std::string bind = "127.0.0.1";    ///< address to listen on
    int port = 0;                      ///< 0: any free one
    std::string web_root;              ///< the folder assets/web
    std::string strings_root;          ///< the folder assets/strings
    meeting::codec::Strings words;     ///< of what is made here for people: the calendar
    std::vector<std::string> origins;  ///< of pages elsewhere that may connect: "https://a.example"
    std::optional<TlsFiles> tls;       ///< without: plain HTTP
    std::string pin;                   ///< for the public view, digits; empty: it is open
    Limits limits = {};
};

/// Starting failed; what() is one sentence that says what to do ("Port 8026 is in use ...").
class ServerError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Server {
  public:
    /// Listens and starts the thread. Throws ServerError. `hub` and `time` outlive the server.
    Server(ServerOptions options, Hub& hub, const timing::TimeSource& time);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    Server(Server&&) = delete;
    Server& operator=(Server&&) = delete;

    /// The port listened on.
    [[nodiscard]] int port() const;

    /// A newer board is there (Hub::board). Any thread; coalesces; never blocks.
    void board_changed();

    /// The answer to an accepted Request. Any thread; there is always a place for it, because the
    /// wire reserves one before it submits.
    void deliver(Reply reply);

    /// Sends a text to one connection, where it is still there. Whoever says it bounds how much
    /// waits: it counts against no limit. Any thread; never blocks.
    void say(std::int64_t connection, std::string text);

    /// Tells displays what to do. Any thread; never blocks.
    void order(OrderAsked asked);

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace dais::net
