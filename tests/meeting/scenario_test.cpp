// Runs the tables in tests/scenarios: each row is a time, who says what, what comes of it, and the
// floor after it. They read as documentation; README.md there says how.
#include <cctype>
#include <map>

#include <gtest/gtest.h>

#include "meeting/apply.h"
#include "meeting/codec/event_rows.h"
#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::istringstream stream{text};
    for (std::string part; std::getline(stream, part, at);) {
        const auto first = part.find_first_not_of(' ');
        const auto last = part.find_last_not_of(' ');
        if (first != std::string::npos) {
            parts.push_back(part.substr(first, last - first + 1));
        } else if (at != ' ') {
            parts.emplace_back();
        }
    }
    return parts;
}

// "1:02", "1:02.250", "1:00:00".
timing::Duration duration(const std::string& text) {
    timing::Duration total{};
    const auto parts = split(text, ':');
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto dot = parts[i].find('.');
        total = total * 60 + seconds{std::stoi(parts[i])};
        if (dot != std::string::npos) {
            total += milliseconds{std::stoi(parts[i].substr(dot + 1))};
        }
    }
    return total;
}

std::string clock_text(timing::Duration remaining) {
    const timing::ShownTime time = timing::shown(remaining);
    const std::string tail = std::to_string(time.seconds % 60);
    return (time.over ? "+" : "") + std::to_string(time.seconds / 60) + ":" +
           (tail.size() < 2 ? "0" : "") + tail;
}

class Scenario {
  public:
    explicit Scenario(fs::path file) : file_{std::move(file)} {}

