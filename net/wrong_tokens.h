// Who sends wrong tokens: each address may send a few, then one now and then. Bounded, and
// forgetting with time.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string>

#include "net/limits.h"
#include "timing/instant.h"

namespace dais::net {

class WrongTokens {
  public:
    /// `limits` outlives it.
    explicit WrongTokens(const Limits& limits) : limits_{limits} {}

    /// How long an address has to wait before it may be wrong again; zero: it need not wait.
    [[nodiscard]] timing::Duration wait(const std::string& address, timing::BootInstant now) const;
    /// It was wrong. `secret`: what it said, where saying it again is no new guess.
    void note(const std::string& address, timing::BootInstant now, const std::string& secret = {});
    /// Whether this is one of the last wrong ones that the address said: a screen that was left on
    /// since yesterday says yesterday's again and again, and that must not lock its neighbours out.
    [[nodiscard]] bool said_before(const std::string& address, const std::string& secret) const;

    /// Addresses that are remembered.
    [[nodiscard]] std::size_t size() const { return known_.size(); }

  private:
    void make_room(timing::BootInstant now);

    struct Known {
        /// A leaky bucket: the moment at which all that was wrong so far is forgotten.
        timing::BootInstant paid;
        std::deque<std::string> said;  ///< the last wrong ones, at most kRemembered
    };
    static constexpr std::size_t kRemembered = 4;

    const Limits& limits_;
    std::map<std::string, Known> known_;
};

/// By what a peer is counted: its IPv4 address, or the /56 of its IPv6 address, within which one
/// site may take any address it likes (RFC 6177). What is no address stays as it is.
[[nodiscard]] std::string network_of(const std::string& address);

}  // namespace dais::net
