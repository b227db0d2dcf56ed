#include "net/relayed.h"

#include <algorithm>

namespace dais::net {

namespace {

constexpr std::string_view kPath = "/ws";
constexpr std::size_t kLongestAddress = 300;

bool may_stand_in_address(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':' || c == '[' || c == ']';
}

}  // namespace

bool is_relay_address(std::string_view address) {
    if (address.size() > kLongestAddress) {
        return false;
    }
    for (const std::string_view scheme : {"ws://", "wss://"}) {
        if (address.size() > scheme.size() + kPath.size() && address.starts_with(scheme) &&
            address.ends_with(kPath)) {
            address.remove_prefix(scheme.size());
            address.remove_suffix(kPath.size());
            return std::all_of(address.begin(), address.end(), may_stand_in_address);
        }
    }
    return false;
}

std::string websocket_of(std::string http) {
    while (http.ends_with('/')) {
        http.pop_back();
    }
    return http.starts_with("http") ? "ws" + http.substr(4) + std::string{kPath} : http;
}

std::string connect_sources(const std::vector<std::string>& known) {
    std::string sources;
    for (const std::string& address : known) {
        sources += " " + address;
    }
    return sources;
}

std::vector<std::string> allowed_origins(const std::vector<std::string>& known) {
    std::vector<std::string> origins;
    for (const std::string& address : known) {
        // "ws" becomes "http", "wss" becomes "https"; the path is no part of an origin.
        origins.push_back("http" + address.substr(2, address.size() - 2 - kPath.size()));
    }
    return origins;
}

}  // namespace dais::net