    void run() {
        std::istringstream lines{read_file(file_)};
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            const auto cells = split(line, '|');
            if (line.empty() || line[0] == '#') {
                continue;
            }
            SCOPED_TRACE(file_.filename().string() + ":" + std::to_string(number) + ": " + line);
            ASSERT_EQ(cells.size(), 5U) << "time | who | says | result | floor";
            row(cells);
            ++rows_;
        }
        EXPECT_GT(rows_, 0);
        replay_equals_live();
    }

  private:
    void row(const std::vector<std::string>& cells) {
        bench_.pass_until(begin_ + duration(cells[0]));
        EXPECT_EQ(result(cells[1], split(cells[2], ' ')), cells[3]);
        EXPECT_EQ(floor(), cells[4]);
    }

    std::string result(const std::string& who, const std::vector<std::string>& words) {
        const std::size_t before = bench_.desk->state().rows.size();
        if (words.empty()) {
            return "";
        }
        if (words[0] == "restart") {
            bench_.restart();
            return events_since(before);
        }
        if (words[0] == "reboot") {
            bench_.machine.reboot(duration(words.at(1)));
            bench_.restart();
            begin_ = bench_.machine.read().boot - elapsed_;
            return events_since(before);
        }
        if (words[0] == "list") {
            return list(words.at(1));
        }
        if (words[0] == "deadline") {
            bench_.desk->wake();
            return events_since(before);
        }
        const Answer answer = bench_.say(command(words), who);
        elapsed_ = bench_.machine.read().boot - begin_;
        if (const auto* refusal = std::get_if<Refusal>(&answer)) {
            return "! " + refusal->rule + (refusal->by ? " by " + refusal->by->name : "");
        }
        return events_since(before);
    }

    std::string events_since(std::size_t before) {
        std::string names;
        const auto& rows = bench_.desk->state().rows;
        for (std::size_t i = before; i < rows.size(); ++i) {
            names += (names.empty() ? "" : " ") + codec::to_row(rows[i].event).type;
        }
        return names;
    }

    std::string list(const std::string& key) {
        std::string text;
        for (const auto id : find(bench_.conference(), ListKey{key})->waiting) {
            const Inscription& each = *find(bench_.conference(), id);
            text += (text.empty() ? "" : " ") + each.delegation.text;
            text += each.on_behalf_of ? "(" + name_of(bench_.conference(), *each.on_behalf_of) + ")"
                                      : "";
        }
        return text.empty() ? "nobody" : text;
    }

    std::string floor() {
        const Statement* holder = bench_.holder();
        if (holder == nullptr) {
            return "Chair";
        }
        const std::string name = name_of(bench_.conference(), *holder);
        const auto clock = countdown(*holder);
        if (!clock) {
            return name + " no clock";
        }
        static const std::map<timing::Phase, std::string> kPhases{
            {timing::Phase::ready, "ready"},
            {timing::Phase::normal, "normal"},
            {timing::Phase::warning, "warning"},
            {timing::Phase::over, "over"}};
        const auto reading = timing::read(*clock, bench_.desk->now());
        return name + " " + kPhases.at(reading.phase) + " " + clock_text(reading.remaining) +
               (std::holds_alternative<Paused>(holder->state) ? " paused" : "");
    }

    // "KEN", or "KEN/caricom" on behalf of a group, or "KEN/"Some friends"".
    InscribeSpeaker inscription(const std::string& who) {
        const auto slash = who.find('/');
        InscribeSpeaker inscribe{.list = {"6"},
                                 .delegation = {who.substr(0, slash)},
                                 .on_behalf_of = {},
                                 .speaker_class = {},
                                 .modality = Modality::in_person};
        if (slash != std::string::npos) {
            const std::string group = who.substr(slash + 1);
            inscribe.on_behalf_of = group[0] == '"' || group.empty()
                                        ? OnBehalfOf{{}, group.substr(group.empty() ? 0 : 1), {}}
                                        : OnBehalfOf{GroupKey{group}, {}, {}};
        }
        return inscribe;
    }

    // The inscription meant by "KEN" or "KEN/caricom" wherever it stands; by "#17" its number.
    InscriptionId named(const std::string& who) {
        if (who[0] == '#') {
            return {std::stoll(who.substr(1))};
        }
        const InscribeSpeaker wanted = inscription(who);
        InscriptionId newest{};
        for (const auto& [id, each] : bench_.conference().inscriptions) {
            if (each.delegation == wanted.delegation && each.on_behalf_of == wanted.on_behalf_of) {
                newest = id;
            }
        }
        return newest;
    }

    StatementId held() {
        const Statement* holder = bench_.holder();
        if (holder != nullptr) {
            last_held_ = holder->id;
        }
        return last_held_;
    }

    std::optional<StatementId> expected(const std::vector<std::string>& words) {
        const auto found = std::find(words.begin(), words.end(), "expecting");
        if (found == words.end()) {
            return bench_.holder() == nullptr ? std::nullopt : std::optional{held()};
        }
        if (*std::next(found) == "chair") {
            return std::nullopt;
        }
        const InscriptionId wanted = named(*std::next(found));
        for (const auto& [id, statement] : bench_.conference().statements) {
            const auto* from_list = std::get_if<FromList>(&statement.holder);
            if (from_list != nullptr && from_list->inscription == wanted) {
                return id;
            }
        }
        return StatementId{};
    }

    ActionId newest_by(const std::string& who) {
        const auto& actions = bench_.desk->state().actions;
        for (auto action = actions.rbegin(); action != actions.rend(); ++action) {
            if (action->actor.name == who && action->undoable && !action->undone) {
                return action->id;
            }
        }
        return {};
    }

    Command command(const std::vector<std::string>& words);

    fs::path file_;
    Bench bench_;
    timing::BootInstant begin_ = bench_.machine.read().boot;
    timing::Duration elapsed_{};
    StatementId last_held_{};
    int rows_ = 0;

    void replay_equals_live() {
        const State replayed = Desk{*bench_.journal, bench_.machine}.state();
        State live = bench_.desk->state();
        // The replay is a new opening and says so in one row more.
        Recorded opened = replayed.rows.back();
        EXPECT_EQ(codec::to_row(opened.event).type, "RecordOpened");
        live = apply(std::move(live), opened);
        EXPECT_EQ(text_of(replayed), text_of(live));
    }
};

