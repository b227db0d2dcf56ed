// The figures for the record, on the sample conference in simulated time.
#include <functional>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "meeting/codec/figures_json.h"
#include "meeting/figures.h"
#include "tests/meeting/support.h"
#include "timing/zones.h"

namespace dais::meeting::test {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using testing::ElementsAre;
using timing::Duration;

const MeetingKey kFirst{"2021-07-26-morning"};
const ListKey kItem6{"6"};

// A row as the table of a report shows it: how many statements, and seconds.
struct Row {
    std::string key;
    int statements = 0;
    int allotted = 0;
    int used = 0;
    int over = 0;
    friend bool operator==(const Row&, const Row&) = default;
    friend void PrintTo(const Row& row, std::ostream* out) {
        *out << row.key << ' ' << row.statements << " allotted " << row.allotted << " used "
             << row.used << " over " << row.over;
    }
};

int whole_seconds(Duration length) {
    return static_cast<int>(std::chrono::duration_cast<seconds>(length).count());
}

Row row_of(const FigureRow& figures) {
    return {figures.key, figures.statements, whole_seconds(figures.allotted),
            whole_seconds(figures.used), whole_seconds(figures.over)};
}

std::vector<Row> table(const std::vector<FigureRow>& rows) {
    std::vector<Row> table;
    std::transform(rows.begin(), rows.end(), std::back_inserter(table), row_of);
    return table;
}

// A bench that says commands as the tables of this file need them.
class Floor : public Bench {
  public:
    Floor() { accepted(OpenMeeting{kFirst}); }

    ActionId accepted(const Command& command, const std::string& who = "Ana") {
        const Answer answer = say(command, who);
        EXPECT_EQ(rule_of(answer), "accepted");
        return desk->state().actions.back().id;
    }
    InscriptionId inscribe(const std::string& delegation,
                           const std::optional<OnBehalfOf>& group = {},
                           Modality modality = Modality::in_person, const ListKey& list = kItem6) {
        InscribeSpeaker command;
        command.list = list;
        command.delegation = {delegation};
        command.on_behalf_of = group;
        command.modality = modality;
        return {accepted(command).value};
    }
    StatementId give(InscriptionId id) {
        const Statement* now = holder();
        GiveFloor command;
        command.meeting = kFirst;
        command.inscription = id;
        command.replacing = now == nullptr ? std::nullopt : std::optional{now->id};
        return {accepted(command).value};
    }
    // The floor is given, the speaker begins after a time of courtesy and speaks so long.
    StatementId speak(InscriptionId id, Duration length, Duration courtesy = {}) {
        const StatementId statement = give(id);
        pass(courtesy);
        accepted(StartStatement{statement, {}});
        pass(length);
        return statement;
    }
    void conclude(StatementId id) { accepted(ConcludeStatement{id}); }

