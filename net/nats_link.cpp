#include "net/nats_link.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <utility>

#include "net/nats_library.h"

namespace dais::net {

namespace {

constexpr const char* kStream = "DAIS";
constexpr std::chrono::milliseconds kStreamTime{2'000};
constexpr std::chrono::seconds kClosing{5};

// All that threads of the library look at. It outlives the connection until the library has said
// that the last of these threads is done.
struct Ears {
    struct Listener {
        Ears* all = nullptr;
        std::function<void(NatsMessage)> received;
    };

    Ears(std::string at, NatsEvents tell) : place{std::move(at)}, events{std::move(tell)} {}

    void tell_connected() const {
        if (events.connected) {
            events.connected();
        }
    }
    void tell_lost(const std::string& why) {
        {
            const std::lock_guard lock{mutex};
            if (closing) {
                return;
            }
        }
        if (events.lost) {
            events.lost(why);
        }
    }
    void expect_one_more() {
        const std::lock_guard lock{mutex};
        ++at_work;
    }
    void one_is_done() {
        const std::lock_guard lock{mutex};
        --at_work;
        done.notify_all();
    }
    /// False: not all came to their end in time.
    bool all_done() {
        std::unique_lock lock{mutex};
        return done.wait_for(lock, kClosing, [this] { return at_work == 0; });
    }

    const std::string place;
    const NatsEvents events;
    std::deque<Listener> listeners;  ///< whose places do not change
    std::mutex mutex;                ///< guards these
    std::condition_variable done;
    int at_work = 0;
    bool closing = false;
};

void on_message(natsConnection* /*connection*/, natsSubscription* /*subscription*/,
                natsMsg* message, void* closure) {
    const nats::Message taken{message};
    const char* reply = natsMsg_GetReply(message);
    static_cast<Ears::Listener*>(closure)->received(
        {natsMsg_GetSubject(message), reply == nullptr ? "" : reply, nats::bytes_of(message)});
}

void on_subscription_done(void* closure) {
    static_cast<Ears::Listener*>(closure)->all->one_is_done();
}

void on_connected(natsConnection* /*connection*/, void* closure) {
    static_cast<Ears*>(closure)->tell_connected();
}

void on_lost(natsConnection* /*connection*/, void* closure) {
    auto* ears = static_cast<Ears*>(closure);
    ears->tell_lost("The connection to NATS at " + ears->place +
                    " was lost; it is tried again until it is back.");
}

void on_closed(natsConnection* connection, void* closure) {
    auto* ears = static_cast<Ears*>(closure);
    const char* why = nullptr;
    ears->tell_lost(nats::sentence(ears->place, natsConnection_GetLastError(connection, &why)));
    ears->one_is_done();
}

}  // namespace

class NatsLink::Impl {
  public:
    Impl(const std::string& url, const std::string& name, NatsEvents events)
        : place_{nats::without_password(url)},
          ears_{std::make_unique<Ears>(place_, std::move(events))},
          options_{nats::options_for(url, name)} {
        natsOptions* o = options_.get();
        check(natsOptions_SetReconnectedCB(o, &on_connected, ears_.get()));
        check(natsOptions_SetDisconnectedCB(o, &on_lost, ears_.get()));
        check(natsOptions_SetClosedCB(o, &on_closed, ears_.get()));
        auto made = nats::connect(options_, place_, &on_connected, ears_.get());
        connection_ = std::move(made.connection);
        ears_->expect_one_more();
        at_once_ = made.at_once;
    }

    ~Impl() {
        {
            const std::lock_guard lock{ears_->mutex};
            ears_->closing = true;
        }
        natsConnection_Close(connection_.get());
        const bool done = ears_->all_done();
        stream_.reset();
        subscriptions_.clear();
        connection_.reset();
        if (!done) {
            // A thread of the library is stuck in a call: what it looks at is left to it.
            static_cast<void>(ears_.release());
        }
    }

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;

    [[nodiscard]] bool at_once() const { return at_once_; }
    void tell_connected() const { ears_->tell_connected(); }

    [[nodiscard]] bool connected() const {
        return natsConnection_Status(connection_.get()) == NATS_CONN_STATUS_CONNECTED;
    }

