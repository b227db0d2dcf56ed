// An internal error freezes the desk: nothing is taken, nothing moves, the last board stays, and a
// desk made anew from the journal goes on with the right clock.
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "meeting/ensure.h"
#include "meeting/journal_around.h"
#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;

const Actor kAna{1, "Ana"};
const MeetingKey kFirst{"2021-07-26-morning"};

// A journal that throws what no journal should.
class Broken final : public JournalAround {
  public:
    explicit Broken(Journal& journal) : JournalAround{journal} {}
    bool broken = false;

    void append(const std::vector<Recorded>& rows, const std::optional<Cause>& cause) override {
        if (broken) {
            throw std::runtime_error{"somebody's private words"};
        }
        JournalAround::append(rows, cause);
    }
};

// Kenya speaks since this moment, on a desk whose journal can be broken.
struct Speaking {
    Bench bench;
    std::unique_ptr<Broken> journal;
    std::unique_ptr<Desk> desk;

    Speaking() {
        bench.say(OpenMeeting{kFirst});
        bench.say(inscribe("KEN"));
        bench.say(GiveFloor{kFirst, *bench.waiting("KEN"), {}});
        bench.say(StartStatement{bench.holder()->id, {}});
        journal = std::make_unique<Broken>(*bench.journal);
        desk = std::make_unique<Desk>(*journal, bench.machine);
        static_cast<void>(desk->board());
    }
};

TEST(FrozenDesk, AnErrorThatIsNotTheJournalsStopsCommandsAndNothingElse) {
    Speaking at;
    const auto before = at.desk->board();
    at.journal->broken = true;
    EXPECT_EQ(rule_of(at.desk->submit({"a-1"}, kAna, ReleaseSpeakers{kFirst, 3})), "desk.frozen");
    ASSERT_TRUE(at.desk->frozen());
    EXPECT_EQ(at.desk->frozen()->stage, "recording");
    EXPECT_THAT(at.desk->frozen()->what, Not(HasSubstr("private")));
    EXPECT_EQ(at.desk->frozen()->id, CommandId{"a-1"});
    EXPECT_EQ(at.desk->frozen()->actor, kAna);

    at.journal->broken = false;
    EXPECT_EQ(rule_of(at.desk->submit({"a-2"}, kAna, ReleaseSpeakers{kFirst, 3})), "desk.frozen")
        << "it stays frozen until it is made anew";
    EXPECT_FALSE(at.desk->next_deadline());
    EXPECT_FALSE(at.desk->next_refresh());
    at.bench.machine.pass(minutes{5});
    at.desk->wake();
    const auto after = at.desk->board();
    EXPECT_TRUE(after->record->value.frozen);
    EXPECT_FALSE(after->record->value.written);
    EXPECT_EQ(after->open.floors, before->open.floors) << "what the screens count by is the same";
    EXPECT_EQ(after->version, before->version);
    EXPECT_GT(after->record->version, before->record->version);
}

TEST(FrozenDesk, MadeAnewItGoesOnWithTheRightClock) {
    Speaking at;
    const auto shown = at.desk->board();
    const timing::Instant began = at.desk->now();
    at.journal->broken = true;
    at.desk->submit({"a-1"}, kAna, ReleaseSpeakers{kFirst, 3});
    at.bench.machine.pass(seconds{40});
    at.journal->broken = false;

    Desk again{*at.journal, at.bench.machine, shown};
    EXPECT_FALSE(again.frozen());
    EXPECT_EQ(again.now(), began + seconds{40});
    const auto board = again.board();
    EXPECT_TRUE(board->record->value.written);
    EXPECT_FALSE(board->record->value.frozen);
    EXPECT_EQ(board->open.floors, shown->open.floors) << "nobody is told anew what is the same";
    // What froze the old one was not recorded, and is carried out now under the same id.
    EXPECT_EQ(rule_of(again.submit({"a-1"}, kAna, ReleaseSpeakers{kFirst, 3})), "accepted");
    EXPECT_EQ(again.next_deadline(), at.bench.machine.read().boot + minutes{3} - seconds{40});
}

TEST(FrozenDesk, ADeskThatWorksIsNotRestarted) {
    Bench bench;
    EXPECT_EQ(rule_of(bench.say(RestartDesk{})), "desk.not-frozen");
}

TEST(Ensure, SaysWhereWithoutTheMachinesFolders) {
    const int* nothing = nullptr;
    try {
        static_cast<void>(DAIS_THERE(nothing));
        FAIL() << "nothing was thrown";
    } catch (const InternalError& error) {
        EXPECT_THAT(error.what(), testing::StartsWith("tests/meeting/frozen_desk_test.cpp:"));
        EXPECT_THAT(error.what(), HasSubstr("nothing"));
    }
    EXPECT_THROW(DAIS_ENSURE(1 + 1 == 3), InternalError);
    EXPECT_NO_THROW(DAIS_ENSURE(1 + 1 == 2));
    int here = 7;
    EXPECT_EQ(&DAIS_THERE(&here), &here);
}

TEST(Ensure, TellsOfOtherErrorsOnlyWhatNobodyTyped) {
    const auto words = [](auto error) { return harmless_words(std::make_exception_ptr(error)); };
    EXPECT_THAT(words(std::runtime_error{"the private line"}), Not(HasSubstr("private")));
    EXPECT_THAT(words(std::out_of_range{"map::at"}), HasSubstr("map::at"));
    EXPECT_EQ(words(std::bad_alloc{}).substr(0, 9), "no memory");
    EXPECT_FALSE(words(42).empty());
}

}  // namespace
}  // namespace dais::meeting::test
