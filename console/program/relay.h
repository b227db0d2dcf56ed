// `dais relay`: shows what the public may see of a conference that another machine keeps.
#pragma once

#include <filesystem>
#include <string>

#include "console/program/serve.h"
#include "meeting/codec/strings.h"

namespace dais::console {

struct RelayOptions {
    std::string nats;
    std::filesystem::path assets;
    std::string bind = "127.0.0.1";
    int port = kDefaultPort;
    std::string address;  ///< how screens reach it, "http://host:port"; empty: as it listens
    bool json = false;
};

/// Until SIGINT or SIGTERM. Listens as soon as the desk and all its public slices were heard.
/// Throws with one sentence: net::NatsError, net::ServerError.
void relay(const RelayOptions& options, const meeting::codec::Strings& strings);

}  // namespace dais::console
