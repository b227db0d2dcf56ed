// Who sees what: the table of fields, and which meetings and speakers the public is told about.
#include <gtest/gtest.h>

#include "meeting/codec/visible.h"
#include "meeting/rules/undo.h"
#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

using codec::Json;

const MeetingKey kFirst{"2021-07-26-morning"};

void paths_of(const Json& json, const std::string& path, std::vector<std::string>& paths) {
    if (json.is_array()) {
        for (const auto& each : json) {
            paths_of(each, path, paths);
        }
    } else if (json.is_object()) {
        for (const auto& [name, each] : json.items()) {
            paths.push_back(path + "." + name);
            paths_of(each, path + "." + name, paths);
        }
    }
}

// A meeting in the middle of it, with everything that a view can hold.
void fill(Bench& bench) {
    bench.say(OpenMeeting{kFirst});
    bench.say(InscribeSpeaker{{"6"}, {"JAM"}, OnBehalfOf{GroupKey{"caricom"}, {}, {}}, {}, {}});
    for (const char* each : {"KEN", "FRA", "MEX", "JPN", "VAT"}) {
        bench.say(InscribeSpeaker{{"6"}, {each}, {}, {}, Modality::remote});
    }
    bench.say(MoveInscription{*bench.waiting("JPN"), bench.waiting("JAM"), Authority::chair});
    bench.say(GiveFloor{kFirst, *bench.waiting("KEN"), {}});
    bench.say(StartStatement{bench.holder()->id, {}});
    bench.say(GiveFloor{kFirst, *bench.waiting("FRA"), bench.holder()->id});
    bench.say(StartStatement{bench.holder()->id, {}});
}

// Texts in every state, with everything about them that is nobody's business.
void fill_texts(Bench& bench) {
    const DocumentKey draft{"draft-3"};
    const Voice kenya{DelegationKey{"KEN"}, OnBehalfOf{{}, "Secret friends", {}}};
    bench.say(ConcludeStatement{bench.holder()->id});
    bench.say(HoldParagraph{draft, {"30"}, kenya, "secret reason"});
    bench.say(MarkParagraphs{draft, {{"24"}}, ParagraphState::provisionally_agreed});
    bench.say(AmendParagraph{draft, {"24"}, "label", "States agree to meet."});
    bench.say(ConsiderText{kFirst, draft, {{"24"}}, true});
    bench.say(MakeProposal{kenya, {{}, {}, ItemKey{"7"}}, "secret title", "secret text"});
    bench.say(
        RaiseStickingPoint{"secret point", {kenya}, "A facilitator", "a note", draft, {{"30"}}});
    bench.say(OpenSilence{draft, "all of it", {}, {}});
    bench.say(
        ObjectToSilence{bench.conference().texts->silences.back().id, kenya, {}, "secret reason"});
    bench.say(OpenVote{
        kFirst, {{}, {}, {}, "the dates"}, VoteMethod::roll_call, false, DelegationKey{"KEN"}});
    bench.say(
        CastVote{bench.conference().texts->votes.back().id, {"KEN"}, VoteChoice::against, {}});
    bench.say(OpenMeeting{kFirst});
    bench.say(SendCircular{"secret circular", "secret", "https://example.org", false});
    bench.say(SendCircular{"A circular", "words", "https://example.org", true});
}

void link_kenya(Bench& bench) {
    const NewLink link{.role = Role::delegation,
                       .name = "Kenya",
                       .token_hash = std::string(64, 'a'),
                       .delegation = DelegationKey{"KEN"}};
    ASSERT_EQ(rule_of(bench.say(GrantAccess{{link}, {}}, "Ben")), "accepted");
}

