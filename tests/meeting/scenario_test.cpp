// Runs the tables in tests/scenarios: each row is a time, who says what, what comes of it, and the
// floor after it. They read as documentation; README.md there says how.
#include <cctype>
#include <map>

#include <gtest/gtest.h>

#include "meeting/apply.h"
#include "meeting/codec/event_rows.h"
#include "meeting/rules/time_limits.h"
#include "meeting/rules/undo.h"
#include "tests/meeting/scenario_podium.h"
#include "tests/meeting/scenario_programme.h"
#include "tests/meeting/scenario_texts.h"
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

// "! profile informal" or "! conference bms6" on the first line; else what is usual.
std::string said_first(const fs::path& file, const std::string& what, const std::string& usual) {
    const auto words = split(read_file(file).substr(0, read_file(file).find('\n')), ' ');
    return words.size() == 3 && words[0] == "!" && words[1] == what ? words[2] : usual;
}

class Scenario {
  public:
    explicit Scenario(fs::path file)
        : file_{std::move(file)},
          bench_{true, said_first(file_, "profile", "biennial-meeting"),
                 said_first(file_, "conference", "bms7")} {}

    void run() {
        std::istringstream lines{read_file(file_)};
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            const auto cells = split(line, '|');
            if (line.empty() || line[0] == '#' || line[0] == '!') {
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
        if (words[0] == "step-wall") {
            const bool back = words.at(1)[0] == '-';
            const timing::Duration by = duration(back ? words[1].substr(1) : words[1]);
            bench_.machine.step_utc(back ? -by : by);
            return "";
        }
        if (words[0] == "reboot") {
            bench_.machine.reboot(duration(words.at(1)));
            bench_.restart();
            begin_ = bench_.machine.read().boot - elapsed_;
            return events_since(before);
        }
        const auto looked = look_at_programme(words, bench_.desk->state(),
                                              [this](const auto& word) { return key_of(word); });
        if (looked) {
            return *looked;
        }
        if (const auto seen = look_at_texts(words, bench_.conference(),
                                            [this](const auto& word) { return key_of(word); })) {
            return *seen;
        }
        if (const auto seen = look_at_podium(words, bench_.conference(),
                                             [this](const auto& word) { return key_of(word); })) {
            return *seen;
        }
        if (words[0] == "list") {
            return list(list_key(words.at(1)).text);
        }
        if (words[0] == "status") {
            return status(list_key(words.at(1)).text);
        }
        if (words[0] == "limit-of") {
            return clock_text(rules::limit_of(bench_.conference(),
                                              *find(bench_.conference(), named(words.at(1)))));
        }
        if (words[0] == "motions") {
            return motions_in_order();
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

    // "closed, asking: KEN FRA".
    std::string status(const std::string& key) {
        const ListOfSpeakers& of = *find(bench_.conference(), ListKey{key});
        std::string text{codec::word(of.status)};
        text += of.closes ? ", closing announced" : "";
        text += of.debate == DebateState::under_way
                    ? ""
                    : ", debate " + std::string{codec::word(of.debate)};
        text += of.pending.empty() ? "" : ", asking:";
        for (const auto id : of.pending) {
            text += " " + find(bench_.conference(), id)->delegation.text;
        }
        return text;
    }

    std::string motions_in_order() {
        std::string text;
        const auto board = bench_.desk->board();
        for (const auto& choice : board->procedure->value.meetings.front().choices) {
            text += choice.rule.empty()
                        ? (text.empty() ? "" : " ") + std::string{codec::word(choice.kind)}
                        : "";
        }
        return text.empty() ? "none" : text;
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
               (std::holds_alternative<Paused>(holder->state) ? " paused" : "") + marks(*holder);
    }

    static std::string marks(const Statement& statement) {
        using Microphone = Statement::Microphone;
        static const std::map<Microphone, std::string> kMicrophone{
            {Microphone::on, ""},
            {Microphone::ordered_off, " microphone ordered off"},
            {Microphone::off, " microphone off"},
            {Microphone::not_confirmed, " ALARM"}};
        std::string text = kMicrophone.at(statement.microphone);
        for (int call = 0; call < statement.calls_to_order; ++call) {
            text += " called";
        }
        return text;
    }

    // "KEN", or "KEN/caricom" on behalf of a group, or "KEN/"Some friends"".
    InscribeSpeaker inscription(const std::string& who) {
        const auto slash = who.find('/');
        InscribeSpeaker inscribe;
        inscribe.list = {"6"};
        inscribe.delegation = {who.substr(0, slash)};
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
    std::optional<Command> about_lists(const std::vector<std::string>& words);
    std::optional<Command> about_floor(const std::vector<std::string>& words);
    std::optional<Command> about_procedure(const std::vector<std::string>& words);

    PointId point_of(const std::string& who) {
        PointId newest{};
        for (const auto& [id, point] : bench_.conference().points) {
            if (point.delegation.text == who) {
                newest = id;
            }
        }
        return newest;
    }
    MotionId newest_motion() {
        const auto& motions = bench_.conference().motions;
        return motions.empty() ? MotionId{} : motions.rbegin()->first;
    }
    // "motion" is the list of the newest motion, "ad-hoc" the newest list that the Chair made.
    ListKey list_key(const std::string& word) {
        if (word == "motion") {
            return {"motion-" + std::to_string(newest_motion().value)};
        }
        if (word == "ad-hoc") {
            ListKey newest;
            for (const auto& [key, list] : bench_.conference().lists) {
                newest = list.kind == ListKind::ad_hoc ? key : newest;
            }
            return newest;
        }
        return {word};
    }
    timing::UtcTime in(const std::string& text) {
        return utc_at(bench_.conference(), bench_.desk->now()) +
               (text[0] == '-' ? -duration(text.substr(1)) : duration(text));
    }
    ActionId newest_announcement() {
        const auto& actions = bench_.desk->state().actions;
        for (auto action = actions.rbegin(); action != actions.rend(); ++action) {
            if (action->announcement && !action->undone) {
                return action->id;
            }
        }
        return {};
    }
    ActionId newest_undone(const std::string& who) {
        const Action* next = rules::next_to_redo(bench_.desk->state(), {1, who});
        return next == nullptr ? ActionId{} : next->id;
    }

    // "3rd"; "new" is the meeting added last, and a key is itself.
    [[nodiscard]] MeetingKey key_of(const std::string& word) const;
    [[nodiscard]] std::string meeting_key(const std::string& word) const;

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

// Formal meetings by the number they have in the conference's file, whatever they have now.
std::string Scenario::meeting_key(const std::string& word) const {
    const auto& meetings = bench_.conference().facts->meetings;
    const auto found = std::find_if(meetings.begin(), meetings.end(), [&](const auto& each) {
        return each.ordinal > 0 && std::to_string(each.ordinal) == word.substr(0, word.size() - 2);
    });
    if (found != meetings.end() && std::isdigit(static_cast<unsigned char>(word[0])) != 0) {
        return found->key.text;
    }
    static const std::map<std::string, std::string> kInformal{{"virtual", "2021-07-22-informal"},
                                                              {"informal", "2021-07-27-informal"}};
    const auto informal = kInformal.find(word);
    return informal == kInformal.end() ? word : informal->second;
}

MeetingKey Scenario::key_of(const std::string& word) const {
    if (word != "new") {
        return {meeting_key(word)};
    }
    MeetingKey newest;
    std::int64_t highest = 0;
    const std::string stem = "meeting-";
    for (const auto& meeting : bench_.conference().programme->meetings) {
        const std::string& text = meeting.key.text;
        const bool added = text.compare(0, stem.size(), stem) == 0;
        const std::int64_t row = added ? std::stoll(text.substr(stem.size())) : 0;
        newest = row > highest ? meeting.key : newest;
        highest = std::max(highest, row);
    }
    return newest;
}

Authority authority(const std::string& word) {
    return word == "chair"       ? Authority::chair
           : word == "agreement" ? Authority::mutual_agreement
                                 : Authority::correction;
}

std::optional<Side> side(const std::string& word) {
    if (word == "none") return std::nullopt;
    return word == "for" ? Side::in_favour : Side::against;
}

Modality modality(const std::string& word) {
    return word == "remote"     ? Modality::remote
           : word == "recorded" ? Modality::pre_recorded
                                : Modality::in_person;
}

template <class Worded>
Worded worded(const std::string& word) {
    return codec::from_json<Worded>(codec::Json(word), word);
}

// What follows a word in a row; empty where the row does not have it.
std::string after(const std::vector<std::string>& words, const std::string& word) {
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() || std::next(found) == words.end() ? "" : *std::next(found);
}

std::optional<Command> Scenario::about_lists(const std::vector<std::string>& words) {
    const std::string& verb = words[0];
    const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string{}; };
    const ListKey list = list_key(word(1));
    const bool consent = word(2) == "consent";
    if (verb == "open-list") {
        return OpenList{list, word(2).empty() ? std::nullopt : std::optional{in(word(3))}};
    }
    if (verb == "announce-closing") return AnnounceListClosing{list, in(word(3))};
    if (verb == "close-list") return CloseList{list, consent};
    if (verb == "reopen-list") return ReopenList{list, consent};
    if (verb == "create-list") return CreateList{{meeting_key(word(1))}, word(2)};
    if (verb == "grant") return GrantRequest{named(word(1))};
    if (verb == "refuse") return RefuseRequest{named(word(1)), word(2)};
    if (verb == "import") {
        ImportSpeakers import{list, {}};
        for (std::size_t i = 2; i < words.size(); ++i) {
            const InscribeSpeaker one = inscription(words[i]);
            import.speakers.push_back({one.delegation, one.on_behalf_of, one.modality, {}});
        }
        return import;
    }
    if (verb == "reorder") {
        ReorderList reorder{list, {}, Authority::chair};
        for (std::size_t i = 2; i < words.size(); ++i) {
            reorder.order.push_back(named(words[i]));
        }
        return reorder;
    }
    if (verb == "swap") return SwapInscriptions{named(word(1)), named(word(2))};
    if (verb == "amend") {
        AmendInscription amend{named(word(1)), Modality::in_person, {}};
        for (std::size_t i = 2; i + 1 < words.size(); i += 2) {
            if (words[i] == "by") amend.modality = modality(words[i + 1]);
            if (words[i] == "speaker") amend.details.people.push_back({words[i + 1], "", ""});
            if (words[i] == "rank") amend.details.rank = RankKey{words[i + 1]};
            if (words[i] == "aligning") amend.details.aligning.push_back({words[i + 1]});
            if (words[i] == "length") amend.details.length = duration(words[i + 1]);
        }
        return amend;
    }
    if (verb == "text") {
        return NoteTextReceived{named(word(1)),
                                word(2).empty() ? std::nullopt : std::optional{std::stoi(word(2))}};
    }
    if (verb == "link") return NoteReadiness{named(word(1)), worded<Readiness>(word(2))};
    if (verb == "absent") return MarkAbsent{named(word(1))};
    if (verb == "reinstate") return ReinstateInscription{named(word(1))};
    if (verb == "in-writing") return TakeInWriting{named(word(1))};
    if (verb == "limit") {
        SetTimeLimit set{{}, {word(1)}, duration(word(2))};
        if (word(3) == "on") set.list = list_key(word(4));
        return set;
    }
    return std::nullopt;
}

std::optional<Command> Scenario::about_floor(const std::vector<std::string>& words) {
    const std::string& verb = words[0];
    const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string{}; };
    const bool numbered = word(1)[0] == '#';
    const StatementId statement = numbered ? StatementId{std::stoll(word(1).substr(1))} : held();
    const std::string at = after(words, "at");
    const MeetingKey meeting{meeting_key(at.empty() ? "1st" : at)};
    const std::string ago_text = after(words, "ago");
    const timing::Duration ago = ago_text.empty() ? timing::Duration{} : duration(ago_text);
    if (verb == "extend") return AdjustTime{statement, duration(words.back())};
    if (verb == "reduce") return AdjustTime{statement, -duration(words.back())};
    if (verb == "link-lost") return NoteLinkLost{statement, ago};
    if (verb == "link-restored") return NoteLinkRestored{statement};
    if (verb == "skip") return SkipSpeaker{statement};
    if (verb == "platform-lost") return NoteServiceLost{meeting, Service::platform, "", ago};
    if (verb == "channel-lost") {
        return NoteServiceLost{meeting, Service::interpretation, word(1) == "none" ? "" : word(1),
                               ago};
    }
    if (verb == "service-restored") return NoteServiceRestored{meeting};
    if (verb == "playback-failed") return NotePlaybackFailed{statement};
    if (verb == "live") return SpeakLiveInstead{statement, modality(words.back())};
    if (verb == "dialogue") {
        OpenDialogue open{meeting, word(1), {}, expected(words)};
        if (word(2).find(':') != std::string::npos) open.limit = duration(word(2));
        return open;
    }
    if (verb == "asks") return TakeTurn{statement, DelegationKey{word(1)}, ""};
    if (verb == "answers") return TakeTurn{statement, {}, word(1)};
    if (verb == "both-ask") return TakeTurn{statement, DelegationKey{word(1)}, word(1)};
    if (verb == "strictness") return SetStrictness{meeting, worded<StrictnessPolicy>(word(1))};
    if (verb == "microphones") {
        return NoteMicrophones{{after(words, "in").empty() ? "main" : after(words, "in")},
                               word(1) == "connected"};
    }
    if (verb == "microphone-off") return ConfirmMicrophoneOff{statement};
    return std::nullopt;
}

std::optional<Command> Scenario::about_procedure(const std::vector<std::string>& words) {
    const std::string& verb = words[0];
    const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string{}; };
    const auto number = [&](std::size_t i) { return word(i).empty() ? 0 : std::stoi(word(i)); };
    const std::string at = after(words, "at");
    const MeetingKey meeting{meeting_key(at.empty() ? "1st" : at)};
    if (verb == "point") {
        return RaisePointOfOrder{meeting, {word(1)}, words.back() == "on-the-voting"};
    }
    if (verb == "recognize") return RecognizePointOfOrder{point_of(word(1))};
    if (verb == "withdraw-point") return WithdrawPointOfOrder{point_of(word(1))};
    if (verb == "rule-on") return RuleOnPointOfOrder{point_of(word(1)), word(2)};
    if (verb == "appeal") return AppealRuling{point_of(word(1)), {word(3)}};
    if (verb == "appeal-vote") {
        return DecideAppeal{point_of(word(1)), number(2), number(3), number(4)};
    }
    if (verb == "motion") {
        MakeMotion make{meeting, worded<MotionKind>(word(1)), {word(2)}, "", {}};
        if (word(3) == "on") make.list = ListKey{word(4)};
        return make;
    }
    if (verb == "withdraw-motion") {
        return WithdrawMotion{word(1).empty() ? newest_motion() : MotionId{std::stoll(word(1))}};
    }
    if (verb == "decide") {
        DecideMotion decide;
        decide.motion =
            word(1) == "first" ? bench_.conference().motions.begin()->first : newest_motion();
        decide.without_vote = words.back() == "carried" || words.back() == "lost";
        decide.carried = words.back() == "carried";
        if (!decide.without_vote) {
            const std::size_t from = word(1) == "first" ? 2 : 1;
            decide.in_favour = number(from);
            decide.against = number(from + 1);
            decide.abstaining = number(from + 2);
        }
        return decide;
    }
    if (verb == "vote") return BeginVoting{meeting, word(1)};
    if (verb == "end-vote") return EndVoting{meeting, word(1)};
    if (verb == "step") {
        TakeFormalStep take;
        take.meeting = meeting;
        take.step = worded<FormalStepKind>(word(1));
        for (std::size_t i = 2; i + 1 < words.size(); i += 2) {
            if (words[i] == "name") take.name = words[i + 1];
            if (words[i] == "office") take.office = words[i + 1];
            if (words[i] == "of") take.delegation = DelegationKey{words[i + 1]};
            if (words[i] == "item") take.item = ItemKey{words[i + 1]};
            if (words[i] == "present") take.present = std::stoi(words[i + 1]);
            if (words[i] == "text") take.text = words[i + 1];
        }
        return take;
    }
    if (verb == "correct") {
        const bool numbered = word(1)[0] == '#';
        return CorrectAnnouncement{
            numbered ? ActionId{std::stoll(word(1).substr(1))} : newest_announcement(),
            numbered ? word(2) : word(1)};
    }
    if (verb == "redo") {
        return RedoAction{word(1)[0] == '#' ? ActionId{std::stoll(word(1).substr(1))}
                                            : newest_undone(word(1))};
    }
    return std::nullopt;
}

Command Scenario::command(const std::vector<std::string>& words) {
    const std::string& verb = words[0];
    const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string{}; };
    if (verb == "open") return OpenMeeting{{meeting_key(word(1))}};
    if (verb == "suspend") {
        SuspendMeeting suspend{{meeting_key(word(1))}, expected(words), {}};
        if (word(2) == "for") suspend.expected = duration(word(3));
        return suspend;
    }
    if (verb == "resume-meeting") return ResumeMeeting{{meeting_key(word(1))}};
    if (verb == "adjourn") return AdjournMeeting{{meeting_key(word(1))}, expected(words)};
    if (verb == "inscribe") {
        InscribeSpeaker inscribe = inscription(word(1));
        for (std::size_t i = 2; i + 1 < words.size(); i += 2) {
            if (words[i] == "on") inscribe.list = list_key(words[i + 1]);
            if (words[i] == "side") inscribe.side = side(words[i + 1]);
            if (words[i] == "at") inscribe.meeting = MeetingKey{meeting_key(words[i + 1])};
            if (words[i] == "by") inscribe.modality = modality(words[i + 1]);
            if (words[i] == "rank") inscribe.details.rank = RankKey{words[i + 1]};
            if (words[i] == "length") inscribe.details.length = duration(words[i + 1]);
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
        GiveFloor give;
        give.meeting = {meeting_key(key)};
        give.inscription = named(word(1));
        give.replacing = expected(words);
        if (words.back() == "by-the-chair") give.authority = Authority::chair;
        give.holds_another = words.back() == "also";
        return give;
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
        if (word(1) == "announcement") return UndoAction{newest_announcement()};
        return UndoAction{word(1)[0] == '#' ? ActionId{std::stoll(word(1).substr(1))}
                                            : newest_by(word(1))};
    }
    if (verb == "advance") return AdvanceRehearsal{duration(word(1))};
    if (verb == "set-clock") return SetRehearsalClock{codec::utc_from_text(word(1), "")};
    if (verb == "confirm-clock") return ConfirmClock{};
    const auto planned = about_programme(words, bench_.conference(),
                                         [this](const auto& each) { return key_of(each); });
    if (planned) return *planned;
    const auto text = about_texts(words, bench_.conference(), in("0:00"),
                                  [this](const auto& each) { return key_of(each); });
    if (text) return *text;
    const auto podium = about_podium(words, [this](const auto& each) { return key_of(each); });
    if (podium) return *podium;
    for (const auto& family : {about_lists(words), about_floor(words), about_procedure(words)}) {
        if (family) return *family;
    }
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
