#include "net/wrong_tokens.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace dais::net {

timing::Duration WrongTokens::wait(const std::string& address, timing::BootInstant now) const {
    const auto found = paid_.find(network_of(address));
    if (found == paid_.end()) {
        return timing::Duration::zero();
    }
    const timing::Duration lock = limits_.wrong_token_lock;
    const timing::Duration wait = found->second - now + lock - lock * limits_.wrong_tokens_free;
    return std::max(wait, timing::Duration::zero());
}

void WrongTokens::note(const std::string& address, timing::BootInstant now) {
    const std::string network = network_of(address);
    if (paid_.count(network) == 0) {
        make_room(now);
    }
    timing::BootInstant& paid = paid_[network];
    paid = std::max(paid, now) + timing::Duration{limits_.wrong_token_lock};
}

// Whoever has waited long enough is forgotten; of those who have not, who was wrong least.
void WrongTokens::make_room(timing::BootInstant now) {
    if (paid_.size() < limits_.wrong_token_addresses) {
        return;
    }
    for (auto each = paid_.begin(); each != paid_.end();) {
        each = each->second <= now ? paid_.erase(each) : std::next(each);
    }
    if (!paid_.empty() && paid_.size() >= limits_.wrong_token_addresses) {
        paid_.erase(std::min_element(paid_.begin(), paid_.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
        }));
    }
}

std::string network_of(const std::string& address) {
    in6_addr whole{};
    const std::string without_scope = address.substr(0, address.find('%'));
    if (inet_pton(AF_INET6, without_scope.c_str(), &whole) != 1) {
        return address;
    }
    constexpr std::size_t kNetworkBytes = 8;
    std::fill(std::begin(whole.s6_addr) + kNetworkBytes, std::end(whole.s6_addr), std::uint8_t{0});
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(AF_INET6, &whole, text.data(), text.size());
    return std::string{text.data()} + "/64";
}

}  // namespace dais::net
