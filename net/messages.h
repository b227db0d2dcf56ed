// The messages of `dais.v1` as text (PROTOCOL.md). What comes from outside is read into values or
// into a sentence that says what was wrong; nothing here throws because of what was read.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "meeting/codec/codec.h"
#include "meeting/command.h"
#include "meeting/projection.h"
#include "meeting/screen_order.h"
#include "net/access.h"
#include "net/following.h"
#include "net/hub.h"
#include "net/limits.h"
#include "timing/instant.h"

namespace dais::net {

using meeting::codec::Json;

// ---- from a screen ----------------------------------------------------------------------------

struct Hello {
    std::string page;
    std::optional<std::string> room;
    std::optional<std::string> name;
    std::map<std::string, std::int64_t> have;  ///< "floor/main" -> version
    std::optional<std::int64_t> epoch;         ///< the clock's epoch it last saw
    std::optional<std::string> screen;         ///< a display's id that it made for itself, opaque
    std::optional<std::vector<std::string>> wants;  ///< the slices that its page draws; none: all
    bool patches = false;                           ///< it takes patches of slices that it holds
};

struct TimeAsked {
    std::string sent;  ///< the number as it was written
    std::optional<int> round_trip_ms;
};

struct Commanded {
    meeting::CommandId id;
    meeting::Command command;
};

/// A command that could not be read, but whose sender can be answered.
struct UnreadableCommand {
    meeting::CommandId id;
    std::string sentence;
};

/// A question that changes nothing: how a meeting would end if.
struct WhatIfAsked {
    meeting::CommandId id;
    meeting::MeetingKey meeting;
    meeting::WhatIf what_if;
};

/// What displays are to do. With an id its sender is answered.
struct Ordered {
    std::optional<meeting::CommandId> id;
    meeting::ScreenOrder order;
};

struct Unreadable {
    std::string sentence;
};

using FromScreen = std::variant<Hello, TimeAsked, Commanded, UnreadableCommand, WhatIfAsked,
                                Ordered, FollowAsked, KeptSaid, TakeOverAsked, Unreadable>;

/// Reads one message of a screen.
[[nodiscard]] FromScreen read_message(std::string_view text, const Limits& limits);

[[nodiscard]] std::string hello_message(const Hello& hello);
[[nodiscard]] std::string time_question(std::int64_t sent, std::optional<int> round_trip_ms);
/// `command` as JSON, so that a script's words go out as they are.
[[nodiscard]] std::string command_message(const meeting::CommandId& id, const Json& command);
[[nodiscard]] std::string order_message(const meeting::CommandId& id,
                                        const meeting::ScreenOrder& order);

[[nodiscard]] std::string follow_message(const FollowAsked& asked);
[[nodiscard]] std::string kept_message(std::int64_t sequence);
[[nodiscard]] std::string take_over_message(const TakeOverAsked& asked);

// ---- to a screen ------------------------------------------------------------------------------

struct HelloAnswer {
    std::string role;
    std::int64_t screen = 0;
    std::int64_t epoch = 0;
    timing::Instant now;
    std::int64_t version = 0;
    std::optional<meeting::Actor> actor;  ///< officers: as whom they act
    std::string name = {};                ///< displays: what they were told before
    std::string message = {};
    bool blank = false;
    std::optional<meeting::DelegationKey> delegation = {};  ///< whose link it is
    std::vector<std::string> elsewhere = {};  ///< of a relay: the addresses of the others
};

[[nodiscard]] std::string hello_answer(const HelloAnswer& answer);
/// What a personal link is: to whoever asks with it.
[[nodiscard]] std::string link_answer(const Admission& admission);
/// The other relays are others now.
[[nodiscard]] std::string elsewhere_message(const std::vector<std::string>& elsewhere);
[[nodiscard]] std::string clock_message(std::int64_t epoch, timing::Instant now);
[[nodiscard]] std::string time_answer(std::string_view sent, timing::Instant now);
/// `room` empty: the slice has none. `value` is JSON text.
[[nodiscard]] std::string slice_message(std::string_view name, std::string_view room,
                                        std::int64_t version, std::string_view value);
/// What changed of a slice since the version before it: a merge patch of its keyed form (keyed.h).
[[nodiscard]] std::string patch_message(std::string_view name, std::string_view room,
                                        std::int64_t from, std::int64_t version,
                                        std::string_view patch);
[[nodiscard]] std::string answer_message(const Reply& reply);
/// Without its turns: who wants those reads the slice.
[[nodiscard]] std::string what_if_answer(const meeting::CommandId& id,
                                         meeting::Projection projection);
[[nodiscard]] std::string trouble_message(std::string_view sentence);
/// What a display is told to do. `address` is its own, for `identify`.
[[nodiscard]] std::string screen_message(const meeting::ScreenOrder& order,
                                         std::string_view address);
/// The words of `do`: what displays can be told.
[[nodiscard]] std::vector<std::string_view> order_words();
/// How many displays an order went to.
[[nodiscard]] std::string order_answer(const meeting::CommandId& id, std::size_t told);

/// Rows of the record for a standby; `last` is the newest there is at the leader. Each row is JSON
/// text.
[[nodiscard]] std::string rows_message(const std::vector<std::string>& rows, std::int64_t last);
/// The standby's record is not the beginning of this one. `term`: of the leader; `from`: the first
/// row that does not count, 0 where the two have nothing to do with each other.
[[nodiscard]] std::string forked_message(std::int64_t term, std::int64_t from,
                                         std::string_view sentence);

/// The other way round, for clients: the answer to a command. Throws codec::DecodeError.
[[nodiscard]] Reply read_answer(const Json& message);

/// How deep arrays and objects are nested in a JSON text.
[[nodiscard]] int depth_of(std::string_view json);

/// JSON as text; what is not UTF-8 is replaced instead of thrown about.
[[nodiscard]] std::string text_of(const Json& json);

/// Whole microseconds of the meeting's time line.
[[nodiscard]] std::int64_t microseconds(timing::Instant instant);

}  // namespace dais::net
