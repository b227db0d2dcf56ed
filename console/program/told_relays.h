// Relays for those who tell them of newer boards from threads of their own: nobody may have asked
// for relays, and a machine that does not lead any more tells them nothing.
#pragma once

#include <iostream>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "meeting/codec/strings.h"
#include "net/hub.h"
#include "net/nats_publisher.h"
#include "timing/time_source.h"

namespace dais::console {

class ToldRelays {
  public:
    /// From now on, through NATS at `url`; empty: nobody. What is in the way goes to whoever reads
    /// the program's log: a meeting goes on without relays. Throws net::NatsError. `hub` and `time`
    /// stay until stop().
    void start(const std::string& url, const net::Hub& hub, const timing::TimeSource& time,
               const meeting::codec::Strings& strings) {
        if (url.empty()) {
            return;
        }
        auto publisher = std::make_unique<net::NatsPublisher>(
            net::NatsPublisherOptions{
                .url = url,
                .words = strings,
                .trouble = [](const std::string& why) { std::cerr << why + "\n"
                                                                  << std::flush; }},
            hub, time);
        const std::lock_guard lock{mutex_};
        if (!stopped_) {
            publisher_ = std::move(publisher);
            publisher_->board_changed();
        }
    }

    /// For good. Any thread.
    void stop() {
        std::unique_ptr<net::NatsPublisher> publisher;
        {
            const std::lock_guard lock{mutex_};
            stopped_ = true;
            publisher = std::move(publisher_);
        }
    }

    /// Any thread; never waits for NATS.
    void board_changed() {
        const std::lock_guard lock{mutex_};
        if (publisher_) {
            publisher_->board_changed();
        }
    }

  private:
    std::mutex mutex_;
    std::unique_ptr<net::NatsPublisher> publisher_;
    bool stopped_ = false;
};

}  // namespace dais::console
