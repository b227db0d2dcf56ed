// A simulated week of the sample conference with the real program: officers' acts drawn at random
// and legal, screens that come and go, and what happens at a podium: killed connections, a screen
// that never reads, a full disk, a killed server. Measured from outside: the server's memory and
// descriptors, and at the end whether the record is exactly what was acknowledged.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <sys/eventfd.h>
#include <unistd.h>

#include "console/program/bench.h"
#include "console/program/bench_crowd.h"
#include "console/program/files.h"
#include "console/program/record.h"
#include "console/program/scratch_folder.h"
#include "console/program/soak_server.h"
#include "meeting/journal/sqlite_journal.h"
#include "meeting/make_views.h"
#include "net/link.h"
#include "net/remote_door.h"

namespace dais::console {

namespace fs = std::filesystem;
namespace views = meeting::views;

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr int kInGroup = 25;                    // screens that come and go together
constexpr std::chrono::hours kMeetingLasts{3};  // of the conference's clock
constexpr seconds kPatience{60};
// What one row of the record may take in the server's memory, which holds it for undo and for the
// history; beyond that memory is to stay what it was.
constexpr std::int64_t kBytesARow = 4096;
constexpr double kMostGrowth = 12;  // MiB
constexpr double kMiB = 1024.0 * 1024.0;

// A descriptor that never has anything to read.
class Silent {
  public:
    Silent() : descriptor_{::eventfd(0, EFD_CLOEXEC)} {}
    ~Silent() { ::close(descriptor_); }
    Silent(const Silent&) = delete;
    Silent& operator=(const Silent&) = delete;
    Silent(Silent&&) = delete;
    Silent& operator=(Silent&&) = delete;
    [[nodiscard]] int get() const { return descriptor_; }

  private:
    int descriptor_;
};

// The screens, in groups that are there or not.
class Screens {
  public:
    Screens(int port, int wanted)
        : port_{port}, groups_(static_cast<std::size_t>(std::max(1, wanted / kInGroup))) {}

    void come(std::size_t which) {
        auto crowd =
            std::make_unique<Crowd>(silent_.get(), [this](const Crowd::Message&) { ++heard_; });
        crowd->connect(port_, kInGroup, hall_hello());
        groups_[which] = std::move(crowd);
        ++came_;
    }
    void all_come() {
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            if (groups_[i] == nullptr) {
                come(i);
            }
        }
    }
    void all_go() {
        for (auto& group : groups_) {
            group.reset();
        }
        deaf_.reset();
    }
    /// A group's connections are cut, and others come.
    void change(std::size_t which) {
        groups_[which].reset();
        come(which);
    }
    /// A few that connect and never read again.
    void deaf_come() {
        deaf_ = std::make_unique<Crowd>(silent_.get(), [](const Crowd::Message&) {});
        deaf_->connect(port_, 3, hall_hello());
    }
    /// Reads what there is. Groups whose server is gone are gone.
    void pump() {
        for (auto& group : groups_) {
            if (group != nullptr) {
                try {
                    static_cast<void>(group->wait(milliseconds{0}));
                } catch (const std::runtime_error&) {
                    group.reset();
                }
            }
        }
    }
    [[nodiscard]] std::size_t groups() const { return groups_.size(); }
    [[nodiscard]] std::int64_t came() const { return came_ * kInGroup; }
    [[nodiscard]] std::int64_t heard() const { return heard_; }

  private:
    const int port_;
    const Silent silent_;
    std::vector<std::unique_ptr<Crowd>> groups_;
    std::unique_ptr<Crowd> deaf_;
    std::int64_t came_ = 0;
    std::int64_t heard_ = 0;
};

struct Acknowledged {
    meeting::CommandId id;
    meeting::Accepted answer;
};

// What was looked at when a meeting was over and everybody there.
struct Look {
    std::int64_t rows = 0;
    std::int64_t memory = 0;
};

class Soak {
  public:
    Soak(const fs::path& file, milliseconds length, int screens, std::uint64_t seed)
        : file_{file},
          length_{length},
          random_{seed},
          server_{file},
          screens_{server_.port(), screens} {
        net::Link link = net::read_link(server_.ws());
        link.token = server_.token();
        door_ = std::make_unique<net::RemoteDoor>(link, "Soak", time_);
        wait_for([this] { return door_->board() != nullptr; }, "shows the officer a board");
    }

