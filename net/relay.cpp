#include "net/relay.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <random>
#include <thread>
#include <utility>
#include <vector>

#include <pthread.h>

#include "net/clock_sync.h"
#include "net/messages.h"
#include "net/nats_link.h"
#include "net/newest.h"
#include "net/relay_draft.h"
#include "net/relay_neighbours.h"
#include "net/relayed.h"

namespace dais::net {

namespace {

using std::chrono::milliseconds;

/// What may wait for the relay's thread, in bytes; more is dropped and fetched again.
constexpr std::size_t kInboxBytes = 64 * 1024 * 1024;
constexpr milliseconds kLook{100};
/// How often the time is asked for: until there are enough round trips, and then.
constexpr milliseconds kAskOften{50};
constexpr milliseconds kAskRarely{1'000};
/// So long may something be missing of what the desk says it has published, before it is fetched.
constexpr milliseconds kMissing{500};
constexpr milliseconds kFetchAgain{1'000};
/// An answer to a question that was asked longer ago says nothing of the time.
constexpr milliseconds kTooLate{2'000};

std::string own_subject() {
    std::random_device random;
    return "dais.told." + std::to_string(random()) + std::to_string(random());
}

}  // namespace

class Relay::Impl {
  public:
    Impl(const std::string& url, const timing::TimeSource& time, Changed changed, Trouble trouble)
        : time_{time},
          changed_{std::move(changed)},
          link_{url,
                "dais relay",
                {.connected =
                     [this] {
                         take_in({Came::connected, {}, now()});
                     },
                 .lost = std::move(trouble)}} {
        listen(std::string{kSliceSubjects} + ">", Came::slice);
        listen(told_at_, Came::time);
        listen(std::string{kPresenceSubject}, Came::presence);
        thread_ = std::thread{[this] { run(); }};
    }

    ~Impl() {
        {
            const std::lock_guard lock{mutex_};
            stop_ = true;
            woken_.notify_one();
        }
        thread_.join();
    }

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;

    void serve_at(const std::string& address) {
        const std::lock_guard lock{mutex_};
        serve_at_ = address;
        woken_.notify_one();
    }

    [[nodiscard]] std::shared_ptr<const Relayed> relayed() const { return relayed_.get(); }

  private:
    enum class Came { connected, slice, time, presence };
    struct Item {
        Came what = Came::connected;
        std::string bytes;
        timing::BootInstant at;
    };

    [[nodiscard]] timing::BootInstant now() const { return time_.read().boot; }

    // ---- the library's threads ----

    void listen(const std::string& subject, Came what) {
        link_.subscribe(subject, [this, what](NatsMessage message) {
            take_in({what, std::move(message.bytes), now()});
        });
    }

    void take_in(Item item) {
        const std::lock_guard lock{mutex_};
        if (inbox_bytes_ + item.bytes.size() > kInboxBytes) {
            return;  // what is missing is seen by the desk's count, and fetched
        }
        inbox_bytes_ += item.bytes.size();
        inbox_.push_back(std::move(item));
        woken_.notify_one();
    }

    // ---- the relay's thread ----

    void run() {
        pthread_setname_np(pthread_self(), "dais-relay");
        for (;;) {
            std::deque<Item> items;
            std::optional<std::string> address;
            {
                std::unique_lock lock{mutex_};
                woken_.wait_for(lock, kLook, [this] {
                    return stop_ || serve_at_.has_value() || !inbox_.empty();
                });
                if (stop_) {
                    break;
                }
                items = std::exchange(inbox_, {});
                inbox_bytes_ = 0;
                address = std::exchange(serve_at_, std::nullopt);
            }
            if (address) {
                address_ = std::move(*address);
                neighbours_ = RelayNeighbours{address_};
                dirty_ = true;
            }
            for (const Item& item : items) {
                take(item);
            }
            look(now());
            publish();
        }
        if (!address_.empty()) {
            link_.publish(std::string{kPresenceSubject}, presence_message(address_, true));
        }
    }

    void take(const Item& item) {
        switch (item.what) {
            case Came::connected: fetch_ = !draft_.run().empty(); break;
            case Came::slice: take_slice(item.bytes); break;
            case Came::time: told(item); break;
            case Came::presence: dirty_ = neighbours_.heard(item.bytes, item.at) || dirty_; break;
        }
    }

    void take_slice(std::string_view bytes) {
        const auto packet = unpacked(bytes);
        if (!packet) {
            return;
        }
        if (packet->run != draft_.run()) {
            asked_ = {};  // a desk was started: its answer says whether it is the one to follow
        } else if (draft_.take(*packet)) {
            dirty_ = true;
        }
    }

    // Whose answer it is says which run of the desk is the living one.
    void told(const Item& item) {
        const Json answer = Json::parse(item.bytes, nullptr, false);
        try {
            const timing::BootInstant sent{
                std::chrono::microseconds{answer.at("sent").get<std::int64_t>()}};
            const timing::Instant instant{
                std::chrono::microseconds{answer.at("now_us").get<std::int64_t>()}};
            const auto run = answer.at("run").get<std::string>();
            const auto last = answer.at("last").get<std::int64_t>();
            const auto sum = answer.at("sum").get<std::int64_t>();
            if (item.at - sent > kTooLate) {
                return;  // it waited somewhere: what it says of the time is of no use
            }
            take_time(answer.at("epoch").get<std::int64_t>(), sent, item.at, instant);
            if (run != draft_.run()) {
                draft_ = RelayDraft{run};
                fetch_ = true;
            }
            if (draft_.newest() >= last && draft_.sum() >= sum && draft_.complete() &&
                draft_.epoch() == epoch_) {
                heard_ = item.at;
                missing_since_.reset();
            } else if (!missing_since_) {
                missing_since_ = item.at;
            } else if (item.at - *missing_since_ > kMissing) {
                missing_since_.reset();
                fetch_ = true;
            }
        } catch (const Json::exception&) {
            return;  // nobody who speaks as a desk
        }
    }

    void take_time(std::int64_t epoch, timing::BootInstant sent, timing::BootInstant received,
                   timing::Instant instant) {
        if (epoch != epoch_) {
            epoch_ = epoch;
            clock_.restart(instant, received);
        }
        clock_.add(sent, received, instant);
        dirty_ = dirty_ || clock_.face() != face_shown_;
    }

    void look(timing::BootInstant at) {
        // What is said while NATS is away would be kept and said all at once when it is back.
        const bool connected = link_.connected();
        if (connected && at - asked_ >= (clock_.settled() ? kAskRarely : kAskOften)) {
            asked_ = at;
            const auto sent =
                std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch());
            link_.publish(std::string{kTimeSubject}, std::to_string(sent.count()), told_at_);
        }
        if (connected && !address_.empty() && at - said_ >= kPresenceEvery) {
            said_ = at;
            // One that hears nothing itself is nowhere to go to.
            if (at - heard_ < kPresenceExpires) {
                link_.publish(std::string{kPresenceSubject}, presence_message(address_, false));
            }
        }
        dirty_ = neighbours_.expire(at) || dirty_;
        if (fetch_ && connected && at - fetched_ >= kFetchAgain) {
            fetch_ = false;
            fetched_ = at;
            const std::vector<std::string> kept = link_.last_of_each();
            if (kept.empty()) {  // NATS has no stream: the desk itself is asked
                link_.publish(std::string{kAgainSubject}, "");
            }
            for (const std::string& bytes : kept) {
                if (const auto packet = unpacked(bytes); packet && draft_.take(*packet)) {
                    dirty_ = true;
                }
            }
            asked_ = {};
        }
    }

    // Slices of a clock that is not known yet wait for the answer that tells it.
    void publish() {
        if (!draft_.complete() || draft_.epoch() != epoch_ || heard_ == timing::BootInstant{}) {
            return;
        }
        const auto before = relayed_.get();
        if (!dirty_ && before && before->heard == heard_) {
            return;
        }
        auto made = before ? std::make_shared<Relayed>(*before) : std::make_shared<Relayed>();
        made->heard = heard_;
        const bool tell = std::exchange(dirty_, false) || !before;
        if (tell) {
            auto board = draft_.board();
            board.face = face_shown_ = clock_.face();
            made->board = std::make_shared<const meeting::views::Board>(std::move(board));
            made->slices = draft_.slices();
            made->calendar = draft_.calendar();
            made->elsewhere = neighbours_.living();
            made->known = neighbours_.known();
        }
        relayed_.set(std::move(made));
        if (tell) {
            changed_();
        }
    }

    const timing::TimeSource& time_;
    const Changed changed_;
    const std::string told_at_ = own_subject();
    Newest<Relayed> relayed_;

    std::mutex mutex_;  // guards these
    std::condition_variable woken_;
    std::deque<Item> inbox_;
    std::size_t inbox_bytes_ = 0;
    std::optional<std::string> serve_at_;
    bool stop_ = false;

    // The relay's thread alone.
    RelayDraft draft_;
    ClockSync clock_;
    RelayNeighbours neighbours_;
    std::string address_;
    std::int64_t epoch_ = 0;  ///< of the clock that is followed
    timing::ClockFace face_shown_{};
    timing::BootInstant asked_{};
    timing::BootInstant heard_{};
    timing::BootInstant said_{};
    timing::BootInstant fetched_{};
    std::optional<timing::BootInstant> missing_since_;
    bool fetch_ = false;
    bool dirty_ = false;  ///< something that screens are shown is new

    NatsLink link_;  ///< its callbacks use what stands above
    std::thread thread_;
};

Relay::Relay(const std::string& url, const timing::TimeSource& time, Changed changed,
             Trouble trouble)
    : impl_{std::make_unique<Impl>(url, time, std::move(changed), std::move(trouble))} {}

Relay::~Relay() = default;

void Relay::serve_at(const std::string& address) { impl_->serve_at(address); }

std::shared_ptr<const Relayed> Relay::relayed() const { return impl_->relayed(); }

std::shared_ptr<const meeting::views::Board> Relay::board() const {
    return impl_->relayed()->board;
}

bool Relay::submit(Request /*request*/) { return false; }

void Relay::screens_changed(std::shared_ptr<const meeting::views::ScreensView> /*screens*/) {}

}  // namespace dais::net
