#include "net/limit_table.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <iomanip>
#include <numeric>
#include <sstream>
#include <type_traits>

#include "meeting/one_line.h"

namespace dais::net {

namespace {

template <class T>
std::int64_t number_of(const T& value) {
    if constexpr (std::is_integral_v<T>) {
        return static_cast<std::int64_t>(value);
    } else {
        return value.count();
    }
}

template <class T>
T value_of(std::int64_t number) {
    if constexpr (std::is_integral_v<T>) {
        return static_cast<T>(number);
    } else {
        return T{static_cast<typename T::rep>(number)};
    }
}

// A number or a duration in the unit it is declared in.
template <auto Member>
constexpr LimitRow row(std::string_view name, std::string_view unit, std::int64_t least,
                       std::int64_t most, std::optional<Ending> ending, std::string_view what) {
    return {name,
            unit,
            least,
            most,
            what,
            ending,
            [](const Limits& limits) { return number_of(limits.*Member); },
            [](Limits& limits, std::int64_t value) {
                using Value = std::remove_reference_t<decltype(limits.*Member)>;
                limits.*Member = value_of<Value>(value);
            }};
}

template <auto Rate>
constexpr LimitRow interval_row(std::string_view name, std::string_view what) {
    constexpr std::int64_t kMost = 10'000'000;
    using std::chrono::duration_cast;
    using std::chrono::microseconds;
    return {
        name,
        "microseconds",
        1,
        kMost,
        what,
        Ending::too_many_messages,
        [](const Limits& limits) {
            return static_cast<std::int64_t>(
                duration_cast<microseconds>((limits.*Rate).interval).count());
        },
        [](Limits& limits, std::int64_t value) { (limits.*Rate).interval = microseconds{value}; }};
}

template <auto Rate>
constexpr LimitRow burst_row(std::string_view name, std::string_view what) {
    constexpr std::int64_t kMost = 100'000;
    return {
        name,
        "messages",
        1,
        kMost,
        what,
        Ending::too_many_messages,
        [](const Limits& limits) { return std::int64_t{(limits.*Rate).burst}; },
        [](Limits& limits, std::int64_t value) { (limits.*Rate).burst = static_cast<int>(value); }};
}

std::vector<LimitRow> connection_rows() {
    using E = Ending;
    using L = Limits;
    return {
        row<&L::connections>("connections", "screens", 1, 500'000, E::too_many_connections,
                             "WebSockets at once"),
        row<&L::connections_per_address>("connections-per-address", "screens", 1, 500'000,
                                         E::too_many_from_address,
                                         "WebSockets at once from one address"),
        row<&L::requests>("requests", "connections", 4, 100'000, E::too_many_requests,
                          "connections that are no WebSocket, or not yet"),
        row<&L::request_time>("request-time", "seconds", 1, 60, E::late_request,
                              "for the whole header of a request"),
        row<&L::download_stall>("download-stall", "seconds", 1, 600, E::stalled_download,
                                "for the next part of an answer over HTTP to be taken"),
        row<&L::subprotocols_bytes>("subprotocols-bytes", "bytes", 64, 120,
                                    E::subprotocols_too_long, "longest Sec-WebSocket-Protocol"),
        row<&L::wrong_tokens_free>("wrong-tokens-free", "tokens", 1, 1'000,
                                   E::too_many_wrong_tokens,
                                   "wrong links or PINs of one address before it has to wait"),
        row<&L::wrong_token_lock>("wrong-token-lock", "seconds", 1, 3'600, E::too_many_wrong_tokens,
                                  "which it then waits for each further"),
        row<&L::wrong_token_addresses>("wrong-token-addresses", "addresses", 16, 1'000'000,
                                       std::nullopt, "of which it is remembered"),
        row<&L::hello_time>("hello-time", "seconds", 1, 60, E::no_hello,
                            "from the upgrade to the hello"),
        row<&L::silence>("silence", "seconds", 12, 3'600, E::silent,
                         "between two messages of a screen, which asks every ten seconds"),
        row<&L::slow_client>("slow-client", "seconds", 1, 3'600, E::slow,
                             "for a screen to take all that was written to it"),
        row<&L::desk_silence>("desk-silence", "seconds", 2, 10, E::desk_away,
                              "of a relay: nothing heard from the desk before screens are sent on"),
        row<&L::closing_time>("closing-time", "seconds", 1, 60, E::close_unanswered,
                              "for a screen to answer its close"),
    };
}

std::vector<LimitRow> message_rows() {
    using E = Ending;
    using L = Limits;
    return {
        row<&L::message_bytes>("message-bytes", "bytes", 1'024, 1'048'576, E::message_too_long,
                               "longest message of a screen, over all its fragments"),
        row<&L::message_depth>("message-depth", "levels", 8, 256, E::too_many_bad_messages,
                               "how deep arrays and objects may be nested in it"),
        row<&L::small_fragment>("small-fragment", "bytes", 0, 1'024, E::too_many_messages,
                                "a shorter fragment counts as a message"),
        interval_row<&L::screen_rate>("screen-rate-interval",
                                      "a screen may say one message each so many"),
        burst_row<&L::screen_rate>("screen-rate-burst", "and so many at once"),
        interval_row<&L::officer_rate>("officer-rate-interval",
                                       "an officer may say one message each so many"),
        burst_row<&L::officer_rate>("officer-rate-burst", "and so many at once"),
        row<&L::bad_messages_in_a_row>("bad-messages-in-a-row", "messages", 1, 1'000,
                                       E::too_many_bad_messages,
                                       "that could not be read, one after the other"),
        row<&L::name_bytes>("name-bytes", "bytes", 8, 1'024, E::too_many_bad_messages,
                            "longest name of a page or of an officer"),
        row<&L::screen_id_bytes>("screen-id-bytes", "bytes", 8, 1'024, E::too_many_bad_messages,
                                 "longest id that a display made for itself"),
        row<&L::remembered_screens>("remembered-screens", "screens", 0, 1'000'000, std::nullopt,
                                    "displays whose name and message are known when they return"),
        row<&L::outstanding_commands>("outstanding-commands", "commands", 1, 256,
                                      E::too_many_commands,
                                      "of one screen that wait for their answer"),
        row<&L::queued_bytes>("queued-bytes", "bytes", 4'096, 67'108'864, E::too_much_queued,
                              "messages that wait for one screen"),
    };
}

std::vector<LimitRow> pace_rows() {
    using L = Limits;
    return {
        row<&L::screens_interval>("screens-interval", "milliseconds", 50, 60'000, std::nullopt,
                                  "the list of screens is told to officers this often at most"),
        row<&L::screens_interval_each>("screens-interval-each", "microseconds", 0, 100'000,
                                       std::nullopt, "and so much later for each screen on it"),
        row<&L::round_trips_interval>("round-trips-interval", "seconds", 1, 600, std::nullopt,
                                      "the same where round trips alone have changed"),
        row<&L::metrics_interval>("metrics-interval", "milliseconds", 0, 60'000, std::nullopt,
                                  "figures for /metrics are gathered this often at most"),
        row<&L::pages_bytes>("pages-bytes", "bytes", 1'048'576, 1'073'741'824, std::nullopt,
                             "all display pages together; with more it does not start"),
    };
}

// How many letters must be added, taken away or changed to make one name of the other.
std::size_t distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> line(other.size() + 1);
    std::iota(line.begin(), line.end(), std::size_t{0});
    for (std::size_t i = 0; i < one.size(); ++i) {
        std::size_t diagonal = line[0];
        line[0] = i + 1;
        for (std::size_t j = 0; j < other.size(); ++j) {
            const std::size_t changed = diagonal + (one[i] == other[j] ? 0 : 1);
            diagonal = line[j + 1];
            line[j + 1] = std::min({line[j] + 1, line[j + 1] + 1, changed});
        }
    }
    return line.back();
}

constexpr std::size_t kShown = 60;  // of what was said, in a sentence

std::string quoted(std::string_view text) {
    return '"' + meeting::one_line(std::string{text.substr(0, kShown)}) + '"';
}

std::string unknown(std::string_view asked) {
    const std::string_view name = asked.substr(0, kShown);
    const auto& rows = limit_table();
    const auto nearest =
        std::min_element(rows.begin(), rows.end(), [&](const LimitRow& a, const LimitRow& b) {
            return distance(name, a.name) < distance(name, b.name);
        });
    std::string sentence = "There is no limit " + quoted(asked) + "; the nearest is " +
                           quoted(nearest->name) + ", and all of them are:";
    for (const LimitRow& each : rows) {
        sentence += (&each == &rows.front() ? " " : ", ") + std::string{each.name};
    }
    return sentence + ".";
}

std::string out_of_range(const LimitRow& row, std::string_view value) {
    return "The limit " + quoted(row.name) + " is a whole number of " + std::string{row.unit} +
           " from " + std::to_string(row.least) + " to " + std::to_string(row.most) + ", not " +
           quoted(value) + ".";
}

}  // namespace