const std::string& meeting_key(const std::string& word) {
    static const std::map<std::string, std::string> kMeetings{
        {"1st", "2021-07-26-morning"},    {"2nd", "2021-07-26-afternoon"},
        {"3rd", "2021-07-27-morning"},    {"4th", "2021-07-27-afternoon"},
        {"10th", "2021-07-30-afternoon"}, {"informal", "2021-07-27-informal"}};
    const auto found = kMeetings.find(word);
    return found == kMeetings.end() ? word : found->second;
}

Authority authority(const std::string& word) {
    return word == "chair"       ? Authority::chair
           : word == "agreement" ? Authority::mutual_agreement
                                 : Authority::correction;
}

Command Scenario::command(const std::vector<std::string>& words) {
    const std::string& verb = words[0];
    const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string{}; };
    if (verb == "open") return OpenMeeting{{meeting_key(word(1))}};
    if (verb == "suspend") return SuspendMeeting{{meeting_key(word(1))}, expected(words)};
    if (verb == "resume-meeting") return ResumeMeeting{{meeting_key(word(1))}};
    if (verb == "adjourn") return AdjournMeeting{{meeting_key(word(1))}, expected(words)};
    if (verb == "inscribe") {
        InscribeSpeaker inscribe = inscription(word(1));
        for (std::size_t i = 2; i + 1 < words.size(); i += 2) {
            if (words[i] == "on") inscribe.list = {words[i + 1]};
            if (words[i] == "as") inscribe.speaker_class = ClassKey{words[i + 1]};
            if (words[i] == "with") inscribe.on_behalf_of->states.push_back({words[i + 1]});
        }
        return inscribe;
    }
    if (verb == "withdraw") return WithdrawInscription{named(word(1))};
    if (verb == "move") {
        std::optional<InscriptionId> before;
        if (word(2) == "before") before = named(word(3));
        return MoveInscription{named(word(1)), before, authority(words.back())};
    }
    if (verb == "give") {
        const std::string key = word(2) == "at" ? word(3) : "1st";
        return GiveFloor{{meeting_key(key)}, named(word(1)), expected(words)};
    }
    if (verb == "chair" || verb == "secretariat") {
        GiveFloorToPresider give{
            .meeting = {meeting_key("1st")},
            .office = verb == "chair" ? PresiderOffice::chair : PresiderOffice::secretariat,
            .name = {},
            .limit = {},
            .replacing = expected(words)};
        if (!word(1).empty() && word(1) != "expecting") give.limit = duration(word(1));
        return give;
    }
    const StatementId statement =
        word(1)[0] == '#' ? StatementId{std::stoll(word(1).substr(1))} : held();
    if (verb == "start") {
        return StartStatement{statement, word(1) == "ago" ? duration(word(2)) : timing::Duration{}};
    }
    if (verb == "pause") return PauseStatement{statement};
    if (verb == "resume") return ResumeStatement{statement};
    if (verb == "conclude") return ConcludeStatement{statement};
    if (verb == "release") return ReleaseSpeakers{{meeting_key(word(1))}, std::stoi(word(2))};
    if (verb == "undo") {
        return UndoAction{word(1)[0] == '#' ? ActionId{std::stoll(word(1).substr(1))}
                                            : newest_by(word(1))};
    }
    if (verb == "advance") return AdvanceRehearsal{duration(word(1))};
    if (verb == "set-clock") return SetRehearsalClock{codec::utc_from_text(word(1), "")};
    if (verb == "confirm-clock") return ConfirmClock{};
    ADD_FAILURE() << "the runner does not know \"" << verb << "\"";
    return ConfirmClock{};
}

class Scenarios : public testing::TestWithParam<std::string> {};

TEST_P(Scenarios, AsWritten) { Scenario{fs::path{DAIS_SCENARIOS} / GetParam()}.run(); }

std::vector<std::string> files() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{DAIS_SCENARIOS}) {
        if (entry.path().extension() == ".table") {
            names.push_back(entry.path().filename().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

INSTANTIATE_TEST_SUITE_P(Tables, Scenarios, testing::ValuesIn(files()), [](const auto& table) {
    std::string name;
    for (const char c : table.param.substr(0, table.param.find('.'))) {
        name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    }
    return name;
});

}  // namespace
}  // namespace dais::meeting::test
