// One message as it is written: its text behind the header of a text frame, with room before it for
// what libwebsockets puts there. Made once and written to as many connections as need it, all from
// the wire's thread.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace dais::net {

class Frame {
  public:
    explicit Frame(std::string_view text);

    /// The first byte of the text.
    [[nodiscard]] unsigned char* data();
    [[nodiscard]] std::size_t size() const;
    /// The same with the frame's header.
    [[nodiscard]] unsigned char* whole();
    [[nodiscard]] std::size_t whole_size() const { return header_ + size(); }
    [[nodiscard]] std::string_view text() const;

  private:
    std::vector<unsigned char> bytes_;
    std::size_t header_ = 0;  ///< its size
};

using SharedFrame = std::shared_ptr<Frame>;

}  // namespace dais::net
