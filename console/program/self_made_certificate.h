// The certificate that Dais makes for itself, for the local network. It is kept, so that a device
// which has accepted it once need not be asked again at the next start.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "net/server.h"

namespace dais::console {

/// Where this user's programs keep what they may lose: $XDG_STATE_HOME/dais, or
/// ~/.local/state/dais. Throws std::runtime_error where the environment names neither.
[[nodiscard]] std::filesystem::path state_folder();

/// By what this machine can be asked for: the address it listens on, its own names, all its
/// addresses.
[[nodiscard]] std::vector<std::string> own_names(const std::string& bind);

/// The certificate with its key in one file of that folder, which only its owner may read. Made
/// anew where it is missing, no longer good for long, or not for all these names. Throws with one
/// sentence: net::ServerError, std::runtime_error.
[[nodiscard]] net::TlsFiles self_made_certificate(const std::filesystem::path& folder,
                                                  const std::vector<std::string>& names);

}  // namespace dais::console
