// An internal error freezes the desk: nothing is taken, nothing moves, the last board stays, and a
// desk made anew from the journal goes on with the right clock.
#include <algorithm>
#include <stdexcept>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "meeting/apply.h"
#include "meeting/ensure.h"
#include "meeting/journal_around.h"
#include "meeting/set_aside.h"
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

// A journal that records something else than it was given, as if a rule were wrong, and then
// throws.
class Wrong final : public JournalAround {
  public:
    explicit Wrong(Journal& journal) : JournalAround{journal} {}
    std::vector<Event> instead;

    void append(const std::vector<Recorded>& rows, const std::optional<Cause>& cause) override {
        if (instead.empty()) {
            JournalAround::append(rows, cause);
            return;
        }
        std::vector<Recorded> wrong;
        for (Event& event : std::exchange(instead, {})) {
            wrong.push_back(rows.front());
            wrong.back().sequence.value += static_cast<std::int64_t>(wrong.size()) - 1;
            wrong.back().event = std::move(event);
        }
        JournalAround::append(wrong, cause);
        throw std::logic_error{"somebody's private words"};
    }
};

// Kenya speaks since this moment, on a desk whose journal can be broken.
template <class J>
struct SpeakingOn {
    Bench bench;
    std::unique_ptr<J> journal;
    std::unique_ptr<Desk> desk;

    SpeakingOn() {
        bench.say(OpenMeeting{kFirst});
        bench.say(inscribe("KEN"));
        bench.say(GiveFloor{kFirst, *bench.waiting("KEN"), {}});
        bench.say(StartStatement{bench.holder()->id, {}});
        journal = std::make_unique<J>(*bench.journal);
        desk = std::make_unique<Desk>(*journal, bench.machine);
        static_cast<void>(desk->board());
    }

    /// The meeting is moved into a room that there is not: no board can be made of it.
    [[nodiscard]] Event nowhere() const {
        const auto& meetings = bench.conference().programme->meetings;
        PlannedMeeting moved = *std::find_if(meetings.begin(), meetings.end(),
                                             [](const auto& each) { return each.key == kFirst; });
        moved.room = {"nowhere"};
        ProgrammeChanged changed;
        changed.meeting = kFirst;
        changed.meetings = {moved};
        return changed;
    }
};
using Speaking = SpeakingOn<Broken>;
using SpeakingWrongly = SpeakingOn<Wrong>;

State replayed(Journal& journal) {
    State state;
    journal.replay([&](Recorded row) { state = apply(std::move(state), row); });
    return state;
}

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

TEST(FrozenDesk, WhatItCannotGoOnWithIsSetAside) {
    SpeakingWrongly at;
    const auto shown = at.desk->board();
    at.journal->instead = {at.nowhere()};
    EXPECT_EQ(rule_of(at.desk->submit({"a-1"}, kAna, ReleaseSpeakers{kFirst, 3})), "desk.frozen");

    Desk again{*at.journal, at.bench.machine, shown};
    EXPECT_FALSE(again.frozen());
    ASSERT_EQ(again.set_aside().size(), 1U);
    EXPECT_EQ(again.set_aside()[0].first, again.set_aside()[0].last);
    EXPECT_THAT(again.set_aside()[0].trouble, Not(HasSubstr("private")));
    const auto board = again.board();
    EXPECT_EQ(board->open.floors, shown->open.floors) << "Kenya speaks on";
    const auto& told = board->history->value.actions;
    EXPECT_EQ(told.at(0).what, "action.set-aside");
    EXPECT_EQ(told.at(0).names.at("what"), "action.programme-meeting-changed");
    const ActionId aside = again.set_aside()[0].action;
    EXPECT_EQ(rule_of(again.submit({"a-1"}, kAna, ReleaseSpeakers{kFirst, 3})), "desk.set-aside");
    EXPECT_EQ(rule_of(again.submit({"a-2"}, kAna, RedoAction{aside})), "redo.set-aside");
    EXPECT_EQ(rule_of(again.submit({"a-3"}, kAna, UndoAction{aside})), "undo.already-undone");
    EXPECT_EQ(rule_of(again.submit({"a-4"}, kAna, ReleaseSpeakers{kFirst, 3})), "accepted");

    // The record says so: whoever reads it comes to the same, and sets nothing aside once more.
    EXPECT_EQ(text_of(replayed(*at.journal)), text_of(again.state()));
    const Desk third{*at.journal, at.bench.machine};
    EXPECT_TRUE(third.set_aside().empty());
    EXPECT_EQ(third.state().conference.programme->meetings,
              at.bench.conference().programme->meetings);
}

