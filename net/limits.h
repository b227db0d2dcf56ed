// Every limit of the wire in one place: its name, its default, its unit, and what the other side is
// told that goes beyond it. How they are set, and between which values: limit_table.h.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <string_view>

#include "timing/instant.h"

namespace dais::net {

/// Why the server ends a connection, does not begin it, or does not do what one asked.
enum class Ending {
    too_many_connections,
    too_many_from_address,
    too_many_requests,
    late_request,
    stalled_download,
    subprotocols_too_long,
    no_hello,
    silent,
    slow,
    message_too_long,
    binary_message,
    too_many_messages,
    too_many_bad_messages,
    too_much_queued,
    too_many_commands,
    desk_busy,
    close_unanswered,
    access_revoked,
    access_expired,
    server_failed,
    server_stops,
    too_many_wrong_tokens,
    desk_away,
    led_elsewhere,
};
inline constexpr std::size_t kEndings = 24;

/// A WebSocket close code (RFC 6455) with its reason, or an HTTP status with its sentence where the
/// connection does not come so far. 0: the connection is cut off and can be told nothing; or it
/// goes on, and a command is answered with the rule `desk.busy`. Close codes: 1001 going away, 1003
/// cannot take this, 1008 against the rules, 1009 too big, 1011 our fault, 1013 come back later.
struct EndingText {
    Ending ending;
    std::string_view name;  ///< of its counter
    int code;
    std::string_view reason;  ///< at most 123 bytes (RFC 6455)
};

inline constexpr std::array<EndingText, kEndings> kEndingTexts{{
    {Ending::too_many_connections, "too-many-connections", 503,
     "As many screens are connected as this server takes: try again later."},
    {Ending::too_many_from_address, "too-many-from-address", 503,
     "As many screens are connected from your address as this server takes: try again later."},
    {Ending::too_many_requests, "too-many-requests", 0,
     "dropped: too many connections that are no screen"},
    {Ending::late_request, "late-request", 0, "dropped: the request did not come in time"},
    {Ending::stalled_download, "stalled-download", 0, "dropped: the answer was not taken in time"},
    {Ending::subprotocols_too_long, "subprotocols-too-long", 400,
     "Sec-WebSocket-Protocol is too long."},
    {Ending::no_hello, "no-hello", 1008, "no hello came in time"},
    {Ending::silent, "silent", 1008,
     "nothing was heard from you for too long: ask for the time now and then"},
    {Ending::slow, "slow", 1008, "you did not take what was sent to you for too long"},
    {Ending::message_too_long, "message-too-long", 1009, "the message is too long"},
    {Ending::binary_message, "binary-message", 1003, "messages are text, one JSON object each"},
    {Ending::too_many_messages, "too-many-messages", 1008, "too many messages a second"},
    {Ending::too_many_bad_messages, "too-many-bad-messages", 1008,
     "too many messages in a row could not be read"},
    {Ending::too_much_queued, "too-much-queued", 1008, "too much waits to be sent to you"},
    {Ending::too_many_commands, "too-many-commands", 0,
     "desk.busy: too many of your commands wait for their answer"},
    {Ending::desk_busy, "desk-busy", 0, "desk.busy: too many commands of all wait for the desk"},
    {Ending::close_unanswered, "close-unanswered", 0, "cut off: the close was not answered"},
    {Ending::access_revoked, "access-revoked", 1008, "this link was revoked"},
    {Ending::access_expired, "access-expired", 1008, "this link has expired"},
    {Ending::server_failed, "server-failed", 1011,
     "the server could not go on with this connection"},
    {Ending::server_stops, "server-stops", 1001, "the server is being stopped"},
    {Ending::too_many_wrong_tokens, "too-many-wrong-tokens", 429,
     "Too many wrong links or PINs came from your address: wait a little and try again."},
    {Ending::desk_away, "desk-away", 1013,
     "this relay hears nothing from the desk: try another, or later"},
    {Ending::led_elsewhere, "led-elsewhere", 1013,
     "another machine has taken over: screens go there"},
}};

constexpr const EndingText& text_of(Ending ending) {
    return kEndingTexts.at(static_cast<std::size_t>(ending));
}

/// How many messages a client may send: so many at once, then one each interval.
struct MessageRate {
    timing::Duration interval;
    int burst;
};

struct Limits {
    /// WebSockets at once. 503 to one more.
    int connections = 12'000;
    /// WebSockets at once from one address. Many screens may stand behind one router. 503 to more.
    int connections_per_address = 6'000;
    /// Connections that are no WebSocket, or not yet. One more is dropped unanswered.
    int requests = 1'000;
    /// For the whole header of a request, from the connection on; then dropped. With TLS for its
    /// handshake, and as long again for the header.
    std::chrono::seconds request_time{5};
    /// For the next part of an answer over HTTP to be taken; then dropped.
    std::chrono::seconds download_stall{20};
    /// Longest `Sec-WebSocket-Protocol` in bytes: what libwebsockets reads of it. 400 to a longer.
    std::size_t subprotocols_bytes = 120;