// A decision with a position, after the vote of fill_texts was corrected.
void decide_texts(Bench& bench) {
    const Action* cast = rules::newest_of(bench.desk->state(), {1, "Ana"});
    ASSERT_EQ(cast->what, "action.vote-cast-against");
    ASSERT_EQ(rule_of(bench.say(UndoAction{cast->id})), "accepted");
    bench.say(CorrectAnnouncement{{bench.conference().texts->votes.back().id.value}, "a slip"});
    bench.say(OpenVote{kFirst, {{}, {}, {}, "the dates"}, VoteMethod::recorded, false, {}});
    const VoteId vote = bench.conference().texts->votes.back().id;
    bench.say(CastVote{vote, {"KEN"}, VoteChoice::against, {}});
    bench.say(CloseVote{vote});
    bench.say(IssueDocument{.draft = 4,
                            .languages = {{"fr", timing::UtcTime{}, "https://example.org"}},
                            .supersedes = DocumentKey{"draft-3"},
                            .released = true,
                            .sections = {{{"A"}, "A section", 1, ItemKey{"6"}}},
                            .paragraphs = {{.number = {"24"},
                                            .text = "States agree to meet again.",
                                            .section = {"A"},
                                            .item = ItemKey{"6"}}}});
    const DocumentKey newest = bench.conference().texts->documents.back()->key;
    bench.say(
        TakeDecision{kFirst, {newest, {}, {}, {}}, DecisionOutcome::adopted, true, "a comma"});
    const DecisionId decision = bench.conference().texts->decisions.back().id;
    bench.say(
        TakePosition{decision, {DelegationKey{"IRN"}, {}}, PositionKind::dissociation, {{"24"}}});
}

template <class Each>
void for_each_slice(const views::Board& board, const views::Audience& audience, Each each) {
    each("conference", codec::to_json(audience.conference->value));
    each("programme", codec::to_json(audience.programme->value));
    for (const auto& [room, floor] : audience.floors) {
        each("floor", codec::to_json(floor->value));
    }
    for (const auto& [room, queue] : audience.queues) {
        each("queue", codec::to_json(queue->value));
    }
    each("texts", codec::to_json(audience.texts->value));
    each("script", codec::to_json(board.script->value));
    each("podium", codec::to_json(board.podium->value));
    each("directory", codec::to_json(board.directory->value));
    each("lists", codec::to_json(board.lists->value));
    each("procedure", codec::to_json(board.procedure->value));
    each("figures", codec::to_json(board.figures->value));
    each("history", codec::to_json(board.history->value));
    each("record", codec::to_json(board.record->value));
    each("access", codec::to_json(board.access->value));
    each("proceedings", codec::to_json(board.proceedings->value));
    for (const auto& [room, chair] : board.chairs) {
        each("chair", codec::to_json(chair->value));
    }
    for (const auto& [room, booth] : board.booths) {
        each("booth", codec::to_json(booth->value));
    }
    for (const auto& [key, delegation] : board.delegations) {
        each("delegation", codec::to_json(delegation->value));
    }
}

TEST(Visibility, EveryFieldOfEverySliceHasARow) {
    Bench bench;
    fill(bench);
    fill_texts(bench);
    link_kenya(bench);
    decide_texts(bench);
    bench.machine.reboot(std::chrono::minutes{1});
    bench.restart();
    const auto board = bench.desk->board();
    std::size_t count = 0;
    for (const auto* audience : {&board->open, &board->officers}) {
        for_each_slice(*board, *audience, [&](const std::string& name, const Json& json) {
            std::vector<std::string> paths;
            paths_of(json, name, paths);
            count += paths.size();
            for (const auto& path : paths) {
                EXPECT_TRUE(known_field(path)) << path;
                EXPECT_TRUE(may_see(Role::officer, path)) << path;
            }
        });
    }
    EXPECT_GT(count, 1000U);
}

