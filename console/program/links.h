// Personal links from the command line: `dais links ADDRESS --token T …` grants, revokes and lists
// them on a running Dais. A token is shown once, here; the record holds only its hash.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "console/window/shell.h"
#include "meeting/access.h"
#include "meeting/codec/strings.h"
#include "net/link.h"

namespace dais::console {

struct LinksAsked {
    std::string actor;                  ///< who grants; empty: the login name
    std::vector<std::string> for_whom;  ///< delegations, by key
    bool all_delegations = false;
    std::string role;   ///< of a link that is no delegation's
    std::string name;   ///< whom that is for
    std::string until;  ///< UTC, "2021-07-30T22:00:00Z"; empty: until it is revoked
    std::optional<std::int64_t> revoke;
};

/// Writes CSV: of what was granted each link with its address; without anything to grant or revoke
/// the links there are. Throws std::runtime_error with one sentence; what was written before it is
/// granted.
void manage_links(const LinksAsked& asked, const net::Link& link,
                  const meeting::codec::Strings& strings, std::ostream& out);

/// A new link at an address such as "http://192.168.1.5:8026".
[[nodiscard]] MadeLink make_link(const std::string& http, meeting::Role role);

/// The page that a role's link opens: "/delegate".
[[nodiscard]] std::string page_of(meeting::Role role);

}  // namespace dais::console
