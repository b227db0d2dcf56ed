// The desk's side of the relays: says every change of the public slices over NATS, and tells relays
// the time. On a thread of its own, so that neither the desk nor the screens' server ever waits for
// NATS; of several changes it says the newest. Nothing but what the public may see goes out: the
// slices are those of a screen without a link, encoded by the same code.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "meeting/codec/strings.h"
#include "net/hub.h"
#include "timing/time_source.h"

namespace dais::net {

/// Questions for the time that wait for the publisher; more are dropped, and asked again.
inline constexpr std::size_t kTimeQuestions = 1'024;

struct NatsPublisherOptions {
    std::string url;                ///< "nats://host:4222"
    meeting::codec::Strings words;  ///< of the public calendar
    /// Told, on any thread, one sentence when NATS is away or cannot do what is needed.
    std::function<void(const std::string&)> trouble;
};

class NatsPublisher {
  public:
    /// Starts; whether anybody answers at the address or not. Throws NatsError where it is no
    /// address. `hub` and `time` outlive it.
    NatsPublisher(NatsPublisherOptions options, const Hub& hub, const timing::TimeSource& time);
    ~NatsPublisher();
    NatsPublisher(const NatsPublisher&) = delete;
    NatsPublisher& operator=(const NatsPublisher&) = delete;
    NatsPublisher(NatsPublisher&&) = delete;
    NatsPublisher& operator=(NatsPublisher&&) = delete;

    /// A newer board is there. Any thread; never waits.
    void board_changed();

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace dais::net
