// What an operator chooses at the start about who may connect, and how: TLS or plain, a PIN or
// open, pages of which other sites.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meeting/codec/strings.h"
#include "net/server.h"

namespace dais::console {

struct AccessOptions {
    bool plain_http = false;           ///< without TLS also for other machines
    std::vector<std::string> origins;  ///< of pages elsewhere that may connect
    std::string tls_certificate;       ///< file in PEM; empty: none was given
    std::string tls_key;
    bool tls_self_made = false;
    std::optional<std::string> pin;  ///< for the public view; given without digits: one is made
};

/// One sentence where these do not go together, or would show the conference to other machines
/// without TLS though nobody asked for it; empty where all is well. Throws net::ServerError where
/// `bind` is no address.
[[nodiscard]] std::string wrong_usage(const AccessOptions& access, const std::string& bind,
                                      const meeting::codec::Strings& strings);

/// The TLS files that were given, or those of the self-made certificate, which is made where there
/// is none yet that is still good for this machine's names. Nothing: plain HTTP. Throws with one
/// sentence: net::ServerError, std::runtime_error.
[[nodiscard]] std::optional<net::TlsFiles> tls_files(const AccessOptions& access,
                                                     const std::string& bind);

/// The PIN that was given, or a new one; empty where the public view is open.
[[nodiscard]] std::string pin_of(const AccessOptions& access);

}  // namespace dais::console
