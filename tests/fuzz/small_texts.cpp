// Small texts from outside: the first line says what the rest is.
#include "console/panels/typed_hours.h"
#include "meeting/calendar/event_uid.h"
#include "net/access.h"
#include "net/limit_table.h"
#include "net/link.h"
#include "net/origin.h"
#include "tests/fuzz/tables.h"

using namespace dais;
using fuzz::hold;
using fuzz::hold_sentence;

namespace {

void link(std::string_view text) {
    try {
        const net::Link once = net::read_link(text);
        hold(!once.host.empty() && once.port > 0 && once.port < 65536, "no place", once.place());
        hold(once.token.empty() || once.http().find(once.token) == std::string::npos ||
                 once.host.find(once.token) != std::string::npos ||
                 std::to_string(once.port).find(once.token) != std::string::npos ||
                 std::string_view{"https://:"}.find(once.token) != std::string_view::npos,
             "the token is shown", once.http());
        const net::Link again = net::read_link(once.http());
        hold(again.host == once.host && again.port == once.port && again.secure == once.secure,
             "another place", once.http());
    } catch (const net::LinkError& error) {
        hold_sentence(error.what());
    }
}

void limit(std::string_view text) {
    net::Limits limits;
    if (const auto sentence = net::set_limit(limits, text)) {
        hold_sentence(*sentence);
        return;
    }
    for (const auto& row : net::limit_table()) {
        hold(row.get(limits) >= row.least && row.get(limits) <= row.most, "beyond its range",
             row.name);
    }
}

void origin(std::string_view text) {
    const auto once = net::read_origin(text);
    if (once) {
        const std::string written =
            (once->secure ? "https://" : "http://") + once->host + ":" + std::to_string(once->port);
        hold(net::read_origin(written) == once, "another origin", written);
        hold(net::may_connect_from(text, once->host + ":" + std::to_string(once->port),
                                   once->secure, {}),
             "a page may not come back to its own host", written);
    }
    const auto lines = fuzz::lines_of(text, 2);
    static_cast<void>(net::may_connect_from(lines[0], lines.back(), true, {}));
}

void offer(std::string_view text) {
    const net::Offer offered = net::read_offer(text);
    for (const auto* secrets : {&offered.tokens, &offered.pins}) {
        for (const auto& each : *secrets) {
            hold(text.find(each) != std::string_view::npos, "a secret from nowhere", each);
        }
    }
    // Nobody has a link here, so nobody gets in as more than the public.
    const auto result = net::admit(text, {}, {});
    if (const auto* admission = std::get_if<net::Admission>(&result)) {
        hold(offered.dais && admission->role == meeting::Role::open, "let in", text);
    } else {
        hold_sentence(std::get<net::Refused>(result).sentence);
    }
}

void hour(std::string_view text) {
    const auto day = date::local_days{date::July / 28 / 2021};
    const auto typed = console::hour_as_typed(text, day, fuzz::words());
    if (const auto* wall = std::get_if<timing::WallTime>(&typed)) {
        const std::string written = date::format("%F %R", date::floor<std::chrono::minutes>(*wall));
        const auto again = console::hour_as_typed(written, day, fuzz::words());
        hold(std::get_if<timing::WallTime>(&again) != nullptr &&
                 std::get<timing::WallTime>(again) == *wall,
             "another hour", written);
    }
}

void uid(std::string_view text) {
    if (const auto key = meeting::meeting_of(text, "bms7")) {
        const std::string written = meeting::uid_of(*key, "bms7");
        hold(meeting::meeting_of(written, "bms7") == key, "another meeting", written);
    }
    const meeting::MeetingKey key{std::string{text}};
    if (!text.empty()) {
        hold(meeting::meeting_of(meeting::uid_of(key, "bms7"), "bms7") == key, "its key is lost",
             meeting::uid_of(key, "bms7"));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto lines = fuzz::lines_of(fuzz::text_of(data, size), 2);
    const std::string_view rest = lines.back();
    if (lines[0] == "link") {
        link(rest);
    } else if (lines[0] == "limit") {
        limit(rest);
    } else if (lines[0] == "origin") {
        origin(rest);
    } else if (lines[0] == "offer") {
        offer(rest);
    } else if (lines[0] == "hour") {
        hour(rest);
    } else if (lines[0] == "uid") {
        uid(rest);
    }
    return 0;
}
