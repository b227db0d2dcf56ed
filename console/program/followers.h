// The standbys of a record that is written here: each is sent the rows that it lacks, and says what
// it has kept. With --sync no command is accepted that none of them has kept. It also watches
// whether another machine has taken over: then nothing is written here any more. NATS servers that
// vote (voters.h) count as one more that keeps the record, without which no command is accepted.
//
// Threads: the desk's (JournalForStandbys), the wire's (net::Leads), and two of its own: one reads
// rows by a connection to the file that only reads, so that a slow disk stalls neither the desk nor
// the wire; one asks the other machines whether one of them leads now.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "console/program/take_overs.h"
#include "console/program/voters.h"
#include "meeting/codec/strings.h"
#include "meeting/journal/sqlite_journal.h"
#include "meeting/journal_around.h"
#include "meeting/refusal.h"
#include "meeting/views.h"
#include "net/following.h"
#include "net/newest.h"
#include "timing/time_source.h"

namespace dais::console {

/// Standbys at once; one more is told so.
inline constexpr std::size_t kMostFollowers = 4;
/// Rows that are sent together, in bytes; more only where a single row is longer.
inline constexpr std::size_t kRowsTogether = std::size_t{256} * 1024;
/// With --sync or voters: how long a command waits to be kept elsewhere.
inline constexpr std::chrono::milliseconds kConfirmTime{1'000};
/// How often the machines that could have taken over are asked.
inline constexpr std::chrono::milliseconds kAskEvery{2'000};
/// How often officers are told how far behind the standbys are, where it changed.
inline constexpr std::chrono::milliseconds kShowEvery{500};

class Followers final : public net::Leads {
  public:
    struct Told {
        std::function<void(std::int64_t connection, std::string text)> say;
        std::function<void(meeting::StandbyJoined)> joined;
        std::function<void(std::vector<meeting::views::StandbyView>)> show;
        std::function<void(const std::string& why)> fenced;
        std::function<void()> neighbours_changed;
        std::function<timing::Instant()> now;  ///< of the meeting
    };

    /// `strings` outlives it. `own`: the address of this machine, which is not asked; may be empty.
    /// `voters`: with whom this machine leads, or null. Throws meeting::JournalError.
    Followers(std::filesystem::path file, bool sync, const meeting::codec::Strings& strings,
              const std::string& own, std::unique_ptr<Voters> voters);
    ~Followers() override;
    Followers(const Followers&) = delete;
    Followers& operator=(const Followers&) = delete;
    Followers(Followers&&) = delete;
    Followers& operator=(Followers&&) = delete;

    /// Once the record holds all that is written at the start. `address`: of this machine. Throws
    /// meeting::JournalError.
    void start(Told told, const std::string& address);
    /// Ends its threads: nobody is told anything any more.
    void stop();

    // ---- the desk's thread ----
    /// Throws meeting::JournalRefusal where nothing may be written now.
    void before_append(bool by_command) const;
    /// Waits for a standby where that was chosen.
    void appended(std::int64_t last, bool by_command);
    /// What is answered: with --sync a command that no standby has kept is not confirmed.
    [[nodiscard]] meeting::Answer checked(meeting::Answer answer) const;

    // ---- the wire's thread ----
    void follow(std::int64_t connection, net::FollowAsked asked) override;
    void kept(std::int64_t connection, std::int64_t sequence) override;
    void gone(std::int64_t connection) override;

    // ---- any thread ----
    [[nodiscard]] std::shared_ptr<const net::Neighbours> neighbours() const {
        return neighbours_.get();
    }
    [[nodiscard]] bool fenced() const;
    [[nodiscard]] std::string terms() const;

  private:
    struct Follower {
        net::FollowAsked asked;
        bool known = false;     ///< its record is the beginning of this one
        bool refused = false;   ///< it was told that it cannot follow
        std::int64_t sent = 0;  ///< the last row it was sent
        std::int64_t kept = 0;  ///< the last row it has kept
        bool in_step = false;   ///< it had everything once, and has not failed to confirm since
        std::optional<timing::Instant> behind_since;
    };
    /// One that followed since this start, and may be away.
    struct Ever {
        std::string name;
        std::int64_t kept = 0;
        std::optional<timing::Instant> away_since;
    };
    using Lock = std::unique_lock<std::mutex>;

    void send_rows();
    bool serve_one(Lock& lock);
    [[nodiscard]] std::vector<meeting::StoredRow> rows_of_file(std::int64_t after,
                                                               std::int64_t last);
    void greet(Lock& lock, std::int64_t connection);
    [[nodiscard]] meeting::views::StandbyView view_of(Follower& follower,
                                                      timing::Instant now) const;
    void show(Lock& lock);
    void watch();
    void fence(const TakeOver& taken);
    void tell_neighbours(const Lock& lock);
    void start_voters(const std::string& address);
    [[nodiscard]] bool someone_in_step() const;
    /// Whether a command is accepted only where it is kept elsewhere too.
    [[nodiscard]] bool waits() const { return sync_ || voters_; }
    [[nodiscard]] bool kept_elsewhere(std::int64_t sequence) const;
    [[nodiscard]] meeting::views::StandbyView view_of_voters(timing::Instant now);
    [[nodiscard]] bool kept_by_someone(std::int64_t sequence) const;

    const std::filesystem::path file_;
    const bool sync_;
    const meeting::codec::Strings& strings_;
    Told told_;
    net::Newest<net::Neighbours> neighbours_;

    mutable std::mutex mutex_;  // guards these
    std::condition_variable changed_;
    std::map<std::int64_t, Follower> followers_;  ///< by connection
    std::map<std::string, Ever> ever_;            ///< by address
    std::vector<std::string> machines_;           ///< that may have taken over
    std::int64_t last_ = 0;                       ///< the newest row
    std::optional<TakeOver> taken_;               ///< another leads
    std::string fenced_because_;
    std::string terms_;
    std::int64_t voted_ = 0;                       ///< the last row that the voters have kept
    bool voters_in_step_ = false;                  ///< likewise as Follower::in_step
    std::string voters_away_;                      ///< why they are not in step
    std::optional<timing::Instant> voters_since_;  ///< since when
    bool ask_now_ = false;
    bool stop_ = false;

    // the reading thread's, and the start's
    std::unique_ptr<meeting::SqliteJournal> rows_;
    std::unique_ptr<Voters> voters_;
    std::vector<meeting::views::StandbyView> shown_;

    std::thread reading_;
    std::thread watching_;
};

/// The record of a desk that standbys may follow.
class JournalForStandbys final : public meeting::JournalAround {
  public:
    /// `followers` outlives it.
    JournalForStandbys(std::unique_ptr<meeting::Journal> journal, Followers& followers)
        : JournalAround{std::move(journal)}, followers_{followers} {}
    /// So does `journal` here.
    JournalForStandbys(meeting::Journal& journal, Followers& followers)
        : JournalAround{journal}, followers_{followers} {}

    void append(const std::vector<meeting::Recorded>& rows,
                const std::optional<Cause>& cause) override {
        followers_.before_append(cause.has_value());
        JournalAround::append(rows, cause);
        followers_.appended(rows.back().sequence.value, cause.has_value());
    }

  private:
    Followers& followers_;
};

}  // namespace dais::console
