// What is made of the newest board for whoever asks over HTTP: once, shared by all of them, and not
// sent again to whoever holds it.
#pragma once

#include <string>
#include <string_view>

#include "net/access.h"

namespace dais::net {

struct Made {
    std::string body;
    std::string etag;  ///< with its quotation marks
};

[[nodiscard]] inline std::string etag_of(std::string_view body) {
    return '"' + sha256_hex(body).substr(0, 32) + '"';
}

}  // namespace dais::net