    std::vector<Figure> run() {
        const int before = server_.descriptors();
        const auto meetings = formal_meetings();
        for (std::size_t i = 0; i < meetings.size(); ++i) {
            hold(meetings[i], length_ / static_cast<std::int64_t>(meetings.size()),
                 i == 0 || i + 1 == meetings.size(), i % 2 == 1);
            look();
        }
        const std::int64_t grown_up = server_.memory();
        server_.kill_and_start();
        screens_.pump();
        screens_.all_come();
        settle();
        const std::int64_t anew = server_.memory();
        screens_.all_go();
        settle();
        const bool gone = waited([&] { return server_.descriptors() <= before; });
        const int left = gone ? 0 : server_.descriptors() - before;
        const auto shown = door_->board();
        server_.kill();
        return figures(left, grown_up - anew, *shown);
    }

  private:
    // ---- the conference ----

    [[nodiscard]] std::vector<views::MeetingView> formal_meetings() const {
        std::vector<views::MeetingView> formal;
        for (const auto& meeting : door_->board()->officers.programme->value.meetings) {
            if (meeting.ordinal > 0) {
                formal.push_back(meeting);
            }
        }
        std::sort(formal.begin(), formal.end(),
                  [](const auto& a, const auto& b) { return a.starts < b.starts; });
        return formal;
    }

    void hold(const views::MeetingView& meeting, milliseconds length, bool killed, bool full) {
        room_ = meeting.room;
        say(meeting::SetRehearsalClock{meeting.starts});
        say(meeting::OpenMeeting{meeting.key});
        screens_.all_come();
        screens_.deaf_come();
        const auto begin = time_.read().boot;
        const auto end = begin + length;
        const auto kill_at = begin + length * pick(100) / 100;
        const auto full_at = begin + length * pick(100) / 100;
        timing::Duration advanced{};
        while (time_.read().boot < end) {
            act(meeting.key);
            const auto now = time_.read().boot;
            const auto due = timing::Duration{kMeetingLasts} / length.count() *
                                 std::chrono::duration_cast<milliseconds>(now - begin).count() -
                             advanced;
            if (due > seconds{10}) {
                const auto whole = std::chrono::floor<seconds>(due);
                say(meeting::AdvanceRehearsal{whole});
                advanced += whole;
            }
            if (killed && now >= kill_at) {
                killed = false;
                kill_server(meeting.key);
            }
            if (full && now >= full_at) {
                full = false;
                fill_disk(meeting.key);
            }
            if (pick(50) == 0) {
                screens_.change(
                    static_cast<std::size_t>(pick(static_cast<int>(screens_.groups()))));
            }
        }
        // Its moment may have been the last, and passed in an act that took long.
        if (killed) {
            kill_server(meeting.key);
        }
        if (full) {
            fill_disk(meeting.key);
        }
        conclude();
        say(meeting::AdjournMeeting{meeting.key, {}});
        screens_.all_come();
        settle();
    }

    // One act that is in order now, as far as the newest board tells.
    void act(const meeting::MeetingKey& meeting) {
        const auto board = door_->board();
        const views::StatementView* statement = holder(*board);
        const int chance = pick(100);
        if (chance < 10) {
            say(meeting::ReleaseSpeakers{meeting, pick(6)});
        } else if (chance < 30 || waiting(*board) == nullptr) {
            inscribe(*board);
        } else if (chance < 35) {
            undo(*board);
        } else if (statement == nullptr) {
            say(meeting::GiveFloor{meeting, waiting(*board)->id, {}});
        } else if (statement->clock == views::ClockState::standing) {
            say(meeting::StartStatement{statement->id, {}});
        } else if (statement->clock == views::ClockState::paused) {
            say(meeting::ResumeStatement{statement->id});
        } else if (chance < 45 && statement->clock == views::ClockState::running) {
            say(meeting::PauseStatement{statement->id});
        } else if (chance < 55) {
            say(meeting::WithdrawInscription{waiting(*board)->id});
        } else {
            say(meeting::ConcludeStatement{statement->id});
        }
    }

