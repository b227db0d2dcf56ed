// `dais follow`: a second machine that keeps the record live, serves screens read-only, and takes
// over when an officer says so; from then on it is the desk. What follows, and what it takes over
// with: followed_record.h.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "console/program/desk_thread.h"
#include "console/program/followed_record.h"
#include "console/program/followers.h"
#include "console/program/host.h"
#include "console/program/told_relays.h"
#include "console/program/told_server.h"
#include "meeting/codec/strings.h"
#include "net/client.h"
#include "net/hub.h"
#include "net/server.h"
#include "timing/system_time_source.h"

namespace dais::console {

struct StandbyOptions {
    std::filesystem::path file;
    net::Link leader;     ///< with an officer's token
    std::string name;     ///< what this machine is called, for people
    std::string address;  ///< how screens reach it, "http://host:port"; empty: as it listens
    std::filesystem::path assets;
    std::string bind;
    int port = 0;
    AccessOptions access;
    net::Limits limits;
    std::string nats;      ///< where relays are told, once it leads; empty: nowhere
    VotersOptions voters;  ///< who decide when it takes over by itself; none: it never does
};

/// How it stands, for whoever looks at this machine.
struct StandbyStatus {
    enum class What { connecting, behind, in_step, unheard, leads, ended };
    What what = What::connecting;
    std::int64_t rows = 0;
    std::int64_t behind = 0;
    std::string sentence;  ///< ended: why it cannot follow
    friend bool operator==(const StandbyStatus&, const StandbyStatus&) = default;
};

class Standby final : public net::Hub {
  public:
    /// Opens or makes the file and begins to follow. `changed` is told of each new status, on any
    /// thread. Throws with one sentence. `strings` outlives it.
    Standby(StandbyOptions options, const meeting::codec::Strings& strings,
            std::function<void(const StandbyStatus&)> changed);
    ~Standby() override;
    Standby(const Standby&) = delete;
    Standby& operator=(const Standby&) = delete;
    Standby(Standby&&) = delete;
    Standby& operator=(Standby&&) = delete;

    /// Whether there is something that screens can be shown.
    [[nodiscard]] bool can_serve() const { return board_.get() != nullptr; }
    /// Begins to serve screens, once can_serve(). Throws net::ServerError.
    Addresses serve();

    // The wire's side.
    [[nodiscard]] std::shared_ptr<const meeting::views::Board> board() const override;
    bool submit(net::Request request) override;
    void screens_changed(std::shared_ptr<const meeting::views::ScreensView> screens) override;
    [[nodiscard]] net::Leads* leads() override;
    bool take_over(std::int64_t connection, meeting::Actor actor,
                   net::TakeOverAsked asked) override;
    [[nodiscard]] std::shared_ptr<const net::Neighbours> neighbours() const override;
    [[nodiscard]] bool fenced() const override;
    [[nodiscard]] std::string terms() const override;

  private:
    struct TakeOverWanted {
        std::int64_t connection = 0;
        meeting::Actor actor;
        net::TakeOverAsked asked;
        /// Nobody asked, but the voters have not heard since this that anybody leads.
        std::optional<std::uint64_t> unsaid = {};
    };
    /// What exists from the take-over on.
    struct Lead {
        std::unique_ptr<Followers> followers;
        std::unique_ptr<meeting::Journal> journal;
        std::unique_ptr<DeskThread> desk;
    };

    void connect();
    void received(const net::Json& message);
    void take(const net::Json& message);
    void greeted(const net::Json& message);
    void take_rows(const net::Json& message);
    void take_forked(const net::Json& message);
    void ask_to_follow();
    void ticked();
    void parted(const net::Parting& parting);
    void ask_time();
    // with mutex_ held
    void publish();
    void note_machines();
    void end(const std::string& sentence);
    void say_status_once(const std::string& sentence);
    void say_not_taken(const meeting::Refusal& why);
    void become_desk(const TakeOverWanted& wanted);
    [[nodiscard]] std::string name_of(const TakeOverWanted& wanted) const;
    [[nodiscard]] std::unique_ptr<Voters> win_vote(const TakeOverWanted& wanted,
                                                   std::int64_t& term);

    void work();
    void look();
    void watch_voters();
    void lead_unsaid(std::uint64_t place);
    void another_leads(const TakeOver& by);
    [[nodiscard]] meeting::Answer take_over_now(const TakeOverWanted& wanted);
    void answer(const TakeOverWanted& wanted, const meeting::Answer& answer);
    [[nodiscard]] bool heard() const;

    const StandbyOptions options_;
    const meeting::codec::Strings& strings_;
    const std::function<void(const StandbyStatus&)> changed_;
    const std::string leader_address_;  ///< ws://host:port/ws
    timing::SystemTimeSource time_;
    std::optional<net::TlsFiles> tls_;
    std::string pin_;
    net::Newest<meeting::views::Board> board_;
    net::Newest<net::Neighbours> neighbours_;
    ToldServer told_;
    ToldRelays relays_;  ///< from the take-over on

    mutable std::mutex mutex_;  // guards these
    FollowedRecord record_;
    std::string own_address_;  ///< ws://host:port/ws
    bool connected_ = false;
    bool taken_ = false;             ///< it leads: rows of others are not taken any more
    std::int64_t leaders_last_ = 0;  ///< the newest row there is at the leader
    bool known_ = false;             ///< the leader's record goes on from this one
    timing::BootInstant told_at_;
    timing::BootInstant asked_at_;
    timing::BootInstant published_at_;
    StandbyStatus status_;
    timing::ClockFace face_shown_{};
    std::optional<timing::Instant> unheard_since_;
    std::string ended_;      ///< why it cannot follow
    std::string said_;       ///< what was not told yet
    std::string not_taken_;  ///< why it did not take over by itself, as told last

    mutable std::mutex terms_mutex_;
    std::string terms_;

    std::mutex wanted_mutex_;  // guards these
    std::condition_variable woken_;
    std::deque<TakeOverWanted> wanted_;
    bool stop_ = false;

    std::unique_ptr<LeadWatch> watch_;  ///< of its own thread
    Lead lead_;
    std::atomic<Lead*> leading_{nullptr};
    std::unique_ptr<net::Server> server_;
    std::unique_ptr<net::Client> client_;
    net::Client* leader_ = nullptr;  ///< the same, for its own callbacks: also while it ends
    std::thread thread_;
};

}  // namespace dais::console
