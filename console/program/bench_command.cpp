// From an officer's command to the last display, through the real program: the wire, the desk, the
// record on disk, views, messages, the wire again.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "console/program/bench.h"
#include "console/program/bench_crowd.h"
#include "console/program/bench_desk.h"
#include "console/program/bench_worker.h"
#include "console/program/files.h"
#include "console/program/scratch_folder.h"
#include "console/program/shares.h"
#include "net/listener.h"

namespace dais::console {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr int kStatements = 70;  // three commands each
constexpr int kWarmUp = 6;       // commands
constexpr int kOtherDescriptors = 100;
constexpr std::chrono::milliseconds kQuiet{15};  // nothing more comes of a command after it
constexpr std::chrono::seconds kPatience{30};

// The displays, and one officer's connection that comes after them.
class Meeting {
  public:
    Meeting(const Line& line, int displays)
        : officer_{static_cast<std::size_t>(displays)},
          crowd_{line.descriptor(), [this](const Crowd::Message& heard) { hear(heard); }} {}

    void connect(const json& server) {
        net::allow_descriptors(static_cast<int>(officer_) + kOtherDescriptors);
        const json port = server.at("port");
        crowd_.connect(port, static_cast<int>(officer_), hall_hello());
        crowd_.connect(port, 1, R"({"type":"hello","page":"bench"})", server.at("token"));
    }

    // The row of one command: when it was sent, and when it was on the first and on the last
    // display, and all that it changed on all of them.
    json command(const json& content) {
        answer_ = {};
        floors_ = 0;
        const auto sent = crowd_.now();
        crowd_.send(officer_, json{{"type", "command"},
                                   {"id", "bench-command-" + std::to_string(++said_)},
                                   {"command", content}}
                                  .dump());
        while (floors_ < officer_ || answer_.is_null()) {
            static_cast<void>(crowd_.wait(kQuiet));
            if (crowd_.now() - sent > kPatience) {
                throw std::runtime_error{"A command of the bench does not come to all displays."};
            }
        }
        if (!answer_.at("accepted").get<bool>()) {
            throw std::runtime_error{"The desk refuses a command of the bench: " +
                                     answer_.at("rule").get<std::string>()};
        }
        for (auto quiet = crowd_.now(); crowd_.now() - quiet < kQuiet;
             quiet = std::max(quiet, last_read_)) {
            crowd_.ask_time_in_turn();
            static_cast<void>(crowd_.wait(std::chrono::milliseconds{1}));
        }
        return {{"sent", count(sent)},
                {"first", count(first_floor_)},
                {"last", count(last_floor_)},
                {"all", count(last_read_)}};
    }
    [[nodiscard]] const json& answer() const { return answer_; }

  private:
    static std::int64_t count(timing::BootInstant instant) {
        return instant.time_since_epoch().count();
    }

    void hear(const Crowd::Message& heard) {
        if (heard.screen == officer_) {
            if (heard.text.find(R"("type":"answer")") != std::string_view::npos) {
                answer_ = json::parse(heard.text);
            }
            return;
        }
        const std::string_view slice = slice_told(heard.text);
        if (slice.empty()) {
            return;
        }
        last_read_ = heard.read;
        if (slice == "floor") {
            first_floor_ = floors_++ == 0 ? heard.read : first_floor_;
            last_floor_ = heard.read;
        }
    }

