#include "net/gate.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include <libwebsockets.h>

#include "net/conference_clock.h"
#include "net/frame.h"
#include "net/listener.h"
#include "net/messages.h"
#include "net/metrics_text.h"
#include "net/qr_code.h"

namespace dais::net {

namespace {

constexpr std::string_view kText = "text/plain; charset=utf-8";

// After which those may try again for whom there was no place.
constexpr std::chrono::seconds kComeBack{5};

constexpr Refused kPublicOnly{403,
                              "Here is only what the public may see: a personal link works at the "
                              "address that it was given with."};

// 'self' covers a WebSocket to the page's own host; a relay's pages may go to the other relays.
constexpr std::string_view kConnectSources =
    "Content-Security-Policy: default-src 'self'; connect-src 'self'";
constexpr std::string_view kSafetyHeaders =
    "; script-src 'self'; "
    "style-src 'self'; img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Cache-Control: no-cache\r\n";

std::string_view phrase(int status) {
    switch (status) {
        case 200: return "OK";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 429: return "Too Many Requests";
        case 503: return "Service Unavailable";
        default: return "Error";
    }
}

// What a header holds; nothing where it is missing or longer than could be meant.
std::optional<std::string> header(lws* wsi, lws_token_indexes token) {
    constexpr int kLongest = 1024;
    const int length = lws_hdr_total_length(wsi, token);
    if (length <= 0 || length > kLongest) {
        return std::nullopt;
    }
    std::string text(static_cast<std::size_t>(length) + 1, '\0');
    const int copied = lws_hdr_copy(wsi, text.data(), length + 1, token);
    if (copied < 0) {
        return std::nullopt;
    }
    text.resize(static_cast<std::size_t>(copied));
    return text;
}

// Browsers name gzip without a weight; who refuses it by one (";q=0") is given the plain text.
bool takes_gzip(lws* wsi) {
    const std::string taken = header(wsi, WSI_TOKEN_HTTP_ACCEPT_ENCODING).value_or("");
    const std::size_t at = taken.find("gzip");
    return at != std::string::npos && taken.substr(at, 8).find(";q=0") == std::string::npos;
}

// Whether who asks says that it holds what has this tag.
bool has_already(lws* wsi, const std::string& etag) {
    const std::string known = header(wsi, WSI_TOKEN_HTTP_IF_NONE_MATCH).value_or("");
    return known == "*" || known.find(etag) != std::string::npos;
}

// The token of a personal link, as it comes over HTTP.
std::optional<std::string> bearer_token(lws* wsi) {
    constexpr std::string_view kBearer = "Bearer ";
    const std::string asked = header(wsi, WSI_TOKEN_HTTP_AUTHORIZATION).value_or("");
    return asked.starts_with(kBearer) ? std::optional{asked.substr(kBearer.size())} : std::nullopt;
}

const std::vector<meeting::views::Grant>& grants_of(const meeting::views::Board& board) {
    static const std::vector<meeting::views::Grant> kNone;
    return board.grants ? *board.grants : kNone;
}

// A header for which the library has no name of its own; `name` is in small letters with its colon.
std::string other_header(lws* wsi, std::string_view name) {
    constexpr int kLongest = 32;
    std::array<char, kLongest> text{};
    const int length =
        lws_hdr_custom_copy(wsi, text.data(), kLongest, name.data(), static_cast<int>(name.size()));
    return length < 0 ? std::string{} : std::string(text.data(), static_cast<std::size_t>(length));
}

// A picture or a frame in a page of another site, as browsers tell; a link that was followed is
// none.
bool fetched_by_another_site(lws* wsi) {
    return other_header(wsi, "sec-fetch-site:") == "cross-site" &&
           other_header(wsi, "sec-fetch-dest:") != "document";
}

// What stands in the address after the question mark: `name` ends in "=".
std::optional<std::string> argument(lws* wsi, const char* name) {
    std::array<char, 256> text{};
    const char* found =
        lws_get_urlarg_by_name(wsi, name, text.data(), static_cast<int>(text.size()));
    return found == nullptr ? std::nullopt : std::optional<std::string>{found};
}

bool is_websocket(std::string upgrade) {
    std::transform(upgrade.begin(), upgrade.end(), upgrade.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return upgrade == "websocket";
}

}  // namespace

struct Gate::Response {
    int status = 200;
    std::string_view mime = kText;
    std::string_view body;
    std::string text;                  ///< holds the body where no page does
    std::shared_ptr<const Made> made;  ///< holds the body where it was made and not read
    std::string more_headers;
    std::string connect_sources;  ///< where else this page may connect
    bool head_only = false;
    bool last = false;  ///< the connection is closed after it

