#include "net/relay_neighbours.h"

#include <utility>

#include "net/messages.h"
#include "net/relayed.h"

namespace dais::net {

std::string presence_message(const std::string& address, bool leaving) {
    return text_of(Json{{"address", address}, {"leaving", leaving}});
}

bool RelayNeighbours::heard(std::string_view message, timing::BootInstant now) {
    const Json json = Json::parse(message, nullptr, false);
    if (!json.is_object() || !json.contains("address") || !json["address"].is_string() ||
        !json.contains("leaving") || !json["leaving"].is_boolean()) {
        return false;
    }
    const auto address = json["address"].get<std::string>();
    if (address == own_ || !is_relay_address(address) || !has_place_for(address)) {
        return false;
    }
    const bool lives = !json["leaving"].get<bool>();
    Neighbour& neighbour = all_[address];
    neighbour.heard = now;
    return std::exchange(neighbour.lives, lives) != lives;
}

// Of those that are gone the one heard longest ago is forgotten for a new one.
bool RelayNeighbours::has_place_for(const std::string& address) {
    if (all_.size() < kMostRelays || all_.count(address) > 0) {
        return true;
    }
    auto oldest = all_.end();
    for (auto each = all_.begin(); each != all_.end(); ++each) {
        if (!each->second.lives &&
            (oldest == all_.end() || each->second.heard < oldest->second.heard)) {
            oldest = each;
        }
    }
    if (oldest == all_.end()) {
        return false;
    }
    all_.erase(oldest);
    return true;
}

bool RelayNeighbours::expire(timing::BootInstant now) {
    bool changed = false;
    for (auto& [address, neighbour] : all_) {
        if (neighbour.lives && now - neighbour.heard > kPresenceExpires) {
            neighbour.lives = false;
            changed = true;
        }
    }
    return changed;
}

std::vector<std::string> RelayNeighbours::living() const {
    std::vector<std::string> addresses;
    const auto take = [&](auto from, auto to) {
        for (; from != to && addresses.size() < kRelaysNamed; ++from) {
            if (from->second.lives) {
                addresses.push_back(from->first);
            }
        }
    };
    const auto own = all_.upper_bound(own_);
    take(own, all_.end());
    take(all_.begin(), own);
    return addresses;
}

std::vector<std::string> RelayNeighbours::known() const {
    std::vector<std::string> addresses;
    for (const auto& [address, neighbour] : all_) {
        addresses.push_back(address);
    }
    return addresses;
}

}  // namespace dais::net
