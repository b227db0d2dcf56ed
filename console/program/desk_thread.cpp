#include "console/program/desk_thread.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "meeting/ensure.h"
#include "meeting/rules/decision.h"
#include "meeting/versioned.h"

namespace dais::console {

namespace {

// A descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int descriptor) : descriptor_{descriptor} {
        if (descriptor < 0) {
            throw std::system_error{errno, std::generic_category(),
                                    "The desk cannot get a timer from the system"};
        }
    }
    ~Descriptor() { ::close(descriptor_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    [[nodiscard]] int get() const { return descriptor_; }

    // Both kinds of descriptor count up to be read; the number itself says nothing to us.
    void drain() const {
        std::uint64_t ignored = 0;
        while (::read(descriptor_, &ignored, sizeof ignored) < 0 && errno == EINTR) {
        }
    }

  private:
    int descriptor_;
};

// Whoever listens must not end the desk's thread.
template <class Tell>
void tell_safely(const Tell& tell) {
    try {
        tell();
    } catch (...) {
        // The desk's own work is done; there is nobody else to tell.
    }
}

using meeting::rules::refuse;

// Asked of the board and not of the rules: a frozen desk has no state to ask.
bool is_officer(const meeting::views::Board& board, const meeting::Actor& actor,
                timing::UtcTime utc) {
    const auto has_valid = [&](const meeting::Grant& grant) {
        return grant.link == actor.link && grant.role == meeting::Role::officer &&
               state_of(grant, utc) == meeting::LinkState::valid;
    };
    return actor.link == 0 ||
           (board.grants && std::any_of(board.grants->begin(), board.grants->end(), has_valid));
}

}  // namespace

class DeskThread::Impl {
  public:
    Impl(std::unique_ptr<meeting::Desk> desk, Events events)
        : desk_{std::move(desk)}, events_{std::move(events)} {
        published_board_ = desk_->board();
        shown_record_ = published_board_->record;
        newest_.set(published_board_);
        const timespec often{.tv_sec = kLookAfterRecord.count(), .tv_nsec = 0};
        const itimerspec when{.it_interval = often, .it_value = often};
        ::timerfd_settime(look_after_.get(), 0, &when, nullptr);
        thread_ = std::thread{[this] { run(); }};
    }

