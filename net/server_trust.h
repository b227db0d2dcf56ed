// How a client knows that a server with TLS is the one it was told of.
#pragma once

#include <string>

struct x509_store_ctx_st;

namespace dais::net {

/// What OpenSSL found of a server's certificate, judged again. `fingerprint`: digits of the one
/// certificate that is right, whatever else is said of it; empty: those count that the machine or
/// the CA file trusts, for this host name or numeric address. True: go on.
[[nodiscard]] bool trusts(x509_store_ctx_st* found, const std::string& host,
                          const std::string& fingerprint);

}  // namespace dais::net
