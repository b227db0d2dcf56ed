// TLS certificates: those given at the start are checked before anything else happens, and one can
// be made for the local network.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "net/server.h"

namespace dais::net {

/// Reads a certificate with its chain and its key, both PEM, and says its SHA-256 fingerprint:
/// "AB:CD:…". Throws ServerError with what is wrong with them: missing, no PEM, a key that is
/// locked or of another certificate, expired or not valid yet.
[[nodiscard]] std::string checked_fingerprint(const TlsFiles& files);

struct MadeCertificate {
    std::string certificate;  ///< PEM
    std::string key;          ///< PEM, without a passphrase
};
/// A certificate signed by itself. `names`: host names and numeric addresses, at least one. It
/// holds from a day ago, for clocks that are slow, for so long from now. Throws ServerError where
/// the system cannot make one.
[[nodiscard]] MadeCertificate make_certificate(const std::vector<std::string>& names,
                                               std::chrono::hours lasting);

/// Whether these files go together, hold for so much longer, and are for all these names.
[[nodiscard]] bool still_good(const TlsFiles& files, const std::vector<std::string>& names,
                              std::chrono::hours lasting);

/// The hexadecimal digits of a fingerprint in lower case, whatever stands between them; empty where
/// it is none of SHA-256.
[[nodiscard]] std::string fingerprint_digits(const std::string& text);

}  // namespace dais::net
