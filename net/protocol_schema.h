// `dais.v1` for machines: every message of both directions as JSON Schema, and the whole as an
// AsyncAPI document that refers to it. Commands and slices come from the descriptions by which they
// are read and written (meeting/codec/schema.h); the wire's own messages are beside messages.cpp,
// and tests hold the two to each other. Kept as net/protocol.schema.json and net/asyncapi.json.
#pragma once

#include <string>

#include "meeting/codec/schema.h"
#include "net/limits.h"

namespace dais::net {

using meeting::codec::Schema;

/// $defs/from is any message from a screen, $defs/to any to a screen; each message stands under
/// "from." or "to." and its type, a slice's under "to.slice." and its name.
[[nodiscard]] Schema protocol_schema(const Limits& limits = {});

[[nodiscard]] Schema asyncapi_document();

/// As the program prints them and as they are kept.
[[nodiscard]] std::string printed(const Schema& schema);

}  // namespace dais::net
