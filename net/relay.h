// A relay: hears the public slices over NATS and is the hub of a server that shows them to screens
// (PROTOCOL.md, "Relays"). It follows the desk's clock by round trips. It carries nothing from
// screens to the desk.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "net/hub.h"
#include "timing/time_source.h"

namespace dais::net {

class Relay final : public Hub {
  public:
    /// Told when a newer `relayed` is there, on the relay's thread.
    using Changed = std::function<void()>;
    /// Told one sentence when NATS is away or cannot do what is needed; any thread.
    using Trouble = std::function<void(const std::string&)>;

    /// Begins to listen. Throws NatsError. `time` outlives it.
    Relay(const std::string& url, const timing::TimeSource& time, Changed changed, Trouble trouble);
    ~Relay() override;
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;
    Relay(Relay&&) = delete;
    Relay& operator=(Relay&&) = delete;

    /// From now on the other relays are told that this one serves at `address` (ws://host:port/ws).
    void serve_at(const std::string& address);

    /// Null until the desk and all its public slices were heard; a server needs them to start.
    [[nodiscard]] std::shared_ptr<const Relayed> relayed() const override;
    /// Only once there is `relayed`.
    [[nodiscard]] std::shared_ptr<const meeting::views::Board> board() const override;
    /// Takes nothing.
    bool submit(Request request) override;
    void screens_changed(std::shared_ptr<const meeting::views::ScreensView> screens) override;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace dais::net
