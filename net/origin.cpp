#include "net/origin.h"

#include <algorithm>
#include <charconv>

#include "net/server.h"

namespace dais::net {

namespace {

constexpr int kPlainPort = 80;
constexpr int kSecurePort = 443;

std::string lower(std::string_view text) {
    std::string made{text};
    std::transform(made.begin(), made.end(), made.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return made;
}

bool is_host(std::string_view text) {
    constexpr std::string_view kNever = "/?#@\\ \t,";
    return !text.empty() && text.find_first_of(kNever) == std::string_view::npos;
}

// Host and port, as in a Host header; the port may be left out where it is the scheme's own.
std::optional<Origin> read_authority(std::string_view text, bool secure) {
    const std::size_t bracket = text.rfind(']');
    const std::size_t colon =
        text.find(':', bracket == std::string_view::npos ? std::size_t{0} : bracket);
    Origin origin{secure, lower(text.substr(0, colon)), secure ? kSecurePort : kPlainPort};
    if (colon != std::string_view::npos) {
        const std::string_view port = text.substr(colon + 1);
        const auto [end, error] =
            std::from_chars(port.data(), port.data() + port.size(), origin.port);
        if (error != std::errc{} || end != port.data() + port.size() || origin.port < 1 ||
            origin.port > 65535) {
            return std::nullopt;
        }
    }
    return is_host(origin.host) ? std::optional{origin} : std::nullopt;
}

}  // namespace

std::optional<Origin> read_origin(std::string_view text) {
    constexpr std::string_view kPlain = "http://";
    constexpr std::string_view kSecure = "https://";
    const std::string scheme = lower(text.substr(0, kSecure.size()));
    if (scheme == kSecure) {
        return read_authority(text.substr(kSecure.size()), true);
    }
    if (scheme.substr(0, kPlain.size()) == kPlain) {
        return read_authority(text.substr(kPlain.size()), false);
    }
    return std::nullopt;
}

std::vector<Origin> read_origins(const std::vector<std::string>& texts) {
    std::vector<Origin> origins;
    for (const std::string& text : texts) {
        const auto origin = read_origin(text);
        if (!origin) {
            throw ServerError{"\"" + text +
                              "\" is not where pages come from: write --origin with scheme, host "
                              "and port alone, such as https://dais.example:8443."};
        }
        origins.push_back(*origin);
    }
    return origins;
}

bool may_connect_from(std::string_view origin, std::string_view host, bool secure,
                      const std::vector<Origin>& allowed) {
    const auto page = read_origin(origin);
    if (!page) {
        return false;
    }
    if (std::find(allowed.begin(), allowed.end(), *page) != allowed.end()) {
        return true;
    }
    return (page->secure || !secure) && read_authority(host, page->secure) == page;
}

}  // namespace dais::net