    void subscribe(const std::string& subject, std::function<void(NatsMessage)> received) {
        Ears::Listener& listener = ears_->listeners.emplace_back();
        listener.all = ears_.get();
        listener.received = std::move(received);
        natsSubscription* made = nullptr;
        check(natsConnection_Subscribe(&made, connection_.get(), subject.c_str(), &on_message,
                                       &listener));
        subscriptions_.emplace_back(made);
        ears_->expect_one_more();
        check(natsSubscription_SetOnCompleteCB(made, &on_subscription_done, &listener));
    }

    bool publish(const std::string& subject, std::string_view bytes, const std::string& reply) {
        const auto size = static_cast<int>(bytes.size());
        return (reply.empty()
                    ? natsConnection_Publish(connection_.get(), subject.c_str(), bytes.data(), size)
                    : natsConnection_PublishRequest(connection_.get(), subject.c_str(),
                                                    reply.c_str(), bytes.data(), size)) == NATS_OK;
    }

    std::string keep_last_of_each() {
        const std::string subjects = std::string{kSliceSubjects} + ">";
        std::array<const char*, 1> all{subjects.c_str()};
        jsStreamConfig wanted;
        jsStreamConfig_Init(&wanted);
        wanted.Name = kStream;
        wanted.Subjects = all.data();
        wanted.SubjectsLen = 1;
        wanted.MaxMsgsPerSubject = 1;
        wanted.Storage = js_FileStorage;
        const natsStatus status =
            stream() == nullptr ? NATS_ERR : nats::keep_stream(stream(), wanted);
        return status == NATS_OK
                   ? std::string{}
                   : "NATS at " + place_ + " keeps nothing for relays that come later (" +
                         natsStatus_GetText(status) +
                         "): start it with JetStream (nats-server -js).";
    }

    std::vector<std::string> last_of_each() {
        std::vector<std::string> all;
        const std::string filter = std::string{kSliceSubjects} + ">";
        jsOptions options;
        jsOptions_Init(&options);
        options.Wait = kStreamTime.count();
        options.Stream.Info.SubjectsFilter = filter.c_str();
        jsStreamInfo* made = nullptr;
        jsErrCode error{};
        if (stream() == nullptr ||
            js_GetStreamInfo(&made, stream(), kStream, &options, &error) != NATS_OK) {
            return all;
        }
        const nats::StreamInfo info{made};
        const jsStreamStateSubjects* subjects = info->State.Subjects;
        for (int i = 0; subjects != nullptr && i < subjects->Count; ++i) {
            natsMsg* message = nullptr;
            const natsStatus status = js_GetLastMsg(&message, stream(), kStream,
                                                    subjects->List[i].Subject, &options, &error);
            if (status == NATS_OK) {
                const nats::Message kept{message};
                all.push_back(nats::bytes_of(message));
            } else if (status != NATS_NOT_FOUND) {
                break;  // it does not answer: what is missing is fetched later
            }
        }
        return all;
    }

  private:
    void check(natsStatus status) const { nats::check(status, place_); }

    jsCtx* stream() {
        if (!stream_) {
            stream_ = nats::jet_stream(connection_.get(), kStreamTime);
        }
        return stream_.get();
    }

    const std::string place_;
    std::unique_ptr<Ears> ears_;
    bool at_once_ = false;
    nats::Options options_;
    nats::Connection connection_;
    nats::JetStream stream_;
    std::vector<nats::Subscription> subscriptions_;
};

NatsLink::NatsLink(const std::string& url, const std::string& name, NatsEvents events)
    : impl_{std::make_unique<Impl>(url, name, std::move(events))} {
    if (impl_->at_once()) {
        impl_->tell_connected();
    }
}

NatsLink::~NatsLink() = default;

bool NatsLink::connected() const { return impl_->connected(); }
void NatsLink::subscribe(const std::string& subject, std::function<void(NatsMessage)> received) {
    impl_->subscribe(subject, std::move(received));
}
bool NatsLink::publish(const std::string& subject, std::string_view bytes,
                       const std::string& reply) {
    return impl_->publish(subject, bytes, reply);
}
std::string NatsLink::keep_last_of_each() { return impl_->keep_last_of_each(); }
std::vector<std::string> NatsLink::last_of_each() { return impl_->last_of_each(); }

}  // namespace dais::net
