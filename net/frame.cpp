#include "net/frame.h"

#include <algorithm>

#include <libwebsockets.h>

namespace dais::net {

namespace {
constexpr std::size_t kHeadroom = LWS_PRE;
}

Frame::Frame(std::string_view text) : bytes_(kHeadroom + text.size()) {
    std::copy(text.begin(), text.end(), bytes_.begin() + kHeadroom);
}

unsigned char* Frame::data() { return bytes_.data() + kHeadroom; }
std::size_t Frame::size() const { return bytes_.size() - kHeadroom; }
std::string_view Frame::text() const {
    // The text was chars when it came in.
    return {reinterpret_cast<const char*>(bytes_.data()) + kHeadroom, size()};
}

}  // namespace dais::net
