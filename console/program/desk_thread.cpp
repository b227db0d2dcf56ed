#include "console/program/desk_thread.h"

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

}  // namespace

class DeskThread::Impl {
  public:
    Impl(std::unique_ptr<meeting::Desk> desk, Published published, Checked checked)
        : desk_{std::move(desk)}, published_{std::move(published)}, checked_{std::move(checked)} {
        newest_.set(desk_->board());
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

  private:
    void ring() const {
        const std::uint64_t one = 1;
        while (::write(bell_.get(), &one, sizeof one) < 0 && errno == EINTR) {
        }
    }

    void run() {
        while (true) {
            set_timer();
            std::array<pollfd, 2> wanted{{{.fd = bell_.get(), .events = POLLIN, .revents = 0},
                                          {.fd = timer_.get(), .events = POLLIN, .revents = 0}}};
            ::poll(wanted.data(), wanted.size(), -1);
            for (const auto& each : wanted) {
                if ((each.revents & POLLIN) != 0) {
                    (each.fd == bell_.get() ? bell_ : timer_).drain();
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
            each(*desk_);
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
            const meeting::Answer answer = desk_->submit(offer.id, offer.actor, offer.command);
            publish();
            offer.answered(checked_ ? checked_(answer) : answer);
        }
    }

    void publish() {
        auto board = desk_->board();
        if (board != published_board_) {
            published_board_ = board;
            newest_.set(std::move(board));
            published_();
        }
    }

    void set_timer() const {
        itimerspec when{};  // all zero: disarmed
        auto deadline = desk_->next_deadline();
        if (const auto refresh = desk_->next_refresh()) {
            deadline = deadline ? std::min(*deadline, *refresh) : *refresh;
        }
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
    Published published_;
    const Checked checked_;
    net::Newest<meeting::views::Board> newest_;
    std::shared_ptr<const meeting::views::Board> published_board_ = newest_.get();
    Descriptor bell_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    Descriptor timer_{::timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK)};
    std::mutex mutex_;
    std::deque<Offer> queue_;
    std::deque<std::function<void(meeting::Desk&)>> told_;
    bool stopping_ = false;
    std::thread thread_;
};

DeskThread::DeskThread(std::unique_ptr<meeting::Desk> desk, Published published, Checked checked)
    : impl_{std::make_unique<Impl>(std::move(desk), std::move(published), std::move(checked))} {}
DeskThread::~DeskThread() = default;

bool DeskThread::offer(meeting::CommandId id, meeting::Actor actor, meeting::Command command,
                       Answered answered) {
    return impl_->offer({std::move(id), std::move(actor), std::move(command), std::move(answered)});
}

void DeskThread::tell(std::function<void(meeting::Desk&)> what) { impl_->tell(std::move(what)); }

std::shared_ptr<const meeting::views::Board> DeskThread::board() const { return impl_->board(); }

}  // namespace dais::console
