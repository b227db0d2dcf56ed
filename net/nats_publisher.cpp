#include "net/nats_publisher.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <pthread.h>

#include "net/calendar_page.h"
#include "net/messages.h"
#include "net/nats_link.h"
#include "net/slice_packet.h"
#include "net/slices.h"

namespace dais::net {

namespace {

/// What could not be said, or is not kept for those who come later, is tried again after this.
constexpr std::chrono::seconds kTryAgain{5};
/// Everything is said again for relays that ask, at most this often.
constexpr std::chrono::seconds kSayAllAgain{2};

std::string new_run() {
    std::random_device random;
    std::uniform_int_distribution<int> digit{0, 15};
    std::string run;
    for (int i = 0; i < 16; ++i) {
        run += "0123456789abcdef"[digit(random)];
    }
    return run;
}

// What delegations are called in every language, as /names/fr.json needs it.
std::string names_value(const meeting::views::DirectoryView& directory) {
    Json names = Json::array();
    for (const meeting::Delegation& delegation : directory.delegations) {
        names.push_back({{"en", delegation.en.list}, {"list_names", delegation.list_names}});
    }
    return text_of(names);
}

std::string calendar_value(const Calendar& calendar) {
    return text_of(Json{{"name", calendar.name}, {"body", calendar.body}});
}

}  // namespace

class NatsPublisher::Impl {
  public:
    Impl(NatsPublisherOptions options, const Hub& hub, const timing::TimeSource& time)
        : trouble_{std::move(options.trouble)},
          hub_{hub},
          time_{time},
          calendar_{std::move(options.words)},
          link_{options.url,
                "dais serve",
                {.connected = [this] { wake([this] { anew_ = true; }); },
                 .lost = [this](const std::string& why) { tell(why); }}} {
        link_.subscribe(std::string{kTimeSubject}, [this](NatsMessage message) {
            wake([&] {
                if (questions_.size() < kTimeQuestions && !message.reply.empty()) {
                    questions_.push_back(std::move(message));
                }
            });
        });
        link_.subscribe(std::string{kAgainSubject}, [this](const NatsMessage& /*message*/) {
            wake([this] { again_ = true; });
        });
        thread_ = std::thread{[this] { run(); }};
    }

    ~Impl() {
        wake([this] { stop_ = true; });
        thread_.join();
    }

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;

    void board_changed() {
        wake([this] { changed_ = true; });
    }

  private:
    template <class Leave>
    void wake(const Leave& leave) {
        const std::lock_guard lock{mutex_};
        leave();
        woken_.notify_one();
    }

    void tell(const std::string& why) const {
        if (trouble_) {
            trouble_(why);
        }
    }

    // ---- its own thread ----

    void run() {
        pthread_setname_np(pthread_self(), "dais-nats");
        for (;;) {
            std::deque<NatsMessage> questions;
            bool anew = false;
            bool again = false;
            {
                std::unique_lock lock{mutex_};
                const auto woken = [this] {
                    return stop_ || anew_ || again_ || changed_ || !questions_.empty();
                };
                if (failed_) {
                    woken_.wait_for(lock, kTryAgain, woken);
                } else {
                    woken_.wait(lock, woken);
                }
                if (stop_) {
                    return;
                }
                questions = std::exchange(questions_, {});
                anew = std::exchange(anew_, false);
                again = std::exchange(again_, false);
                changed_ = false;
            }
            try {
                answer(questions);
                if (anew) {
                    failed_because_.clear();
                }
                if (anew || (failed_ && time_.read().boot - *failed_ >= kTryAgain)) {
                    begin_anew(anew);
                } else if (again && time_.read().boot - said_all_ >= kSayAllAgain) {
                    forget_what_was_said();  // many may ask: once is heard by all
                }
                publish();
            } catch (const std::exception& error) {
                tell(std::string{"Relays could not be told of the last change: "} + error.what());
            }
        }
    }

    void answer(const std::deque<NatsMessage>& questions) {
        for (const NatsMessage& question : questions) {
            const auto board = hub_.board();
            const Json asked = Json::parse(question.bytes, nullptr, false);
            if (!asked.is_number_integer()) {
                continue;
            }
            link_.publish(question.reply,
                          text_of({{"run", run_},
                                   {"last", last_},
                                   {"sum", sum_},
                                   {"sent", asked},
                                   {"epoch", board->open.conference->value.clock_epoch},
                                   {"version", board->version},
                                   {"now_us", microseconds(board->face.at(time_.read()))}}));
        }
    }

