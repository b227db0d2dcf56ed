// What goes between a screen and its server as bytes (RFC 6455), for whoever plays thousands of
// screens in one thread: benches and tests. A screen that is one uses net/client.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dais::net {

/// The request for the upgrade. `token`: of a personal link, or empty.
[[nodiscard]] std::string upgrade_request(const std::string& token = {});

/// A text frame as a client sends it, masked with zeros, which leave the text as it is.
[[nodiscard]] std::string client_frame(std::string_view text);
/// The same as a server sends it.
[[nodiscard]] std::string server_frame(std::string_view text);

struct ReadFrame {
    int opcode = 0;
    std::string_view payload;
    std::size_t size = 0;  ///< of the whole frame
};
/// The frame of a server with which the bytes begin; nothing while it is not all there.
[[nodiscard]] std::optional<ReadFrame> first_frame(std::string_view bytes);

}  // namespace dais::net
