// An internal error in the real program, with a real file, a real server and real screens: commands
// stop, the screens stay connected and count on, a report is written, and an officer's restart goes
// on where it was.
#include <gmock/gmock.h>

#include "console/program/followed_record.h"
#include "console/program/record.h"
#include "meeting/journal/sqlite_journal.h"
#include "net/access.h"
#include "tests/host/support.h"

namespace dais::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kFirst = "2021-07-26-morning";
const std::string kChairToken(32, 'c');

Json release(int count) {
    return {{"type", "ReleaseSpeakers"}, {"meeting", kFirst}, {"count", count}};
}
const Json kRestart{{"type", "RestartDesk"}};

// Kenya speaks.
void begin(const Desked& desked) {
    desked.must({{"type", "OpenMeeting"}, {"meeting", kFirst}});
    const auto kenya =
        desked.must({{"type", "InscribeSpeaker"}, {"list", "6"}, {"delegation", "KEN"}});
    const auto given =
        desked.must({{"type", "GiveFloor"}, {"meeting", kFirst}, {"inscription", kenya}});
    desked.must({{"type", "StartStatement"}, {"statement", given}});
}

// A display of the hall that counts how often its connection ended.
class Hall {
  public:
    explicit Hall(const net::Link& desk) {
        net::Link link = desk;
        link.token.clear();
        net::ClientEvents events;
        events.opened = [this] { client_->send(R"({"type":"hello","page":"hall"})"); };
        events.received = [this](const Json& message) {
            const std::lock_guard lock{mutex_};
            if (message.at("type") == "slice" && message.at("name") == "floor" &&
                message.value("room", "") == "main") {
                floor_ = message.at("value");
            }
        };
        events.parted = [this](const net::Parting&) { ++parted_; };
        client_ = std::make_unique<net::Client>(link, net::ClientOptions{}, std::move(events));
        client_->start();
    }
    [[nodiscard]] Json floor() const {
        const std::lock_guard lock{mutex_};
        return floor_;
    }
    [[nodiscard]] int parted() const { return parted_; }

  private:
    mutable std::mutex mutex_;
    Json floor_;
    std::atomic<int> parted_{0};
    std::unique_ptr<net::Client> client_;
};

TEST(Freeze, CommandsStopScreensGoOnAndARestartResumes) {
    const timing::SystemTimeSource time;
    Desked desked;
    desked.must({{"type", "GrantAccess"},
                 {"links",
                  {{{"role", "chair"},
                    {"name", "The Chair"},
                    {"token_hash", net::sha256_hex(kChairToken)}}}}});
    begin(desked);
    const Hall hall{desked.link};
    net::RemoteDoor officer{desked.link, "Ben", time};
    until("the hall's floor", [&] { return hall.floor().contains("statement"); });
    until("the officer's board", [&] { return officer.board() != nullptr; });
    const Json before = hall.floor();

    *desked.broken = Broken::yes;
    EXPECT_EQ(desked.say(release(3)).value("rule", ""), "desk.frozen");
    until("the notice", [&] { return officer.board()->record->value.frozen; });
    const auto record = officer.board()->record->value;
    EXPECT_FALSE(record.written);
    EXPECT_THAT(record.trouble, HasSubstr("recording"));
    EXPECT_EQ(desked.say(release(2)).value("rule", ""), "desk.frozen");

    // The report: what, where, which command, whose; nothing that somebody typed, no token.
    const std::string report = text_in(record.report);
    for (const char* there :
         {"ReleaseSpeakers", "recording", "officer \"Ana\"", "StatementStarted"}) {
        EXPECT_THAT(report, HasSubstr(there));
    }
    EXPECT_THAT(report, Not(HasSubstr("private")));
    EXPECT_THAT(report, Not(HasSubstr(desked.link.token)));

    // The screens are as they were, and their clocks go on.
    EXPECT_EQ(hall.parted(), 0);
    EXPECT_EQ(hall.floor(), before);
    const auto then = desked.host->door([] {})->now();
    until("time", [&] { return desked.host->door([] {})->now() > then; });

    // Only an officer restarts it, and where that fails it stays as it is.
    EXPECT_EQ(desked.say(kRestart, kChairToken).value("rule", ""), "access.officers-only");
    EXPECT_EQ(desked.say(kRestart).value("rule", ""), "desk.not-restarted");
    EXPECT_EQ(desked.say(release(1)).value("rule", ""), "desk.frozen");

    *desked.broken = Broken::no;
    EXPECT_TRUE(desked.say(kRestart).value("accepted", false));
    until("the end of the notice", [&] { return !officer.board()->record->value.frozen; });
    EXPECT_TRUE(officer.board()->record->value.written);
    desked.must(release(3));
    EXPECT_EQ(hall.parted(), 0);
    EXPECT_EQ(hall.floor(), before) << "the same anchor: the clock was never wrong";
    EXPECT_EQ(desked.say(kRestart).value("rule", ""), "desk.not-frozen");
    desked.host.reset();
    const std::string log = text_in(desked.log());
    EXPECT_THAT(log, HasSubstr("an internal error stopped the desk, recording"));
    EXPECT_THAT(log, HasSubstr("the desk was restarted from the record"));
    std::ostringstream verified;
    console::verify_file(desked.file(), verified);
}

