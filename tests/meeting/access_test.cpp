// Personal links: who may be given one, and what each role may do by it.
#include <fstream>
#include <regex>
#include <set>
#include <utility>

#include <gtest/gtest.h>

#include "meeting/codec/codec.h"
#include "meeting/codec/visible.h"
#include "meeting/rules/access.h"
#include "meeting/rules/inscriptions.h"
#include "meeting/words.h"
#include "tests/meeting/support.h"
#include "tests/support/every_command.h"

namespace dais::meeting::test {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const MeetingKey kFirst{"2021-07-26-morning"};
const ListKey kItem{"6"};
const ListKey kOther{"7"};

std::string hash_of(int number) {
    std::string digits = std::to_string(number);
    return std::string(64 - digits.size(), 'a') + digits;
}

class Access : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_EQ(say(OpenMeeting{kFirst}), "accepted");
        for (const char* delegation : {"KEN", "FRA", "JPN"}) {
            ASSERT_EQ(say(inscribe(delegation)), "accepted");
        }
        chair = link(Role::chair, "Chair");
        kenya = link(Role::delegation, "Kenya", "KEN");
        booths = link(Role::interpreter, "Booths");
        technician = link(Role::technician, "Webcast");
        officer = link(Role::officer, "Ben");
    }
    Actor link(Role role, const std::string& name, const std::string& delegation = {},
               std::optional<timing::UtcTime> until = {}) {
        NewLink made{.role = role, .name = name, .token_hash = hash_of(++links)};
        if (!delegation.empty()) {
            made.delegation = DelegationKey{delegation};
        }
        const Answer answer = bench.say(GrantAccess{{made}, until});
        EXPECT_EQ(rule_of(answer), "accepted");
        const auto* accepted = std::get_if<Accepted>(&answer);
        return {accepted == nullptr ? -1 : accepted->action.value, name};
    }
    std::string say(const Command& command) { return rule_of(bench.say(command)); }
    std::string say(const Actor& actor, const Command& command) {
        return rule_of(
            bench.desk->submit({"by-link-" + std::to_string(++commands)}, actor, command));
    }
    InscriptionId of(const std::string& delegation) { return *bench.waiting(delegation); }
    views::DelegationView own(const std::string& delegation = "KEN") {
        return bench.desk->board()->delegations.at({delegation})->value;
    }
    const views::PlaceView& place() {
        view = own();
        return view.places.front();
    }
    StatementId give(const std::string& delegation) {
        std::optional<StatementId> replacing;
        if (const Statement* held = bench.holder()) {
            replacing = held->id;
        }
        EXPECT_EQ(say(GiveFloor{kFirst, of(delegation), replacing}), "accepted");
        return bench.holder()->id;
    }

    Bench bench;
    views::DelegationView view;
    int links = 0;
    int commands = 0;
    Actor chair;
    Actor kenya;
    Actor booths;
    Actor technician;
    Actor officer;
};

TEST_F(Access, IsGrantedAllOrNothing) {
    const auto grant = [&](NewLink link) { return say(GrantAccess{{std::move(link)}, {}}); };
    const NewLink good{.role = Role::chair, .name = "Chair", .token_hash = hash_of(100)};
    NewLink link = good;
    EXPECT_EQ(say(GrantAccess{}), "access.nothing");
    link.role = Role::open;
    EXPECT_EQ(grant(link), "access.role");
    link = good;
    link.name.clear();
    EXPECT_EQ(grant(link), "access.unnamed");
    link.name = std::string(rules::kLongestLinkName + 1, 'x');
    EXPECT_EQ(grant(link), "access.unnamed");
    link = good;
    link.token_hash = "secret";
    EXPECT_EQ(grant(link), "access.hash");
    link.token_hash = std::string(64, 'G');
    EXPECT_EQ(grant(link), "access.hash");
    link = good;
    link.delegation = DelegationKey{"KEN"};
    EXPECT_EQ(grant(link), "access.whose") << "the Chair is no delegation";
    link.role = Role::delegation;
    link.delegation.reset();
    EXPECT_EQ(grant(link), "access.whose");
    link.delegation = DelegationKey{"XXX"};
    EXPECT_EQ(grant(link), "delegation.unknown");
    link = good;
    EXPECT_EQ(say(GrantAccess{{good, link}, {}}), "access.hash-used");
    EXPECT_EQ(say(GrantAccess{{good}, timing::UtcTime{}}), "access.until-passed");
    const std::vector<NewLink> many(rules::kMostLinksAtOnce + 1, good);
    EXPECT_EQ(say(GrantAccess{many, {}}), "access.too-many-links");
    const auto before = bench.conference().grants.size();
    EXPECT_EQ(grant(good), "accepted");
    EXPECT_EQ(bench.conference().grants.size(), before + 1);
    EXPECT_EQ(grant(good), "access.hash-used");
}

