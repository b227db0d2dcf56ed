#include "net/wire.h"

#include <array>
#include <cstdint>
#include <exception>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include <libwebsockets.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <uv.h>

#include "net/calendar_page.h"
#include "net/certificate.h"
#include "net/counters.h"
#include "net/gate.h"
#include "net/library.h"
#include "net/listener.h"
#include "net/metrics_page.h"
#include "net/names_page.h"
#include "net/origin.h"
#include "net/pages.h"
#include "net/sessions.h"
#include "net/state_page.h"
#include "timing/instant.h"

namespace dais::net {

namespace {

constexpr std::uint64_t kTickMs = 250;
/// Connections taken in one go, so that thousands at once do not keep the others waiting.
constexpr int kTakenAtOnce = 256;

}  // namespace

class Wire::Loop {
  public:
    Loop(const ServerOptions& options, const Limits& limits, Hub& hub,
         const timing::TimeSource& time)
        : limits_{limits},
          hub_{hub},
          time_{time},
          pages_{options.web_root, options.strings_root, limits_},
          door_{read_origins(options.origins), options.pin},
          tls_{options.tls},
          calendar_{options.words},
          metrics_{hub, time, limits_, counters_},
          listener_{options.bind, options.port} {
        if (tls_) {
            static_cast<void>(checked_fingerprint(*tls_));
        }
        allow_descriptors(limits_.connections + limits_.requests + 256);
        std::promise<void> started;
        auto result = started.get_future();
        thread_ = std::thread{[this, &started] { run(started); }};
        try {
            result.get();
        } catch (...) {
            thread_.join();
            throw;
        }
    }

    ~Loop() {
        {
            const std::lock_guard lock{mutex_};
            inbox_.stop = true;
            wake();
        }
        thread_.join();
    }

    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;
    Loop(Loop&&) = delete;
    Loop& operator=(Loop&&) = delete;

    // ---- any thread ----

    [[nodiscard]] int port() const { return listener_.port(); }
    [[nodiscard]] std::int64_t counted(Ending ending) const { return counters_.of(ending); }

    void board_changed() {
        const timing::BootInstant now = time_.read().boot;
        const std::lock_guard lock{mutex_};
        if (!inbox_.changed) {
            inbox_.changed = now;  // the first of those that are told together
        }
        wake();
    }

    void deliver(Reply reply) {
        const std::lock_guard lock{mutex_};
        inbox_.replies.push_back(std::move(reply));
        wake();
    }

    void say(std::int64_t connection, std::string text) {
        const std::lock_guard lock{mutex_};
        inbox_.said.emplace_back(connection, std::move(text));
        wake();
    }

    void order(OrderAsked asked) {
        const std::lock_guard lock{mutex_};
        inbox_.orders.push_back(std::move(asked));
        wake();
    }

  private:
    /// What other threads left since the loop looked last.
    struct Inbox {
        std::vector<Reply> replies;
        std::vector<OrderAsked> orders;
        std::vector<std::pair<std::int64_t, std::string>> said;  ///< to whom, and what
        std::optional<timing::BootInstant> changed;  ///< when the board was, since it was told
        bool stop = false;
        bool waking = false;  ///< the loop has been woken and has not looked yet
    };

    void wake() {  // with mutex_ held
        if (context_ != nullptr && !std::exchange(inbox_.waking, true)) {
            lws_cancel_service(context_);
        }
    }

    // ---- the wire's thread ----

    static int on_event(lws* wsi, lws_callback_reasons reason, void* user, void* in,
                        std::size_t length);
    int handle(lws* wsi, lws_callback_reasons reason, void* in, std::size_t length);
    int failed(lws* wsi, lws_callback_reasons reason);
    template <class Part>
    void alone(const Part& part);

    void run(std::promise<void>& started);
    void start();
    void make_context();
    void add_tls(lws_context_creation_info& info) const;
    void stop();
    void on_wake();
    void listen();
    void take_connections();

    static Connection* connection_of(lws* wsi) {
        return static_cast<Connection*>(lws_get_opaque_user_data(wsi));
    }
    int enter(lws* wsi);
    void leave(lws* wsi);
    int established(lws* wsi, Connection& connection);
    int handle_http(lws* wsi, lws_callback_reasons reason, Connection& connection);
    int handle_screen(lws* wsi, lws_callback_reasons reason, Session& session,
                      std::string_view bytes);

