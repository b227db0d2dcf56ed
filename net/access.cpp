#include "net/access.h"

#include <array>
#include <cstddef>

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace dais::net {

namespace {

using meeting::views::Grant;

constexpr Refused kNoSubprotocol{
    400,
    "Name the sub-protocol dais.v1 in Sec-WebSocket-Protocol; it is described in PROTOCOL.md."};
constexpr Refused kSeveralTokens{400, "Send one token, not several."};
constexpr Refused kUnknownToken{403, "This link is not valid, or not any more: ask for a new one."};
// Who holds a link that was revoked or has expired does not guess.
constexpr Refused kNoToken{kUnknownToken.status, kUnknownToken.sentence, true};
constexpr Refused kExpired{403, "This link has expired: ask for a new one."};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t";
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

bool same(const std::string& a, const std::string& b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

// Looks at every grant, whichever fits, so that the time taken tells nothing.
const Grant* grant_of(const std::string& token, const std::vector<Grant>& grants) {
    const std::string hash = sha256_hex(token);
    const Grant* found = nullptr;
    for (const Grant& grant : grants) {
        if (!hash.empty() && same(hash, grant.token_hash)) {
            found = &grant;
        }
    }
    return found;
}

}  // namespace

Offer read_offer(std::string_view subprotocols) {
    Offer offer;
    while (!subprotocols.empty()) {
        const std::size_t comma = subprotocols.find(',');
        const std::string_view name = trimmed(subprotocols.substr(0, comma));
        subprotocols.remove_prefix(comma == std::string_view::npos ? subprotocols.size()
                                                                   : comma + 1);
        if (name == kSubprotocol) {
            offer.dais = true;
        } else if (name.starts_with(kTokenPrefix)) {
            offer.tokens.emplace_back(name.substr(kTokenPrefix.size()));
        } else if (name.starts_with(kPinPrefix)) {
            offer.pins.emplace_back(name.substr(kPinPrefix.size()));
        }
    }
    return offer;
}

std::variant<Admission, Refused> admit_token(const std::string& token,
                                             const std::vector<Grant>& grants,
                                             timing::UtcTime now) {
    const Grant* grant = grant_of(token, grants);
    if (grant == nullptr || grant->role == meeting::Role::open) {
        return kNoToken;
    }
    switch (state_of(*grant, now)) {
        case meeting::LinkState::valid: break;
        case meeting::LinkState::revoked: return kUnknownToken;
        case meeting::LinkState::expired: return kExpired;
    }
    return Admission{
        .role = grant->role, .delegation = grant->delegation, .actor = {grant->link, grant->name}};
}

std::variant<Admission, Refused> admit(std::string_view subprotocols,
                                       const std::vector<Grant>& grants, timing::UtcTime now) {
    const Offer offer = read_offer(subprotocols);
    if (!offer.dais) {
        return kNoSubprotocol;
    }
    if (offer.tokens.empty()) {
        return Admission{};
    }
    if (offer.tokens.size() > 1) {
        return kSeveralTokens;
    }
    return admit_token(offer.tokens.front(), grants, now);
}

bool same_secret(std::string_view a, std::string_view b) {
    const std::string one = sha256_hex(a);
    return !one.empty() && same(one, sha256_hex(b));
}

std::string sha256_hex(std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned int length = 0;
    if (EVP_Digest(text.data(), text.size(), hash.data(), &length, EVP_sha256(), nullptr) != 1) {
        return {};
    }
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    hex.reserve(std::size_t{2} * length);
    for (std::size_t i = 0; i < length; ++i) {
        hex += kDigits[hash.at(i) >> 4U];
        hex += kDigits[hash.at(i) & 15U];
    }
    return hex;
}

}  // namespace dais::net
