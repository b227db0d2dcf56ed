// Access tokens: 128 random bits that are shown once and kept only as a hash.
#pragma once

#include <string>

namespace dais::console {

/// A new token, 32 hexadecimal digits. Throws std::runtime_error where the system gives no
/// randomness.
[[nodiscard]] std::string new_token();

/// A new PIN of six digits, each as likely as any other. Throws likewise.
[[nodiscard]] std::string new_pin();

}  // namespace dais::console
