#include "meeting/codec/visible.h"

namespace dais::meeting::codec {

namespace {

void prune(Json& value, const std::string& path, Role role) {
    if (value.is_array()) {
        for (auto& each : value) {
            prune(each, path, role);
        }
        return;
    }
    if (!value.is_object()) {
        return;
    }
    for (auto it = value.begin(); it != value.end();) {
        const std::string below = detail::join(path, it.key());
        if (may_see(role, below)) {
            prune(it.value(), below, role);
            ++it;
        } else {
            it = value.erase(it);
        }
    }
}

}  // namespace

Json visible(Json value, std::string_view slice, Role role) {
    prune(value, std::string{slice}, role);
    return value;
}

}  // namespace dais::meeting::codec
