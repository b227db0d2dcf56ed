// `dais record`: one conference, seen in its three formats and two languages.
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program/support.h"

namespace dais::test {
namespace {

using std::chrono::seconds;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const meeting::MeetingKey kFirst{"2021-07-26-morning"};

// A morning: Kenya is given a minute more and is over; the Chair corrects a quorum; Jamaica for
// CARICOM, whose representative's name would end a cell, is under its time; France hands its
// statement in.
class Record : public testing::Test {
  protected:
    Record() : file_{(folder_ / "m.dais").string()} {
        make_bms7(file_);
        const Serving serving{file_};
        Officer ana{serving, "Ana"};
        using namespace meeting;
        say(ana, OpenMeeting{kFirst});
        TakeFormalStep quorum;
        quorum.meeting = kFirst;
        quorum.step = FormalStepKind::quorum;
        quorum.present = 150;
        const ActionId wrong{say(ana, quorum)};
        say(ana, CorrectAnnouncement{wrong, "Misheard: \"105\", not 150."});
        quorum.present = 105;
        say(ana, quorum);
        InscribeSpeaker kenya;
        kenya.list = {"6"};
        kenya.delegation = {"KEN"};
        speak(ana, kenya, seconds{60}, seconds{250});
        InscribeSpeaker jamaica = kenya;
        jamaica.delegation = {"JAM"};
        jamaica.on_behalf_of = OnBehalfOf{GroupKey{"caricom"}, "", {}};
        jamaica.modality = Modality::remote;
        jamaica.details.people = {{"A. Smith", "Minister | Head, \"acting\"", "Ms."}};
        speak(ana, jamaica, {}, seconds{120});
        InscribeSpeaker france = kenya;
        france.delegation = {"FRA"};
        say(ana, TakeInWriting{{say(ana, france)}});
    }

    static std::int64_t say(Officer& officer, const meeting::Command& command) {
        const Json answer = officer.say(command);
        EXPECT_TRUE(answer["accepted"]) << answer.dump();
        return answer["action"];
    }
    static void speak(Officer& officer, const meeting::InscribeSpeaker& who, seconds extension,
                      seconds length) {
        using namespace meeting;
        const InscriptionId inscription{say(officer, who)};
        GiveFloor give;
        give.meeting = kFirst;
        give.inscription = inscription;
        const StatementId statement{say(officer, give)};
        say(officer, StartStatement{statement, {}});
        if (extension != seconds{0}) {
            say(officer, AdjustTime{statement, extension});
        }
        say(officer, AdvanceRehearsal{length});
        say(officer, ConcludeStatement{statement});
    }
    [[nodiscard]] std::string record(std::vector<std::string> options) const {
        options.insert(options.begin(), {"record", file_});
        const Finished run = dais(options);
        EXPECT_EQ(run.exit_code, 0) << run.err;
        return run.out;
    }

