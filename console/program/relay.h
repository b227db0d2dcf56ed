// `dais relay`: shows what the public may see of a conference that another machine keeps.
#pragma once

#include <string>

#include "console/program/serve.h"
#include "meeting/codec/strings.h"

namespace dais::console {

/// Until SIGINT or SIGTERM. Listens as soon as the desk and all its public slices were heard.
/// Throws with one sentence: net::NatsError, net::ServerError.
/// `address`: how screens reach it, "http://host:port"; empty: as it listens.
void relay(const RunOptions& options, const std::string& address,
           const meeting::codec::Strings& strings);

}  // namespace dais::console
