// What a running Dais shows an officer, looked at once: for imports that match a file with it.
#pragma once

#include <map>
#include <set>
#include <string>

#include "meeting/codec/json.h"
#include "meeting/codec/strings.h"
#include "meeting/command.h"
#include "net/link.h"

namespace dais::console {

/// The slices of these names (of those without a room), as soon as all are here. `otherwise` is
/// said where they do not come in time. Throws NotImported.
[[nodiscard]] std::map<std::string, meeting::codec::Json> look_at(
    const net::Link& link, const std::set<std::string>& slices, const std::string& otherwise,
    const meeting::codec::Strings& strings);

/// Sends a command and waits for its answer. `text` is the command in JSON. Throws NotImported.
void tell_running(const net::Link& link, const std::string& text, const std::string& actor,
                  const meeting::codec::Strings& strings);

/// A command as it is sent, without what it leaves empty. Throws NotImported where it is longer
/// than a message may be.
[[nodiscard]] std::string message_of(const meeting::Command& command,
                                     const meeting::codec::Strings& strings);

/// How many bytes of JSON a command may take.
[[nodiscard]] std::size_t most_command_bytes();

}  // namespace dais::console