    std::size_t officer_;
    std::size_t floors_ = 0;
    timing::BootInstant first_floor_;
    timing::BootInstant last_floor_;
    timing::BootInstant last_read_;
    json answer_;
    int said_ = 0;
    Crowd crowd_;
};

// Statements one after the other: the floor is given, the clock started, the statement concluded.
void hold(const Line& line, int displays) {
    const json server = line.hear();
    Meeting meeting{line, displays};
    meeting.connect(server);
    for (std::size_t i = 0; i < kStatements; ++i) {
        json rows = json::array();
        rows.push_back(meeting.command({{"type", "GiveFloor"},
                                        {"meeting", server.at("meeting")},
                                        {"inscription", server.at("waiting").at(i)}}));
        const json statement = meeting.answer().at("action");
        for (const char* what : {"StartStatement", "ConcludeStatement"}) {
            rows.push_back(meeting.command({{"type", what}, {"statement", statement}}));
        }
        line.say(rows);
    }
    static_cast<void>(line.hear());
}

struct Stage {
    const char* name;
    const char* from;
    const char* to;
};
constexpr Stage kStages[]{
    {"the command's way to the desk", "sent", "submitted"},
    {"waits and is decided", "submitted", "appending"},
    {"is appended, durable", "appending", "appended"},
    {"applied, and its views made", "appended", "published"},
    {"the wire wakes", "published", "taken"},
    {"messages, to the first display", "taken", "first"},
    {"to the last display", "first", "last"},
};

std::vector<double> between(const json& rows, const char* from, const char* to) {
    std::vector<double> all;
    for (const json& row : rows) {
        all.push_back(milliseconds(
            timing::Duration{row.at(to).get<std::int64_t>() - row.at(from).get<std::int64_t>()}));
    }
    return all;
}

double mean(const std::vector<double>& all) {
    return std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
}

std::vector<Figure> figures_of(const json& rows, const json& report, int clients) {
    constexpr double kTarget = 15;  // ms, of a thousand
    constexpr int kHeldToTarget = 1'000;
    const auto whole = between(rows, "sent", "last");
    const std::string who = std::to_string(clients) + " displays: ";
    std::vector<Figure> figures{
        {who + "command to last, 99th percentile",
         at_share(whole, 0.99),
         "ms",
         clients <= kHeldToTarget ? std::optional{kTarget} : std::nullopt,
         {}},
        {who + "command to last, median", at_share(whole, 0.5), "ms", {}, {}}};
    figures.push_back({who + "command to last, mean", mean(whole), "ms", {}, {}});
    for (const Stage& stage : kStages) {  // means: they add up to the whole
        constexpr double kPercent = 100;
        const double took = mean(between(rows, stage.from, stage.to));
        figures.push_back({"  " + std::string{stage.name} + ", mean", took, "ms", {}, {}});
        figures.push_back({"    of the whole", took / mean(whole) * kPercent, "%", {}, {}});
    }
    figures.push_back(
        {"  and all else it changed, mean", mean(between(rows, "last", "all")), "ms", {}, {}});
    constexpr double kNanosecondsInMillisecond = 1e6;
    figures.push_back({"  making the floor's message, of that",
                       report.at("encode_ns").get<double>() / kNanosecondsInMillisecond,
                       "ms",
                       {},
                       {}});
    figures.push_back({"  the floor's message", report.at("bytes"), "bytes", {}, {}});
    figures.push_back({"  commands", static_cast<double>(rows.size()), "", {}, {}});
    return figures;
}

}  // namespace

std::vector<Figure> bench_command(const fs::path& assets, const meeting::codec::Strings& strings,
                                  int clients) {
    const ScratchFolder folder;
    const fs::path file = folder / "bench.dais";
    make_conference(file, assets / "conferences/bms7.json", assets, true);
    const Worker server{[&](const Line& line) { serve_desk(line, file, assets, strings); }};
    const Worker displays{[&](const Line& line) { hold(line, clients); }};
    displays.tell(server.hear());
    json rows = json::array();
    for (int i = 0; i < kStatements; ++i) {
        for (const json& row : displays.hear()) {
            rows.push_back(row);
        }
    }
    const json report = server.ask({{"do", "report"}});
    const json& stages = report.at("stages");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].update(stages.at(i));
    }
    rows.erase(rows.begin(), rows.begin() + kWarmUp);
    return figures_of(rows, report, clients);
}

}  // namespace dais::console
