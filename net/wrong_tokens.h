// Who sends wrong tokens: each address may send a few, then one now and then. Bounded, and
// forgetting with time.
#pragma once

#include <cstddef>
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
    /// It was wrong.
    void note(const std::string& address, timing::BootInstant now);

    /// Addresses that are remembered.
    [[nodiscard]] std::size_t size() const { return paid_.size(); }

  private:
    void make_room(timing::BootInstant now);

    const Limits& limits_;
    /// A leaky bucket each: the moment at which all that was wrong so far is forgotten.
    std::map<std::string, timing::BootInstant> paid_;
};

/// By what a peer is counted: its IPv4 address, or the /64 of its IPv6 address, within which one
/// machine may take any address it likes. What is no address stays as it is.
[[nodiscard]] std::string network_of(const std::string& address);

}  // namespace dais::net
