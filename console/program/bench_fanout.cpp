// How soon a change of the floor is on the last of many displays, against a bare loop that writes
// the same bytes to as many. Four processes: each server, and for each a crowd of displays.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <sys/resource.h>

#include "console/program/bench.h"
#include "console/program/bench_bare.h"
#include "console/program/bench_crowd.h"
#include "console/program/bench_meeting.h"
#include "console/program/bench_worker.h"
#include "console/program/files.h"
#include "console/program/scratch_folder.h"
#include "console/program/shares.h"
#include "meeting/journal/sqlite_journal.h"
#include "net/held_slices.h"
#include "net/limits.h"
#include "net/listener.h"
#include "net/newest.h"
#include "net/server.h"
#include "timing/system_time_source.h"

namespace dais::console {

namespace fs = std::filesystem;
namespace views = meeting::views;
using nlohmann::json;

namespace {

constexpr int kWarmUp = 3;
constexpr int kLeastRounds = 40;
constexpr int kMostRounds = 150;
constexpr int kMessages = 150'000;               // at least so many in all, for a median that holds
constexpr std::chrono::milliseconds kPause{15};  // between rounds, for what they left to do
constexpr std::chrono::seconds kAskTimeEvery{8};
constexpr int kOtherDescriptors = 100;

// ---- the server's process ---------------------------------------------------------------------

// A board of a real conference, and the floor as it changes on it: a statement's clock that stands
// and runs in turn.
class FloorHub final : public net::Hub {
  public:
    explicit FloorHub(const fs::path& file) : journal_{meeting::SqliteJournal::open(file)} {
        meeting::Desk desk{*journal_, time_};
        const BenchMeeting meeting = open_bench_meeting(desk);
        room_ = meeting.room;
        const auto given = must(desk, meeting::GiveFloor{meeting.meeting, meeting.waiting.front()});
        standing_ = desk.board()->open.floors.at(room_)->value;
        must(desk, meeting::StartStatement{{given.value}, {}});
        running_ = desk.board()->open.floors.at(room_)->value;
        board_.set(desk.board());
    }

    void change() {
        auto next = std::make_shared<views::Board>(*board_.get());
        const auto floor = std::make_shared<views::Versioned<views::FloorView>>(
            views::Versioned<views::FloorView>{++next->version, running_});
        std::swap(running_, standing_);
        next->open.floors[room_] = floor;
        next->participants.floors[room_] = floor;
        next->officers.floors[room_] = floor;
        board_.set(std::move(next));
    }

    [[nodiscard]] std::shared_ptr<const views::Board> board() const override {
        return board_.get();
    }
    bool submit(net::Request /*request*/) override { return false; }
    void screens_changed(std::shared_ptr<const views::ScreensView> /*screens*/) override {}

  private:
    timing::SystemTimeSource time_;
    std::unique_ptr<meeting::Journal> journal_;
    meeting::RoomKey room_;
    views::FloorView standing_;
    views::FloorView running_;
    net::Newest<views::Board> board_;
};

[[noreturn]] void serve_floor(const Line& line, const fs::path& file, const fs::path& assets,
                              const meeting::codec::Strings& strings) {
    const timing::SystemTimeSource time;
    FloorHub hub{file};
    net::Server server{{.web_root = (assets / "web").string(),
                        .strings_root = (assets / "strings").string(),
                        .words = strings},
                       hub,
                       time};
    line.say({{"port", server.port()}});
    timing::BootInstant began;
    while (true) {
        if (line.hear().at("do") == "change") {
            hub.change();
            began = time.read().boot;
            server.board_changed();
        } else {
            json cost = own_cost();
            cost["began_ns"] = began.time_since_epoch().count();
            line.say(cost);
        }
    }
}

// ---- the displays' process --------------------------------------------------------------------

// Some of the displays put every message into what they hold, as a page does, once the wave was
// timed: all must hold the same floor then, whole or by patches.
class Witnesses {
  public:
    void note(const Crowd::Message& heard) {
        constexpr std::size_t kOneIn = 100;
        if (heard.screen % kOneIn == 0) {
            heard_.emplace_back(heard.screen, heard.text);
        }
    }

    /// Throws std::runtime_error where one does not hold what the first does.
    void compare() {
        std::map<std::string, net::Json> floors;  // by room
        for (const auto& [screen, text] : std::exchange(heard_, {})) {
            const auto floor = held_[screen].take(net::Json::parse(text));
            if (!floor ||
                *floor != floors.try_emplace(floor->value("room", ""), *floor).first->second) {
                throw std::runtime_error{"Display " + std::to_string(screen) +
                                         " of the bench does not hold what the others hold: the "
                                         "server told it something else."};
            }
        }
    }

