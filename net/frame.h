// One message as libwebsockets wants to write it: its text with room before it for the frame's
// header. Made once and written to as many connections as need it, all from the wire's thread.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace dais::net {

class Frame {
  public:
    explicit Frame(std::string_view text);

    /// The first byte of the text. libwebsockets writes the header before it, each time the same.
    [[nodiscard]] unsigned char* data();
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::string_view text() const;

  private:
    std::vector<unsigned char> bytes_;
};

using SharedFrame = std::shared_ptr<Frame>;

}  // namespace dais::net
