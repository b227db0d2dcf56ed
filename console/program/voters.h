// The record kept by NATS servers that vote (net/nats_record.h), so that a standby may take over by
// itself. The one who leads says so to them every half second; a standby to which it has not been
// said for four seconds takes over: it says that it leads now, fetches the rows that it lacks, and
// seals what is there, after which nobody else can append. No command is accepted that they have
// not kept: of two machines that believe to lead, only one gets anything accepted. The seal alone
// sees to that; who leads, and when it was said last, only tells a standby when to try.
//
// The local file stays the record: what NATS acknowledges is not taken for power-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "console/program/followed_record.h"
#include "console/program/take_overs.h"
#include "meeting/codec/strings.h"
#include "meeting/journal/sqlite_journal.h"
#include "net/nats_record.h"

namespace dais::console {

/// How often the one who leads says so.
inline constexpr std::chrono::milliseconds kSayLeadEvery{500};
/// Not said for so long, a standby takes over.
inline constexpr std::chrono::milliseconds kLeadUnsaid{4'000};
/// How often standbys look, and what failed is tried again.
inline constexpr std::chrono::milliseconds kVoteEvery{500};
/// A start waits so long for servers that are just starting themselves.
inline constexpr std::chrono::seconds kVotersStart{10};
/// And so long to see whether another run of the program leads.
inline constexpr std::chrono::milliseconds kOtherRun{2'000};

struct VotersOptions {
    std::string url;      ///< "nats://a:4222,nats://b:4222,nats://c:4222"
    int servers = 0;      ///< that keep the record: 1, 3 or 5; 0: none, nobody votes
    std::string machine;  ///< what this one is called, for people
};

/// What the one who leads says.
struct SaidLead {
    TakeOver taken;   ///< how it came to lead; of the first machine only its term and names
    std::string run;  ///< of the process; no other has it
    std::uint64_t beat = 0;
    bool ended = false;       ///< it was ended by its officer: nobody takes over from it
    std::uint64_t place = 0;  ///< where it was said; not part of what is said
};

/// Another leads.
class LedByAnother : public meeting::JournalError {
  public:
    LedByAnother(const std::string& sentence, TakeOver by)
        : JournalError{sentence}, taken_{std::move(by)} {}
    [[nodiscard]] const TakeOver& by() const { return taken_; }

  private:
    TakeOver taken_;
};

/// The side of the one who leads.
class Voters {
  public:
    struct Told {
        std::function<void(std::int64_t last)> kept;   ///< all rows up to this one are kept
        std::function<void(const std::string&)> away;  ///< why they are not kept now
        std::function<void(const TakeOver&)> taken;    ///< another leads; nothing comes after this
    };

    /// `beginning`: SqliteJournal::beginning(), which names the record. Throws net::NatsError where
    /// the address is none. `strings` outlives it.
    Voters(VotersOptions options, const std::string& beginning,
           const meeting::codec::Strings& strings);
    ~Voters();
    Voters(const Voters&) = delete;
    Voters& operator=(const Voters&) = delete;
    Voters(Voters&&) = delete;
    Voters& operator=(Voters&&) = delete;

    /// A desk that starts: fetches rows that the file lacks, as one does that was put back from a
    /// copy, says that it leads, and seals; how many rows it fetched. Throws LedByAnother, and
    /// meeting::JournalError where the voters are away or keep another record.
    std::int64_t claim(meeting::SqliteJournal& own, const std::string& file);

    /// A standby that takes over: likewise. `taken`: who takes over. `seen`: only where nothing was
    /// said since this place, which is what LeadWatch saw. The term that its rows have from now on;
    /// nothing: something was said. Throws as above; net::NatsAway: nothing was changed, or another
    /// may try.
    std::optional<std::int64_t> take(FollowedRecord& own, TakeOver taken,
                                     std::optional<std::uint64_t> seen);

    /// From here on all that is appended to the file is said; `last`: its last row. `address`:
    /// where screens reach this machine. Told on threads of its own.
    void start(const std::filesystem::path& file, std::int64_t last, const std::string& address,
               Told told);
    /// Says that it was ended, and tells nothing more.
    void stop();

    /// A command's rows, or the desk's, are in the file. Any thread; never waits.
    void appended(std::int64_t last);

    /// The servers' addresses, without a password.
    [[nodiscard]] const std::string& place() const { return place_; }

  private:
    struct End {
        std::uint64_t place = 0;  ///< of what was appended last
        std::int64_t row = 0;     ///< the last row among it
    };

    /// The record of this machine, open for writing.
    struct Own {
        std::string file;
        std::function<meeting::RecordEnd()> end;
        std::function<std::string(std::int64_t)> hash_at;
        std::function<void(const std::vector<meeting::StoredRow>&)> append;
    };

    std::int64_t claim_once(meeting::SqliteJournal& own, const std::string& file);
    [[nodiscard]] std::optional<SaidLead> lead_of_no_other_run();
    void level(const Own& own);
    void lead_and_seal(const Own& own, std::uint64_t after);
    void say_lead(std::uint64_t after);
    [[nodiscard]] bool still_said();
    [[noreturn]] void led_by_another();
    void keep_rows();
    void keep_some();
    [[nodiscard]] std::vector<meeting::StoredRow> next_rows();
    [[nodiscard]] End adopted();
    void say_beats();
    void say_ended();
    void taken(const TakeOver& by);

    const VotersOptions options_;
    const meeting::codec::Strings& strings_;
    const std::string place_;
    const std::string run_;
    net::NatsRecord rows_;  ///< the thread's that keeps rows, and the start's
    net::NatsRecord lead_;  ///< the thread's that says who leads, and the start's
    SaidLead said_;
    bool leads_ = false;  ///< and it is to be said when it ends
    End kept_;            ///< guarded by mutex_ where another thread looks
    std::unique_ptr<meeting::SqliteJournal> file_;  ///< of the thread that keeps rows
    std::filesystem::path path_;
    Told told_;

    std::mutex mutex_;  // guards these
    std::condition_variable changed_;
    std::int64_t last_ = 0;
    bool over_ = false;  ///< another leads
    bool stop_ = false;

    std::thread keeping_;
    std::thread saying_;
};

/// The side of a standby: watches whether anybody leads.
class LeadWatch {
  public:
    struct Told {
        std::function<void(std::uint64_t place)> unsaid;  ///< nobody leads; what was said last
        std::function<void(const TakeOver&)> taken_over;  ///< another standby leads now
    };

    /// Told on a thread of its own. Throws net::NatsError.
    LeadWatch(const VotersOptions& options, const std::string& beginning, Told told);
    ~LeadWatch();
    LeadWatch(const LeadWatch&) = delete;
    LeadWatch& operator=(const LeadWatch&) = delete;
    LeadWatch(LeadWatch&&) = delete;
    LeadWatch& operator=(LeadWatch&&) = delete;

  private:
    void watch();

    net::NatsRecord record_;
    Told told_;
    std::mutex mutex_;  // guards these
    std::condition_variable changed_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace dais::console