TEST(Visibility, ThePublicGetsNoOfficersSliceAndNoOfficersField) {
    Bench bench;
    fill(bench);
    fill_texts(bench);
    link_kenya(bench);
    const auto board = bench.desk->board();
    for_each_slice(*board, board->officers, [&](const std::string& name, const Json& json) {
        const Json seen = codec::visible(json, name, Role::open);
        if (name == "directory" || name == "script" || name == "podium" || name == "lists" ||
            name == "history" || name == "record" || name == "access" || name == "chair" ||
            name == "booth" || name == "delegation") {
            EXPECT_TRUE(seen.empty()) << name;
        }
        std::vector<std::string> paths;
        paths_of(seen, name, paths);
        for (const auto& path : paths) {
            for (const char* secret : {"inscription", "released_next", "moved_by", "last",
                                       "elapsed_to_confirm_us", "token_hash", "actor", "holds",
                                       "objections", "broken", "sticking_points", "next_name"}) {
                EXPECT_EQ(path.find(std::string{"."} + secret), std::string::npos) << path;
            }
        }
    });
}

TEST(Visibility, AFieldThatIsNotInTheTableGoesToNobody) {
    const Json json{{"room", "main"}, {"whisper", "secret"}};
    EXPECT_EQ(codec::visible(json, "floor", Role::officer).dump(), R"({"room":"main"})");
    EXPECT_FALSE(known_field("floor.whisper"));
    EXPECT_FALSE(known_field("whisper"));
    EXPECT_FALSE(known_field("lists"));
}

TEST(PublicViews, ShowWhatWasReleasedAndNoMore) {
    Bench bench;
    fill(bench);
    const auto next = [&](const views::Audience& audience) {
        return audience.queues.at({"main"})->value.next;
    };
    EXPECT_TRUE(next(bench.desk->board()->open).empty());
    EXPECT_EQ(next(bench.desk->board()->officers).size(), 4U);
    bench.say(ReleaseSpeakers{kFirst, 2});
    ASSERT_EQ(next(bench.desk->board()->open).size(), 2U);
    EXPECT_EQ(next(bench.desk->board()->open)[0].speaker.name, "Japan");
    EXPECT_EQ(next(bench.desk->board()->open)[1].speaker.on_behalf_of, "Caribbean Community");
    EXPECT_TRUE(bench.desk->board()->open.queues.at({"main"})->value.released);
    bench.say(ReleaseSpeakers{kFirst, 0});
    EXPECT_TRUE(next(bench.desk->board()->open).empty());
    EXPECT_FALSE(bench.desk->board()->open.queues.at({"main"})->value.released);
}

TEST(PublicViews, OfTextsOnlyWhatIsReleasedCirculatedAndAnnounced) {
    Bench bench;
    fill(bench);
    fill_texts(bench);
    link_kenya(bench);
    const auto board = bench.desk->board();
    const std::string officers = codec::to_json(board->officers.texts->value).dump();
    const std::string open = codec::to_json(board->open.texts->value).dump();
    for (const char* each : {"secret reason", "secret title", "secret text", "secret point",
                             "secret circular", "Secret friends", "the dates"}) {
        EXPECT_NE(officers.find(each), std::string::npos) << each << " is not there at all";
        EXPECT_EQ(open.find(each), std::string::npos) << each << " is public";
    }
    EXPECT_NE(open.find("A circular"), std::string::npos);
    EXPECT_NE(open.find("Draft 3"), std::string::npos);
    EXPECT_FALSE(board->open.texts->value.silences.front().outcome);
}

TEST(PublicViews, TextsKeepTheirSliceWhileNothingOfThemChanges) {
    Bench bench;
    fill(bench);
    const auto before = bench.desk->board();
    bench.say(PauseStatement{bench.holder()->id});
    const auto after = bench.desk->board();
    EXPECT_NE(before->officers.floors, after->officers.floors);
    EXPECT_EQ(before->officers.texts, after->officers.texts);
    EXPECT_EQ(before->open.texts, after->open.texts);
    bench.say(HoldParagraph{{"draft-3"}, {"30"}, {DelegationKey{"KEN"}, {}}, {}});
    const auto held = bench.desk->board();
    EXPECT_NE(after->officers.texts, held->officers.texts);
    EXPECT_EQ(after->open.texts, held->open.texts) << "the public need not hear of it";
}