  private:
    std::map<std::size_t, net::HeldSlices> held_;
    std::vector<std::pair<std::size_t, std::string>> heard_;
};

// While it awaits a wave it does not sleep: on one machine the server would pay for waking it up
// for nearly every message, and displays are other machines. Tells of each wave: when the floor was
// read by the first display, by half of them, by 99 of a hundred, by the last.
class Waves {
  public:
    explicit Waves(const Line& line)
        : line_{line}, crowd_{line.descriptor(), [this](const Crowd::Message& heard) {
                                  hear(heard);
                              }} {}

    [[noreturn]] void run() {
        net::allow_descriptors(net::Limits{}.connections);
        while (true) {
            constexpr std::chrono::milliseconds kForEver{-1};
            constexpr std::chrono::milliseconds kAwake{0};
            const bool asked = crowd_.wait(awaiting_ ? kAwake : kForEver);
            if (!read_.empty() && read_.size() == crowd_.size()) {
                line_.say(wave());
                witnesses_.compare();
                read_.clear();
                awaiting_ = false;
            }
            if (asked) {
                obey(line_.hear());
            }
        }
    }

  private:
    void hear(const Crowd::Message& heard) {
        if (slice_told(heard.text) != "floor") {
            return;
        }
        text_ = heard.screen == 0 ? heard.text : text_;
        read_.push_back(heard.read);
        if (!bare_) {
            witnesses_.note(heard);
        }
    }

    void obey(const json& asked) {
        bare_ = asked.value("bare", bare_);
        if (asked.at("do") == "await") {
            awaiting_ = true;
        } else if (asked.at("do") == "time") {
            crowd_.ask_time_of_all();
        } else if (bare_) {
            crowd_.connect_bare(asked.at("port"), asked.at("clients"));
        } else {
            crowd_.connect(asked.at("port"), asked.at("clients"), hall_hello());
        }
        read_.clear();
        witnesses_.compare();
        line_.say({{"done", true}});
    }

    [[nodiscard]] json wave() {
        std::sort(read_.begin(), read_.end());
        const auto at = [this](double share) {
            const auto last = static_cast<double>(read_.size() - 1);
            return read_[static_cast<std::size_t>(share * last)].time_since_epoch().count();
        };
        return {{"first", at(0)},
                {"median", at(0.5)},
                {"p99", at(0.99)},
                {"last", at(1)},
                {"text", text_}};
    }

    const Line& line_;
    std::vector<timing::BootInstant> read_;
    std::string text_;
    bool awaiting_ = false;
    bool bare_ = false;
    Witnesses witnesses_;
    Crowd crowd_;
};

// ---- the bench --------------------------------------------------------------------------------

struct Times {
    std::vector<double> first;
    std::vector<double> median;
    std::vector<double> p99;
    std::vector<double> last;
    std::vector<double> cpu;
};

// A server with its displays.
class Side {
  public:
    Side(const std::function<void(const Line&)>& serve, bool bare, int clients)
        : server_{[&serve](const Line& line) {
              keep_to(Core::server);
              serve(line);
          }},
          crowd_{[](const Line& line) {
              keep_to(Core::displays);
              Waves{line}.run();
          }},
          bare_{bare} {
        const json port = server_.hear().at("port");
        connect(port, 1);  // the first makes what all share
        const double before = cost().at("memory");
        connect(port, clients - 1);
        memory_ = (cost().at("memory").get<double>() - before) / std::max(1, clients - 1);
    }

    /// One change; `text` is what the bare loop sends. Returns what was received.
    std::string round(const std::string& text, bool counts) {
        const json before = cost();
        static_cast<void>(crowd_.ask({{"do", "await"}}));
        server_.tell({{"do", "change"}, {"text", text}});
        const json wave = crowd_.hear();
        const json after = cost();
        if (counts) {
            const auto since = [&](const char* name) {
                return milliseconds(timing::Duration{wave.at(name).get<std::int64_t>() -
                                                     after.at("began_ns").get<std::int64_t>()});
            };
            times_.first.push_back(since("first"));
            times_.median.push_back(since("median"));
            times_.p99.push_back(since("p99"));
            times_.last.push_back(since("last"));
            times_.cpu.push_back(milliseconds(timing::Duration{
                after.at("cpu_ns").get<std::int64_t>() - before.at("cpu_ns").get<std::int64_t>()}));
        }
        return wave.at("text");
    }

    void keep_alive() const {
        if (!bare_) {
            static_cast<void>(crowd_.ask({{"do", "time"}}));
        }
    }
    [[nodiscard]] const Times& times() const { return times_; }
    [[nodiscard]] double memory_of_one() const { return memory_; }