    [[nodiscard]] Figures figures() const { return figures_of(desk->state()); }
};

TEST(Figures, OfAConferenceThatHasNotBegunAreNothing) {
    const Bench bench;
    const Figures figures = figures_of(bench.desk->state());
    Figures none;
    none.counts.late_granted = 0;
    EXPECT_EQ(figures, none);
    EXPECT_EQ(figures_of(Conference{}), Figures{}) << "not even created";
}

TEST(Figures, StatementsUnderAndOverTheirTime) {
    Floor floor;
    floor.conclude(floor.speak(floor.inscribe("KEN"), minutes{2}, seconds{10}));
    floor.pass(seconds{20});
    floor.conclude(floor.speak(floor.inscribe("FRA"), seconds{200}, seconds{4}));
    floor.pass(seconds{40});
    floor.conclude(floor.speak(floor.inscribe("MEX"), seconds{190}));
    const Figures figures = floor.figures();
    EXPECT_THAT(table(figures.delegations),
                ElementsAre(Row{"FRA", 1, 180, 200, 20}, Row{"KEN", 1, 180, 120, 0},
                            Row{"MEX", 1, 180, 190, 10}))
        << "in alphabetical order; Kenya's time left does not lessen what others were over";
    EXPECT_EQ(row_of(figures.total), (Row{"", 3, 540, 510, 30}));
    EXPECT_EQ(figures.overruns, (OverrunFigures{2, seconds{30}, seconds{20}, "France"}));
    EXPECT_EQ(figures.courtesy, (SpanFigures{3, seconds{14}, Duration{seconds{14}} / 3}));
    EXPECT_EQ(figures.gaps, (SpanFigures{2, seconds{60}, seconds{30}}));
    EXPECT_EQ(figures.delegations[1].name, "Kenya");
    EXPECT_THAT(table(figures.regions),
                ElementsAre(Row{"african", 1, 180, 120, 0},
                            Row{"latin-american-caribbean", 1, 180, 190, 10},
                            Row{"western-european-other", 1, 180, 200, 20}));
    EXPECT_EQ(figures.regions[0].name, "Group of African States");
    EXPECT_THAT(table(figures.lists), ElementsAre(Row{"6", 3, 540, 510, 30}));
}

TEST(Figures, APauseIsNobodysTimeAndAnExtensionIsAllotted) {
    Floor floor;
    const StatementId kenya = floor.speak(floor.inscribe("KEN"), minutes{1});
    floor.accepted(PauseStatement{kenya});
    floor.pass(minutes{5});
    floor.accepted(ResumeStatement{kenya});
    floor.accepted(AdjustTime{kenya, minutes{1}});
    floor.pass(minutes{3});
    floor.conclude(kenya);
    const StatementId france = floor.speak(floor.inscribe("FRA"), minutes{2});
    floor.accepted(AdjustTime{france, -minutes{2}});
    floor.conclude(france);
    EXPECT_THAT(table(floor.figures().delegations),
                ElementsAre(Row{"FRA", 1, 60, 120, 60}, Row{"KEN", 1, 240, 240, 0}));
}

TEST(Figures, AnInterruptedStatementAndItsContinuationAreOne) {
    Floor floor;
    const InscriptionId kenya = floor.inscribe("KEN", {}, Modality::remote);
    const StatementId part = floor.speak(kenya, minutes{1});
    floor.accepted(SkipSpeaker{part});
    EXPECT_THAT(table(floor.figures().delegations), ElementsAre(Row{"KEN", 1, 180, 60, 0}))
        << "a partial record counts what was used";
    floor.conclude(floor.speak(floor.inscribe("FRA"), minutes{1}));
    floor.conclude(floor.speak(kenya, seconds{130}));
    const Figures figures = floor.figures();
    EXPECT_THAT(table(figures.delegations),
                ElementsAre(Row{"FRA", 1, 180, 60, 0}, Row{"KEN", 1, 180, 190, 10}));
    EXPECT_THAT(table(figures.modalities),
                ElementsAre(Row{"in-person", 1, 180, 60, 0}, Row{"remote", 1, 180, 190, 10}));
    EXPECT_EQ(figures.overruns.statements, 1);
    // Who speaks again after a reinstatement has made a second one.
    floor.accepted(ReinstateInscription{kenya});
    floor.conclude(floor.speak(kenya, minutes{1}));
    EXPECT_EQ(row_of(floor.figures().total), (Row{"", 3, 540, 310, 10}));
}

TEST(Figures, WhoIsSkippedBeforeTheFirstWordMadeNoStatement) {
    Floor floor;
    floor.accepted(SkipSpeaker{floor.give(floor.inscribe("KEN"))});
    EXPECT_EQ(row_of(floor.figures().total), Row{});
}

TEST(Figures, AnAbsentSpeakerMadeNoStatement) {
    Floor floor;
    floor.conclude(floor.speak(floor.inscribe("FRA"), minutes{1}));
    const InscriptionId kenya = floor.inscribe("KEN");
    floor.give(kenya);
    floor.pass(seconds{30});
    floor.accepted(MarkAbsent{kenya});
    floor.conclude(floor.speak(floor.inscribe("MEX"), minutes{1}));
    floor.accepted(MarkAbsent{kenya});
    const Figures figures = floor.figures();
    EXPECT_THAT(table(figures.delegations),
                ElementsAre(Row{"FRA", 1, 180, 60, 0}, Row{"MEX", 1, 180, 60, 0}));
    EXPECT_EQ(figures.counts.called_in_vain, 2);
    EXPECT_EQ(figures.counts.passed, 1);
    EXPECT_EQ(figures.gaps, (SpanFigures{1, seconds{30}, seconds{30}})) << "the vain call is one";
    // The conference forgets absences with a reinstatement; the record does not.
    floor.accepted(ReinstateInscription{kenya});
    EXPECT_EQ(floor.figures().counts.called_in_vain, 2);
    EXPECT_EQ(floor.figures().counts.passed, 0);
    EXPECT_EQ(floor.figures().counts.not_reached, 1);
    EXPECT_EQ(figures_of(floor.conference()).counts.called_in_vain, 0);
}

TEST(Figures, GroupsCountBesideTheDelegationThatSpokeForThem) {
    Floor floor;
    const OnBehalfOf caricom{GroupKey{"caricom"}, "", {}};
    const OnBehalfOf friends{std::nullopt, "Friends of tracing", {{"MEX"}, {"KEN"}}};
    floor.conclude(floor.speak(floor.inscribe("JAM", caricom), minutes{4}));
    floor.conclude(floor.speak(floor.inscribe("JAM"), minutes{2}));
    floor.conclude(floor.speak(floor.inscribe("MEX", friends), seconds{310}));
    const Figures figures = floor.figures();
    EXPECT_THAT(table(figures.delegations),
                ElementsAre(Row{"JAM", 2, 480, 360, 0}, Row{"MEX", 1, 300, 310, 10}));
    EXPECT_THAT(table(figures.groups), ElementsAre(Row{"caricom", 1, 300, 240, 0},
                                                   Row{"Friends of tracing", 1, 300, 310, 10}));
    EXPECT_EQ(figures.groups[0].name, "CARICOM");
    EXPECT_THAT(table(figures.classes),
                ElementsAre(Row{"groups", 2, 600, 550, 10}, Row{"states", 1, 180, 120, 0}))
        << "in the profile's order";
    EXPECT_EQ(figures.overruns.longest_by, "Mexico (Friends of tracing)");
}

TEST(Figures, PresidersAndDialoguesAreTheOfficesTime) {
    Floor floor;
    GiveFloorToPresider secretariat;
    secretariat.meeting = kFirst;
    secretariat.office = PresiderOffice::secretariat;
    secretariat.limit = minutes{10};
    const StatementId film{floor.accepted(secretariat).value};
    floor.accepted(StartStatement{film, {}});
    floor.pass(minutes{11});
    floor.conclude(film);
    GiveFloorToPresider chair;
    chair.meeting = kFirst;
    const StatementId closing{floor.accepted(chair).value};
    floor.pass(minutes{2});
    floor.conclude(closing);
    OpenDialogue dialogue;
    dialogue.meeting = kFirst;
    dialogue.title = "Dialogue";
    dialogue.limit = minutes{5};
    const StatementId shared{floor.accepted(dialogue).value};
    floor.accepted(StartStatement{shared, {}});
    floor.pass(minutes{4});
    floor.conclude(shared);
    const Figures figures = floor.figures();
    EXPECT_THAT(table(figures.offices),
                ElementsAre(Row{"chair", 1, 0, 120, 0}, Row{"secretariat", 1, 600, 660, 60},
                            Row{"dialogue", 1, 300, 240, 0}))
        << "without a clock the time for which the floor was held";
    EXPECT_EQ(row_of(figures.total), Row{});
    EXPECT_EQ(figures.overruns, OverrunFigures{}) << "of delegations";
}

TEST(Figures, WhatIsUnderWayOrUndoneDoesNotCount) {
    Floor floor;
    const StatementId kenya = floor.speak(floor.inscribe("KEN"), minutes{1});
    EXPECT_EQ(floor.figures().total.statements, 0) << "not ended yet";
    const ActionId ended = floor.accepted(ConcludeStatement{kenya});
    EXPECT_EQ(floor.figures().total.statements, 1);
    floor.accepted(UndoAction{ended});
    EXPECT_EQ(floor.figures().total.statements, 0);
    floor.pass(minutes{1});
    floor.conclude(kenya);
    EXPECT_EQ(row_of(floor.figures().total), (Row{"", 1, 180, 120, 0}));
}

TEST(Figures, MeetingsAreHeldToTheirPlannedHours) {
    Bench bench;
    const auto zone = timing::Zone::named(bench.conference().facts->zone);
    const auto planned = *find(bench.conference(), kFirst);
    const auto say = [&](const Command& command) {
        EXPECT_EQ(rule_of(bench.say(command)), "accepted");
        return bench.desk->state().actions.back().id;
    };
    // The clock is set, opened too early by mistake, and undone.
    say(SetRehearsalClock{zone.utc_or_first(planned.starts) - minutes{5}});
    say(UndoAction{say(OpenMeeting{kFirst})});
    bench.pass(minutes{12});
    say(OpenMeeting{kFirst});
    bench.pass(minutes{60});
    say(SuspendMeeting{kFirst, {}, minutes{10}});
    bench.pass(minutes{15});
    say(ResumeMeeting{kFirst});
    // Set anew while the meeting is on: what was opened keeps the hour at which it was.
    say(SetRehearsalClock{zone.utc_or_first(planned.ends) - minutes{8}});
    EXPECT_FALSE(figures_of(bench.desk->state()).meetings[0].adjourned.has_value());
    say(AdjournMeeting{kFirst, {}});
    const Figures figures = figures_of(bench.desk->state());
    ASSERT_EQ(figures.meetings.size(), 1U);
    const MeetingFigures& first = figures.meetings[0];
    EXPECT_EQ(first.name, "1st meeting");
    EXPECT_EQ(first.planned_start, zone.utc_or_first(planned.starts));
    EXPECT_EQ(first.opened, first.planned_start + minutes{7});
    EXPECT_EQ(first.opened_late, minutes{7});
    EXPECT_EQ(first.adjourned_late, -minutes{8});
    EXPECT_EQ(first.suspended, minutes{15});
    EXPECT_TRUE(figures_of(bench.conference()).meetings.empty()) << "only the rows know";
}

TEST(Figures, ASuspensionIsNoGapBetweenSpeakers) {
    Floor floor;
    floor.conclude(floor.speak(floor.inscribe("KEN"), minutes{1}));
    floor.pass(seconds{10});
    floor.accepted(SuspendMeeting{kFirst, {}, {}});
    floor.pass(minutes{30});
    floor.accepted(ResumeMeeting{kFirst});
    floor.conclude(floor.speak(floor.inscribe("FRA"), minutes{1}));
    floor.pass(seconds{20});
    floor.conclude(floor.speak(floor.inscribe("MEX"), minutes{1}));
    EXPECT_EQ(floor.figures().gaps, (SpanFigures{1, seconds{20}, seconds{20}}));
}

TEST(Figures, LateRequestsPointsOfOrderAndMotionsAreCounted) {
    Floor floor;
    floor.accepted(CloseList{kItem6, true});
    const InscriptionId granted = floor.inscribe("KEN");
    const InscriptionId refused = floor.inscribe("FRA");
    floor.inscribe("MEX");
    floor.accepted(GrantRequest{granted});
    floor.accepted(RefuseRequest{refused, "The list is full."});
    floor.accepted(TakeInWriting{granted});
    floor.accepted(WithdrawInscription{floor.inscribe("JPN", {}, Modality::in_person, {"7"})});
    const PointId point{floor.accepted(RaisePointOfOrder{kFirst, {"BRA"}, false}).value};
    floor.accepted(RecognizePointOfOrder{point});
    floor.accepted(RuleOnPointOfOrder{point, "Out of order."});
    floor.accepted(AppealRuling{point, {"BRA"}});
    floor.accepted(DecideAppeal{point, 10, 5, 1});
    MakeMotion motion;
    motion.meeting = kFirst;
    motion.delegation = {"BRA"};
    const MotionId made{floor.accepted(motion).value};
    floor.accepted(DecideMotion{made, false, false, 20, 3, 0});
    const CountFigures counts = floor.figures().counts;
    EXPECT_EQ(counts.late_granted, 1);
    EXPECT_EQ(counts.late_refused, 1);
    EXPECT_EQ(counts.late_pending, 1);
    EXPECT_EQ(counts.in_writing, 1);
    EXPECT_EQ(counts.withdrawn, 1);
    EXPECT_EQ(counts.points_of_order, 1);
    EXPECT_EQ(counts.points_recognized, 1);
    EXPECT_EQ(counts.rulings_appealed, 1);
    EXPECT_EQ(counts.rulings_overruled, 1);
    EXPECT_EQ(counts.motions, 1);
    EXPECT_EQ(counts.motions_carried, 1);
    EXPECT_EQ(figures_of(floor.conference()).counts.late_granted, std::nullopt);
}

TEST(Figures, ARightOfReplyIsAStatementOfItsOwnList) {
    Floor floor;
    InscribeSpeaker claim;
    claim.list = {"reply-6"};
    for (const auto& [key, list] : floor.conference().lists) {
        const bool of_item = list.items == std::vector<ItemKey>{{"6"}};
        claim.list = list.kind == ListKind::right_of_reply && of_item ? key : claim.list;
    }
    claim.delegation = {"KEN"};
    claim.meeting = kFirst;
    GiveFloor give;
    give.meeting = kFirst;
    give.inscription = {floor.accepted(claim).value};
    give.authority = Authority::chair;
    const StatementId reply{floor.accepted(give).value};
    floor.accepted(StartStatement{reply, {}});
    floor.pass(minutes{1});
    floor.conclude(reply);
    const Figures figures = floor.figures();
    EXPECT_EQ(figures.counts.replies, 1);
    EXPECT_EQ(figures.total.statements, 1);
    EXPECT_EQ(figures.lists[0].key, claim.list.text);
}

TEST(Figures, GoThroughJsonUnchanged) {
    Floor floor;
    floor.conclude(floor.speak(floor.inscribe("KEN", {}, Modality::remote), seconds{200}));
    floor.accepted(AdjournMeeting{kFirst, {}});
    const Figures figures = floor.figures();
    const codec::Json json = codec::figures_to_json(figures);
    EXPECT_EQ(json["modalities"][0]["used_us"], 200'000'000);
    EXPECT_EQ(codec::figures_from_json(json), figures);
    codec::Json misspelt = json;
    misspelt["modality"] = 1;
    EXPECT_THROW(static_cast<void>(codec::figures_from_json(misspelt)), codec::DecodeError);
}

// ---- the sums agree whatever happens ---------------------------------------------------------

FigureRow sum_of(const std::vector<FigureRow>& rows) {
    FigureRow sum;
    for (const FigureRow& row : rows) {
        sum.statements += row.statements;
        sum.allotted += row.allotted;
        sum.used += row.used;
        sum.over += row.over;
    }
    return sum;
}

// Officers who press whatever they can; refusals are part of the game.
class RandomMeeting {
  public:
    explicit RandomMeeting(std::uint32_t seed) : random_{seed} { bench_.say(OpenMeeting{kFirst}); }
    void step() {
        bench_.pass(std::chrono::milliseconds{pick(90'000)});
        const Statement* holder = bench_.holder();
        switch (pick(12)) {
            case 0:
            case 1:
            case 2: inscribe(); break;
            case 3:
            case 4:
            case 5: give(holder); break;
            case 6: undo(); break;
            default:
                if (holder != nullptr) {
                    act_on(*holder);
                }
        }
    }
    [[nodiscard]] const State& state() const { return bench_.desk->state(); }

  private:
    unsigned pick(unsigned count) { return static_cast<unsigned>(random_() % count); }
    void inscribe() {
        static const std::vector<std::string> kWho{"KEN", "FRA", "MEX", "JAM", "JPN", "EU", "VAT"};
        InscribeSpeaker command;
        command.list = {pick(3) == 0 ? "7" : "6"};
        command.delegation = {kWho[pick(static_cast<unsigned>(kWho.size()))]};
        command.modality = pick(3) == 0 ? Modality::remote : Modality::in_person;
        if (pick(3) == 0) {
            command.on_behalf_of = OnBehalfOf{std::nullopt, "Friends", {{"KEN"}}};
        }
        bench_.say(command);
    }
    void give(const Statement* holder) {
        for (const auto& [key, list] : bench_.conference().lists) {
            if (!list.waiting.empty() && pick(2) == 0) {
                GiveFloor command;
                command.meeting = kFirst;
                command.inscription = list.waiting.front();
                command.replacing = holder == nullptr ? std::nullopt : std::optional{holder->id};
                bench_.say(command);
                return;
            }
        }
    }
    void act_on(const Statement& holder) {
        const StatementId id = holder.id;
        const auto* of = std::get_if<FromList>(&holder.holder);
        const InscriptionId inscription = of == nullptr ? InscriptionId{} : of->inscription;
        switch (pick(8)) {
            case 0: bench_.say(PauseStatement{id}); break;
            case 1: bench_.say(ResumeStatement{id}); break;
            case 2: bench_.say(ConcludeStatement{id}); break;
            case 3: bench_.say(SkipSpeaker{id}); break;
            case 4: bench_.say(MarkAbsent{inscription}); break;
            case 5: bench_.say(AdjustTime{id, seconds{pick(120)} - minutes{1}}); break;
            default: bench_.say(StartStatement{id, {}}); break;
        }
    }
    void undo() {
        const auto& actions = bench_.desk->state().actions;
        for (auto action = actions.rbegin(); action != actions.rend(); ++action) {
            const bool opening = action->what == "action.meeting-opened";
            if (!action->undone && action->undoable && !opening) {
                bench_.say(UndoAction{action->id});
                return;
            }
        }
    }

    std::mt19937 random_;
    Bench bench_;
};

// What all delegations used, counted again as simply as can be.
Duration used_by_all(const Conference& conference) {
    Duration sum{};
    for (const auto& [id, statement] : conference.statements) {
        const bool of_delegation = std::holds_alternative<FromList>(statement.holder);
        sum += of_delegation && concluded(statement) ? statement.used_before : Duration::zero();
    }
    return sum;
}

TEST(Figures, EveryWayOfAddingUpGivesTheSameSums) {
    const std::uint32_t seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::cout << "seed " << seed << '\n';
    RandomMeeting meeting{seed};
    for (int i = 0; i < 400 && !testing::Test::HasFailure(); ++i) {
        meeting.step();
        const Figures figures = figures_of(meeting.state());
        for (const auto* rows : {&figures.delegations, &figures.regions, &figures.classes,
                                 &figures.modalities, &figures.lists}) {
            EXPECT_EQ(sum_of(*rows), figures.total) << "after step " << i;
        }
        EXPECT_EQ(figures.total.used, used_by_all(meeting.state().conference));
        EXPECT_EQ(figures.overruns.sum, figures.total.over);
        EXPECT_LE(sum_of(figures.groups).used, figures.total.used);
        EXPECT_GE(figures.gaps.sum, Duration::zero());
    }
    EXPECT_GT(figures_of(meeting.state()).total.statements, 5) << "the run says something";
}

}  // namespace
}  // namespace dais::meeting::test