    static const std::array<lws_protocols, 2> kProtocols;

    const Limits limits_;
    Hub& hub_;
    const timing::TimeSource& time_;
    Counters counters_;
    const Pages pages_;
    const Door door_;
    const std::optional<TlsFiles> tls_;
    // The wire's thread alone:
    CalendarPage calendar_;
    NamesPage names_;
    StatePage state_;
    MetricsPage metrics_;
    const Listener listener_;

    std::mutex mutex_;
    Inbox inbox_;
    lws_context* context_ = nullptr;  ///< changed under mutex_

    std::unique_ptr<Gate> gate_;
    std::unique_ptr<Sessions> sessions_;
    lws_vhost* vhost_ = nullptr;
    uv_loop_t uv_{};
    uv_poll_t listening_{};
    uv_timer_t ticking_{};
    bool taking_ = true;  ///< new connections are being taken
    bool tick_due_ = false;
    std::thread thread_;
};

// rx_buffer_size: messages of screens are short; longer ones come in parts. tx_packet_size: whole
// slices in one write.
const std::array<lws_protocols, 2> Wire::Loop::kProtocols{
    {{"dais.v1", &Loop::on_event, 0, 512, 0, nullptr, 65536},
     {nullptr, nullptr, 0, 0, 0, nullptr, 0}}};

// ---- the thread -------------------------------------------------------------------------------

void Wire::Loop::run(std::promise<void>& started) {
    pthread_setname_np(pthread_self(), "dais-net");
    uv_loop_init(&uv_);
    try {
        start();
    } catch (...) {
        stop();
        started.set_exception(std::current_exception());
        return;
    }
    started.set_value();
    uv_run(&uv_, UV_RUN_DEFAULT);
    stop();
}

void Wire::Loop::start() {
    gate_ = std::make_unique<Gate>(pages_, calendar_, names_, state_, metrics_, hub_, time_,
                                   limits_, counters_, door_);
    sessions_ =
        std::make_unique<Sessions>(hub_, time_, limits_, counters_,
                                   [this](std::string_view path) { return pages_.is_page(path); });
    metrics_.watch(*sessions_);
    make_context();

    ticking_.data = this;
    uv_timer_init(&uv_, &ticking_);
    uv_timer_start(
        &ticking_,
        [](uv_timer_t* timer) {
            auto* loop = static_cast<Loop*>(timer->data);
            loop->tick_due_ = true;
            // The work is done in the library's own wake-up: only then does it arm its timers.
            lws_cancel_service(loop->context_);
        },
        kTickMs, kTickMs);

    listening_.data = this;
    uv_poll_init_socket(&uv_, &listening_, listener_.descriptor());
    listen();
}

void Wire::Loop::listen() {
    taking_ = true;
    uv_poll_start(&listening_, UV_READABLE, [](uv_poll_t* poll, int /*status*/, int /*events*/) {
        static_cast<Loop*>(poll->data)->take_connections();
    });
}

void Wire::Loop::make_context() {
    std::array<void*, 1> loops{&uv_};
    lws_context_creation_info info{};
    info.port = CONTEXT_PORT_NO_LISTEN_SERVER;  // connections are handed to it: see Listener
    info.protocols = kProtocols.data();
    info.vhost_name = "dais";
    info.foreign_loops = loops.data();
    info.user = this;
    info.options = LWS_SERVER_OPTION_LIBUV | LWS_SERVER_OPTION_VALIDATE_UTF8 |
                   LWS_SERVER_OPTION_EXPLICIT_VHOSTS | LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
    const int seconds = static_cast<int>(limits_.request_time.count());
    info.timeout_secs = static_cast<unsigned int>(seconds);
    info.timeout_secs_ah_idle = static_cast<unsigned int>(seconds);
    info.keepalive_timeout = seconds;

    if (tls_) {
        add_tls(info);
    }

    const auto library = library_lock();
    lws_context* context = lws_create_context(&info);
    if (context == nullptr) {
        throw ServerError{
            "The screens' server cannot start: the event loop of libwebsockets is missing; install "
            "the package libwebsockets-evlib-uv."};
    }
    {
        const std::lock_guard lock{mutex_};
        context_ = context;
    }
    vhost_ = lws_create_vhost(context, &info);
    if (vhost_ == nullptr) {
        throw ServerError{
            tls_ ? "The screens' server cannot use this TLS certificate and key: give others, "
                   "such as an RSA key of 2,048 bits or an EC key of P-256."
                 : "The screens' server cannot start: there is not enough memory."};
    }
}

// Sockets are taken plain and become TLS by their vhost. HTTP/2 is not offered: what is written
// here is HTTP/1.1. timeout_secs, above, bounds the handshake as it bounds the header after it.
void Wire::Loop::add_tls(lws_context_creation_info& info) const {
    info.options |= LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
    info.ssl_cert_filepath = tls_->certificate.c_str();
    info.ssl_private_key_filepath = tls_->key.c_str();
    info.ssl_options_set = SSL_OP_NO_TLSv1 | SSL_OP_NO_TLSv1_1 | SSL_OP_NO_RENEGOTIATION;
    info.alpn = "http/1.1";
}

// libwebsockets 4.1 with a loop of ours: begin to destroy, let the loop close every handle, end.
void Wire::Loop::stop() {
    lws_context* context = nullptr;
    {
        const std::lock_guard lock{mutex_};
        context = std::exchange(context_, nullptr);
    }
    if (ticking_.data != nullptr) {
        uv_close(reinterpret_cast<uv_handle_t*>(&ticking_), nullptr);
    }
    if (listening_.data != nullptr) {
        uv_close(reinterpret_cast<uv_handle_t*>(&listening_), nullptr);
    }
    if (context != nullptr) {
        const auto library = library_lock();
        lws_context_destroy(context);
        uv_run(&uv_, UV_RUN_DEFAULT);
        lws_context_destroy(context);
    }
    uv_run(&uv_, UV_RUN_DEFAULT);
    uv_loop_close(&uv_);
}

void Wire::Loop::on_wake() {
    Inbox inbox;
    {
        const std::lock_guard lock{mutex_};
        std::swap(inbox.replies, inbox_.replies);
        std::swap(inbox.orders, inbox_.orders);
        std::swap(inbox.said, inbox_.said);
        inbox.changed = std::exchange(inbox_.changed, std::nullopt);
        inbox.stop = inbox_.stop;
        inbox_.waking = false;
    }
    if (inbox.stop) {
        alone([&] { sessions_->say_goodbye(); });
        uv_stop(&uv_);
        return;
    }
    // The board is looked at after the replies were taken, so it holds what they tell of.
    alone([&] {
        if (sessions_->refresh() && inbox.changed) {
            metrics_.told_all(time_.read().boot - *inbox.changed);
        }
    });
    for (const Reply& reply : inbox.replies) {
        alone([&] { sessions_->answer(reply); });
    }
    for (const auto& said : inbox.said) {
        sessions_->say(said.first, said.second);
    }
    for (const OrderAsked& asked : inbox.orders) {
        alone([&] {
            const Sessions::OrderEnd end = sessions_->order(asked.order);
            if (const auto* fault = std::get_if<std::string>(&end)) {
                asked.refused(*fault);
            }
        });
    }
    if (std::exchange(tick_due_, false)) {
        if (!taking_) {
            listen();
        }
        alone([&] { sessions_->tick(); });
    }
}

// What fails of a wake-up takes nothing else with it: answers go out though a slice cannot be made.
template <class Part>
void Wire::Loop::alone(const Part& part) {
    try {
        part();
    } catch (...) {
        counters_.count(Ending::server_failed);
    }
}

// ---- connections ------------------------------------------------------------------------------

void Wire::Loop::take_connections() {
    for (int i = 0; i < kTakenAtOnce; ++i) {
        const Listener::Next next = listener_.take();
        if (next.taken == Listener::Taken::connection) {
            lws_adopt_socket_vhost(vhost_, next.descriptor);
            continue;
        }
        if (next.taken == Listener::Taken::no_descriptor_left) {
            taking_ = false;  // the next tick tries again, instead of a loop that spins
            uv_poll_stop(&listening_);
        }
        break;
    }
}

int Wire::Loop::enter(lws* wsi) {
    auto connection = gate_->enter(lws_get_socket_fd(wsi));
    if (!connection) {
        return -1;
    }
    lws_set_opaque_user_data(wsi, connection.release());
    return 0;
}

void Wire::Loop::leave(lws* wsi) {
    const std::unique_ptr<Connection> connection{connection_of(wsi)};
    if (!connection) {
        return;
    }
    lws_set_opaque_user_data(wsi, nullptr);
    if (connection->session) {
        sessions_->closed(*connection->session);
    }
    gate_->leave(*connection);
}

int Wire::Loop::established(lws* wsi, Connection& connection) {
    connection.session = sessions_->open(wsi, *connection.admitted, connection.address);
    return 0;
}

int Wire::Loop::handle_http(lws* wsi, lws_callback_reasons reason, Connection& connection) {
    switch (reason) {
        case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE:
            Gate::asks(connection);
            if (lws_hdr_total_length(wsi, WSI_TOKEN_UPGRADE) <= 0) {
                return -1;  // the library has answered already
            }
            return gate_->may_upgrade(wsi, connection) ? 0 : 1;
        case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION: return connection.admitted ? 0 : -1;
        case LWS_CALLBACK_HTTP:
            Gate::asks(connection);
            return gate_->request(wsi, connection) == Gate::Then::go_on ? 0 : -1;
        case LWS_CALLBACK_HTTP_WRITEABLE:
            return gate_->writable(wsi, connection) == Gate::Then::go_on ? 0 : -1;
        case LWS_CALLBACK_ESTABLISHED: return established(wsi, connection);
        default: return 0;
    }
}

int Wire::Loop::handle_screen(lws* wsi, lws_callback_reasons reason, Session& session,
                              std::string_view bytes) {
    switch (reason) {
        case LWS_CALLBACK_RECEIVE:
            sessions_->received(
                session, Piece{bytes, lws_remaining_packet_payload(wsi),
                               lws_is_final_fragment(wsi) != 0, lws_frame_is_binary(wsi) != 0});
            break;
        case LWS_CALLBACK_SERVER_WRITEABLE: sessions_->writable(session); break;
        case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE: return session.ending ? -1 : 0;
        case LWS_CALLBACK_CLOSED: sessions_->closed(session); break;
        default: break;
    }
    return session.broken ? -1 : 0;
}

int Wire::Loop::handle(lws* wsi, lws_callback_reasons reason, void* in, std::size_t length) {
    switch (reason) {
        case LWS_CALLBACK_EVENT_WAIT_CANCELLED: on_wake(); return 0;
        case LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED: return enter(wsi);
        case LWS_CALLBACK_WSI_DESTROY: leave(wsi); return 0;
        default: break;
    }
    Connection* connection = connection_of(wsi);
    if (connection == nullptr) {
        return 0;
    }
    if (connection->session) {
        const std::string_view bytes{static_cast<const char*>(in), in == nullptr ? 0 : length};
        return handle_screen(wsi, reason, *connection->session, bytes);
    }
    return handle_http(wsi, reason, *connection);
}

// No exception may cross into a library written in C: it ends this one connection instead.
int Wire::Loop::on_event(lws* wsi, lws_callback_reasons reason, void* /*user*/, void* in,
                         std::size_t length) {
    auto* loop = static_cast<Loop*>(lws_context_user(lws_get_context(wsi)));
    if (loop == nullptr) {
        return 0;
    }
    try {
        return loop->handle(wsi, reason, in, length);
    } catch (...) {
        return loop->failed(wsi, reason);
    }
}

int Wire::Loop::failed(lws* wsi, lws_callback_reasons reason) {
    if (reason == LWS_CALLBACK_EVENT_WAIT_CANCELLED) {
        counters_.count(Ending::server_failed);
        return 0;  // anything else would end the pipe by which this loop is woken
    }
    const Connection* connection = connection_of(wsi);
    if (connection == nullptr || !connection->session) {
        counters_.count(Ending::server_failed);
        return -1;
    }
    try {
        sessions_->end(*connection->session, Ending::server_failed);
        return 0;
    } catch (...) {
        return -1;
    }
}

Wire::Wire(const ServerOptions& options, const Limits& limits, Hub& hub,
           const timing::TimeSource& time)
    : loop_{std::make_unique<Loop>(options, limits, hub, time)} {}

Wire::~Wire() = default;

int Wire::port() const { return loop_->port(); }
void Wire::board_changed() { loop_->board_changed(); }
void Wire::deliver(Reply reply) { loop_->deliver(std::move(reply)); }
void Wire::say(std::int64_t connection, std::string text) {
    loop_->say(connection, std::move(text));
}
void Wire::order(OrderAsked asked) { loop_->order(std::move(asked)); }
std::int64_t Wire::counted(Ending ending) const { return loop_->counted(ending); }

}  // namespace dais::net