    [[nodiscard]] const views::StatementView* holder(const views::Board& board) const {
        const auto floor = board.officers.floors.find(room_);
        return floor != board.officers.floors.end() && floor->second->value.statement
                   ? &*floor->second->value.statement
                   : nullptr;
    }
    // The first of the list that is spoken from.
    [[nodiscard]] static const views::ListView* list_of(const views::Board& board) {
        for (const auto& list : board.lists->value.lists) {
            if (list.kind == meeting::ListKind::speakers &&
                list.status == meeting::ListStatus::open) {
                return &list;
            }
        }
        return nullptr;
    }
    [[nodiscard]] static const views::InscriptionView* waiting(const views::Board& board) {
        const auto* list = list_of(board);
        return list == nullptr || list->waiting.empty() ? nullptr : &list->waiting.front();
    }
    void inscribe(const views::Board& board) {
        const auto* list = list_of(board);
        const auto& all = board.directory->value.delegations;
        if (list != nullptr) {
            meeting::InscribeSpeaker speaker;
            speaker.list = list->key;
            speaker.delegation =
                all[static_cast<std::size_t>(pick(static_cast<int>(all.size())))].key;
            say(speaker);
        }
    }
    void undo(const views::Board& board) {
        const auto& undoable = board.history->value.undoable;
        if (!undoable.empty()) {
            say(meeting::UndoAction{undoable.front().action.action});
        }
    }
    void conclude() {
        if (const auto* statement = holder(*door_->board())) {
            say(meeting::ConcludeStatement{statement->id});
        }
    }

    // ---- what happens ----

    void kill_server(const meeting::MeetingKey& meeting) {
        const auto in_flight = door_->send(meeting::ReleaseSpeakers{meeting, 1});
        server_.kill_and_start();
        ++kills_;
        screens_.pump();
        screens_.all_come();
        static_cast<void>(
            waited([this] { return door_->trouble().empty() && door_->board() != nullptr; }));
        if (in_flight) {
            static_cast<void>(door_->outcomes());
        }
        // The door has the board of the new start once a command goes through.
        const bool back = waited([&] { return say(meeting::ReleaseSpeakers{meeting, 2}); });
        if (!back) {
            throw std::runtime_error{"The soak's server does not come back after a kill."};
        }
    }

    void fill_disk(const meeting::MeetingKey& meeting) {
        server_.fill_disk();
        for (int i = 0; i < 3; ++i) {
            refused_while_full_ += say(meeting::ReleaseSpeakers{meeting, 3 + i}) ? 0 : 1;
        }
        asked_while_full_ += 3;
        server_.empty_disk();
        if (!waited([&] { return say(meeting::ReleaseSpeakers{meeting, 1}); })) {
            throw std::runtime_error{"The soak's server records nothing after the disk was full."};
        }
    }

    // ---- commands ----

    // Sends and waits for what becomes of it. True: accepted, and the board shows it.
    bool say(const meeting::Command& command) {
        const auto id = door_->send(command);
        if (!id) {
            pause();
            return false;
        }
        std::optional<meeting::Answer> answer;
        const bool came = waited([&] {
            for (meeting::Outcome& outcome : door_->outcomes()) {
                if (outcome.command == *id) {
                    answer = std::move(outcome.answer);
                }
            }
            return answer.has_value() || !door_->trouble().empty();
        });
        const auto* accepted = answer ? std::get_if<meeting::Accepted>(&*answer) : nullptr;
        if (!came || accepted == nullptr) {
            refused_ += answer ? 1 : 0;
            return false;
        }
        acknowledged_.push_back({*id, *accepted});
        return waited([&] { return door_->board()->version >= accepted->last.value; });
    }