TEST(PublicViews, AClosedMeetingIsNotThere) {
    Bench bench;
    const MeetingKey informal{"2021-07-27-informal"};
    bench.say(InscribeSpeaker{{"6"}, {"KEN"}, {}, {}, {}});
    bench.say(OpenMeeting{informal});
    bench.say(GiveFloor{informal, *bench.waiting("KEN"), {}});
    const auto board = bench.desk->board();
    EXPECT_TRUE(board->officers.floors.at({"main"})->value.statement);
    const views::FloorView& seen = board->open.floors.at({"main"})->value;
    EXPECT_FALSE(seen.meeting);
    EXPECT_FALSE(seen.statement);
    for (const auto& meeting : board->open.programme->value.meetings) {
        EXPECT_TRUE(meeting.open_to_public) << meeting.key.text;
    }
    EXPECT_EQ(board->open.programme->value.meetings.size(), 10U);
    EXPECT_EQ(board->officers.programme->value.meetings.size(), 15U);
}

TEST(PublicViews, AClosedMeetingAfterAPublicOneLeavesItAdjourned) {
    Bench bench;
    fill(bench);
    bench.say(AdjournMeeting{kFirst, bench.holder()->id});
    const MeetingKey informal{"2021-07-27-informal"};
    bench.say(OpenMeeting{informal});
    bench.say(GiveFloor{informal, *bench.waiting("MEX"), {}});
    const views::FloorView seen = bench.desk->board()->open.floors.at({"main"})->value;
    EXPECT_EQ(seen.meeting, kFirst);
    EXPECT_EQ(seen.state, MeetingState::adjourned);
    EXPECT_FALSE(seen.statement) << "never yesterday's speaker, nor a closed meeting's";
    EXPECT_TRUE(bench.desk->board()->open.queues.at({"main"})->value.next.empty());
}

TEST(Views, AnotherFileHasAnotherEpoch) {
    // A screen that held slices of one file must not take another file's for the same.
    Bench one;
    Bench other;
    other.machine.pass(std::chrono::microseconds{1});
    Folder folder;
    auto journal = SqliteJournal::create(folder / "other.dais");
    Desk::create(*journal, other.machine, {bms7(), true});
    Desk desk{*journal, other.machine};
    EXPECT_EQ(desk.board()->version, one.desk->board()->version);
    EXPECT_NE(desk.board()->open.conference->value.clock_epoch,
              one.desk->board()->open.conference->value.clock_epoch);
}

TEST(Views, TheClockIsAnAnchorNotARemainder) {
    Bench bench;
    fill(bench);
    const auto before = bench.desk->board();
    bench.pass(std::chrono::seconds{20});
    const auto& statement = bench.desk->board()->open.floors.at({"main"})->value.statement;
    const auto after = bench.desk->board();
    EXPECT_EQ(after->open.floors, before->open.floors) << "nothing ticks";
    EXPECT_EQ(after->officers.floors, before->officers.floors);
    EXPECT_EQ(after->lists, before->lists) << "only predictions grow old";
    EXPECT_EQ(statement->running_since, bench.desk->state().rows.back().recorded);
}

TEST(Views, AListsItemsAndNumbers) {
    Bench bench;
    fill(bench);
    const auto& lists = bench.desk->board()->lists->value.lists;
    // With each list of speakers one of replies and one of explanations of position.
    ASSERT_EQ(lists.size(), 12U);
    EXPECT_EQ(lists[4].name, "Replies, item 6 (A)");
    EXPECT_EQ(lists[11].name, "Explanations, items 9 (D) and 10 (E)");
    EXPECT_EQ(lists[0].name, "Item 6 (A)");
    EXPECT_EQ(lists[3].name, "Items 9 (D) and 10 (E)");
    EXPECT_EQ(lists[0].spoken, 2);
    EXPECT_EQ(lists[0].waiting.front().position, 3);
    EXPECT_EQ(lists[0].waiting.front().speaker.name, "Japan");
    EXPECT_TRUE(lists[0].waiting.front().out_of_class);
}

