// Which relays there are: each says so every second, and one that is not heard is gone.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "timing/instant.h"

namespace dais::net {

/// How often a relay says that it lives.
inline constexpr timing::Duration kPresenceEvery = std::chrono::seconds{1};
/// A relay that was not heard for so long is taken for dead.
inline constexpr timing::Duration kPresenceExpires = std::chrono::seconds{4};
/// Relays whose addresses are kept; of more only those that live.
inline constexpr std::size_t kMostRelays = 256;
/// So many of them are named to a screen: enough for it to find one, few enough for each hello.
inline constexpr std::size_t kRelaysNamed = 16;

[[nodiscard]] std::string presence_message(const std::string& address, bool leaving);

class RelayNeighbours {
  public:
    /// `own`: the address of this relay, which is no neighbour of itself.
    explicit RelayNeighbours(std::string own = {}) : own_{std::move(own)} {}

    /// A message of a relay. True: the list of the living changed.
    bool heard(std::string_view message, timing::BootInstant now);
    /// Forgets those that are silent. True: the list of the living changed.
    bool expire(timing::BootInstant now);

    /// Of the living those that follow this relay in the alphabet, round to the beginning: so the
    /// screens of each go elsewhere.
    [[nodiscard]] std::vector<std::string> living() const;
    /// Also those that are gone: pages that came from there may still be open.
    [[nodiscard]] std::vector<std::string> known() const;

  private:
    struct Neighbour {
        timing::BootInstant heard;
        bool lives = false;
    };
    [[nodiscard]] bool has_place_for(const std::string& address);

    std::string own_;
    std::map<std::string, Neighbour> all_;
};

}  // namespace dais::net
