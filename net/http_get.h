// One small question over HTTP to another machine, such as /api/term of a standby. It waits, so it
// is asked on a thread that may.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "net/link.h"

namespace dais::net {

/// The body of what is answered with 200; nothing where nothing like that came in time. With TLS
/// the certificate is not looked at: whoever asks must be able to tell from the answer itself
/// whether it is true, and no token goes along.
[[nodiscard]] std::optional<std::string> http_get(const Link& link, const std::string& path,
                                                  std::chrono::milliseconds patience);

}  // namespace dais::net