    Folder folder_;
    std::string file_;
};

TEST_F(Record, AsMarkdownSaysWhatWasSaidAndDone) {
    const std::string text = record({});
    EXPECT_THAT(text, StartsWith("# Seventh Biennial Meeting of States"));
    EXPECT_THAT(text, HasSubstr("This was a rehearsal."));
    EXPECT_THAT(text, HasSubstr("Times are those of America/New_York."));
    EXPECT_THAT(
        text,  // and the time that the commands took
        ContainsRegex(R"(\| 2021-07-26 09:50 \| 1st meeting \| Kenya \| 4:00 \| 4:1. \| 0:1. \|)"));
    EXPECT_THAT(text, HasSubstr("extended by 1:00"));
    EXPECT_THAT(text, HasSubstr("Minister \\| Head")) << "a name ends no cell";
    EXPECT_THAT(text, HasSubstr("| France | handed in in writing, not delivered |"));
    EXPECT_THAT(text, HasSubstr("Quorum: 105 members present"));
    EXPECT_THAT(text, Not(HasSubstr("Quorum: 150"))) << "corrected";
    EXPECT_THAT(text, HasSubstr("Misheard: \"105\", not 150."));
    EXPECT_THAT(text, ContainsRegex(R"(\| All delegations \| 2 \| 9:00 \| 6:1. \| 0:1. \|)"));
    EXPECT_THAT(text, ContainsRegex(R"(\| CARICOM \| 1 \| 5:00 \| 2:0. \|  \|)"));
    EXPECT_THAT(text, Not(HasSubstr("record."))) << "a key without its words";
}

TEST_F(Record, AsMarkdownInParts) {
    EXPECT_THAT(record({"--statements"}), Not(HasSubstr("## Figures")));
    const std::string figures = record({"--figures"});
    EXPECT_THAT(figures, HasSubstr("## Figures"));
    EXPECT_THAT(figures, Not(HasSubstr("## Statements")));
}

TEST_F(Record, AsCsvIsOneTableWithQuotes) {
    const std::string text = record({"--format", "csv"});
    EXPECT_THAT(text, StartsWith("given the floor,ended,meeting,list,name,delegation,"));
    EXPECT_THAT(text, HasSubstr("2021-07-26 09:50:"));
    EXPECT_THAT(text, HasSubstr(",1st meeting,Item 6 (A),Kenya,KEN,,States,in person,,180,60,25"));
    EXPECT_THAT(text, HasSubstr(",\"Ms. A. Smith, Minister | Head, \"\"acting\"\"\",300,0,12"));
    std::size_t lines = 0;
    for (std::size_t at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at)) {
        ++lines;
        at += 2;
    }
    EXPECT_EQ(lines, 3U) << "a heading and two statements";
}

TEST_F(Record, FiguresAsCsv) {
    const std::string text = record({"--format", "csv", "--figures"});
    EXPECT_THAT(text, StartsWith("section,key,name,statements,allotted (s),used (s),over (s),"));
    EXPECT_THAT(text, HasSubstr("\r\ndelegations,JAM,Jamaica,1,300,12"));
    EXPECT_THAT(text, HasSubstr("\r\nmodalities,remote,remote,1,300,12"));
    EXPECT_THAT(text, HasSubstr("\r\ncounts,in-writing,Statements in writing,,,,,1\r\n"));
}

TEST_F(Record, AsJsonIsOneObjectWithBoth) {
    const Json json = Json::parse(record({"--format", "json"}));
    ASSERT_EQ(json["statements"].size(), 2U);
    const Json& kenya = json["statements"][0];
    EXPECT_EQ(kenya["delegation"], "KEN");
    EXPECT_EQ(kenya["allotted_us"], 180'000'000);
    EXPECT_EQ(kenya["extension_us"], 60'000'000);
    EXPECT_GE(kenya["used_us"], 250'000'000);
    EXPECT_THAT(kenya["given"]["local"].get<std::string>(), StartsWith("2021-07-26T09:50:"));
    EXPECT_THAT(kenya["given"]["utc"].get<std::string>(), StartsWith("2021-07-26T13:50:"));
    EXPECT_EQ(json["corrections"][0]["by"], "Ana");
    EXPECT_EQ(json["figures"]["total"]["statements"], 2);
    EXPECT_EQ(json["figures"]["meetings"][0]["meeting"], kFirst.text);
    EXPECT_FALSE(Json::parse(record({"--format", "json", "--figures"})).contains("statements"));
    EXPECT_FALSE(Json::parse(record({"--format", "json", "--statements"})).contains("figures"));
}

TEST_F(Record, SpeaksFrench) {
    const std::string text = record({"--language", "fr"});
    EXPECT_THAT(text, HasSubstr("## Déclarations"));
    EXPECT_THAT(text, HasSubstr("prolongée de 1:00"));
    EXPECT_THAT(text, Not(HasSubstr("record.")));
}

TEST_F(Record, OfOneMeetingIsASummary) {
    const std::string text = record({"--meeting", "1"});
    EXPECT_THAT(text, StartsWith("# Summary record of the 1st meeting"));
    EXPECT_THAT(
        text,
        ContainsRegex(R"(\*\*Kenya\*\* took the floor at 09:50 and spoke for 4:1., 0:1. over)"));
    EXPECT_THAT(text, HasSubstr("Quorum: 105 members present"));
    EXPECT_THAT(text, HasSubstr("| كينيا | 肯尼亚 | Kenya | Kenya | Кения | Kenya |"));
    EXPECT_THAT(text, Not(HasSubstr("France"))) << "it took no floor";
    EXPECT_THAT(text, Not(HasSubstr("summary.")));
    const meeting::codec::Json json =
        meeting::codec::parse(record({"--meeting", "2021-07-26-morning", "--format", "json"}));
    EXPECT_EQ(json["delegations"].size(), 2U);
    EXPECT_THAT(record({"--meeting", "1", "--language", "fr"}), StartsWith("# Compte rendu"));
}

TEST_F(Record, AsPdfIsTheSameInTwoRuns) {
    const std::string one = record({"--meeting", "1", "--format", "pdf"});
    EXPECT_THAT(one, StartsWith("%PDF-"));
    EXPECT_GT(one.size(), 5'000U);
    EXPECT_EQ(one, record({"--meeting", "1", "--format", "pdf"}));
    const std::string out = (folder_ / "summary.pdf").string();
    EXPECT_EQ(record({"--meeting", "1", "--format", "pdf", "--out", out}), "");
    std::ostringstream written;
    written << std::ifstream{out, std::ios::binary}.rdbuf();
    EXPECT_EQ(written.str(), one);
    for (const char* format : {"markdown", "json"}) {
        EXPECT_EQ(record({"--meeting", "1", "--format", format}),
                  record({"--meeting", "1", "--format", format}));
    }
}

TEST_F(Record, ASummaryNamesItsMeeting) {
    const Finished unknown = dais({"record", file_, "--meeting", "99"});
    EXPECT_EQ(unknown.exit_code, 1);
    EXPECT_THAT(unknown.err, HasSubstr("There is no meeting \"99\""));
    const Finished unnamed = dais({"record", file_, "--format", "pdf"});
    EXPECT_EQ(unnamed.exit_code, 2);
    EXPECT_THAT(unnamed.err, HasSubstr("name it with --meeting"));
    const Finished parts = dais({"record", file_, "--meeting", "1", "--figures"});
    EXPECT_EQ(parts.exit_code, 2);
    EXPECT_THAT(parts.err, HasSubstr("leave them out with --meeting"));
    const Finished nowhere =
        dais({"record", file_, "--meeting", "1", "--out", "/nowhere/summary.pdf"});
    EXPECT_EQ(nowhere.exit_code, 1);
}

TEST(RecordUsage, AnUnknownFormatOrBothPartsAreWrongUsage) {
    EXPECT_EQ(dais({"record", "x.dais", "--format", "html"}).exit_code, 2);
    EXPECT_EQ(dais({"record", "x.dais", "--figures", "--statements"}).exit_code, 2);
}

}  // namespace
}  // namespace dais::test
