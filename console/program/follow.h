// `dais follow`: the standby as a program.
#pragma once

#include <string>

#include "console/program/serve.h"
#include "meeting/codec/strings.h"
#include "net/link.h"

namespace dais::console {

/// Follows until SIGINT or SIGTERM, through a take-over if one is asked for. Throws with one
/// sentence where it cannot begin or go on. `address`: how screens reach this machine,
/// "http://host:port"; empty: as it listens. `name`: what it is called, for people.
void follow(const RunOptions& options, const net::Link& leader, const std::string& address,
            const std::string& name, const meeting::codec::Strings& strings);

}  // namespace dais::console
