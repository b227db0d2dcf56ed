// A whole desk in the test's own process: a real file, the screens' server, real connections. What
// the command line cannot ask for is put around the record.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "console/program/assets.h"
#include "console/program/files.h"
#include "console/program/host.h"
#include "meeting/journal_around.h"
#include "net/link.h"
#include "net/remote_door.h"
#include "net/tell.h"
#include "tests/support/folder.h"

namespace dais::test {

namespace fs = std::filesystem;
using net::Json;

/// No wait of these tests may last longer; a machine that also compiles is slow.
inline constexpr std::chrono::seconds kDeadline{60};

/// Waits until something holds; fails the test when it does not come true.
inline void until(const char* what, const std::function<bool()>& holds) {
    const auto deadline = std::chrono::steady_clock::now() + kDeadline;
    while (!holds()) {
        ASSERT_LT(std::chrono::steady_clock::now(), deadline) << "never came: " << what;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
}

inline std::string text_in(const fs::path& file) {
    std::ifstream in{file};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// How a journal behaves that no journal should be like.
enum class Broken {
    no,
    yes,   ///< it throws
    once,  ///< it records once what nobody can show, a meeting in no room, and then throws
};

class BrokenJournal final : public meeting::JournalAround {
  public:
    BrokenJournal(std::unique_ptr<meeting::Journal> journal,
                  std::shared_ptr<std::atomic<Broken>> broken)
        : JournalAround{std::move(journal)}, broken_{std::move(broken)} {}
    void append(const std::vector<meeting::Recorded>& rows,
                const std::optional<Cause>& cause) override {
        const Broken how = *broken_;
        if (how == Broken::once) {
            *broken_ = Broken::no;
            meeting::Recorded wrong = rows.front();
            meeting::ProgrammeChanged changed;
            changed.meetings.emplace_back().key = {"2021-07-26-morning"};
            wrong.event = std::move(changed);
            JournalAround::append({wrong}, cause);
        }
        if (how != Broken::no) {
            throw std::runtime_error{"somebody's private words"};
        }
        JournalAround::append(rows, cause);
    }

  private:
    std::shared_ptr<std::atomic<Broken>> broken_;
};

/// BMS7 as a rehearsal, served.
class Desked {
  public:
    /// `prepare` may do something to the file before it is opened.
    explicit Desked(const std::function<void(const fs::path&)>& prepare = {})
        : strings{console::read_strings(DAIS_ASSETS, "en")} {
        console::make_conference(file(), fs::path{DAIS_ASSETS} / "conferences/bms7.json",
                                 DAIS_ASSETS, true);
        if (prepare) {
            prepare(file());
        }
        console::HostOptions options;
        options.file = file();
        options.assets = DAIS_ASSETS;
        options.bind = "127.0.0.1";
        options.officer = "Console";
        options.log = log();
        options.around = [broken = broken](std::unique_ptr<meeting::Journal> journal) {
            return std::make_unique<BrokenJournal>(std::move(journal), broken);
        };
        host = std::make_unique<console::Host>(options, strings);
        link = net::read_link(host->addresses().ws);
        link.token = host->addresses().officer_token;
    }

    [[nodiscard]] fs::path file() const { return folder / "m.dais"; }
    [[nodiscard]] fs::path log() const { return folder / "m.dais.log"; }

    /// Says a command by a link and returns the answer.
    [[nodiscard]] Json say(const Json& command, const std::string& token = {}) const {
        net::Link by = link;
        by.token = token.empty() ? link.token : token;
        const net::Told told = net::tell(by, command.dump(), "Ana", kDeadline);
        EXPECT_FALSE(told.answer.empty()) << told.sentence;
        return told.answer.empty() ? Json::object() : Json::parse(told.answer);
    }
    /// The same for one that is accepted; its action.
    std::int64_t must(const Json& command, const std::string& token = {}) const {
        const Json answer = say(command, token);
        EXPECT_TRUE(answer.value("accepted", false)) << command << ": " << answer;
        return answer.value("action", std::int64_t{0});
    }

    Folder folder;
    meeting::codec::Strings strings;
    std::shared_ptr<std::atomic<Broken>> broken = std::make_shared<std::atomic<Broken>>(Broken::no);
    std::unique_ptr<console::Host> host;
    net::Link link;
};

}  // namespace dais::test