TEST(Freeze, WhatIsRecordedAndCannotBeShownIsSetAsideByTheRestart) {
    Desked desked;
    begin(desked);
    *desked.broken = Broken::once;
    EXPECT_EQ(desked.say(release(3)).value("rule", ""), "desk.frozen");
    EXPECT_TRUE(desked.say(kRestart).value("accepted", false));
    desked.must(release(3));
    const auto board = desked.host->door([] {})->board();
    EXPECT_EQ(board->open.floors.at({"main"})->value.statement->speaker.name, "Kenya");
    desked.host.reset();
    EXPECT_THAT(text_in(desked.log()), testing::ContainsRegex("could not go on with rows [0-9]+ to "
                                                              "[0-9]+ and set them aside: "));
    std::ostringstream verified;
    console::verify_file(desked.file(), verified);
    EXPECT_EQ(console::replayed(desked.file()).set_aside.size(), 1U);
}

// A row of an officer's after the last one.
void append(const fs::path& file, meeting::Event event) {
    const auto journal = meeting::SqliteJournal::open(file);
    meeting::Recorded row;
    journal->replay([&](meeting::Recorded each) { row = std::move(each); });
    row.sequence.value += 1;
    row.action.value = row.sequence.value;
    row.actor = {.link = 1, .name = "Ana"};
    row.event = std::move(event);
    journal->append({row}, std::nullopt);
}

// A meeting in a room that there is not, of which nobody hears until it is opened.
meeting::Event meeting_in_no_room() {
    meeting::ProgrammeChanged changed;
    meeting::PlannedMeeting& lost = changed.meetings.emplace_back();
    lost.key = {"lost"};
    lost.title = "Lost";
    lost.room = {"nowhere"};
    lost.starts = date::local_days{date::July / 26 / 2021} + std::chrono::hours{10};
    lost.ends = lost.starts + std::chrono::hours{3};
    return changed;
}

TEST(Freeze, WhatWasAcceptedAndCannotBeShownIsNotSaidToBeDone) {
    const Desked desked{[](const fs::path& file) { append(file, meeting_in_no_room()); }};
    const Json open{{"type", "OpenMeeting"}, {"meeting", "lost"}};
    EXPECT_EQ(desked.say(open).value("rule", ""), "desk.frozen");
    EXPECT_TRUE(desked.say(kRestart).value("accepted", false));
    begin(desked);
    EXPECT_EQ(console::replayed(desked.file()).set_aside.size(), 1U);
}

// Its leader's set-aside comes as a row: until then it shows what it could show before.
TEST(Freeze, AStandbyKeepsWhatItCannotShow) {
    const Desked leader;
    begin(leader);
    const timing::SystemTimeSource time;
    console::FollowedRecord followed{leader.folder / "second.dais", time};
    const auto fetch = [&] {
        const auto journal = meeting::SqliteJournal::open_reading(leader.file());
        followed.append(journal->rows_after(followed.end().sequence, std::size_t{1} << 20));
        return followed.board({});
    };
    const auto before = fetch();
    ASSERT_NE(before, nullptr);
    *leader.broken = Broken::once;
    EXPECT_EQ(leader.say(release(3)).value("rule", ""), "desk.frozen");
    const auto meanwhile = fetch();
    EXPECT_EQ(meanwhile->open.floors, before->open.floors);
    EXPECT_EQ(meanwhile->record->value.rows, followed.end().sequence);
    EXPECT_TRUE(leader.say(kRestart).value("accepted", false));
    leader.must(release(4));
    EXPECT_EQ(fetch()->open.floors.at({"main"})->value.statement->speaker.name, "Kenya");
    EXPECT_EQ(followed.state().set_aside.size(), 1U);
    EXPECT_EQ(followed.state().conference.meetings.at({kFirst}).released_next, 4);
}

TEST(Freeze, TheWindowAtTheDeskRestartsIt) {
    Desked desked;
    const auto door = desked.host->door([] {});
    *desked.broken = Broken::yes;
    ASSERT_TRUE(door->send(meeting::OpenMeeting{{kFirst}}));
    until("the notice", [&] { return door->board()->record->value.frozen; });
    *desked.broken = Broken::no;
    const auto restart = door->send(meeting::RestartDesk{});
    ASSERT_TRUE(restart);
    until("the restart", [&] { return door->board()->record->value.written; });
    ASSERT_TRUE(door->send(meeting::OpenMeeting{{kFirst}}));
    until("the answers", [&, answered = 0]() mutable {
        for (const auto& outcome : door->outcomes()) {
            ++answered;
            const bool accepted = std::holds_alternative<meeting::Accepted>(outcome.answer);
            EXPECT_EQ(accepted, answered > 1) << outcome.sentence;
        }
        return answered == 3;
    });
}

}  // namespace
}  // namespace dais::test
