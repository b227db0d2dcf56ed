// What has to be said to libwebsockets once in a process.
#pragma once

#include <mutex>

namespace dais::net {

/// Making and destroying a context touches the library's own globals: hold this meanwhile. The
/// library is silent from the first call on; what goes wrong is told in words of our own.
[[nodiscard]] std::unique_lock<std::mutex> library_lock();

}  // namespace dais::net
