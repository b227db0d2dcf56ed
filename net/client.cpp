#include "net/client.h"

#include <algorithm>
#include <array>
#include <deque>
#include <mutex>
#include <optional>
#include <random>
#include <stdexcept>
#include <thread>
#include <utility>

#include <libwebsockets.h>
#include <openssl/x509_vfy.h>
#include <pthread.h>

#include "net/access.h"
#include "net/frame.h"
#include "net/library.h"
#include "net/server_trust.h"

namespace dais::net {

namespace {

lws_usec_t in_us(std::chrono::microseconds time) { return time.count(); }

std::string refusal(int status, const std::string& place) {
    switch (status) {
        case 403:
            return place + " does not accept this link (any more): ask an officer for a new one.";
        case 429:
            return place + " has had too many wrong links from here: wait a little and try again.";
        case 503: return place + " has as many connections as it takes: try again later.";
        default:
            return place + " does not speak dais.v1 (it answered " + std::to_string(status) +
                   "): is this the address of a Dais server?";
    }
}

}  // namespace

class Client::Impl {
  public:
    Impl(Link link, ClientOptions options, ClientEvents events)
        : link_{std::move(link)}, options_{options}, events_{std::move(events)} {
        make_context();
    }

    ~Impl() {
        {
            const std::lock_guard lock{mutex_};
            stop_ = true;
        }
        lws_cancel_service(context_);
        if (thread_.joinable()) {
            thread_.join();
        }
        const auto library = library_lock();
        lws_context_destroy(context_);
    }

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;

    void start() {
        thread_ = std::thread{[this] { run(); }};
    }

    bool send(std::string text) {
        {
            const std::lock_guard lock{mutex_};
            if (!open_ || queued_bytes_ + text.size() > options_.queued_bytes) {
                return false;
            }
            queued_bytes_ += text.size();
            queue_.push_back(std::move(text));
        }
        lws_cancel_service(context_);
        return true;
    }

    void restart() {
        {
            const std::lock_guard lock{mutex_};
            restart_ = true;
        }
        lws_cancel_service(context_);
    }

    [[nodiscard]] const Link& link() const { return link_; }

  private:
    /// A timer of the library that finds its way back.
    struct Timer {
        lws_sorted_usec_list_t entry{};  ///< first: the library hands back its address
        Impl* owner = nullptr;
        void (Impl::*fired)() = nullptr;
    };

    static const std::array<lws_protocols, 2> kProtocols;
    static int on_event(lws* wsi, lws_callback_reasons reason, void* user, void* in,
                        std::size_t length);

    void make_context();
    void run();
    void arm(Timer& timer, void (Impl::*fired)(), std::chrono::microseconds in);
    void connect();
    void connect_later();
    void tick();
    int handle(lws* wsi, lws_callback_reasons reason, void* user, void* in, std::size_t length);
    [[nodiscard]] Parting not_connected() const;
    void opened();
    int received(lws* wsi, std::string_view bytes);
    int write_one(lws* wsi);
    void woken();
    void lost(const Parting& parting);
    [[nodiscard]] bool stopping();

    const Link link_;
    const ClientOptions options_;
    const ClientEvents events_;
    lws_context* context_ = nullptr;
    std::thread thread_;

    std::mutex mutex_;  // guards these
    bool stop_ = false;
    bool restart_ = false;
    bool open_ = false;
    std::deque<std::string> queue_;
    std::size_t queued_bytes_ = 0;

