#include "console/program/token.h"

#include <array>
#include <stdexcept>

#include <openssl/rand.h>

namespace dais::console {

namespace {

template <std::size_t kBytes>
std::array<unsigned char, kBytes> random_bytes() {
    std::array<unsigned char, kBytes> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        throw std::runtime_error{
            "The system gives no random numbers for the officer's link: restart the computer."};
    }
    return bytes;
}

}  // namespace

std::string new_token() {
    constexpr std::size_t kBytes = 16;
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto bytes = random_bytes<kBytes>();
    std::string token;
    for (const unsigned char byte : bytes) {
        token += kDigits[byte >> 4U];
        token += kDigits[byte & 0xfU];
    }
    return token;
}

std::string new_pin() {
    constexpr std::size_t kDigits = 6;
    constexpr unsigned char kFair = 250;  // a byte from here on would favour the lower digits
    std::string pin;
    while (pin.size() < kDigits) {
        const unsigned char byte = random_bytes<1>().front();
        if (byte < kFair) {
            pin += static_cast<char>('0' + byte % 10);
        }
    }
    return pin;
}

}  // namespace dais::console
