// What a relay serves: the public slices as the desk encoded them, and what it knows of the other
// relays. A relay shows no more than this and decides nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "meeting/views.h"
#include "net/calendar_page.h"
#include "timing/instant.h"

namespace dais::net {

struct RelayedSlice {
    std::string name;  ///< "floor"
    std::string room;  ///< empty where the slice has none
    std::int64_t version = 0;
    std::shared_ptr<const std::string> value;  ///< JSON text, byte for byte as at the desk
};

/// Immutable; crosses threads as shared_ptr<const>.
struct Relayed {
    std::vector<RelayedSlice> slices;  ///< in the desk's order: the conference first
    /// Of it only what the server itself looks at: rooms, clock, the names of delegations.
    std::shared_ptr<const meeting::views::Board> board;
    std::shared_ptr<const Calendar> calendar;  ///< null where there is none
    /// The WebSocket addresses of the other relays that live.
    std::vector<std::string> elsewhere;
    /// The same of all that were ever heard of: pages that came from there may still be open.
    std::vector<std::string> known;
    /// When the desk was heard last, with all that it had published until then.
    timing::BootInstant heard;
};

/// Whether a text is the address of a relay, "ws://host:port/ws" or "wss://…", with nothing in it
/// that could mean more in a header.
[[nodiscard]] bool is_relay_address(std::string_view address);

/// The WebSocket address of a server whose pages are at "http://host:port/": "ws://host:port/ws".
/// Any other text stays as it is.
[[nodiscard]] std::string websocket_of(std::string http);

/// The addresses of other relays, parted by blanks, for a page's Content-Security-Policy
/// (`connect-src`); each with a blank before it.
[[nodiscard]] std::string connect_sources(const std::vector<std::string>& known);

/// The origins ("http://host:port") from which pages of the other relays come: whoever checks the
/// Origin of an upgrade lets these in, too.
[[nodiscard]] std::vector<std::string> allowed_origins(const std::vector<std::string>& known);

}  // namespace dais::net
