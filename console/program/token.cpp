#include "console/program/token.h"

#include <array>
#include <stdexcept>

#include <openssl/rand.h>

namespace dais::console {

std::string new_token() {
    constexpr std::size_t kBytes = 16;
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::array<unsigned char, kBytes> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        throw std::runtime_error{
            "The system gives no random numbers for the officer's link: restart the computer."};
    }
    std::string token;
    for (const unsigned char byte : bytes) {
        token += kDigits[byte >> 4U];
        token += kDigits[byte & 0xfU];
    }
    return token;
}

}  // namespace dais::console