    // Something could not be said, or is not kept: it is tried again, and why is told once.
    void failed(const std::string& why) {
        failed_ = time_.read().boot;
        if (std::exchange(failed_because_, why) != why) {
            tell(why);
        }
    }

    // Whatever was said while NATS was away may be lost, and its stream may be a new one. Where
    // nothing is kept still, those who listen have heard everything.
    void begin_anew(bool connected_anew) {
        failed_.reset();
        if (const std::string why = link_.keep_last_of_each(); !why.empty()) {
            failed(why);
            if (!connected_anew) {
                return;
            }
        }
        forget_what_was_said();
    }

    void forget_what_was_said() {
        said_all_ = time_.read().boot;
        said_.clear();
        directory_ = nullptr;
        names_said_.clear();
        calendar_said_.clear();
    }

    void publish() {
        if (!link_.connected()) {
            return;  // said anew when it is back
        }
        const auto board = hub_.board();
        slices_.take(*board, [](SlotNumber) {});
        said_.resize(slices_.count(), 0);
        for (SlotNumber number = 0; number < slices_.count(); ++number) {
            const Slot& slot = slices_.at(number);
            if (said_[number] != slot.generation) {
                said_[number] = slot.generation;
                say(slot.name, slot.room, slot.version, text_of(slot.make_value()));
            }
        }
        publish_pages(*board);
    }

    // Both are made anew more often than they change.
    void publish_pages(const meeting::views::Board& board) {
        if (board.directory && board.directory != directory_) {
            directory_ = board.directory;
            say_if_new(names_said_, kNamesSlice, board.version,
                       names_value(board.directory->value));
        }
        if (const auto calendar = calendar_.of(board)) {
            say_if_new(calendar_said_, kCalendarSlice, board.version, calendar_value(*calendar));
        }
    }

    void say_if_new(std::string& said, std::string_view name, std::int64_t version,
                    std::string value) {
        if (said != value) {
            say(name, {}, version, value);
            said = std::move(value);
        }
    }

    void say(std::string_view name, const std::string& room, std::int64_t version,
             std::string_view value) {
        const SlicePacket head{.run = run_,
                               .number = ++last_,
                               .name = std::string{name},
                               .room = room,
                               .version = version};
        std::int64_t& newest = newest_[{std::string{name}, room}];
        sum_ += last_ - std::exchange(newest, last_);
        for (const SlicePacket& packet : packets_of(head, value)) {
            if (!link_.publish(subject_of(packet), packed(packet)) && link_.connected()) {
                failed(
                    "NATS does not take what relays are told: see that its max_payload is at "
                    "least 512 KB.");
            }
        }
    }

    const std::function<void(const std::string&)> trouble_;
    const Hub& hub_;
    const timing::TimeSource& time_;
    const std::string run_ = new_run();

    std::mutex mutex_;  // guards these
    std::condition_variable woken_;
    std::deque<NatsMessage> questions_;
    bool anew_ = false;
    bool again_ = false;
    bool changed_ = true;
    bool stop_ = false;

    // Its own thread alone.
    Slices slices_{meeting::Role::open};
    CalendarPage calendar_;
    std::vector<std::uint32_t> said_;                                 ///< generations, by slot
    meeting::views::Slice<meeting::views::DirectoryView> directory_;  ///< looked at last
    std::string names_said_;
    std::string calendar_said_;
    std::int64_t last_ = 0;
    std::map<std::pair<std::string, std::string>, std::int64_t> newest_;  ///< number of each slice
    std::int64_t sum_ = 0;                                                ///< of these
    timing::BootInstant said_all_;
    std::optional<timing::BootInstant> failed_;  ///< when something could not be said, or kept
    std::string failed_because_;

    NatsLink link_;  ///< its callbacks use what stands above
    std::thread thread_;
};

NatsPublisher::NatsPublisher(NatsPublisherOptions options, const Hub& hub,
                             const timing::TimeSource& time)
    : impl_{std::make_unique<Impl>(std::move(options), hub, time)} {}

NatsPublisher::~NatsPublisher() = default;

void NatsPublisher::board_changed() { impl_->board_changed(); }

}  // namespace dais::net
