#include "console/program/access_options.h"

#include <algorithm>

#include "console/program/self_made_certificate.h"
#include "console/program/token.h"
#include "net/listener.h"

namespace dais::console {

namespace {

constexpr std::size_t kShortestPin = 4;
constexpr std::size_t kLongestPin = 12;

bool is_pin(const std::string& text) {
    return text.size() >= kShortestPin && text.size() <= kLongestPin &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string wrong_usage(const AccessOptions& access, const std::string& bind,
                        const meeting::codec::Strings& strings) {
    const bool given = !access.tls_certificate.empty() || !access.tls_key.empty();
    if (given && (access.tls_certificate.empty() || access.tls_key.empty())) {
        return strings.say("access-options.both-files");
    }
    if (static_cast<int>(given) + static_cast<int>(access.tls_self_made) +
            static_cast<int>(access.plain_http) >
        1) {
        return strings.say("access-options.one-way");
    }
    if (access.pin && !access.pin->empty() && !is_pin(*access.pin)) {
        return strings.say("access-options.pin");
    }
    if (!given && !access.tls_self_made && !access.plain_http && !net::is_loopback(bind)) {
        return strings.say("access-options.plain-http", {{"address", bind}});
    }
    return {};
}

std::optional<net::TlsFiles> tls_files(const AccessOptions& access, const std::string& bind) {
    if (access.tls_self_made) {
        return self_made_certificate(state_folder(), own_names(bind));
    }
    if (access.tls_certificate.empty()) {
        return std::nullopt;
    }
    return net::TlsFiles{access.tls_certificate, access.tls_key};
}

std::string pin_of(const AccessOptions& access) {
    if (!access.pin) {
        return {};
    }
    return access.pin->empty() ? new_pin() : *access.pin;
}

}  // namespace dais::console
