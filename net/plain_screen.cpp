#include "net/plain_screen.h"

namespace dais::net {

namespace {

constexpr unsigned kShort = 126;  // a longer payload has its length in two bytes more, or in eight
constexpr std::size_t kLong = 65536;

std::string header(std::size_t size, unsigned mask_bit) {
    constexpr char kFinalText = '\x81';
    std::string head{kFinalText};
    if (size < kShort) {
        head += static_cast<char>(mask_bit | size);
        return head;
    }
    const bool huge = size >= kLong;
    head += static_cast<char>(mask_bit | (huge ? kShort + 1 : kShort));
    for (int shift = huge ? 56 : 8; shift >= 0; shift -= 8) {
        head += static_cast<char>(size >> static_cast<unsigned>(shift) & 0xFFU);
    }
    return head;
}

}  // namespace

std::string upgrade_request(const std::string& token) {
    return "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
           "Sec-WebSocket-Protocol: dais.v1" +
           (token.empty() ? std::string{} : ", token." + token) + "\r\n\r\n";
}

std::string client_frame(std::string_view text) {
    constexpr unsigned kMasked = 0x80;
    return header(text.size(), kMasked) + std::string(4, '\0') + std::string{text};
}

std::string server_frame(std::string_view text) {
    return header(text.size(), 0) + std::string{text};
}

std::optional<ReadFrame> first_frame(std::string_view bytes) {
    const auto byte = [bytes](std::size_t at) -> std::size_t {
        return static_cast<unsigned char>(bytes[at]);
    };
    if (bytes.size() < 2) {
        return std::nullopt;
    }
    const std::size_t more = byte(1) < kShort ? 0 : byte(1) == kShort ? 2 : 8;
    if (bytes.size() < 2 + more) {
        return std::nullopt;
    }
    std::size_t length = more == 0 ? byte(1) : 0;
    for (std::size_t i = 0; i < more; ++i) {
        length = length << 8U | byte(2 + i);
    }
    if (bytes.size() < 2 + more + length) {
        return std::nullopt;
    }
    return ReadFrame{static_cast<int>(byte(0) & 0x0FU), bytes.substr(2 + more, length),
                     2 + more + length};
}

}  // namespace dais::net
