#include "tests/program/standby_support.h"

#include <thread>

#include <gtest/gtest.h>

namespace dais::test {

Serving::Run follow(const std::string& leader, const fs::path& file, const std::string& token,
                    const std::vector<std::string>& more) {
    Serving::Run run{.arguments = {"follow", leader, file.string(), "--token", token, "--json"}};
    run.arguments.insert(run.arguments.end(), more.begin(), more.end());
    return run;
}

Finished take_over(const std::string& ws, const std::string& token,
                   const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"take-over", ws, "--token", token, "--name", "Ana"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return dais(arguments);
}

std::vector<meeting::StoredRow> rows_of(const fs::path& file) {
    constexpr std::size_t kAll = std::size_t{1} << 40U;
    return meeting::SqliteJournal::open_reading(file)->rows_after(0, kAll);
}

std::int64_t last_of(const fs::path& file) {
    try {
        return meeting::SqliteJournal::open_reading(file)->end().sequence;
    } catch (const meeting::JournalError&) {
        return 0;  // just being made
    }
}

bool accepted(const Json& answer) { return answer.value("accepted", false); }

std::string rule_of(const Json& answer) { return answer.value("rule", std::string{}); }

std::string say_until_accepted(Officer& officer, const meeting::Command& command) {
    const std::string id = officer.send(command);
    Json answer = officer.answer(id);
    EXPECT_TRUE(eventually([&] {
        if (!accepted(answer)) {
            answer = officer.say_again(id, command);
        }
        return accepted(answer);
    })) << answer;
    return id;
}

std::map<std::string, int> commands_of(const fs::path& file) {
    std::map<std::string, int> found;
    for (const auto& row : rows_of(file)) {
        if (row.command) {
            ++found[*row.command];
        }
    }
    return found;
}

void expect_sound(const fs::path& file) {
    const Finished verified = dais({"verify", file.string()});
    EXPECT_EQ(verified.exit_code, 0) << verified.err;
}

bool standby_in_step(const Json& record) {
    return record.contains("standbys") && !record["standbys"].empty() &&
           record["standbys"][0]["there"] == true && record["standbys"][0]["behind"] == 0;
}

bool eventually(const std::function<bool()>& condition) {
    const auto begun = Crowd::now();
    while (!condition()) {
        if (Crowd::now() - begun > kDeadline) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return true;
}

}  // namespace dais::test
