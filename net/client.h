// A small client of `dais.v1` (PROTOCOL.md): connects, hands on what comes, comes back by itself if
// asked to. Used by `dais tell`, the remote door and tests. It blocks nobody: it has a thread of
// its own, and everything it tells is told on that thread.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "net/link.h"
#include "net/messages.h"

namespace dais::net {

/// Why a connection ended, or did not come about.
struct Parting {
    enum class Why {
        unreachable,  ///< nobody answered there
        refused,      ///< the server did not let it in; status says how
        closed,       ///< it was open and is no longer
    };
    Why why = Why::unreachable;
    int status = 0;        ///< refused: the HTTP status; closed: the close code, or 0
    std::string sentence;  ///< for people
};

/// What a client tells. Any may be left out. None may destroy the client.
struct ClientEvents {
    std::function<void()> opened;  ///< say hello now
    std::function<void(const Json& message)> received;
    std::function<void()> settled;  ///< all that had arrived was handed on
    std::function<void()> ticked;   ///< every kClientTick
    std::function<void(const Parting&)> parted;
};

inline constexpr std::chrono::milliseconds kClientTick{250};

struct ClientOptions {
    bool reconnect = true;
    std::chrono::milliseconds first_delay{250};  ///< then twice as long each time, with chance
    std::chrono::milliseconds longest_delay{8'000};
    std::chrono::seconds connect_time{5};
    /// Longest message of the server, in bytes.
    std::size_t message_bytes = 16 * 1024 * 1024;
    /// What may wait to be sent, in bytes.
    std::size_t queued_bytes = 1024 * 1024;
};

class Client {
  public:
    /// Throws std::runtime_error where the system has no resources for it.
    Client(Link link, ClientOptions options, ClientEvents events);
    /// Closes; tells nothing more.
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    Client(Client&&) = delete;
    Client& operator=(Client&&) = delete;

    /// Begins to connect, once whoever is told things is ready to be told.
    void start();
    /// Queues one message. False where it is not connected or too much waits. Any thread.
    bool send(std::string text);
    /// Drops the connection, which seems dead, and begins anew. Any thread.
    void restart();

    [[nodiscard]] const Link& link() const;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace dais::net
