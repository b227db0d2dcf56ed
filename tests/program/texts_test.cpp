// The road of a text through the real program: paragraphs of a draft in and out, and what the
// record then says of documents and decisions.
#include <algorithm>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program/support.h"

namespace dais::test {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string kDraft3 = std::string{DAIS_ASSETS} + "/conferences/bms7-draft-3.csv";

class TextFiles : public ::testing::Test {
  protected:
    void SetUp() override { make_bms7(file); }
    [[nodiscard]] Finished import(const std::string& from,
                                  std::vector<std::string> more = {}) const {
        std::vector<std::string> arguments{"import", file, from, "--text", "3"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return dais(arguments);
    }
    [[nodiscard]] std::string exported() const {
        const Finished run = dais({"export", file, "--text", "3"});
        EXPECT_EQ(run.exit_code, 0) << run.err;
        return run.out;
    }
    [[nodiscard]] std::string written(const char* name, const std::string& text) const {
        const fs::path path = folder / name;
        std::ofstream{path, std::ios::binary} << text;
        return path.string();
    }
    [[nodiscard]] std::string rows() const { return dais({"export", file}).out; }

    const Folder folder;
    const std::string file = (folder / "m.dais").string();
};

TEST_F(TextFiles, TheSampleGoesInAndComesOutTheSame) {
    const Finished run = import(kDraft3);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("117 paragraphs (1 to 117)"));
    const std::string once = exported();
    EXPECT_EQ(std::count(once.begin(), once.end(), '\n') > 117, true);
    EXPECT_EQ(import(written("again.csv", once)).exit_code, 0);
    EXPECT_EQ(exported(), once);
}

TEST_F(TextFiles, APastedDraftIsReadWithoutItsHeadings) {
    const Finished run = import(written("draft.txt",
                                        "DRAFT 4\n\n1. States agree to meet.\n\n"
                                        "A. Implementation\n\n1. At the national level\n\n"
                                        "2. States agree to report,\nevery two years.\n"
                                        "3. States note the report.\n"),
                                {"--check"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("3 paragraphs (1 to 3)"));
    EXPECT_THAT(run.out, HasSubstr("nothing was changed"));
}

TEST_F(TextFiles, WhatAFileDoesNotSayStays) {
    EXPECT_EQ(import(written("words.csv", "number,text\n1,States agree.\n")).exit_code, 0);
    EXPECT_THAT(exported(), HasSubstr("1,Purpose of BMS7"));
    EXPECT_THAT(exported(), HasSubstr("States agree."));
    EXPECT_EQ(import(written("labels.csv", "number,label\n1,Another label\n")).exit_code, 0);
    EXPECT_THAT(exported(), HasSubstr("1,Another label"));
    EXPECT_THAT(exported(), HasSubstr("States agree."));
}

TEST_F(TextFiles, NothingIsHalfImported) {
    const std::string before = rows();
    const Finished twice = import(written("twice.csv", "number,label\n1,One\n1,Two\n"));
    EXPECT_EQ(twice.exit_code, 1);
    EXPECT_THAT(twice.out, HasSubstr("paragraph 1 is there twice"));
    EXPECT_THAT(twice.err, HasSubstr("Nothing was imported"));
    const Finished none = import(written("none.txt", "Dear delegates, no numbers here."));
    EXPECT_EQ(none.exit_code, 1);
    EXPECT_THAT(none.out, HasSubstr("No numbered paragraph was found"));
    const Finished unknown = dais({"import", file, kDraft3, "--text", "9"});
    EXPECT_EQ(unknown.exit_code, 1);
    EXPECT_THAT(unknown.err, HasSubstr("There is no document \"9\": name one of"));
    EXPECT_EQ(dais({"export", file, "--text", "9"}).exit_code, 1);
    EXPECT_EQ(import(kDraft3, {"--list", "6"}).exit_code, 2);
    EXPECT_EQ(rows(), before);
}

TEST_F(TextFiles, ARunningDaisTakesThemToo) {
    const Serving serving{file};
    Officer ana{serving, "Ana"};
    const Finished run =
        dais({"import", serving.ws(), written("three.csv", "number,label\n1,One\n2,Two\n"),
              "--text", "draft-3", "--token", serving.token()});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("2 paragraphs (1 to 2)"));
}

TEST_F(TextFiles, TheRecordTellsOfDocumentsAndDecisions) {
    {
        const Serving serving{file};
        Officer ana{serving, "Ana"};
        using namespace meeting;
        const auto say = [&](const Command& command) -> std::int64_t {
            const Json answer = ana.say(command);
            EXPECT_TRUE(answer["accepted"]) << answer.dump();
            return answer["action"];
        };
        const MeetingKey first{"2021-07-26-morning"};
        const DocumentKey draft{"draft-3"};
        say(OpenMeeting{first});
        say(HoldParagraph{draft, {"30"}, {DelegationKey{"KEN"}, {}}, "a secret"});
        say(LetParagraphGo{draft, {"30"}, {DelegationKey{"KEN"}, {}}});
        say(RaiseStickingPoint{"A secret point", {}, {}, {}, {}, {}});
        say(MakeProposal{
            {DelegationKey{"KEN"}, {}}, {{}, {}, ItemKey{"7"}}, "A secret title", {}, {}, {}});
        const DecisionId decision{say(
            TakeDecision{first, {draft, {}, {}, {}}, DecisionOutcome::adopted, true, "a comma"})};
        say(TakePosition{
            decision, {DelegationKey{"IRN"}, {}}, PositionKind::dissociation, {{"9"}}, {}});
        say(SendCircular{"Timetable", "Words", "https://example.org/t", false});
        say(AdjournMeeting{first, {}});
    }
    const std::string text = dais({"record", file}).out;
    EXPECT_THAT(text, HasSubstr("| adopted by consensus, as orally amended: a comma |"));
    EXPECT_THAT(text, HasSubstr("Iran (Islamic Republic of): dissociated itself from paragraph 9"));
    EXPECT_THAT(text, HasSubstr("| Timetable | Words | https://example.org/t |"));
    EXPECT_THAT(
        text,
        HasSubstr("| vice-chair | Group of Latin American and Caribbean States |  | vacant |"));
    EXPECT_THAT(text, Not(HasSubstr("secret")));
    EXPECT_THAT(text, Not(HasSubstr("record.")));
    const meeting::codec::Json json =
        meeting::codec::parse(dais({"record", file, "--format", "json"}).out);
    EXPECT_EQ(json["texts"]["decisions"][0]["positions"][0]["paragraphs"], "9");
    EXPECT_THAT(json.dump(), Not(HasSubstr("secret")));
    const std::string summary = dais({"record", file, "--meeting", "1"}).out;
    EXPECT_THAT(summary, HasSubstr("## Decisions and positions"));
    EXPECT_THAT(summary, HasSubstr("dissociated itself from paragraph 9"));
    EXPECT_THAT(summary, Not(HasSubstr("secret")));
    EXPECT_THAT(dais({"record", file, "--language", "fr"}).out,
                HasSubstr("adopté par consensus, tel qu'oralement modifié"));
}

}  // namespace
}  // namespace dais::test