    ~Impl() {
        {
            const std::lock_guard lock{mutex_};
            stopping_ = true;
        }
        ring();
        thread_.join();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;

    bool offer(Offer offer) {
        {
            const std::lock_guard lock{mutex_};
            if (stopping_ || queue_.size() >= kDeskQueue) {
                return false;
            }
            queue_.push_back(std::move(offer));
        }
        ring();
        return true;
    }

    void tell(std::function<void(meeting::Desk&)> what) {
        {
            const std::lock_guard lock{mutex_};
            told_.push_back(std::move(what));
        }
        ring();
    }

    [[nodiscard]] std::shared_ptr<const meeting::views::Board> board() const {
        return newest_.get();
    }

    void show_disk(const std::function<DiskSeen()>& look) {
        std::shared_ptr<const meeting::views::Board> shown;
        {
            const std::lock_guard lock{shown_mutex_};
            const DiskSeen seen = look();
            if (seen == seen_) {
                return;
            }
            seen_ = seen;
            shown = with_disk();
            newest_.set(shown);
        }
        tell_safely([&] { events_.published(*shown); });
    }

  private:
    void ring() const {
        const std::uint64_t one = 1;
        while (::write(bell_.get(), &one, sizeof one) < 0 && errno == EINTR) {
        }
    }

    void run() {
        while (true) {
            set_timer();
            const std::array<const Descriptor*, 3> sources{&bell_, &timer_, &look_after_};
            std::array<pollfd, 3> wanted{};
            for (std::size_t i = 0; i < sources.size(); ++i) {
                wanted[i] = {.fd = sources[i]->get(), .events = POLLIN, .revents = 0};
            }
            ::poll(wanted.data(), wanted.size(), -1);
            for (std::size_t i = 0; i < sources.size(); ++i) {
                if ((wanted[i].revents & POLLIN) != 0) {
                    sources[i]->drain();
                }
            }
            do_told();
            desk_->wake();
            publish();
            if (!answer_queued()) {
                return;
            }
        }
    }

    void do_told() {
        std::deque<std::function<void(meeting::Desk&)>> told;
        {
            const std::lock_guard lock{mutex_};
            std::swap(told, told_);
        }
        for (const auto& each : told) {
            tell_safely([&] { each(*desk_); });
        }
    }

    // False when the thread is to end; what was admitted before is answered all the same.
    bool answer_queued() {
        while (true) {
            Offer offer;
            {
                const std::lock_guard lock{mutex_};
                if (queue_.empty()) {
                    return !stopping_;
                }
                offer = std::move(queue_.front());
                queue_.pop_front();
            }
            const bool restart = desk_->frozen() && is_restart(offer.command);
            meeting::Answer answer = restart ? restarted_for(offer.actor)
                                             : desk_->submit(offer.id, offer.actor, offer.command);
            publish();
            if (desk_->frozen() && std::holds_alternative<meeting::Accepted>(answer)) {
                // Recorded, but nobody can be shown it: the restart may set it aside.
                answer = refuse("desk.frozen");
            }
            tell_safely([&] {
                if (events_.checked) {
                    answer = events_.checked(std::move(answer));
                }
            });
            tell_safely([&] {
                if (events_.answered) {
                    events_.answered(*published_board_, offer.actor, offer.command, answer);
                }
            });
            tell_safely([&] { offer.answered(answer); });
        }
    }

    static bool is_restart(const meeting::Command& command) {
        return std::holds_alternative<meeting::RestartDesk>(command);
    }

    // The present desk is kept until the new one has shown that it works.
    meeting::Answer restarted_for(const meeting::Actor& actor) {
        const auto& shown = published_board_;
        const timing::UtcTime utc =
            shown->officers.conference->value.utc_at_zero + desk_->now().time_since_epoch();
        if (!is_officer(*shown, actor, utc)) {
            return refuse("access.officers-only");
        }
        std::string why;
        try {
            if (events_.make_again) {
                auto again = events_.make_again(shown);
                static_cast<void>(again->board());
                if (!again->frozen()) {
                    desk_ = std::move(again);
                    reported_ = false;
                    tell_safely([&] { events_.restarted ? events_.restarted() : void(); });
                    const auto& rows = desk_->state().rows;
                    return meeting::Accepted{rows.back().action, rows.back().sequence};
                }
                why = again->frozen()->stage + ": " + again->frozen()->what;
            }
        } catch (const meeting::JournalError& error) {
            why = error.what();
        } catch (const std::exception&) {
            why = meeting::harmless_words(std::current_exception());
        }
        desk_->tell_of_restart(why);
        return refuse("desk.not-restarted", {{"trouble", why}});
    }

    // What the desk writes is written by now: an entry that took long does no more.
    void publish() {
        tell_safely([&] {
            auto board = desk_->board();
            if (desk_->frozen() && !std::exchange(reported_, true)) {
                report();
                board = desk_->board();
            }
            std::shared_ptr<const meeting::views::Board> shown;
            {
                const std::lock_guard lock{shown_mutex_};
                if (board == published_board_ && seen_.slow.empty()) {
                    return;
                }
                published_board_ = std::move(board);
                seen_.slow.clear();
                shown = with_disk();
                newest_.set(shown);
            }
            events_.published(*shown);
        });
    }

    // The desk's board; with the record as it is shown, where that is not as the desk says.
    std::shared_ptr<const meeting::views::Board> with_disk() {
        const auto& desks = published_board_->record;
        meeting::views::RecordView record = desks->value;
        if (!seen_.slow.empty()) {
            record.written = false;
            record.trouble = seen_.slow;
        } else if (record.trouble.empty()) {
            record.trouble = seen_.copies;
        }
        if (record == desks->value && desks->version > shown_record_->version) {
            shown_record_ = desks;
        } else {
            shown_record_ =
                meeting::views::versioned(std::move(record), desks->version, shown_record_);
        }
        if (shown_record_ == desks) {
            return published_board_;
        }
        auto shown = std::make_shared<meeting::views::Board>(*published_board_);
        shown->record = shown_record_;
        return shown;
    }

    void report() {
        tell_safely([&] {
            if (events_.frozen) {
                desk_->tell_of_report(events_.frozen(*published_board_, *desk_->frozen()));
            }
        });
    }

    // What cannot be computed was found by wake() before, which froze the desk.
    [[nodiscard]] std::optional<timing::BootInstant> next_wake() const {
        std::optional<timing::BootInstant> deadline;
        tell_safely([&] {
            deadline = desk_->next_deadline();
            if (const auto refresh = desk_->next_refresh()) {
                deadline = deadline ? std::min(*deadline, *refresh) : *refresh;
            }
        });
        return deadline;
    }

    void set_timer() const {
        itimerspec when{};  // all zero: disarmed
        const auto deadline = next_wake();
        if (deadline) {
            using std::chrono::seconds;
            const auto since_boot = deadline->time_since_epoch();
            const auto whole = std::chrono::duration_cast<seconds>(since_boot);
            when.it_value.tv_sec = whole.count();
            when.it_value.tv_nsec = (since_boot - whole).count();
        }
        ::timerfd_settime(timer_.get(), TFD_TIMER_ABSTIME, &when, nullptr);
    }

    std::unique_ptr<meeting::Desk> desk_;
    Events events_;
    bool reported_ = false;  // what froze the desk has been written down
    net::Newest<meeting::views::Board> newest_;
    std::mutex shown_mutex_;
    std::shared_ptr<const meeting::views::Board> published_board_;  // as the desk made it
    meeting::views::Slice<meeting::views::RecordView> shown_record_;
    DiskSeen seen_;
    Descriptor bell_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    Descriptor timer_{::timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK)};
    Descriptor look_after_{::timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK)};
    std::mutex mutex_;
    std::deque<Offer> queue_;
    std::deque<std::function<void(meeting::Desk&)>> told_;
    bool stopping_ = false;
    std::thread thread_;
};

DeskThread::DeskThread(std::unique_ptr<meeting::Desk> desk, Published published)
    : DeskThread{
          std::move(desk),
          Events{.published = [published = std::move(published)](const auto&) { published(); }}} {}
DeskThread::DeskThread(std::unique_ptr<meeting::Desk> desk, Events events)
    : impl_{std::make_unique<Impl>(std::move(desk), std::move(events))} {}
DeskThread::~DeskThread() = default;

bool DeskThread::offer(meeting::CommandId id, meeting::Actor actor, meeting::Command command,
                       Answered answered) {
    return impl_->offer({std::move(id), std::move(actor), std::move(command), std::move(answered)});
}

void DeskThread::tell(std::function<void(meeting::Desk&)> what) { impl_->tell(std::move(what)); }

std::shared_ptr<const meeting::views::Board> DeskThread::board() const { return impl_->board(); }

void DeskThread::show_disk(const std::function<DiskSeen()>& look) { impl_->show_disk(look); }

}  // namespace dais::console
