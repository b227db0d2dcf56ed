#include "net/frame.h"

#include <algorithm>

#include <libwebsockets.h>

namespace dais::net {

namespace {
constexpr std::size_t kHeadroom = LWS_PRE;
}

// RFC 6455, 5.2: final, text, unmasked, and the length in as few bytes as it takes.
Frame::Frame(std::string_view text) : bytes_(kHeadroom + text.size()) {
    std::copy(text.begin(), text.end(), bytes_.begin() + kHeadroom);
    constexpr unsigned char kFinalText = 0x81;
    constexpr unsigned char kInTwoBytes = 126;
    constexpr unsigned char kInEightBytes = 127;
    constexpr std::size_t kMostInTwo = 0xFFFF;
    const std::size_t more = text.size() < kInTwoBytes ? 0 : text.size() <= kMostInTwo ? 2 : 8;
    header_ = 2 + more;
    unsigned char* const head = whole();
    head[0] = kFinalText;
    head[1] = more == 0   ? static_cast<unsigned char>(text.size())
              : more == 2 ? kInTwoBytes
                          : kInEightBytes;
    for (std::size_t i = 0; i < more; ++i) {
        head[2 + i] = static_cast<unsigned char>(text.size() >> 8U * (more - 1 - i));
    }
}

unsigned char* Frame::data() { return bytes_.data() + kHeadroom; }
unsigned char* Frame::whole() { return data() - header_; }
std::size_t Frame::size() const { return bytes_.size() - kHeadroom; }
std::string_view Frame::text() const {
    // The text was chars when it came in.
    return {reinterpret_cast<const char*>(bytes_.data()) + kHeadroom, size()};
}

}  // namespace dais::net