TEST(FrozenDesk, AnUndoThatIsSetAsideUndidNothing) {
    SpeakingWrongly at;
    ASSERT_EQ(rule_of(at.desk->submit({"a-1"}, kAna, ReleaseSpeakers{kFirst, 3})), "accepted");
    const ActionId released = at.desk->state().actions.back().id;
    at.journal->instead = {ActionUndone{released}, at.nowhere()};
    EXPECT_EQ(rule_of(at.desk->submit({"a-2"}, kAna, UndoAction{released})), "desk.frozen");

    Desk again{*at.journal, at.bench.machine};
    ASSERT_EQ(again.set_aside().size(), 1U);
    EXPECT_EQ(again.set_aside()[0].last.value, again.set_aside()[0].first.value + 1);
    EXPECT_EQ(again.state().conference.meetings.at(kFirst).released_next, 3);
    EXPECT_EQ(text_of(replayed(*at.journal)), text_of(again.state()));
    EXPECT_EQ(rule_of(again.submit({"a-3"}, kAna, UndoAction{released})), "accepted");
    EXPECT_EQ(again.state().conference.meetings.at(kFirst).released_next, 0);
}

// A note of the desk's belongs to an older action, which goes on counting.
TEST(FrozenDesk, OfAnActionOnlyTheNoteIsSetAside) {
    SpeakingWrongly at;
    at.bench.machine.pass(minutes{3});
    at.journal->instead = {at.nowhere()};
    at.desk->wake();
    ASSERT_TRUE(at.desk->frozen());

    Desk again{*at.journal, at.bench.machine};
    ASSERT_EQ(again.set_aside().size(), 1U);
    EXPECT_LT(again.set_aside()[0].action.value, again.set_aside()[0].first.value);
    const Statement* held = floor_holder(again.state().conference, {"main"});
    ASSERT_NE(held, nullptr);
    EXPECT_TRUE(held->time_elapsed) << "noted anew";
    EXPECT_EQ(text_of(replayed(*at.journal)), text_of(again.state()));
}

TEST(FrozenDesk, ARedoThatIsSetAsideCanBeDoneAnew) {
    SpeakingWrongly at;
    ASSERT_EQ(rule_of(at.desk->submit({"a-1"}, kAna, ReleaseSpeakers{kFirst, 3})), "accepted");
    const ActionId released = at.desk->state().actions.back().id;
    ASSERT_EQ(rule_of(at.desk->submit({"a-2"}, kAna, UndoAction{released})), "accepted");
    const auto undone_by = find_action(at.desk->state(), released)->undone_by;
    at.journal->instead = {ActionRedone{released}, at.nowhere()};
    EXPECT_EQ(rule_of(at.desk->submit({"a-3"}, kAna, RedoAction{released})), "desk.frozen");

    Desk again{*at.journal, at.bench.machine};
    ASSERT_EQ(again.set_aside().size(), 1U);
    EXPECT_EQ(again.state().conference.meetings.at(kFirst).released_next, 0);
    EXPECT_EQ(find_action(again.state(), released)->undone_by, undone_by);
    const Action& told = again.state().actions.back();
    EXPECT_EQ(told.what, "action.redone-set-aside");
    EXPECT_EQ(told.names.at("what"), "action.speakers-released");
    EXPECT_EQ(rule_of(again.submit({"a-4"}, kAna, RedoAction{released})), "accepted");
    EXPECT_EQ(again.state().conference.meetings.at(kFirst).released_next, 3);
    EXPECT_EQ(text_of(replayed(*at.journal)), text_of(again.state()));
}

// As a program would that could show it.
void release(Journal& journal, int count) {
    Recorded row = replayed(journal).rows.back();
    row.actor = kAna;
    row.sequence.value += 1;
    row.action.value = row.sequence.value;
    row.recorded += seconds{1};
    row.event = SpeakersReleased{kFirst, count};
    journal.append({row}, std::nullopt);
}

