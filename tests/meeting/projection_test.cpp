// Predictions: as tables on a basis made by hand, then from the real sample conference in simulated
// time, then as properties of any basis at all.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>

#include <gtest/gtest.h>

#include "meeting/projection.h"
#include "tests/meeting/support.h"
#include "timing/zones.h"

namespace dais::meeting::test {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using timing::Duration;
using timing::UtcTime;

const ClassKey kStates{"states"};
const ClassKey kGroups{"groups"};
const ListKey kItem6{"6"};

// The meeting's day, by the clock in the room.
UtcTime at(int hour, int minute, int second = 0) {
    return date::sys_days{date::July / 26 / 2021} + hours{hour} + minutes{minute} + seconds{second};
}

// Twelve o'clock, the floor with the Chair, so many States waiting, each of whom takes exactly
// three minutes, half a minute less three seconds apart.
ProjectionBasis noon(int waiting) {
    ProjectionBasis basis;
    basis.meeting = {"morning"};
    basis.room = {"main"};
    basis.now = at(12, 0);
    basis.paces = {{kGroups, 0, 1000, 0, 0}, {kStates, 0, 1000, 0, 0}};
    basis.gap = {0, seconds{27}, {}, {}};
    basis.ends = basis.planned_ends = basis.day_ends = at(13, 0);
    basis.ends_with_interpretation = true;
    basis.slot = SlotKey{"s2"};
    basis.slot_ends = at(13, 0);
    basis.list = kItem6;
    for (int i = 0; i < waiting; ++i) {
        basis.coming.push_back({{i + 1}, kItem6, kStates, minutes{3}, false, false});
    }
    return basis;
}

UtcTime likely(const Projection& projection, std::size_t turn) {
    return projection.turns.at(turn).starts.likely;
}

TEST(Projection, TheSentenceForTheChair) {
    const Projection projection = project(noon(20));
    EXPECT_EQ(projection.keeping_time_ends, at(13, 9)) << "if all keep to time";
    EXPECT_EQ(projection.courtesy, minutes{9}) << "of courtesy are needed";
    EXPECT_EQ(projection.list_ends.likely, at(13, 9));
    EXPECT_EQ(projection.meeting_behind, minutes{9});
    EXPECT_EQ(projection.slot_behind, minutes{9});
    EXPECT_TRUE(projection.ends_with_interpretation);
}

TEST(Projection, EachTurnStartsWhenThoseBeforeItAreDone) {
    const Projection projection = project(noon(3));
    ASSERT_EQ(projection.turns.size(), 3);
    EXPECT_EQ(likely(projection, 0), at(12, 0, 27));
    EXPECT_EQ(likely(projection, 1), at(12, 3, 54));
    EXPECT_EQ(likely(projection, 2), at(12, 7, 21));
    EXPECT_EQ(projection.turns[2].ahead, 2);
    EXPECT_EQ(projection.turns[2].fits, Fits::yes);
    EXPECT_EQ(projection.turns[2].meeting, MeetingKey{"morning"});
    EXPECT_EQ(projection.turns[2].not_before, std::nullopt);
    EXPECT_LT(projection.courtesy, Duration::zero()) << "time to spare";
}

TEST(Projection, WhoeverHoldsTheFloorComesFirst) {
    ProjectionBasis basis = noon(1);
    basis.floor_taken = true;
    basis.holder = seconds{60};
    basis.holder_left = seconds{40};
    const Projection projection = project(basis);
    EXPECT_EQ(likely(projection, 0), at(12, 1, 27));
    EXPECT_EQ(projection.keeping_time_ends, at(12, 4, 7));
}

TEST(Projection, TheRangeWidensWithTheScatterAndFasterWithWhatIsNotKnown) {
    ProjectionBasis basis = noon(11);
    basis.paces[1].spread_per_mille = 200;  // 36 seconds, of which one in ten is 46.152 beyond
    Projection projection = project(basis);
    EXPECT_EQ(projection.turns[0].starts.late, at(12, 0, 27));
    EXPECT_EQ(projection.turns[1].starts.late - likely(projection, 1), milliseconds{46'152});
    EXPECT_EQ(likely(projection, 1) - projection.turns[1].starts.early, milliseconds{46'152});
    EXPECT_EQ(projection.turns[4].starts.late - likely(projection, 4), milliseconds{92'304})
        << "four times as many, twice as wide";
    basis.paces[1] = {kStates, 0, 1000, 0, 200};
    projection = project(basis);
    EXPECT_EQ(projection.turns[4].starts.late - likely(projection, 4), milliseconds{184'608})
        << "all err the same way";
}

TEST(Projection, WhoDoesNotFitIsHeardInTheAfternoon) {
    ProjectionBasis basis = noon(20);
    basis.later = {{{"afternoon"}, at(15, 0), at(18, 0)}};
    basis.day_ends = at(18, 0);
    const Projection projection = project(basis);
    EXPECT_EQ(projection.not_fitting, 3);
    EXPECT_EQ(projection.turns[16].meeting, MeetingKey{"morning"});
    EXPECT_EQ(projection.turns[17].fits, Fits::no);
    EXPECT_EQ(projection.turns[17].meeting, MeetingKey{"afternoon"});
    EXPECT_EQ(projection.turns[17].not_before, at(15, 0));
    EXPECT_EQ(likely(projection, 17), at(15, 0));
    EXPECT_EQ(projection.turns[18].not_before, at(15, 0)) << "of the meeting, not of the turn";
    EXPECT_EQ(likely(projection, 18), at(15, 3, 27));
    EXPECT_EQ(projection.list_ends.likely, at(13, 9)) << "if the meeting goes on";
    EXPECT_EQ(projection.meeting_behind, minutes{9});
    EXPECT_EQ(projection.day_behind, at(15, 9, 54) - at(18, 0));
}

TEST(Projection, ItGoesOnOverSeveralLaterMeetings) {
    ProjectionBasis basis = noon(20);
    basis.later = {{{"afternoon"}, at(15, 0), at(15, 5)}, {{"tomorrow"}, at(34, 0), at(37, 0)}};
    const Projection projection = project(basis);
    EXPECT_EQ(likely(projection, 17), at(15, 0));
    EXPECT_EQ(projection.turns[18].meeting, MeetingKey{"tomorrow"});
    EXPECT_EQ(projection.turns[18].not_before, at(34, 0));
    EXPECT_EQ(likely(projection, 19), at(34, 3, 27));
}

TEST(Projection, WithoutALaterMeetingTheyStayAndDoNotFit) {
    const Projection projection = project(noon(20));
    EXPECT_EQ(projection.not_fitting, 3);
    EXPECT_EQ(projection.turns[19].meeting, MeetingKey{"morning"});
    EXPECT_EQ(projection.turns[19].not_before, std::nullopt);
    EXPECT_EQ(likely(projection, 19), at(13, 6));
}

TEST(Projection, NearTheEndSomePerhapsFit) {
    ProjectionBasis basis = noon(20);
    basis.paces[1].spread_per_mille = 300;
    basis.later = {{{"afternoon"}, at(15, 0), at(18, 0)}};
    const Projection projection = project(basis);
    EXPECT_GT(projection.perhaps_fitting, 1);
    EXPECT_EQ(projection.turns[8].fits, Fits::yes);
    EXPECT_EQ(projection.turns[17].fits, Fits::perhaps);
    EXPECT_LT(projection.turns[17].starts.early, at(13, 0)) << "if the others are short";
    EXPECT_EQ(projection.turns[17].starts.likely, at(15, 0));
    EXPECT_GT(projection.turns[17].starts.late, at(15, 0)) << "after others who wait, too";
}

TEST(Projection, WhatIfTheLimitWereTwoMinutes) {
    ProjectionBasis basis = noon(20);
    const Projection two = project(basis, {.limit = minutes{2}});
    EXPECT_EQ(two.keeping_time_ends, at(12, 49));
    EXPECT_EQ(two.list_ends.likely, at(12, 49));
    EXPECT_EQ(two.courtesy, -minutes{11});
    EXPECT_EQ(two.not_fitting, 0);
    basis.coming[0].kept = true;
    basis.coming[1].recorded = true;
    EXPECT_EQ(project(basis, {.limit = minutes{2}}).keeping_time_ends, at(12, 51))
        << "neither the rest of a statement nor a recording gets shorter";
    EXPECT_EQ(project(basis, {.limit = minutes{4}}).keeping_time_ends, at(13, 9));
}

TEST(Projection, WhatIfTheListWereClosedNow) {
    ProjectionBasis basis = noon(20);
    basis.list_open = true;
    basis.asked = 4;
    basis.asked_in = minutes{30};
    const Projection open = project(basis);
    EXPECT_EQ(open.expected_more, 9) << "four in half an hour, for 69 minutes";
    EXPECT_EQ(open.list_ends.likely, at(13, 40, 3));
    EXPECT_EQ(open.keeping_time_ends, at(13, 9)) << "of those who wait";
    const Projection closed = project(basis, {.close_list = true});
    EXPECT_EQ(closed.expected_more, 0);
    EXPECT_EQ(closed.list_ends.likely, at(13, 9));
    basis.closes = at(12, 15);
    EXPECT_EQ(project(basis).expected_more, 2) << "for a quarter of an hour";
    basis.closes.reset();
    basis.asked = 100;
    EXPECT_EQ(project(basis).expected_more, 20) << "the most that are expected";
}

TEST(Projection, WhatIfTheBreakWereDropped) {
    ProjectionBasis basis = noon(10);
    basis.taken = {{at(12, 20), at(12, 30), true, false}};
    const Projection with = project(basis);
    EXPECT_EQ(likely(with, 5), at(12, 17, 42)) << "goes on into the break";
    EXPECT_EQ(likely(with, 6), at(12, 30)) << "would have begun in it";
    const Projection without = project(basis, {.without_breaks = true});
    EXPECT_EQ(likely(without, 6), at(12, 21, 9));
    EXPECT_EQ(with.keeping_time_ends - without.keeping_time_ends, at(12, 30) - at(12, 21, 9));
}

TEST(Projection, APresentationAtAFixedHourIsNoBreak) {
    ProjectionBasis basis = noon(10);
    basis.taken = {{at(12, 20), at(12, 40), false, false}};
    EXPECT_EQ(likely(project(basis), 6), at(12, 40));
    EXPECT_EQ(likely(project(basis, {.without_breaks = true}), 6), at(12, 40));
}

TEST(Projection, WhileSuspendedItBeginsWhenTheMeetingIsExpectedBack) {
    ProjectionBasis basis = noon(2);
    basis.resumes = at(12, 10);
    EXPECT_EQ(likely(project(basis), 0), at(12, 10, 27));
    EXPECT_EQ(likely(project(basis, {.without_breaks = true}), 0), at(12, 0, 27));
    basis.now = at(12, 12);
    EXPECT_EQ(likely(project(basis), 0), at(12, 12, 27)) << "it is late already";
}

TEST(Projection, NobodyWaits) {
    ProjectionBasis basis = noon(0);
    basis.list.reset();
    basis.floor_taken = true;
    basis.holder = seconds{90};
    const Projection projection = project(basis);
    EXPECT_TRUE(projection.turns.empty());
    EXPECT_EQ(projection.list_ends.likely, at(12, 1, 30));
    EXPECT_EQ(projection.slot_behind, at(12, 1, 30) - at(13, 0)) << "ahead";
    EXPECT_EQ(projection.meeting_behind, at(12, 1, 30) - at(13, 0));
}

TEST(Projection, HowFarBehindWithWhatStillComes) {
    struct Row {
        const char* what;
        Taken taken;
        Duration slot;
        Duration meeting;
    };
    // The list ends at 12:10:21; its slot was to end at 12:05.
    const std::vector<Row> rows{
        {"the next item's debate waits for this list",
         {at(12, 5), at(13, 0), false, true},
         minutes{5} + seconds{21},
         minutes{5} + seconds{21}},
        {"the closing is brought forward",
         {at(12, 40), at(12, 50), false, false},
         minutes{5} + seconds{21},
         at(12, 20, 21) - at(13, 0)},
        {"a break that nothing follows",
         {at(12, 40), at(12, 50), true, false},
         minutes{5} + seconds{21},
         at(12, 10, 21) - at(13, 0)},
        {"a presentation under way when the list is done",
         {at(12, 9), at(13, 2), false, false},
         minutes{5} + seconds{21},
         minutes{2}},
    };
    for (const Row& row : rows) {
        ProjectionBasis basis = noon(3);
        basis.slot_ends = at(12, 5);
        basis.taken = {row.taken};
        const Projection projection = project(basis);
        EXPECT_EQ(projection.slot_behind, row.slot) << row.what;
        EXPECT_EQ(projection.meeting_behind, row.meeting) << row.what;
    }
}

TEST(Projection, AMorningThatIsLateDoesNotDelayTheDayButOneThatIsAheadFreesTime) {
    ProjectionBasis basis = noon(20);
    basis.day_ends = at(18, 0);
    EXPECT_EQ(project(basis).day_behind, Duration::zero());
    basis.coming.resize(3);
    EXPECT_EQ(project(basis).day_behind, at(12, 10, 21) - at(13, 0));
}

// ---- from the conference ---------------------------------------------------------------------

const MeetingKey kMorning{"2021-07-26-morning"};
const MeetingKey kAfternoon{"2021-07-26-afternoon"};

UtcTime in_new_york(int day, int hour, int minute) {
    const timing::Zone zone = timing::Zone::named("America/New_York");
    return zone.utc_or_first(timing::WallTime{date::local_days{date::July / day / 2021} +
                                              hours{hour} + minutes{minute}});
}

// The first morning, open, its debate about to begin.
class Morning : public Bench {
  public:
    Morning() {
        accepted(OpenMeeting{kMorning});
        until(11, 0);
    }
    void accepted(const Command& command) { EXPECT_EQ(rule_of(say(command)), "accepted"); }
    void until(int hour, int minute) {
        pass(in_new_york(26, hour, minute) - utc_at(conference(), desk->now()));
    }
    // One a second: each asks at a moment of its own.
    void inscribe(int count, const ClassKey& speaker_class = kStates) {
        for (int i = 0; i < count; ++i) {
            pass(seconds{1});
            accepted(InscribeSpeaker{.list = kItem6,
                                     .delegation = conference().facts->delegations[next_++].key,
                                     .on_behalf_of = {},
                                     .speaker_class = speaker_class,
                                     .modality = {}});
        }
    }
    void give() {
        const auto& list = conference().lists.at(kItem6);
        accepted(GiveFloor{kMorning, list.waiting.front(), std::nullopt});
    }
    // The next speaker, after a silence and for so long.
    void speaks(Duration silence, Duration length) {
        pass(silence);
        give();
        accepted(StartStatement{holder()->id});
        pass(length);
        accepted(ConcludeStatement{holder()->id});
    }
    ProjectionBasis basis() { return *basis_of(conference(), kMorning, desk->now()); }
    const Pace& pace(const ProjectionBasis& of, const ClassKey& key) {
        return *std::find_if(of.paces.begin(), of.paces.end(),
                             [&](const Pace& each) { return each.speaker_class == key; });
    }

  private:
    std::size_t next_ = 0;
};

TEST(ProjectionBasis, NothingOfAMeetingThatIsNotOn) {
    Bench bench;
    EXPECT_EQ(basis_of(bench.conference(), kMorning, bench.desk->now()), std::nullopt);
    EXPECT_EQ(basis_of(bench.conference(), {"no-such-meeting"}, bench.desk->now()), std::nullopt);
    bench.say(OpenMeeting{kMorning});
    EXPECT_TRUE(basis_of(bench.conference(), kMorning, bench.desk->now()));
    bench.say(AdjournMeeting{kMorning, std::nullopt});
    EXPECT_EQ(basis_of(bench.conference(), kMorning, bench.desk->now()), std::nullopt);
}

TEST(ProjectionBasis, OfTheRealProgramme) {
    Morning morning;
    morning.inscribe(3);
    const ProjectionBasis basis = morning.basis();
    EXPECT_EQ(basis.now, in_new_york(26, 11, 0) + seconds{3});
    EXPECT_EQ(basis.list, kItem6);
    EXPECT_TRUE(basis.list_open);
    EXPECT_EQ(basis.asked, 3);
    EXPECT_EQ(basis.planned_ends, in_new_york(26, 13, 0));
    EXPECT_EQ(basis.day_ends, in_new_york(26, 18, 0));
    EXPECT_EQ(basis.slot, SlotKey{"s2"});
    EXPECT_EQ(basis.slot_ends, in_new_york(26, 13, 0));
    ASSERT_EQ(basis.later.size(), 2) << "item 6 is taken up twice more";
    EXPECT_EQ(basis.later[0], (Later{kAfternoon, in_new_york(26, 15, 0), in_new_york(26, 18, 0)}));
    EXPECT_TRUE(basis.taken.empty()) << "the opening is over";
    ASSERT_EQ(basis.coming.size(), 3);
    EXPECT_EQ(basis.coming[0].limit, minutes{3});
}

TEST(ProjectionBasis, BeforeTheOpeningIsOverTheListWaitsForIt) {
    Bench bench;
    bench.say(OpenMeeting{kMorning});
    bench.pass(minutes{20});
    bench.say(InscribeSpeaker{.list = kItem6,
                              .delegation = {"KEN"},
                              .on_behalf_of = {},
                              .speaker_class = {},
                              .modality = {}});
    const ProjectionBasis basis = *basis_of(bench.conference(), kMorning, bench.desk->now());
    ASSERT_EQ(basis.taken.size(), 1);
    EXPECT_EQ(project(basis).turns[0].starts.likely, in_new_york(26, 11, 0));
}

TEST(ProjectionBasis, WhoIsNotHeardByOneIsHeardNotBeforeThree) {
    Morning morning;
    morning.inscribe(50);
    morning.until(12, 0);
    const Projection projection = project(morning.basis());
    EXPECT_EQ(projection.turns[49].fits, Fits::no);
    EXPECT_EQ(projection.turns[49].meeting, kAfternoon);
    EXPECT_EQ(projection.turns[49].not_before, in_new_york(26, 15, 0));
}

TEST(ProjectionBasis, ThePaceIsMeasuredAndOtherClassesLearnFromIt) {
    Morning morning;
    morning.inscribe(12);
    const ProjectionBasis before = morning.basis();
    for (int i = 0; i < 8; ++i) {
        morning.speaks(seconds{10}, seconds{108});
    }
    const ProjectionBasis after = morning.basis();
    EXPECT_EQ(morning.pace(after, kStates).measured, 8);
    EXPECT_NEAR(morning.pace(after, kStates).per_mille, 600, 40);
    EXPECT_LT(morning.pace(after, kStates).unsure_per_mille,
              morning.pace(before, kStates).unsure_per_mille / 2);
    EXPECT_LT(morning.pace(after, kGroups).per_mille, morning.pace(before, kGroups).per_mille);
    EXPECT_GT(morning.pace(after, kGroups).per_mille, morning.pace(after, kStates).per_mille);
    EXPECT_EQ(after.gap.measured, 7);
    EXPECT_LT(after.gap.average, before.gap.average);
    EXPECT_LT(after.gap.unsure, before.gap.unsure);
}

TEST(ProjectionBasis, WhatIsNoGapIsLeftOut) {
    Morning morning;
    morning.inscribe(8);
    morning.speaks(seconds{20}, minutes{3});
    morning.accepted(SuspendMeeting{kMorning, std::nullopt, minutes{2}});
    morning.pass(minutes{2});
    morning.accepted(ResumeMeeting{kMorning});
    morning.speaks(seconds{20}, minutes{3});
    EXPECT_EQ(morning.basis().gap.measured, 0) << "over a suspension";
    morning.speaks(minutes{6}, minutes{3});
    EXPECT_EQ(morning.basis().gap.measured, 0) << "too long for a gap";
    morning.speaks(seconds{20}, minutes{3});
    EXPECT_EQ(morning.basis().gap.measured, 1);
}

TEST(ProjectionBasis, TheHolderOfTheFloor) {
    Morning morning;
    morning.inscribe(2);
    morning.give();
    const ProjectionBasis standing = morning.basis();
    EXPECT_TRUE(standing.floor_taken);
    EXPECT_GT(standing.holder_left, minutes{3}) << "not begun: the silence before it, too";
    morning.accepted(StartStatement{morning.holder()->id});
    morning.pass(minutes{1});
    const ProjectionBasis speaking = morning.basis();
    EXPECT_EQ(speaking.holder_left, minutes{2});
    EXPECT_GT(speaking.holder, minutes{1});
    morning.pass(minutes{4});
    const ProjectionBasis over = morning.basis();
    EXPECT_EQ(over.holder_left, Duration::zero());
    EXPECT_GT(over.holder, Duration::zero()) << "in overtime they still speak";
    EXPECT_LT(over.holder, minutes{1});
    morning.accepted(PauseStatement{morning.holder()->id});
    EXPECT_GT(morning.basis().holder, over.holder) << "a clock that stands adds to it";
}

TEST(ProjectionBasis, TheRestOfAnInterruptedStatementIsKept) {
    Morning morning;
    morning.inscribe(2);
    morning.give();
    morning.accepted(StartStatement{morning.holder()->id});
    morning.pass(minutes{2});
    morning.accepted(SkipSpeaker{morning.holder()->id});
    const ProjectionBasis basis = morning.basis();
    const auto kept = std::find_if(basis.coming.begin(), basis.coming.end(),
                                   [](const Coming& each) { return each.kept; });
    ASSERT_NE(kept, basis.coming.end());
    EXPECT_EQ(kept->limit, minutes{1});
    EXPECT_EQ(morning.pace(basis, kStates).measured, 0) << "a part tells nothing of the pace";
}

TEST(ProjectionBasis, ASuspensionIsExpectedToLastAsLongAsWasSaid) {
    Morning morning;
    morning.inscribe(2);
    morning.accepted(SuspendMeeting{kMorning, std::nullopt, minutes{10}});
    morning.pass(minutes{4});
    EXPECT_EQ(morning.basis().resumes, in_new_york(26, 11, 10) + seconds{2});
    EXPECT_GT(project(morning.basis()).turns[0].starts.early, in_new_york(26, 11, 10));
}

TEST(ProjectionBasis, AnImportCountsOnceAmongThoseWhoAsked) {
    Morning morning;
    ImportSpeakers import{kItem6, {}};
    for (const char* who : {"KEN", "JAM", "DEU", "FRA"}) {
        ImportedSpeaker speaker;
        speaker.delegation = {who};
        import.speakers.push_back(speaker);
    }
    morning.accepted(import);
    morning.pass(minutes{1});
    EXPECT_EQ(morning.basis().coming.size(), 4);
    EXPECT_EQ(morning.basis().asked, 1);
    morning.pass(minutes{40});
    EXPECT_EQ(morning.basis().asked, 0);
    EXPECT_EQ(morning.basis().asked_in, minutes{30});
}

TEST(ProjectionBasis, TheSameTwice) {
    Morning morning;
    morning.inscribe(9);
    morning.speaks(seconds{20}, minutes{2});
    const ProjectionBasis basis = morning.basis();
    EXPECT_EQ(basis, morning.basis());
    EXPECT_EQ(project(basis), project(basis));
    morning.restart();
    const ProjectionBasis again =
        *basis_of(morning.conference(), kMorning,
                  timing::Instant{basis.now - morning.conference().utc_at_zero});
    EXPECT_EQ(again, basis) << "also from the record";
}

// ---- properties ------------------------------------------------------------------------------

class AnyBasis {
  public:
    explicit AnyBasis(std::uint32_t seed) : random_{seed} {}

    ProjectionBasis draw() {
        ProjectionBasis basis = noon(static_cast<int>(below(60)));
        basis.paces = {pace(kGroups), pace(kStates)};
        basis.gap = {1, span(90), span(60), span(30)};
        basis.floor_taken = below(2) == 0;
        if (basis.floor_taken) {
            basis.holder = span(300);
            basis.holder_spread = span(120);
            basis.holder_left = span(300);
        } else {
            basis.gap_passed = span(120);
        }
        basis.list_open = below(2) == 0;
        basis.asked = static_cast<int>(below(15));
        basis.asked_in = span(1800);
        for (Coming& each : basis.coming) {
            each.speaker_class = below(4) == 0 ? kGroups : kStates;
            each.limit = span(600);
            each.kept = below(20) == 0;
            each.recorded = !each.kept && below(20) == 0;
        }
        UtcTime next = basis.now + span(1800);
        for (std::uint32_t i = below(4); i > 0; --i) {
            const UtcTime until = next + span(1200);
            basis.taken.push_back({next, until, below(2) == 0, below(3) == 0});
            next = until + span(1800);
        }
        next = basis.ends + hours{2};
        for (std::uint32_t i = below(4); i > 0; --i) {
            const UtcTime until = next + span(7200);
            basis.later.push_back({{"later-" + std::to_string(i)}, next, until});
            next = until + span(7200);
        }
        if (below(4) == 0) {
            basis.resumes = basis.now + span(900);
        }
        return basis;
    }
    Duration span(std::uint32_t most) { return milliseconds{below(most * 1000)}; }

  private:
    std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>(random_()) % bound;
    }
    int some(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low)));
    }
    Pace pace(const ClassKey& key) { return {key, 1, some(300, 1500), some(0, 500), some(0, 300)}; }

    std::mt19937 random_;
};

void expect_in_order(const Range& range) {
    EXPECT_LE(range.early, range.likely);
    EXPECT_LE(range.likely, range.late);
}

void expect_sound(const ProjectionBasis& basis, const Projection& projection) {
    const Range* before = nullptr;
    int not_fitting = 0;
    for (const TurnProjection& turn : projection.turns) {
        expect_in_order(turn.starts);
        EXPECT_GE(turn.starts.early, basis.now);
        if (before != nullptr) {
            EXPECT_GE(turn.starts.early, before->early);
            EXPECT_GE(turn.starts.likely, before->likely);
            EXPECT_GE(turn.starts.late, before->late);
        }
        EXPECT_EQ(turn.not_before.has_value(), turn.meeting != basis.meeting);
        if (turn.not_before) {
            EXPECT_GE(turn.starts.likely, *turn.not_before);
            EXPECT_NE(turn.fits, Fits::yes);
        }
        not_fitting += turn.fits == Fits::no ? 1 : 0;
        before = &turn.starts;
    }
    EXPECT_EQ(projection.not_fitting, not_fitting);
    expect_in_order(projection.list_ends);
}

TEST(ProjectionProperties, OfAnyBasis) {
    const char* rounds = std::getenv("DAIS_ROUNDS");
    const char* seed = std::getenv("DAIS_SEED");
    const std::uint32_t chosen =
        seed == nullptr ? std::random_device{}() : static_cast<std::uint32_t>(std::stoul(seed));
    std::cout << "seed " << chosen << '\n';
    AnyBasis any{chosen};
    const int count = rounds == nullptr ? 2000 : std::stoi(rounds);
    for (int i = 0; i < count && !testing::Test::HasFailure(); ++i) {
        const ProjectionBasis basis = any.draw();
        const Projection projection = project(basis);
        expect_sound(basis, projection);
        EXPECT_EQ(project(basis), projection);
        const WhatIf shorter{.limit = any.span(300) + seconds{10}};
        const Projection other = project(basis, shorter);
        expect_sound(basis, other);
        EXPECT_LE(other.list_ends.likely, projection.list_ends.likely);
        EXPECT_LE(other.keeping_time_ends, projection.keeping_time_ends);
        // A break makes up for what is late before it, more or less of it: only without one is the
        // late side of every range earlier, too.
        if (basis.taken.empty()) {
            EXPECT_LE(other.not_fitting + other.perhaps_fitting,
                      projection.not_fitting + projection.perhaps_fitting);
        }
        const Projection closed = project(basis, {.close_list = true});
        EXPECT_LE(closed.list_ends.likely, projection.list_ends.likely);
        EXPECT_EQ(closed.turns, projection.turns) << "those who wait stand before newcomers";
        const Projection through = project(basis, {.without_breaks = true});
        EXPECT_LE(through.keeping_time_ends, projection.keeping_time_ends);
    }
}

}  // namespace
}  // namespace dais::meeting::test