TEST_F(Access, IsRevokedOnce) {
    EXPECT_EQ(say(RevokeAccess{999'999}), "access.unknown-link");
    EXPECT_EQ(say(officer, RevokeAccess{officer.link}), "access.own-link");
    EXPECT_EQ(say(kenya, SayReady{of("KEN")}), "accepted");
    EXPECT_EQ(say(officer, RevokeAccess{kenya.link}), "accepted");
    EXPECT_EQ(say(RevokeAccess{kenya.link}), "access.already-revoked");
    EXPECT_EQ(say(kenya, SayReady{of("KEN")}), "access.revoked");
    EXPECT_EQ(bench.desk->board()->delegations.count({"KEN"}), 0U) << "nobody can look at it";
    for (const Grant& grant : *bench.desk->board()->grants) {
        EXPECT_NE(grant.link, kenya.link) << "the door knows it no more";
    }
    const auto& shown = bench.desk->board()->access->value.links;
    EXPECT_TRUE(std::any_of(shown.begin(), shown.end(), [&](const views::LinkView& each) {
        return each.link == kenya.link && each.revoked;
    })) << "officers see that it was";
}

TEST_F(Access, EndsAtItsHour) {
    const auto now = utc_at(bench.conference(), bench.desk->now());
    const Actor brief = link(Role::interpreter, "Relief", {}, now + minutes{10});
    const StatementId statement = give("FRA");
    ASSERT_EQ(say(StartStatement{statement}), "accepted");
    EXPECT_EQ(say(brief, AskSlower{statement}), "accepted");
    bench.pass(minutes{10});
    EXPECT_EQ(say(brief, AskSlower{statement}), "access.revoked");
}

TEST_F(Access, OfARoleReachesAsFarAsItsTable) {
    struct Row {
        const char* what;
        Command command;
        std::string chair;
        std::string kenya;
        std::string booths;
        std::string technician;
    };
    const std::string no = "access.not-for-role";
    const StatementId statement = give("FRA");
    ASSERT_EQ(say(StartStatement{statement}), "accepted");
    ASSERT_EQ(say(inscribe("ITA")), "accepted");
    const std::vector<Row> rows{
        {"a point of order", RaisePointOfOrder{kFirst, {"KEN"}}, no, "accepted", no, no},
        {"of another", RaisePointOfOrder{kFirst, {"JPN"}}, no, "access.not-yours", no, no},
        {"a place", inscribe("KEN", kOther), no, "accepted", no, no},
        {"a place for another", inscribe("IND"), no, "access.not-yours", no, no},
        {"withdrawing another", WithdrawInscription{of("JPN")}, no, "access.not-yours", no, no},
        {"ready", SayReady{of("KEN")}, no, "accepted", no, no},
        {"another's readiness", SayReady{of("JPN")}, no, "access.not-yours", no, no},
        {"a text", HandInText{of("KEN"), "Thank you."}, no, "accepted", no, no},
        {"another's text", HandInText{of("JPN"), "Hm."}, no, "access.not-yours", no, no},
        {"in writing", TakeInWriting{of("JPN")}, no, "access.not-yours", no, no},
        {"who speaks", DescribeSpeaker{of("KEN"), Modality::remote, "fr", {}}, no, "accepted", no,
         no},
        {"who speaks of another", DescribeSpeaker{of("JPN"), Modality::remote, "fr", {}}, no,
         "access.not-yours", no, no},
        {"the link", NoteReadiness{of("KEN"), Readiness::tested}, no, no, no, "accepted"},
        {"slower", AskSlower{statement}, no, no, "accepted", no},
        {"the private line", SayPrivately{"Five more minutes?"}, "accepted", no, no, no},
        {"the end", ConcludeStatement{statement}, "accepted", no, no, no},
        {"the next", GiveFloor{kFirst, of("KEN"), {}}, "accepted", no, no, no},
        {"the clock", StartStatement{statement}, no, no, no, no},
        {"the order", MoveInscription{of("ITA"), of("JPN")}, no, no, no, no},
        {"the list", CloseList{kItem}, no, no, no, no},
        {"links", RevokeAccess{kenya.link}, no, no, no, no},
        {"undo", UndoAction{ActionId{2}}, no, no, no, no},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(say(booths, row.command), row.booths) << row.what;
        EXPECT_EQ(say(technician, row.command), row.technician) << row.what;
        EXPECT_EQ(say(kenya, row.command), row.kenya) << row.what;
        EXPECT_EQ(say(chair, row.command), row.chair) << row.what;
    }
}

// ---- every role, every command ----------------------------------------------------------------

/// What PROTOCOL.md, "Roles", lets a role say, by the names in its table's last column.
std::set<std::string> told_of(const std::string& role) {
    std::ifstream protocol{std::string{DAIS_SOURCES} + "/net/PROTOCOL.md"};
    const std::string row = "| `" + role + "` |";
    for (std::string line; std::getline(protocol, line);) {
        if (line.rfind(row, 0) != 0) {
            continue;
        }
        const std::string last = line.substr(line.rfind('|', line.size() - 2));
        std::set<std::string> names;
        static const std::regex kName{"`([A-Z][A-Za-z]+)`"};
        for (std::sregex_iterator at{last.begin(), last.end(), kName}, end; at != end; ++at) {
            names.insert((*at)[1]);
        }
        return names;
    }
    return {};
}

TEST_F(Access, OfEachRoleIsToTheCommandsThatTheProtocolNamesAndToNoOther) {
    const std::vector<std::pair<std::string, Actor>> roles{{"chair", chair},
                                                           {"delegation", kenya},
                                                           {"interpreter", booths},
                                                           {"technician", technician}};
    for (const auto& [role, actor] : roles) {
        std::set<std::string> allowed;
        for (const Command& command : every_command()) {
            bench.pass(seconds{10});  // nobody is too fast
            if (say(actor, command) != "access.not-for-role") {
                allowed.insert(codec::to_json(command)["type"]);
            }
        }
        EXPECT_EQ(allowed, told_of(role)) << role;
        EXPECT_FALSE(allowed.empty()) << role;
    }
}

TEST_F(Access, OfADelegationIsForOrdinaryRequests) {
    InscribeSpeaker command = inscribe("KEN", kOther);
    command.on_behalf_of = OnBehalfOf{.group = {}, .name = "Friends", .states = {}};
    EXPECT_EQ(say(kenya, command), "access.by-the-desk");
    command = inscribe("KEN", kOther);
    command.modality = Modality::pre_recorded;
    EXPECT_EQ(say(kenya, command), "access.by-the-desk");
    command = inscribe("KEN", kOther);
    command.speaker_class = bench.conference().facts->profile.classes.front().key;
    EXPECT_EQ(say(kenya, command), "access.by-the-desk");
    command = inscribe("KEN", kOther);
    command.details.note = "first, please";
    EXPECT_EQ(say(kenya, command), "access.by-the-desk");
    EXPECT_EQ(say(kenya, DescribeSpeaker{of("KEN"), Modality::pre_recorded, "", {}}),
              "access.by-the-desk");
    const Person endless{std::string(rules::kLongestOwnWords + 1, 'x'), "", ""};
    EXPECT_EQ(say(kenya, DescribeSpeaker{of("KEN"), Modality::in_person, "", {endless}}),
              "details.too-long");
    command = inscribe("KEN", kOther);
    command.details.people = {endless};
    EXPECT_EQ(say(kenya, command), "details.too-long");
    EXPECT_EQ(say(kenya, TakeInWriting{of("KEN")}), "text.not-received");
    EXPECT_EQ(say(kenya, HandInText{of("KEN"), "We thank the Chair."}), "accepted");
    EXPECT_EQ(say(kenya, TakeInWriting{of("KEN")}), "accepted");
    EXPECT_EQ(own().places.front().state, views::PlaceState::in_writing);
}

TEST_F(Access, OfAPageThatWentWildIsSlowedDown) {
    const InscriptionId place = of("KEN");
    for (int i = 0; i < rules::kMostActsAMinute; ++i) {
        ASSERT_EQ(say(kenya, SayReady{place}), "accepted");
    }
    EXPECT_EQ(say(kenya, SayReady{place}), "access.too-fast");
    EXPECT_EQ(say(chair, SayPrivately{"?"}), "accepted") << "nobody else";
    bench.pass(seconds{61});
    EXPECT_EQ(say(kenya, SayReady{place}), "accepted");
}

TEST(AccessByProfile, IsAsWideAsTheProfileSays) {
    auto facts = *bms7();
    const Delegation& kenya = *find(facts, DelegationKey{"KEN"});
    EXPECT_EQ(rules::acts_by_link(facts, kenya).size(), 4U);
    Delegation guest = kenya;
    guest.rights.point_of_order = false;
    guest.rights.replies = 0;
    EXPECT_EQ(rules::acts_by_link(facts, guest),
              (std::vector{DelegationAct::request_floor, DelegationAct::hand_in_text}));
    facts.profile.by_link = {DelegationAct::hand_in_text};
    EXPECT_EQ(rules::acts_by_link(facts, kenya), (std::vector{DelegationAct::hand_in_text}));

    Folder folder;
    timing::SimulatedTimeSource machine{test_morning()};
    const auto journal = SqliteJournal::create(folder / "meeting.dais");
    Desk::create(*journal, machine, {std::make_shared<const ConferenceFacts>(facts), true});
    Desk desk{*journal, machine};
    const Answer granted = desk.submit({"a"}, {0, "Ana"},
                                       GrantAccess{{{.role = Role::delegation,
                                                     .name = "Kenya",
                                                     .token_hash = hash_of(1),
                                                     .delegation = DelegationKey{"KEN"}}},
                                                   {}});
    const Actor own{std::get<Accepted>(granted).action.value, "Kenya"};
    EXPECT_EQ(rule_of(desk.submit({"b"}, own, inscribe("KEN"))), "access.not-by-link");
    EXPECT_EQ(rule_of(desk.submit({"c"}, own, RaisePointOfOrder{kFirst, {"KEN"}})),
              "access.not-by-link");
}

TEST_F(Access, OutlivesARestart) {
    ASSERT_EQ(say(RevokeAccess{booths.link}), "accepted");
    const std::vector<Grant> before = bench.conference().grants;
    bench.restart();
    EXPECT_EQ(bench.conference().grants, before);
    EXPECT_EQ(say(kenya, SayReady{of("KEN")}), "accepted");
}

TEST_F(Access, IsNotInOfficersWayWhenTheyUndo) {
    const Answer moved = bench.say(MoveInscription{of("JPN"), of("KEN")});
    ASSERT_EQ(rule_of(moved), "accepted");
    ASSERT_EQ(say(kenya, SayReady{of("KEN")}), "accepted");
    ASSERT_EQ(say(kenya, HandInText{of("KEN"), "Thank you."}), "accepted");
    EXPECT_EQ(say(UndoAction{std::get<Accepted>(moved).action}), "accepted");
    EXPECT_TRUE(find(bench.conference(), of("KEN"))->ready) << "what was said stays";
    for (const auto& undo : bench.desk->board()->history->value.undoable) {
        EXPECT_NE(undo.action.actor, kenya) << "only officers undo";
    }
}

// ---- a delegation's own page ------------------------------------------------------------------

TEST_F(Access, ShowsADelegationWhatItAskedForAndWhatBecameOfIt) {
    EXPECT_EQ(place().state, views::PlaceState::waiting);
    EXPECT_FALSE(place().ahead) << "the officer shows nothing yet";
    ASSERT_EQ(say(ShowTurns{kFirst, TurnsShown::places}), "accepted");
    EXPECT_EQ(place().ahead, 0);
    EXPECT_FALSE(place().starts);
    ASSERT_EQ(say(ShowTurns{kFirst, TurnsShown::times}), "accepted");
    ASSERT_TRUE(place().starts);
    EXPECT_FALSE(place().connect_by) << "it speaks in the room";
    ASSERT_EQ(say(kenya, DescribeSpeaker{of("KEN"), Modality::remote, "fr", {{"A. Name", "", ""}}}),
              "accepted");
    EXPECT_EQ(place().connect_by, place().starts->early - views::kConnectAhead);
    EXPECT_EQ(place().language, "fr");
    EXPECT_EQ(place().people.front().name, "A. Name");

    const auto asked = [&](const ListKey& list) {
        const auto lists = own().lists;
        const auto found = std::find_if(lists.begin(), lists.end(),
                                        [&](const auto& each) { return each.list == list; });
        return found != lists.end() && found->asked;
    };
    EXPECT_TRUE(asked(kItem));
    EXPECT_FALSE(asked(kOther));

    ASSERT_EQ(say(CloseList{kOther}), "accepted");
    ASSERT_EQ(say(kenya, inscribe("KEN", kOther)), "accepted");
    const auto late = own().places.back();
    EXPECT_EQ(late.state, views::PlaceState::pending);
    ASSERT_EQ(say(chair, RefuseRequest{late.inscription, "The list was closed on Monday."}),
              "accepted");
    EXPECT_EQ(own().places.back().state, views::PlaceState::refused);
    EXPECT_EQ(own().places.back().reason, "The list was closed on Monday.");

    ASSERT_EQ(say(kenya, RaisePointOfOrder{kFirst, {"KEN"}}), "accepted");
    EXPECT_EQ(own().points.front().state, views::OwnPointState::raised);
    ASSERT_EQ(say(kenya, WithdrawPointOfOrder{own().points.front().point}), "accepted");
    EXPECT_EQ(own().points.front().state, views::OwnPointState::withdrawn);

    EXPECT_FALSE(own().floor.front().live);
    const StatementId statement = give("KEN");
    EXPECT_TRUE(own().floor.front().live);
    EXPECT_EQ(place().state, views::PlaceState::speaking);
    ASSERT_EQ(say(StartStatement{statement}), "accepted");
    ASSERT_EQ(say(booths, AskSlower{statement}), "accepted");
    EXPECT_EQ(own().floor.front().slower_asked, bench.desk->now());
}

TEST_F(Access, OfADelegationIsGrownByTimeAlone) {
    ASSERT_EQ(say(ShowTurns{kFirst, TurnsShown::times}), "accepted");
    const auto first = bench.desk->board()->delegations.at({"KEN"});
    bench.pass(minutes{5});
    const auto later = bench.desk->board()->delegations.at({"KEN"});
    EXPECT_GT(later->version, first->version);
    EXPECT_NE(later->value.places.front().starts, first->value.places.front().starts);
}

TEST_F(Access, TextsAreCountedAndBounded) {
    struct Row {
        std::string text;
        int words;
    };
    const std::vector<Row> rows{
        {"", 0},
        {" \n\t ", 0},
        {"Thank you, Chair.", 3},
        {"  l'Afrique\nest  là ", 3},
        {"谢谢主席先生", 4},  // six characters
        {"谢谢。", 2},        // the stop is none
        {"Спасибо, г-н Председатель", 3},
        {"شكرا سيدي الرئيس", 3},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(rules::words_in(row.text), row.words) << row.text;
    }
    EXPECT_EQ(say(kenya, HandInText{of("KEN"), "   "}), "text.empty");
    EXPECT_EQ(say(kenya, HandInText{of("KEN"), std::string(rules::kLongestText + 1, 'x')}),
              "text.too-long");
    EXPECT_EQ(say(kenya, HandInText{{999'999}, "x"}), "inscription.unknown");
    std::string speech;
    for (int i = 0; i < 700; ++i) {
        speech += "word ";
    }
    ASSERT_EQ(say(kenya, HandInText{of("KEN"), speech}), "accepted");
    EXPECT_EQ(place().words, 700);
    EXPECT_EQ(place().words_fit, 360) << "three minutes at 120 words a minute";
    EXPECT_TRUE(place().too_many_words);
    const auto& booth = bench.desk->board()->booths.at({"main"})->value;
    ASSERT_FALSE(booth.next.empty());
    EXPECT_EQ(booth.next.front().text, speech);
    EXPECT_EQ(booth.next.front().pace, 234);
    EXPECT_TRUE(booth.next.front().fast);
}

// ---- the booth and the Chair ------------------------------------------------------------------

TEST_F(Access, ToAskForASlowerSpeakerIsAnonymousAndNotTooOften) {
    EXPECT_EQ(say(booths, AskSlower{{999'999}}), "statement.unknown");
    const StatementId statement = give("FRA");
    EXPECT_EQ(say(booths, AskSlower{statement}), "slower.not-speaking");
    ASSERT_EQ(say(StartStatement{statement}), "accepted");
    EXPECT_EQ(say(booths, AskSlower{statement}), "accepted");
    EXPECT_EQ(say(booths, AskSlower{statement}), "slower.just-asked");
    bench.pass(seconds{20});
    EXPECT_EQ(say(booths, AskSlower{statement}), "accepted");
    const auto board = bench.desk->board();
    const auto& newest = board->history->value.actions.front();
    EXPECT_EQ(newest.what, "action.slower-asked");
    EXPECT_EQ(newest.actor, Actor{}) << "nobody is told which booth";
    const auto floor = [&](Role role, const views::Audience& audience) {
        return codec::visible(codec::to_json(audience.floors.at({"main"})->value), "floor", role)
            .dump();
    };
    const std::string field = "slower_asked_us";
    EXPECT_NE(floor(Role::officer, board->officers).find(field), std::string::npos);
    EXPECT_NE(floor(Role::interpreter, board->participants).find(field), std::string::npos);
    EXPECT_EQ(floor(Role::delegation, board->participants).find(field), std::string::npos);
    EXPECT_EQ(floor(Role::open, board->open).find(field), std::string::npos);
}

TEST_F(Access, ShowsTheChairWhoIsNextAndWhatWaitsForADecision) {
    ASSERT_EQ(say(CloseList{kItem}), "accepted");
    ASSERT_EQ(say(inscribe("IND")), "accepted");
    ASSERT_EQ(say(RaisePointOfOrder{kFirst, {"JPN"}}), "accepted");
    give("KEN");
    const auto chair_view = bench.desk->board()->chairs.at({"main"})->value;
    EXPECT_EQ(chair_view.statement_spoken, "Kenya");
    ASSERT_EQ(chair_view.next.size(), 2U);
    EXPECT_EQ(chair_view.next.front().speaker.name, "France");
    EXPECT_EQ(chair_view.next.front().spoken, "France");
    ASSERT_EQ(chair_view.requests.size(), 1U);
    EXPECT_EQ(chair_view.requests.front().name, "India");
    ASSERT_EQ(chair_view.points.size(), 1U);
    EXPECT_FALSE(chair_view.points.front().recognized);
    ASSERT_TRUE(chair_view.end);
    EXPECT_EQ(chair_view.end->waiting, 2);
    EXPECT_EQ(say(chair, GrantRequest{chair_view.requests.front().inscription}), "accepted");
    EXPECT_EQ(say(chair, RecognizePointOfOrder{chair_view.points.front().point}), "accepted");
}

// ---- the public part of the record ------------------------------------------------------------

TEST_F(Access, OfThePublicToTheRecordIsToWhatIsOver) {
    const auto entries = [&] {
        const auto& meetings = bench.desk->board()->proceedings->value.meetings;
        return meetings.empty() ? std::vector<views::ProceedingView>{} : meetings.front().entries;
    };
    const StatementId statement = give("FRA");
    ASSERT_EQ(say(StartStatement{statement}), "accepted");
    EXPECT_TRUE(entries().empty()) << "it is under way";
    bench.pass(seconds{100});
    ASSERT_EQ(say(ConcludeStatement{statement}), "accepted");
    ASSERT_EQ(entries().size(), 1U);
    EXPECT_EQ(entries().front().speaker.name, "France");
    EXPECT_EQ(entries().front().used, seconds{100});
    give("JPN");
    ASSERT_EQ(say(MarkAbsent{std::get<FromList>(bench.holder()->holder).inscription}), "accepted");
    EXPECT_EQ(entries().size(), 1U) << "an absence is nobody's business";
}

}  // namespace
}  // namespace dais::meeting::test
