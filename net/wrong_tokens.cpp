#include "net/wrong_tokens.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace dais::net {

timing::Duration WrongTokens::wait(const std::string& address, timing::BootInstant now) const {
    const auto found = known_.find(network_of(address));
    if (found == known_.end()) {
        return timing::Duration::zero();
    }
    const timing::Duration lock = limits_.wrong_token_lock;
    const timing::Duration wait =
        found->second.paid - now + lock - lock * limits_.wrong_tokens_free;
    return std::max(wait, timing::Duration::zero());
}

void WrongTokens::note(const std::string& address, timing::BootInstant now,
                       const std::string& secret) {
    const std::string network = network_of(address);
    if (known_.count(network) == 0) {
        make_room(now);
    }
    Known& known = known_[network];
    known.paid = std::max(known.paid, now) + timing::Duration{limits_.wrong_token_lock};
    if (!secret.empty()) {
        known.said.push_back(secret);
        if (known.said.size() > kRemembered) {
            known.said.pop_front();
        }
    }
}

bool WrongTokens::said_before(const std::string& address, const std::string& secret) const {
    const auto found = known_.find(network_of(address));
    return found != known_.end() && std::find(found->second.said.begin(), found->second.said.end(),
                                              secret) != found->second.said.end();
}

// Whoever has waited long enough is forgotten; of those who have not, who was wrong least.
void WrongTokens::make_room(timing::BootInstant now) {
    if (known_.size() < limits_.wrong_token_addresses) {
        return;
    }
    for (auto each = known_.begin(); each != known_.end();) {
        each = each->second.paid <= now ? known_.erase(each) : std::next(each);
    }
    if (!known_.empty() && known_.size() >= limits_.wrong_token_addresses) {
        known_.erase(std::min_element(
            known_.begin(), known_.end(),
            [](const auto& a, const auto& b) { return a.second.paid < b.second.paid; }));
    }
}

std::string network_of(const std::string& address) {
    in6_addr whole{};
    const std::string without_scope = address.substr(0, address.find('%'));
    if (inet_pton(AF_INET6, without_scope.c_str(), &whole) != 1) {
        return address;
    }
    constexpr std::size_t kNetworkBytes = 7;
    std::fill(std::begin(whole.s6_addr) + kNetworkBytes, std::end(whole.s6_addr), std::uint8_t{0});
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(AF_INET6, &whole, text.data(), text.size());
    return std::string{text.data()} + "/56";
}

}  // namespace dais::net