    /// Wrong tokens, and wrong PINs, of one address (of IPv6 its /56) before it has to wait.
    int wrong_tokens_free = 10;
    /// How long it then waits for each further one; after as long one of those before is forgotten.
    /// 429 meanwhile.
    std::chrono::seconds wrong_token_lock{30};
    /// Addresses of which it is remembered. Of more, the one that was wrong least is forgotten.
    std::size_t wrong_token_addresses = 4'096;

    /// From the upgrade to the hello.
    std::chrono::seconds hello_time{5};
    /// Between two messages of a client (it asks for the time every ten seconds).
    std::chrono::seconds silence{25};
    /// A client that has something buffered for so long without taking all of it.
    std::chrono::seconds slow_client{20};

    /// Of a relay: so long may nothing be heard from the desk, or something be missing of what it
    /// published, before its screens are sent away. They must say within twelve seconds that they
    /// are not connected.
    std::chrono::seconds desk_silence{6};

    /// From the reason for which a client is closed to its own close; then it is cut off.
    std::chrono::seconds closing_time{5};

    /// Longest message of a client, in bytes, over all its fragments.
    std::size_t message_bytes = 16 * 1024;
    /// How deep arrays and objects may be nested in it.
    int message_depth = 16;
    /// A fragment shorter than this many bytes, and not the last, counts as a message.
    std::size_t small_fragment = 64;
    /// Screens ask for the time every 250 ms at first.
    MessageRate screen_rate{std::chrono::milliseconds{50}, 60};
    /// Officers' scripts may hurry.
    MessageRate officer_rate{std::chrono::milliseconds{2}, 1'000};
    /// Messages one after the other that could not be read.
    int bad_messages_in_a_row = 5;
    /// Longest name of a page or of an officer, in bytes.
    std::size_t name_bytes = 80;
    /// Longest id that a display made for itself, in bytes.
    std::size_t screen_id_bytes = 40;
    /// Displays of which it is remembered what they were told, for when they come back. Of more,
    /// those told longest ago are forgotten.
    std::size_t remembered_screens = 2'000;
    /// Commands of one client that wait for their answer. "desk.busy" to one more.
    int outstanding_commands = 32;
    /// Messages (not slices) waiting for one client, in bytes. Of each slice only the newest waits.
    std::size_t queued_bytes = 64 * 1024;

    /// The list of screens is told to officers at most this often; more rarely when it is long.
    std::chrono::milliseconds screens_interval{250};
    /// How much longer for each screen on it.
    std::chrono::microseconds screens_interval_each{250};
    /// For round trips alone, which change all the time.
    std::chrono::seconds round_trips_interval{5};

    /// Figures for /metrics are gathered at most this often, however often they are asked for.
    std::chrono::milliseconds metrics_interval{250};

    /// All display pages together, in bytes.
    std::size_t pages_bytes = 32 * 1024 * 1024;
};

}  // namespace dais::net
