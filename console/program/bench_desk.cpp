#include "console/program/bench_desk.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "console/program/bench_meeting.h"
#include "console/program/desk_thread.h"
#include "console/program/sentences.h"
#include "console/program/token.h"
#include "console/program/told_server.h"
#include "meeting/codec/codec.h"
#include "meeting/codec/visible.h"
#include "meeting/journal/sqlite_journal.h"
#include "meeting/journal_around.h"
#include "net/access.h"
#include "net/messages.h"
#include "net/server.h"
#include "timing/system_time_source.h"

namespace dais::console {

namespace fs = std::filesystem;
namespace views = meeting::views;
using nlohmann::json;

namespace {

// When the command under way reached each stage. One command at a time; any thread.
class Stages {
  public:
    explicit Stages(const timing::TimeSource& time) : time_{time} {}

    void begin() {
        const std::lock_guard lock{mutex_};
        rows_.emplace_back();
        rows_.back()["submitted"] = now();
    }
    /// Only the first time counts, and only once the stage before was reached.
    void reached(const char* stage, const char* before) {
        const std::lock_guard lock{mutex_};
        if (!rows_.empty() && rows_.back().contains(before)) {
            rows_.back().emplace(stage, now());
        }
    }
    [[nodiscard]] json rows() const {
        const std::lock_guard lock{mutex_};
        return rows_;
    }

  private:
    [[nodiscard]] std::int64_t now() const { return time_.read().boot.time_since_epoch().count(); }
    const timing::TimeSource& time_;
    mutable std::mutex mutex_;
    std::vector<std::map<std::string, std::int64_t>> rows_;
};

class NotedJournal final : public meeting::JournalAround {
  public:
    NotedJournal(std::unique_ptr<meeting::Journal> journal, Stages& stages)
        : JournalAround{std::move(journal)}, stages_{stages} {}
    void append(const std::vector<meeting::Recorded>& rows,
                const std::optional<Cause>& cause) override {
        stages_.reached("appending", "submitted");
        JournalAround::append(rows, cause);
        stages_.reached("appended", "appending");
    }

  private:
    Stages& stages_;
};

class NotedHost final : public net::Hub {
  public:
    NotedHost(const fs::path& file, const fs::path& assets, const meeting::codec::Strings& strings,
              bool clock_runs)
        : strings_{strings}, journal_{meeting::SqliteJournal::open(file), stages_} {
        auto desk = std::make_unique<meeting::Desk>(journal_, time_);
        meeting_ = open_bench_meeting(*desk);
        if (clock_runs) {
            const auto given =
                must(*desk, meeting::GiveFloor{meeting_.meeting, meeting_.waiting.front()});
            must(*desk, meeting::StartStatement{{given.value}, {}});
        }
        desk->grant_link(meeting::Role::officer, "Officer", net::sha256_hex(token_));
        desk_ = std::make_unique<DeskThread>(std::move(desk), [this] {
            stages_.reached("published", "appended");
            told_.board_changed();
        });
        server_ = std::make_unique<net::Server>(
            net::ServerOptions{.web_root = (assets / "web").string(),
                               .strings_root = (assets / "strings").string(),
                               .words = strings},
            *this, time_);
        told_.become(server_.get());
    }
    ~NotedHost() override {
        told_.become(nullptr);
        server_.reset();
        desk_.reset();
    }
    NotedHost(const NotedHost&) = delete;
    NotedHost& operator=(const NotedHost&) = delete;
    NotedHost(NotedHost&&) = delete;
    NotedHost& operator=(NotedHost&&) = delete;

    [[nodiscard]] json greeting() const {
        json waiting = json::array();
        for (const auto& each : meeting_.waiting) {
            waiting.push_back(each.value);
        }
        return {{"port", server_->port()},
                {"token", token_},
                {"meeting", meeting_.meeting.text},
                {"waiting", waiting}};
    }

    [[nodiscard]] json report() const {
        const auto floor = desk_->board()->open.floors.at(meeting_.room);
        const auto before = time_.read().boot;
        const std::string message = net::slice_message(
            "floor", meeting_.room.text, floor->version,
            net::text_of(meeting::codec::visible(meeting::codec::to_json(floor->value), "floor",
                                                 meeting::Role::open)));
        const auto took = time_.read().boot - before;
        return {{"stages", stages_.rows()}, {"encode_ns", took.count()}, {"bytes", message.size()}};
    }

    [[nodiscard]] std::shared_ptr<const views::Board> board() const override {
        stages_.reached("taken", "published");
        return desk_->board();
    }
    bool submit(net::Request request) override {
        stages_.begin();
        return desk_->offer(
            std::move(request.id), std::move(request.actor), std::move(request.command),
            [this, connection = request.connection,
             id = request.id](const meeting::Answer& answer) {
                told_.tell([&](net::Server& server) {
                    server.deliver({connection, id, answer, sentence_of(answer, strings_)});
                });
            });
    }
    void screens_changed(std::shared_ptr<const views::ScreensView> /*screens*/) override {}

  private:
    const meeting::codec::Strings& strings_;
    timing::SystemTimeSource time_;
    mutable Stages stages_{time_};
    NotedJournal journal_;
    const std::string token_ = new_token();
    BenchMeeting meeting_;
    std::unique_ptr<DeskThread> desk_;
    ToldServer told_;
    std::unique_ptr<net::Server> server_;
};

}  // namespace

void serve_desk(const Line& line, const fs::path& file, const fs::path& assets,
                const meeting::codec::Strings& strings, bool clock_runs) {
    const NotedHost host{file, assets, strings, clock_runs};
    line.say(host.greeting());
    while (true) {
        static_cast<void>(line.hear());
        line.say(host.report());
    }
}

}  // namespace dais::console
