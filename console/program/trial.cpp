#include "console/program/trial.h"

#include <array>

#include <pwd.h>
#include <unistd.h>

#include "console/program/not_imported.h"
#include "console/program/sentences.h"
#include "console/program/token.h"
#include "meeting/decide.h"

namespace dais::console {

namespace fs = std::filesystem;
using meeting::codec::Strings;

Trial::Trial(const fs::path& file, const Progress& progress)
    : journal_{file, progress}, desk_{journal_, time_} {}

std::optional<meeting::Refusal> Trial::refusal(const meeting::Command& command,
                                               const meeting::Actor& actor) {
    auto decision = meeting::decide(desk_.state(), command, actor, desk_.now());
    if (auto* refusal = std::get_if<meeting::Refusal>(&decision)) {
        return std::move(*refusal);
    }
    return std::nullopt;
}

std::string login() {
    constexpr std::size_t kEnough = 4096;
    std::array<char, kEnough> space{};
    passwd entry{};
    passwd* found = nullptr;
    const bool known =
        getpwuid_r(geteuid(), &entry, space.data(), space.size(), &found) == 0 && found != nullptr;
    return known && *entry.pw_name != '\0' ? entry.pw_name : "import";
}

meeting::Actor actor_named(const std::string& name) {
    return {.link = 0, .name = name.empty() ? login() : name};
}

namespace {

std::unique_ptr<meeting::SqliteJournal> open_to_write(const fs::path& file,
                                                      const Strings& strings) {
    try {
        return meeting::SqliteJournal::open(file);
    } catch (const meeting::JournalError& error) {
        throw NotImported{strings.say("import.not-opened", {{"why", error.what()}})};
    }
}

}  // namespace

void submit_to_file(const fs::path& file, const meeting::Command& command,
                    const meeting::Actor& actor, const Strings& strings) {
    const auto journal = open_to_write(file, strings);
    const timing::SystemTimeSource time;
    meeting::Desk desk{*journal, time};
    const auto answer = desk.submit({"import-" + new_token()}, actor, command);
    if (std::holds_alternative<meeting::Refusal>(answer)) {
        throw NotImported{strings.say("import.refused", {{"why", sentence_of(answer, strings)}})};
    }
}

}  // namespace dais::console