    static Response sentence(int status, std::string text) {
        Response response;
        response.status = status;
        response.text = std::move(text) + "\n";
        return response;
    }

    static Response refusal(const Refused& refused) {
        Response response = sentence(refused.status, std::string{refused.sentence});
        if (refused.retry_after.count() > 0) {
            response.more_headers =
                "Retry-After: " + std::to_string(refused.retry_after.count()) + "\r\n";
        }
        return response;
    }

    // A subscriber asks again and again: what it has already is not sent again.
    static Response of(lws* wsi, std::shared_ptr<const Made> made, std::string_view mime) {
        Response response;
        response.mime = mime;
        response.more_headers = "ETag: " + made->etag + "\r\n";
        if (has_already(wsi, made->etag)) {
            response.status = 304;
            return response;
        }
        response.body = made->body;
        response.made = std::move(made);
        return response;
    }

    [[nodiscard]] std::string_view content() const { return text.empty() ? body : text; }
    [[nodiscard]] std::string head() const {
        std::string head =
            "HTTP/1.1 " + std::to_string(status) + " " + std::string{phrase(status)} + "\r\n";
        if (status != 304) {  // which has no content, not one of no bytes
            head += "Content-Type: " + std::string{mime} +
                    "\r\nContent-Length: " + std::to_string(content().size()) + "\r\n";
        }
        head += kConnectSources;
        head += connect_sources;
        head += kSafetyHeaders;
        head += more_headers;
        head += last ? "Connection: close\r\n\r\n" : "\r\n";
        return head;
    }
};

namespace {

bool write(lws* wsi, std::string_view bytes, lws_write_protocol how) {
    Frame frame{bytes};
    return lws_write(wsi, frame.data(), frame.size(), how) >= 0;
}

Gate::Then completed(lws* wsi) {
    return lws_http_transaction_completed(wsi) == 0 ? Gate::Then::go_on : Gate::Then::close;
}

}  // namespace

Gate::Gate(const Pages& pages, CalendarPage& calendar, NamesPage& names, StatePage& state,
           MetricsPage& metrics, Hub& hub, const timing::TimeSource& time, const Limits& limits,
           Counters& counters, Door door)
    : pages_{pages},
      calendar_{calendar},
      names_{names},
      state_{state},
      metrics_{metrics},
      hub_{hub},
      time_{time},
      limits_{limits},
      counters_{counters},
      door_{std::move(door)},
      wrong_tokens_{limits_},
      wrong_pins_{limits_} {}

std::unique_ptr<Connection> Gate::enter(int descriptor) {
    if (entered_ - screens_ >= limits_.requests) {
        counters_.count(Ending::too_many_requests);
        return nullptr;
    }
    ++entered_;
    auto connection = std::make_unique<Connection>();
    connection->address = peer_address(descriptor);
    connection->waiting_since = time_.read().boot;
    return connection;
}

void Gate::leave(const Connection& connection) {
    --entered_;
    count_if_late(connection);
    if (connection.admitted) {
        --screens_;
        const auto found = screens_by_address_.find(connection.address);
        if (found != screens_by_address_.end() && --found->second == 0) {
            screens_by_address_.erase(found);
        }
    }
}

// The library drops those who are late by timers of its own, and says only that they have gone.
void Gate::count_if_late(const Connection& connection) {
    // Its timers may come a little before ours.
    constexpr std::chrono::milliseconds kSlack{100};
    const timing::Duration waited = time_.read().boot - connection.waiting_since + kSlack;
    if (!connection.asked) {
        if (waited >= limits_.request_time) {
            counters_.count(Ending::late_request);
        }
    } else if (!connection.download.empty() && waited >= limits_.download_stall) {
        counters_.count(Ending::stalled_download);
    }
}

// ---- upgrades ---------------------------------------------------------------------------------

bool Gate::may_upgrade(lws* wsi, Connection& connection) {
    const std::optional<Refused> refused = refusal(wsi, connection);
    if (!refused) {
        ++screens_;
        ++screens_by_address_[connection.address];
        return true;
    }
    Response response = Response::refusal(*refused);
    response.last = true;
    write(wsi, response.head() + response.text, LWS_WRITE_HTTP_HEADERS);
    return false;
}

std::optional<Refused> Gate::refusal(lws* wsi, Connection& connection) {
    if (!is_websocket(header(wsi, WSI_TOKEN_UPGRADE).value_or(""))) {
        return Refused{400, "This server upgrades to WebSocket only."};
    }
    if (header(wsi, WSI_TOKEN_GET_URI) != "/ws") {
        return Refused{404, "Screens connect at /ws."};
    }
    const std::string subprotocols = header(wsi, WSI_TOKEN_PROTOCOL).value_or("");
    if (subprotocols.size() > limits_.subprotocols_bytes) {
        return refused(Ending::subprotocols_too_long);
    }
    if (const auto refused = foreign(wsi)) {
        return refused;
    }
    const auto relayed = hub_.relayed();
    if (relayed && !read_offer(subprotocols).tokens.empty()) {
        return kPublicOnly;
    }
    if (relayed && !hears_desk(*relayed)) {
        Refused away = refused(Ending::desk_away);
        away.status = 503;
        away.retry_after = kComeBack;
        return away;
    }
    const auto board = hub_.board();
    const auto access = slowed(admit(subprotocols, grants_of(*board), utc_now(*board)), connection);
    if (const auto* refused = std::get_if<Refused>(&access)) {
        return *refused;
    }
    if (hub_.fenced() && std::get<Admission>(access).role != meeting::Role::officer) {
        Refused elsewhere = refused(Ending::led_elsewhere);
        elsewhere.status = 503;
        elsewhere.retry_after = kComeBack;
        return elsewhere;
    }
    // Who holds a link needs no PIN.
    if (std::get<Admission>(access).role == meeting::Role::open) {
        const auto pins = read_offer(subprotocols).pins;
        if (const auto refused =
                wrong_pin(pins.empty() ? std::nullopt : std::optional{pins.front()}, connection)) {
            return refused;
        }
    }
    if (const auto full = too_many(connection)) {
        return full;
    }
    connection.admitted = std::get<Admission>(access);
    return std::nullopt;
}

// A script says no origin, and may connect: it can do nothing with a link that it does not hold.
std::optional<Refused> Gate::foreign(lws* wsi) const {
    if (lws_hdr_total_length(wsi, WSI_TOKEN_ORIGIN) <= 0) {
        return std::nullopt;
    }
    const std::string origin = header(wsi, WSI_TOKEN_ORIGIN).value_or("");
    const std::string host = header(wsi, WSI_TOKEN_HOST).value_or("");
    const bool secure = lws_is_ssl(wsi) != 0;
    if (may_connect_from(origin, host, secure, door_.origins) ||
        may_connect_from(origin, host, secure, other_relays())) {
        return std::nullopt;
    }
    return Refused{403,
                   "Pages of another site may not connect here: open the page at this server's own "
                   "address, or start Dais with --origin."};
}

std::vector<std::string> Gate::known_elsewhere() const {
    if (const auto relayed = hub_.relayed()) {
        return relayed->known;
    }
    const auto neighbours = hub_.neighbours();
    return neighbours ? neighbours->known : std::vector<std::string>{};
}

// A screen whose relay died comes with the page that it had from there.
std::vector<Origin> Gate::other_relays() const {
    std::vector<Origin> origins;
    const auto known = known_elsewhere();
    if (!known.empty()) {
        for (const std::string& text : allowed_origins(known)) {
            if (const auto origin = read_origin(text)) {
                origins.push_back(*origin);
            }
        }
    }
    return origins;
}

// Wrong tokens of an address that sent many are told to wait. A right one always passes, from the
// same address too: an officer may stand behind the same router, and 128 bits are not guessed.
std::variant<Admission, Refused> Gate::slowed(std::variant<Admission, Refused> access,
                                              const Connection& connection) {
    const auto* refused = std::get_if<Refused>(&access);
    if (refused == nullptr || !refused->wrong) {
        return access;
    }
    const timing::BootInstant now = time_.read().boot;
    const timing::Duration wait = wrong_tokens_.wait(connection.address, now);
    if (wait <= timing::Duration::zero()) {
        wrong_tokens_.note(connection.address, now);
        return access;
    }
    return locked(wait);
}

Refused Gate::locked(timing::Duration wait) {
    Refused slower = refused(Ending::too_many_wrong_tokens);
    slower.wrong = true;
    slower.retry_after = std::chrono::ceil<std::chrono::seconds>(wait);
    return slower;
}

Refused Gate::refused(Ending ending) {
    counters_.count(ending);
    const EndingText& text = text_of(ending);
    return {text.code, text.reason, false, text.code == 503 ? kComeBack : std::chrono::seconds{0}};
}

bool Gate::hears_desk(const Relayed& relayed) const {
    return time_.read().boot - relayed.heard <= limits_.desk_silence;
}

// A PIN can be guessed: while its address has to wait, not even a right one is looked at. Links
// pass all the same, and wrong links do not make those wait who come by PIN.
std::optional<Refused> Gate::wrong_pin(const std::optional<std::string>& pin,
                                       const Connection& connection) {
    if (door_.pin.empty()) {
        return std::nullopt;
    }
    if (!pin) {
        return Refused{403, "This conference asks for a PIN: open the page, and it will ask you."};
    }
    constexpr std::string_view kWrong =
        "This PIN is not right: look at it again, or ask the Secretariat.";
    if (wrong_pins_.said_before(connection.address, *pin)) {
        return Refused{403, kWrong, true};
    }
    const timing::BootInstant now = time_.read().boot;
    const timing::Duration wait = wrong_pins_.wait(connection.address, now);
    if (wait > timing::Duration::zero()) {
        return locked(wait);
    }
    if (same_secret(*pin, door_.pin)) {
        return std::nullopt;
    }
    wrong_pins_.note(connection.address, now, *pin);
    return Refused{403, kWrong, true};
}

std::optional<Refused> Gate::too_many(const Connection& connection) {
    if (screens_ >= limits_.connections) {
        return refused(Ending::too_many_connections);
    }
    const auto found = screens_by_address_.find(connection.address);
    if (found != screens_by_address_.end() && found->second >= limits_.connections_per_address) {
        return refused(Ending::too_many_from_address);
    }
    return std::nullopt;
}

// ---- pages ------------------------------------------------------------------------------------

Gate::Then Gate::request(lws* wsi, Connection& connection) {
    const Response response = response_to(wsi, connection);
    const bool whole = response.head_only || !response.text.empty() || response.content().empty();
    const std::string head = response.head();
    if (whole) {
        if (!write(wsi, response.head_only ? head : head + response.text, LWS_WRITE_HTTP_HEADERS)) {
            return Then::close;
        }
        return completed(wsi);
    }
    if (!write(wsi, head, LWS_WRITE_HTTP_HEADERS)) {
        return Then::close;
    }
    connection.download = response.body;
    connection.waiting_since = time_.read().boot;
    connection.made = response.made;
    lws_callback_on_writable(wsi);
    return Then::go_on;
}

Gate::Then Gate::writable(lws* wsi, Connection& connection) const {
    connection.waiting_since = time_.read().boot;
    constexpr std::size_t kPart = 32 * 1024;
    const std::string_view part = connection.download.substr(0, kPart);
    connection.download.remove_prefix(part.size());
    if (!part.empty() && !write(wsi, part, LWS_WRITE_HTTP)) {
        return Then::close;
    }
    if (connection.download.empty()) {
        return completed(wsi);
    }
    lws_set_timeout(wsi, PENDING_TIMEOUT_HTTP_CONTENT,
                    static_cast<int>(limits_.download_stall.count()));
    lws_callback_on_writable(wsi);
    return Then::go_on;
}

Gate::Response Gate::response_to(lws* wsi, const Connection& connection) {
    const bool get = lws_hdr_total_length(wsi, WSI_TOKEN_GET_URI) > 0;
    const bool head_only = !get && lws_hdr_total_length(wsi, WSI_TOKEN_HEAD_URI) > 0;
    const auto path = header(wsi, get ? WSI_TOKEN_GET_URI : WSI_TOKEN_HEAD_URI);
    Response response = Response::sentence(404, "There is no such page here: start at /.");
    if (!get && !head_only) {
        response = Response::sentence(405, "Only GET and HEAD are understood here.");
        response.more_headers = "Allow: GET, HEAD\r\n";
    } else if (path == "/healthz") {
        response = Response::sentence(200, "ok");
    } else if (path == "/readyz") {
        response = readiness();
    } else if (path == "/programme.ics") {
        response = calendar(wsi, connection);
    } else if (path == "/link") {
        response = whose_link(wsi, connection);
    } else if (path == "/metrics") {
        response = metrics(wsi, connection);
    } else if (path == "/api/state") {
        response = public_state(wsi, connection);
    } else if (path == "/api/term") {
        response = term();
    } else if (path == "/qr.svg") {
        response = qr_code(wsi, connection);
    } else if (path == "/ws") {
        response = Response::sentence(400, "Screens connect here with a WebSocket.");
    } else if (const Page* page = path ? pages_.find(*path) : nullptr) {
        response = Response{};
        response.mime = page->mime;
        response.more_headers = "Vary: Accept-Encoding\r\n";
        response.connect_sources = connect_sources(known_elsewhere());
        response.body = takes_gzip(wsi) ? page->gzip() : std::string_view{};
        if (response.body.empty()) {
            response.body = page->body;
        } else {
            response.more_headers += "Content-Encoding: gzip\r\n";
        }
    } else if (auto names = path ? names_.of(*path, *hub_.board()) : nullptr) {
        response = Response::of(wsi, std::move(names), "application/json; charset=utf-8");
    }
    response.head_only = head_only;
    return response;
}

// Any page could let its visitors guess by pictures that it shows, until nobody comes in from where
// they are: such are turned away without being counted.
std::optional<Refused> Gate::wrong_pin_in_address(lws* wsi, const Connection& connection) {
    if (!door_.pin.empty() && fetched_by_another_site(wsi)) {
        return Refused{403, "Pages of another site may not ask here: open the address itself."};
    }
    return wrong_pin(argument(wsi, "pin="), connection);
}

// A calendar that subscribes can send nothing but its address, so the PIN stands there.
Gate::Response Gate::calendar(lws* wsi, const Connection& connection) {
    if (const auto refused = wrong_pin_in_address(wsi, connection)) {
        return Response::refusal(*refused);
    }
    const auto relayed = hub_.relayed();
    const auto calendar = relayed ? relayed->calendar : calendar_.of(*hub_.board());
    if (!calendar) {
        return Response::sentence(503, "There is no programme to show yet.");
    }
    Response response = Response::of(wsi, calendar, "text/calendar; charset=utf-8");
    response.more_headers +=
        "Content-Disposition: attachment; filename=\"" + calendar->name + "\"\r\n";
    return response;
}

timing::UtcTime Gate::utc_now(const meeting::views::Board& board) const {
    return conference_utc(board, time_.read());
}

// A browser does not tell a page why an upgrade was refused: here it can ask what its link is. The
// token comes in a header, never in an address, which would be written into logs on the way.
Gate::Response Gate::whose_link(lws* wsi, const Connection& connection) {
    const auto token = bearer_token(wsi);
    if (!token) {
        return whose_pin(header(wsi, WSI_TOKEN_HTTP_AUTHORIZATION).value_or(""), connection);
    }
    if (hub_.relayed()) {
        return Response::sentence(kPublicOnly.status, std::string{kPublicOnly.sentence});
    }
    const auto board = hub_.board();
    const auto access = slowed(admit_token(*token, grants_of(*board), utc_now(*board)), connection);
    if (const auto* refused = std::get_if<Refused>(&access)) {
        return Response::refusal(*refused);
    }
    Response response;
    response.mime = "application/json; charset=utf-8";
    response.text = link_answer(std::get<Admission>(access));
    return response;
}

// Nobody's name is in the figures, but how many are connected and how busy the desk is concerns the
// operators alone: whoever is at this machine, or has an officer's link.
Gate::Response Gate::metrics(lws* wsi, const Connection& connection) {
    const bool by_proxy = lws_hdr_total_length(wsi, WSI_TOKEN_X_FORWARDED_FOR) > 0;
    if (!is_from_here(peer_address(lws_get_socket_fd(wsi)),
                      header(wsi, WSI_TOKEN_HOST).value_or(""), by_proxy)) {
        const auto token = bearer_token(wsi);
        if (!token) {
            Response response = Response::sentence(
                401, "Ask with an officer's token: Authorization: Bearer TOKEN.");
            response.more_headers = "WWW-Authenticate: Bearer\r\n";
            return response;
        }
        const auto board = hub_.board();
        const auto access =
            slowed(admit_token(*token, grants_of(*board), utc_now(*board)), connection);
        if (const auto* refused = std::get_if<Refused>(&access)) {
            return Response::refusal(*refused);
        }
        if (std::get<Admission>(access).role != meeting::Role::officer) {
            return Response::sentence(403, "Only an officer's link opens the server's figures.");
        }
    }
    Response response;
    response.mime = kMetricsType;
    response.text = metrics_.text(screens_, entered_ - screens_);
    return response;
}

Gate::Response Gate::public_state(lws* wsi, const Connection& connection) {
    if (const auto refused = wrong_pin_in_address(wsi, connection)) {
        return Response::refusal(*refused);
    }
    if (hub_.relayed()) {
        return Response::sentence(404, "Ask the desk itself for this: a relay serves screens.");
    }
    const auto board = hub_.board();
    auto made = std::make_shared<Made>(state_.of(*board, board->face.at(time_.read())));
    return Response::of(wsi, std::move(made), "application/json; charset=utf-8");
}

// Harmless to whoever asks: how often this record was taken over. What comes after a take-over is
// proved by the hash of the row before it, which only those know who hold the record.
Gate::Response Gate::term() const {
    Response response;
    response.text = hub_.terms();
    if (response.text.empty()) {
        return Response::sentence(404, "Ask the desk itself for this: a relay serves screens.");
    }
    response.mime = "application/json; charset=utf-8";
    return response;
}

// Without a token: whether the public view asks for a PIN, and whether this one is right.
Gate::Response Gate::whose_pin(const std::string& asked, const Connection& connection) {
    constexpr std::string_view kPin = "Pin ";
    if (asked.starts_with(kPin)) {
        if (const auto refused = wrong_pin(asked.substr(kPin.size()), connection)) {
            return Response::refusal(*refused);
        }
    } else if (!asked.empty()) {
        return Response::sentence(400,
                                  "Ask with the link's token, Authorization: Bearer TOKEN, or with "
                                  "a PIN, Authorization: Pin PIN.");
    }
    Response response;
    response.mime = "application/json; charset=utf-8";
    response.text =
        door_.pin.empty() ? R"({"role":"public","pin":false})" : R"({"role":"public","pin":true})";
    return response;
}

// Of the public page that shows who is next in a room, at the host by which this visitor came here.
// The code holds the PIN only for who knows it.
Gate::Response Gate::qr_code(lws* wsi, const Connection& connection) {
    const std::string key = argument(wsi, "room=").value_or("");
    const auto pin = door_.pin.empty() ? std::nullopt : argument(wsi, "pin=");
    if (const auto refused = pin ? wrong_pin_in_address(wsi, connection) : std::nullopt) {
        return Response::refusal(*refused);
    }
    const auto board = hub_.board();
    const auto& conference = board->open.conference;
    const bool known =
        conference && std::any_of(conference->value.rooms.begin(), conference->value.rooms.end(),
                                  [&](const auto& each) { return each.key.text == key; });
    if (!known) {
        return Response::sentence(404, "There is no such room here: ask as /qr.svg?room=main.");
    }
    auto address = room_address(lws_is_ssl(wsi) != 0 ? "https" : "http",
                                header(wsi, WSI_TOKEN_HOST).value_or(""), "/queue", key);
    if (address && pin) {
        *address += "#pin=" + door_.pin;
    }
    auto picture = address ? qr_svg(*address) : std::nullopt;
    if (!picture) {
        return Response::sentence(400, "The host of this request cannot be put into a code.");
    }
    Response response;
    response.mime = "image/svg+xml";
    response.text = std::move(*picture);
    return response;
}

Gate::Response Gate::readiness() const {
    if (const auto relayed = hub_.relayed()) {
        return hears_desk(*relayed)
                   ? Response::sentence(200, "ready")
                   : Response::sentence(503, "This relay hears nothing from the desk.");
    }
    const auto board = hub_.board();
    if (board->record && board->record->value.written) {
        return Response::sentence(200, "ready");
    }
    const std::string trouble = board->record ? board->record->value.trouble : std::string{};
    return Response::sentence(
        503, trouble.empty() ? "The record of the meeting is not being written." : trouble);
}

}  // namespace dais::net
