#include "net/library.h"

#include <libwebsockets.h>

namespace dais::net {

std::unique_lock<std::mutex> library_lock() {
    static std::mutex mutex;
    std::unique_lock lock{mutex};
    lws_set_log_level(0, nullptr);
    return lock;
}

}  // namespace dais::net
