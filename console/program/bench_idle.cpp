// What a hall's display receives while a statement's clock runs and nothing else happens. It asks
// for the time as pages do (assets/web/assets/time-sampler.js).
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <thread>

#include "console/program/bench.h"
#include "console/program/bench_crowd.h"
#include "console/program/bench_desk.h"
#include "console/program/bench_worker.h"
#include "console/program/files.h"
#include "console/program/scratch_folder.h"

namespace dais::console {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr int kSamples = 20;
constexpr std::chrono::milliseconds kFast{250};
constexpr std::chrono::seconds kSlow{10};

class Idle {
  public:
    explicit Idle(const Line& line)
        : line_{line}, crowd_{line.descriptor(), [this](const Crowd::Message& heard) {
                                  bytes_ += static_cast<std::int64_t>(heard.text.size());
                                  ++messages_;
                              }} {}

    void run() {
        const json asked = line_.hear();
        crowd_.connect(asked.at("port"), 1, hall_hello());
        for (int i = 0; i < kSamples; ++i) {
            ask_for_time();
            receive_for(kFast);
        }
        bytes_ = messages_ = 0;
        const auto end = crowd_.now() + std::chrono::seconds{asked.at("seconds")};
        while (crowd_.now() < end) {
            ask_for_time();
            receive_for(std::min<timing::Duration>(kSlow, end - crowd_.now()));
        }
        line_.say({{"bytes", bytes_}, {"messages", messages_}});
        static_cast<void>(line_.hear());
    }

  private:
    // As a page says it: its counter with a fraction, the round trip.
    void ask_for_time() {
        constexpr std::int64_t kTenthsOfMillisecond = 100'000;
        const std::int64_t counter = crowd_.now().time_since_epoch().count() / kTenthsOfMillisecond;
        crowd_.send(0, R"({"type":"time","sent":)" + std::to_string(counter / 10) + "." +
                           std::to_string(counter % 10) + R"(,"rtt_ms":1})");
    }
    void receive_for(timing::Duration length) {
        constexpr std::chrono::milliseconds kStep{10};
        const auto end = crowd_.now() + length;
        while (crowd_.now() < end) {
            static_cast<void>(crowd_.wait(kStep));
        }
    }

    const Line& line_;
    std::int64_t bytes_ = 0;
    std::int64_t messages_ = 0;
    Crowd crowd_;
};

}  // namespace

std::vector<Figure> bench_idle(const fs::path& assets, const meeting::codec::Strings& strings,
                               std::chrono::seconds during) {
    const ScratchFolder folder;
    const fs::path file = folder / "bench.dais";
    make_conference(file, assets / "conferences/bms7.json", assets, true);
    const Worker server{[&](const Line& line) { serve_desk(line, file, assets, strings, true); }};
    const Worker display{[](const Line& line) { Idle{line}.run(); }};
    display.tell({{"port", server.hear().at("port")}, {"seconds", during.count()}});
    std::this_thread::sleep_for(during);  // longer than a worker may be silent otherwise
    const json received = display.hear();
    constexpr double kTarget = 30;  // DESIGN, figures to hold
    const auto seconds = static_cast<double>(during.count());
    return {{"payload to an idle display, a clock running",
             received.at("bytes").get<double>() / seconds,
             "bytes/s",
             kTarget,
             {}},
            {"messages", received.at("messages").get<double>(), "", {}, {}},
            {"observed, after the first quick samples", seconds, "s", {}, {}}};
}

}  // namespace dais::console