    // The client's thread alone.
    lws* wsi_ = nullptr;
    Timer tick_timer_;
    Timer connect_timer_;
    std::chrono::milliseconds delay_{};
    std::minstd_rand random_{std::random_device{}()};
    std::string incoming_;
    bool unsettled_ = false;
    int status_ = 0;  ///< of the answer to the upgrade
    std::optional<Parting> told_by_peer_;
    bool untrusted_ = false;  ///< the server's certificate was not the right one
};

const std::array<lws_protocols, 2> Client::Impl::kProtocols{
    {{"dais.v1", &Impl::on_event, 0, 16 * 1024, 0, nullptr, 65536},
     {nullptr, nullptr, 0, 0, 0, nullptr, 0}}};

void Client::Impl::make_context() {
    lws_context_creation_info info{};
    info.port = CONTEXT_PORT_NO_LISTEN;
    info.protocols = kProtocols.data();
    info.user = this;
    info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME | LWS_SERVER_OPTION_VALIDATE_UTF8;
    if (link_.secure) {
        info.options |= LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
        info.client_ssl_ca_filepath = link_.ca_file.empty() ? nullptr : link_.ca_file.c_str();
    }
    const auto seconds = static_cast<unsigned int>(options_.connect_time.count());
    info.timeout_secs = seconds;
    info.connect_timeout_secs = seconds;
    const auto library = library_lock();
    context_ = lws_create_context(&info);
    if (context_ == nullptr) {
        throw std::runtime_error{link_.ca_file.empty()
                                     ? "There is not enough memory for another connection."
                                     : "The file " + link_.ca_file +
                                           " cannot be used: give certificates in PEM."};
    }
}

void Client::Impl::run() {
    pthread_setname_np(pthread_self(), "dais-client");
    delay_ = options_.first_delay;
    connect();
    arm(tick_timer_, &Impl::tick, kClientTick);
    while (!stopping() && lws_service(context_, 0) >= 0) {
        if (std::exchange(unsettled_, false) && events_.settled) {
            events_.settled();
        }
    }
    // Nothing is told any more, so nothing may be called from the destruction of the context.
    lws_sul_cancel(&tick_timer_.entry);
    lws_sul_cancel(&connect_timer_.entry);
}

bool Client::Impl::stopping() {
    const std::lock_guard lock{mutex_};
    return stop_;
}

void Client::Impl::arm(Timer& timer, void (Impl::*fired)(), std::chrono::microseconds in) {
    timer.owner = this;
    timer.fired = fired;
    lws_sul_schedule(
        context_, 0, &timer.entry,
        [](lws_sorted_usec_list_t* entry) {
            auto* fired_timer = reinterpret_cast<Timer*>(entry);
            (fired_timer->owner->*fired_timer->fired)();
        },
        in_us(in));
}

void Client::Impl::tick() {
    if (events_.ticked) {
        events_.ticked();
    }
    arm(tick_timer_, &Impl::tick, kClientTick);
}

void Client::Impl::connect() {
    const std::string subprotocols =
        std::string{kSubprotocol} +
        (link_.token.empty() ? "" : ", " + std::string{kTokenPrefix} + link_.token);
    const std::string host = link_.place();
    status_ = 0;
    told_by_peer_.reset();
    incoming_.clear();
    lws_client_connect_info info{};
    info.context = context_;
    info.address = link_.host.c_str();
    info.port = link_.port;
    info.path = "/ws";
    info.host = host.c_str();
    info.origin = nullptr;
    info.protocol = subprotocols.c_str();
    info.local_protocol_name = kProtocols[0].name;
    info.ietf_version_or_minus_one = -1;
    info.ssl_connection = LCCSCF_HTTP_NO_FOLLOW_REDIRECT;  // a token goes nowhere else
    if (link_.secure) {
        info.ssl_connection |= LCCSCF_USE_SSL;
        info.alpn = "http/1.1";
    }
    untrusted_ = false;
    // Failing at once is told by the callback too.
    wsi_ = lws_client_connect_via_info(&info);
}

void Client::Impl::connect_later() {
    const auto least = delay_.count() / 2;
    std::uniform_int_distribution<std::int64_t> chance{least, std::max(least, delay_.count())};
    arm(connect_timer_, &Impl::connect, std::chrono::milliseconds{chance(random_)});
    delay_ = std::min(delay_ * 2, options_.longest_delay);
}

void Client::Impl::opened() {
    {
        const std::lock_guard lock{mutex_};
        open_ = true;
        restart_ = false;
    }
    if (events_.opened) {
        events_.opened();
    }
}

int Client::Impl::received(lws* wsi, std::string_view bytes) {
    if (incoming_.size() + bytes.size() > options_.message_bytes) {
        return -1;
    }
    incoming_ += bytes;
    if (lws_is_final_fragment(wsi) == 0 || lws_remaining_packet_payload(wsi) != 0) {
        return 0;
    }
    const Json message = Json::parse(std::exchange(incoming_, {}), nullptr, false);
    if (!message.is_object()) {
        return -1;  // whatever this is, it does not speak the protocol
    }
    unsettled_ = true;
    delay_ = options_.first_delay;  // it is let in and answered: the next trouble is a new one
    if (events_.received) {
        events_.received(message);
    }
    return 0;
}

int Client::Impl::write_one(lws* wsi) {
    std::string text;
    bool more = false;
    {
        const std::lock_guard lock{mutex_};
        if (queue_.empty()) {
            return 0;
        }
        text = std::move(queue_.front());
        queue_.pop_front();
        queued_bytes_ -= text.size();
        more = !queue_.empty();
    }
    Frame frame{text};
    if (lws_write(wsi, frame.data(), frame.size(), LWS_WRITE_TEXT) < 0) {
        return -1;
    }
    if (more) {
        lws_callback_on_writable(wsi);
    }
    return 0;
}

void Client::Impl::woken() {
    bool write = false;
    bool restart = false;
    {
        const std::lock_guard lock{mutex_};
        write = open_ && !queue_.empty();
        restart = std::exchange(restart_, false);
    }
    if (wsi_ == nullptr) {
        return;
    }
    if (restart) {
        lws_set_timeout(wsi_, PENDING_TIMEOUT_USER_REASON_BASE, LWS_TO_KILL_ASYNC);
    } else if (write) {
        lws_callback_on_writable(wsi_);
    }
}

void Client::Impl::lost(const Parting& parting) {
    wsi_ = nullptr;
    {
        const std::lock_guard lock{mutex_};
        open_ = false;
        queue_.clear();
        queued_bytes_ = 0;
        if (stop_) {
            return;
        }
    }
    if (events_.parted) {
        events_.parted(parting);
    }
    if (options_.reconnect) {
        connect_later();
    }
}

Parting Client::Impl::not_connected() const {
    if (untrusted_) {
        return {Parting::Why::refused, 0,
                link_.place() +
                    " shows a certificate that is not trusted here: give the one it is signed by "
                    "with --tls-ca, or the fingerprint that Dais printed with --tls-fingerprint."};
    }
    if (status_ == 0 || status_ == 101) {
        return {Parting::Why::unreachable, 0,
                "Nobody answers at " + link_.place() +
                    ": is Dais running there, and is the address right?"};
    }
    return {Parting::Why::refused, status_, refusal(status_, link_.place())};
}

int Client::Impl::handle(lws* wsi, lws_callback_reasons reason, void* user, void* in,
                         std::size_t length) {
    const std::string_view bytes{static_cast<const char*>(in), in == nullptr ? 0 : length};
    switch (reason) {
        case LWS_CALLBACK_EVENT_WAIT_CANCELLED: woken(); return 0;
        case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
            status_ = static_cast<int>(lws_http_client_http_response(wsi));
            return 0;
        case LWS_CALLBACK_CLIENT_ESTABLISHED: opened(); return 0;
        case LWS_CALLBACK_CLIENT_RECEIVE: return received(wsi, bytes);
        case LWS_CALLBACK_CLIENT_WRITEABLE: return write_one(wsi);
        case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
            if (bytes.size() >= 2) {
                const int code = (static_cast<unsigned char>(bytes[0]) << 8) |
                                 static_cast<unsigned char>(bytes[1]);
                told_by_peer_ = Parting{Parting::Why::closed, code,
                                        link_.place() + " closed the connection: " +
                                            std::string{bytes.substr(2)} + "."};
            }
            return 0;
        case LWS_CALLBACK_CLIENT_CONNECTION_ERROR: lost(not_connected()); return 0;
        case LWS_CALLBACK_OPENSSL_PERFORM_SERVER_CERT_VERIFICATION:
            // The token is sent after this, and only to whom it is for.
            if (!trusts(static_cast<X509_STORE_CTX*>(user), link_.host, link_.fingerprint)) {
                untrusted_ = true;
                return 1;
            }
            return 0;
        case LWS_CALLBACK_CLIENT_CLOSED:
            lost(told_by_peer_.value_or(Parting{
                Parting::Why::closed, 0, "The connection to " + link_.place() + " was lost."}));
            return 0;
        default: return 0;
    }
}

// No exception may cross into a library written in C: it ends this connection instead.
int Client::Impl::on_event(lws* wsi, lws_callback_reasons reason, void* user, void* in,
                           std::size_t length) {
    auto* impl = static_cast<Impl*>(lws_context_user(lws_get_context(wsi)));
    if (impl == nullptr) {
        return 0;
    }
    try {
        return impl->handle(wsi, reason, user, in, length);
    } catch (const std::exception&) {
        return -1;
    }
}

Client::Client(Link link, ClientOptions options, ClientEvents events)
    : impl_{std::make_unique<Impl>(std::move(link), options, std::move(events))} {}

Client::~Client() = default;

void Client::start() { impl_->start(); }
bool Client::send(std::string text) { return impl_->send(std::move(text)); }
void Client::restart() { impl_->restart(); }
const Link& Client::link() const { return impl_->link(); }

}  // namespace dais::net