const std::vector<LimitRow>& limit_table() {
    static const std::vector<LimitRow> kRows = [] {
        std::vector<LimitRow> rows = connection_rows();
        for (const auto& more : {message_rows(), pace_rows()}) {
            rows.insert(rows.end(), more.begin(), more.end());
        }
        return rows;
    }();
    return kRows;
}

std::optional<std::string> set_limit(Limits& limits, std::string_view assignment) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string_view::npos) {
        return "A limit is set as NAME=VALUE, for example silence=60, and not as " +
               quoted(assignment) + ".";
    }
    const std::string_view name = assignment.substr(0, equals);
    const std::string_view value = assignment.substr(equals + 1);
    const auto& rows = limit_table();
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const LimitRow& each) { return each.name == name; });
    if (found == rows.end()) {
        return unknown(name);
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size() || number < found->least ||
        number > found->most) {
        return out_of_range(*found, value);
    }
    found->set(limits, number);
    return std::nullopt;
}

std::string table_text(const Limits& limits) {
    std::ostringstream text;
    text << std::left << std::setw(25) << "limit" << std::right << std::setw(12) << "value"
         << "  " << std::left << std::setw(14) << "unit" << std::setw(22) << "from - to"
         << std::setw(23) << "beyond it"
         << "what for\n";
    for (const LimitRow& each : limit_table()) {
        const std::string range = std::to_string(each.least) + " - " + std::to_string(each.most);
        text << std::left << std::setw(25) << each.name << std::right << std::setw(12)
             << each.get(limits) << "  " << std::left << std::setw(14) << each.unit << std::setw(22)
             << range << std::setw(23)
             << (each.ending ? text_of(*each.ending).name : std::string_view{"-"}) << each.what
             << '\n';
    }
    return text.str();
}

}  // namespace dais::net