TEST(FrozenDesk, NewerActsGoWithTheOneThatIsToBlame) {
    SpeakingWrongly at;
    at.journal->instead = {at.nowhere()};
    at.desk->submit({"a-1"}, kAna, ReleaseSpeakers{kFirst, 3});
    release(*at.journal, 4);
    Desk again{*at.journal, at.bench.machine};
    ASSERT_EQ(again.set_aside().size(), 2U);
    EXPECT_GT(again.set_aside()[0].first, again.set_aside()[1].first) << "the newest first";
    EXPECT_EQ(again.state().conference.meetings.at(kFirst).released_next, 0);
    EXPECT_NO_THROW(static_cast<void>(again.board()));
    EXPECT_EQ(text_of(replayed(*at.journal)), text_of(again.state()));
    EXPECT_TRUE((Desk{*at.journal, at.bench.machine}.set_aside().empty()));
}

TEST(FrozenDesk, WhoeverMayComeInStays) {
    SpeakingWrongly at;
    at.journal->instead = {LinkGranted{.role = Role::chair, .name = "Chair", .token_hash = "ab"}};
    at.desk->submit({"a-1"}, kAna, ReleaseSpeakers{kFirst, 3});
    const std::size_t grants = replayed(*at.journal).conference.grants.size();
    Desk between{*at.journal, at.bench.machine};
    EXPECT_TRUE(between.set_aside().empty());
    SequenceNumber granted = between.state().rows.back().sequence;
    const auto aside = rows_to_set_aside(between.state(), [&](const State& state) {
        return state.conference.meetings.at(kFirst).released_next == 0 && state.set_aside.empty()
                   ? std::string{"trouble"}
                   : std::string{};
    });
    ASSERT_TRUE(aside);
    ASSERT_EQ(aside->size(), 1U);
    EXPECT_LT(aside->front().last, granted) << "an act of the meeting's, not the link";
    EXPECT_EQ(between.state().conference.grants.size(), grants);
}

TEST(FrozenDesk, WhatPassesByItselfSetsNothingAside) {
    const Bench empty;
    const Speaking speaking;
    for (const Desk* desk : {empty.desk.get(), speaking.desk.get()}) {
        int asked = 0;
        const auto aside = rows_to_set_aside(desk->state(), [&](const State& /*state*/) {
            return ++asked == 1 ? std::string{"no memory"} : std::string{};
        });
        ASSERT_TRUE(aside);
        EXPECT_TRUE(aside->empty());
    }
}

// What a standby would know that has followed until now.
TakenLead lead_of(const SpeakingWrongly& at) {
    State state = replayed(*at.journal);
    const timing::Instant now = state.rows.back().recorded;
    return {.state = std::move(state),
            .now = now,
            .reading = at.bench.machine.read(),
            .name = "Ben",
            .address = "ws://second/ws"};
}

TEST(FrozenDesk, WhoTakesOverSetsItAsideTooOrTakesNothingOver) {
    SpeakingWrongly at;
    at.journal->instead = {at.nowhere()};
    at.desk->submit({"a-1"}, kAna, ReleaseSpeakers{kFirst, 3});
    {
        const Desk second{*at.journal, at.bench.machine, lead_of(at)};
        EXPECT_EQ(second.set_aside().size(), 1U);
        EXPECT_EQ(text_of(replayed(*at.journal)), text_of(second.state()));
    }
    SpeakingWrongly other;
    other.journal->instead = {other.nowhere()};
    other.desk->submit({"a-1"}, kAna, ReleaseSpeakers{kFirst, 3});
    for (std::size_t i = 0; i < kMostSetAside; ++i) {
        release(*other.journal, static_cast<int>(i));
    }
    const State state = replayed(*other.journal);
    EXPECT_THROW((Desk{*other.journal, other.bench.machine, lead_of(other)}), JournalError);
    EXPECT_EQ(replayed(*other.journal).rows.size(), state.rows.size()) << "nothing was written";
}

TEST(FrozenDesk, WhatIsNotAmongTheNewestActsIsNotSetAside) {
    SpeakingWrongly at;
    at.journal->instead = {at.nowhere()};
    at.desk->submit({"a-1"}, kAna, ReleaseSpeakers{kFirst, 3});
    for (std::size_t i = 0; i < kMostSetAside; ++i) {
        release(*at.journal, static_cast<int>(i));
    }
    Desk again{*at.journal, at.bench.machine};
    EXPECT_TRUE(again.set_aside().empty());
    EXPECT_THROW(static_cast<void>(again.board()), std::exception);
    EXPECT_EQ(again.state().conference.meetings.at(kFirst).released_next,
              static_cast<int>(kMostSetAside) - 1);
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