    void pause() {
        screens_.pump();
        std::this_thread::sleep_for(milliseconds{1});
    }
    template <class Condition>
    bool waited(const Condition& condition) {
        const auto until = time_.read().boot + kPatience;
        while (!condition()) {
            if (time_.read().boot > until) {
                return false;
            }
            pause();
        }
        return true;
    }
    template <class Condition>
    void wait_for(const Condition& condition, const char* what) {
        if (!waited(condition)) {
            throw std::runtime_error{std::string{"The soak's server never "} + what + "."};
        }
    }
    // Until the server has nothing more to tell.
    void settle() {
        std::int64_t heard = -1;
        while (heard != screens_.heard()) {
            heard = screens_.heard();
            const auto until = time_.read().boot + milliseconds{600};
            while (time_.read().boot < until) {
                pause();
            }
        }
    }
    void look() { looks_.push_back({door_->board()->version, server_.memory()}); }
    int pick(int below) { return static_cast<int>(random_() % static_cast<std::uint64_t>(below)); }

    // ---- the end ----

    [[nodiscard]] std::vector<Figure> figures(int left, std::int64_t beyond,
                                              const views::Board& shown) {
        std::int64_t lost = 0;
        std::int64_t rows = 0;
        {
            const auto journal = meeting::SqliteJournal::open_reading(file_);
            rows = journal->verify();
            for (const Acknowledged& each : acknowledged_) {
                const auto known = journal->remembered(each.id);
                lost += known && known->answer == each.answer ? 0 : 1;
            }
        }
        const meeting::State state = replayed(file_);
        const auto again = views::make_board(state, {}, {}, {}, nullptr);
        const bool same = again->lists->value == shown.lists->value &&
                          again->officers.programme->value == shown.officers.programme->value &&
                          again->procedure->value == shown.procedure->value;
        // From the second meeting on, and while the same server ran: the first and the last
        // meeting's was killed.
        double growth = 0;
        double with_rows = 0;
        for (std::size_t i = 2; i + 1 < looks_.size(); ++i) {
            const auto record = (looks_[i].rows - looks_[1].rows) * kBytesARow;
            const auto more = looks_[i].memory - looks_[1].memory - record;
            growth = std::max(growth, static_cast<double>(more) / kMiB);
            with_rows = std::max(with_rows,
                                 static_cast<double>(looks_[i].memory - looks_[1].memory) / kMiB);
        }
        const auto number = [](auto value) { return static_cast<double>(value); };
        return {
            {"acknowledged commands that are not in the record", number(lost), "", 0.0, {}},
            {"the replayed record differs from what was shown", same ? 0.0 : 1.0, "", 0.0, {}},
            {"memory: growth after the first day, rows left out", growth, "MiB", kMostGrowth, {}},
            {"memory: growth after the first day, rows and all", with_rows, "MiB", {}, {}},
            {"memory: more than after a restart on this record",
             number(beyond) / kMiB,
             "MiB",
             kMostGrowth,
             {}},
            {"descriptors that were not closed", number(left), "", 0.0, {}},
            {"commands accepted while the disk was full",
             number(asked_while_full_ - refused_while_full_),
             "",
             0.0,
             {}},
            {"commands acknowledged", number(acknowledged_.size()), "", {}, {}},
            {"commands refused", number(refused_), "", {}, {}},
            {"rows of the record", number(rows), "", {}, {}},
            {"kills of the server", number(kills_), "", {}, {}},
            {"screens that came", number(screens_.came()), "", {}, {}},
            {"messages that they read", number(screens_.heard()), "", {}, {}}};
    }

    const fs::path file_;
    const milliseconds length_;
    const timing::SystemTimeSource time_;
    std::mt19937_64 random_;
    SoakServer server_;
    Screens screens_;
    std::unique_ptr<net::RemoteDoor> door_;
    meeting::RoomKey room_;
    std::vector<Acknowledged> acknowledged_;
    std::vector<Look> looks_;
    std::int64_t refused_ = 0;
    int kills_ = 0;
    int asked_while_full_ = 0;
    int refused_while_full_ = 0;
};

}  // namespace

std::vector<Figure> bench_soak(const fs::path& assets, milliseconds length, int screens) {
    const char* asked = std::getenv("DAIS_SEED");
    const std::uint64_t seed = asked == nullptr ? std::random_device{}() : std::stoull(asked);
    std::cerr << "seed " << seed << '\n';
    const ScratchFolder folder;
    const fs::path file = folder / "soak.dais";
    make_conference(file, assets / "conferences/bms7.json", assets, true);
    return Soak{file, length, screens, seed}.run();
}

}  // namespace dais::console