  private:
    [[nodiscard]] json cost() const { return server_.ask({{"do", "cost"}}); }

    void connect(const json& port, int more) {
        static_cast<void>(
            crowd_.ask({{"do", "connect"}, {"bare", bare_}, {"port", port}, {"clients", more}}));
        clients_ += more;
        keep_alive();
        while (bare_ && cost().at("clients") != clients_) {  // it takes them when it comes to it
        }
    }

    Worker server_;
    Worker crowd_;
    int clients_ = 0;
    bool bare_;
    double memory_ = 0;
    Times times_;
};

void check_descriptors(int clients) {
    rlimit allowed{};
    if (::getrlimit(RLIMIT_NOFILE, &allowed) != 0 ||
        allowed.rlim_max < static_cast<rlim_t>(clients + kOtherDescriptors)) {
        throw std::runtime_error{"This system lets a process open " +
                                 std::to_string(allowed.rlim_max) +
                                 " descriptors: measure with fewer clients, or let it open more "
                                 "(ulimit -n)."};
    }
}

// Of the same rounds, which had the same neighbours on the machine; the median.
double ratio(const std::vector<double>& ours, const std::vector<double>& theirs) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        ratios.push_back(ours[i] / theirs[i]);
    }
    return at_share(ratios, 0.5);
}

std::vector<Figure> figures_of(const std::string& who, const Side& dais, const Side& bare,
                               std::size_t bytes) {
    constexpr double kTarget = 1.2;    // DESIGN, figures to hold
    constexpr double kMostMemory = 8;  // KiB a client
    constexpr double kKib = 1024;
    std::vector<Figure> figures{{who + "last client, against a bare loop",
                                 ratio(dais.times().last, bare.times().last),
                                 "x",
                                 kTarget,
                                 {}},
                                {who + "processor time, against it",
                                 ratio(dais.times().cpu, bare.times().cpu),
                                 "x",
                                 {},
                                 {}}};
    for (const auto& [name, side] : {std::pair{"Dais", &dais}, std::pair{"bare", &bare}}) {
        const Times& times = side->times();
        const std::string of = who + name + ", ";
        figures.push_back({of + "the first", at_share(times.first, 0.5), "ms", {}, {}});
        figures.push_back({of + "half of the clients", at_share(times.median, 0.5), "ms", {}, {}});
        figures.push_back({of + "99 % of them", at_share(times.p99, 0.5), "ms", {}, {}});
        figures.push_back({of + "the last", at_share(times.last, 0.5), "ms", {}, {}});
        figures.push_back({of + "processor time", at_share(times.cpu, 0.5), "ms", {}, {}});
    }
    figures.push_back(
        {who + "Dais, memory of one", dais.memory_of_one() / kKib, "KiB", kMostMemory, {}});
    figures.push_back({who + "the message", static_cast<double>(bytes), "bytes", {}, {}});
    return figures;
}

std::vector<Figure> fan_out(const fs::path& assets, const meeting::codec::Strings& strings,
                            int clients) {
    const ScratchFolder folder;
    const fs::path file = folder / "bench.dais";
    make_conference(file, assets / "conferences/bms7.json", assets, true);
    Side dais{[&](const Line& line) { serve_floor(line, file, assets, strings); }, false, clients};
    Side bare{serve_bare, true, clients};
    const timing::SystemTimeSource time;
    auto asked = time.read().boot;
    std::string text = dais.round({}, false);
    const int rounds = std::clamp(kMessages / clients, kLeastRounds, kMostRounds);
    for (int i = -kWarmUp; i < rounds; ++i) {
        if (time.read().boot - asked > kAskTimeEvery) {
            dais.keep_alive();
            asked = time.read().boot;
        }
        std::this_thread::sleep_for(kPause);
        const bool dais_first = i % 2 == 0;
        if (dais_first) {
            text = dais.round({}, i >= 0);
            std::this_thread::sleep_for(kPause);
        }
        static_cast<void>(bare.round(text, i >= 0));
        if (!dais_first) {
            std::this_thread::sleep_for(kPause);
            text = dais.round({}, i >= 0);
        }
    }
    return figures_of(std::to_string(clients) + " displays: ", dais, bare, text.size());
}

}  // namespace

std::vector<Figure> bench_fanout(const fs::path& assets, const meeting::codec::Strings& strings,
                                 const std::vector<int>& clients) {
    std::vector<Figure> figures;
    check_descriptors(*std::max_element(clients.begin(), clients.end()));
    for (const int each : clients) {
        const auto more = fan_out(assets, strings, each);
        figures.insert(figures.end(), more.begin(), more.end());
    }
    return figures;
}

}  // namespace dais::console