// At 120 words a minute a three-minute statement has room for 360 words.
TEST(Views, ATextThatIsTooLongForItsTimeIsMarked) {
    Bench bench;
    InscribeSpeaker kenya;
    kenya.list = {"6"};
    kenya.delegation = {"KEN"};
    bench.say(kenya);
    const InscriptionId id = *bench.waiting("KEN");
    const auto row = [&] { return bench.desk->board()->lists->value.lists[0].waiting.front(); };
    EXPECT_FALSE(row().text_received);
    bench.say(NoteTextReceived{id, 360});
    EXPECT_EQ(row().words, 360);
    EXPECT_FALSE(row().too_many_words);
    bench.say(NoteTextReceived{id, 361});
    EXPECT_TRUE(row().too_many_words);
    bench.say(SetTimeLimit{{}, {"states"}, std::chrono::minutes{4}});
    EXPECT_FALSE(row().too_many_words);
}

TEST(Views, WhoAskedAfterTheListWasClosedIsMarkedForGood) {
    Bench bench;
    InscribeSpeaker asked;
    asked.list = {"6"};
    asked.delegation = {"KEN"};
    bench.say(asked);
    bench.say(CloseList{.list = {"6"}, .consent = true});
    asked.delegation = {"BRA"};
    bench.say(asked);
    const auto list = [&] { return bench.desk->board()->lists->value.lists[0]; };
    ASSERT_EQ(list().pending.size(), 1U);
    const InscriptionId late = list().pending.front().id;
    bench.say(GrantRequest{late});
    EXPECT_EQ(list().waiting.size(), 2U);
    bench.say(ReopenList{.list = {"6"}, .consent = true});
    const auto waiting = list().waiting;
    for (const auto& each : waiting) {
        EXPECT_EQ(each.late, each.id == late) << each.speaker.name;
    }
    EXPECT_FALSE(may_see(Role::open, "lists.lists.waiting.late"));
    EXPECT_TRUE(may_see(Role::officer, "lists.lists.waiting.late"));
}

TEST(Views, WhoSpeaksIsSaidAsFarAsItIsKnown) {
    Bench bench;
    InscribeSpeaker kenya;
    kenya.list = {"6"};
    kenya.delegation = {"KEN"};
    kenya.details.people = {{"", "Permanent Representative", "Her Excellency"},
                            {"B. Name", "", ""},
                            {"", "Representative", ""}};
    bench.say(kenya);
    EXPECT_EQ(bench.desk->board()->lists->value.lists[0].waiting.front().speaker.person,
              "Her Excellency, Permanent Representative; B. Name; Representative");
}

// That somebody asked, and whether a link holds, is the desk's and the Chair's business.
TEST(Views, AskingForTheFloorChangesNothingPublic) {
    Bench bench;
    bench.say(OpenMeeting{{"2021-07-26-morning"}});
    bench.say(CloseList{{"6"}, false});
    const auto before = bench.desk->board();
    InscribeSpeaker late;
    late.list = {"6"};
    late.delegation = {"KEN"};
    late.modality = Modality::remote;
    bench.say(late);
    late.list = {"6/replies"};
    late.delegation = {"FRA"};
    bench.say(late);
    bench.say(RaisePointOfOrder{{"2021-07-26-morning"}, {"BRA"}, false});
    bench.say(NoteReadiness{*bench.waiting("FRA"), Readiness::lost});
    const auto after = bench.desk->board();
    EXPECT_EQ(before->open.floors, after->open.floors);
    EXPECT_EQ(before->open.queues, after->open.queues);
    EXPECT_EQ(before->open.programme, after->open.programme);
    EXPECT_EQ(before->open.conference, after->open.conference);
    EXPECT_NE(before->lists, after->lists);
    EXPECT_NE(before->procedure, after->procedure);
}

}  // namespace
}  // namespace dais::meeting::test
