// One command over the protocol, for scripts: `dais tell URL --token T '{...}'`.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "net/link.h"

namespace dais::net {

struct Told {
    bool accepted = false;
    std::string answer;    ///< the server's answer, one line of JSON; empty where none came
    std::string sentence;  ///< why it was not accepted, for people
};

/// The longest that a script waits for the answer to one command.
inline constexpr std::chrono::seconds kTellTime{10};

/// Sends one command and waits for what becomes of it. `command` is the command as JSON, such as
/// {"type":"OpenMeeting","meeting":"…"}, or the protocol's whole message with an id of the
/// script's own, so that it can be said again without a second effect. `name`: who acts; empty:
/// the name of the link's grant. Does not throw because of what was given or answered.
[[nodiscard]] Told tell(const Link& link, std::string_view command, const std::string& name = {},
                        std::chrono::milliseconds patience = kTellTime);

}  // namespace dais::net
