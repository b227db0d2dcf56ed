// What this machine is called, for people.
#pragma once

#include <array>
#include <string>

#include <unistd.h>

namespace dais::console {

/// Its host name; empty where it has none.
[[nodiscard]] inline std::string machine_name() {
    std::array<char, 256> name{};
    ::gethostname(name.data(), name.size() - 1);
    return name.data();
}

}  // namespace dais::console
