// dais import and dais export of a list of speakers: the real program on real files, and on one
// that a running Dais has open. Nothing is ever half imported.
#include <algorithm>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program/support.h"

namespace dais::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const std::string kSpeakers = std::string{DAIS_ASSETS} + "/conferences/bms7-speakers.csv";

class ImportExportTest : public ::testing::Test {
  protected:
    void SetUp() override { make_bms7(file); }

    // A CSV file with this content.
    [[nodiscard]] std::string csv(const std::string& content) {
        const fs::path path = folder / ("speakers-" + std::to_string(++written_) + ".csv");
        std::ofstream{path, std::ios::binary} << content;
        return path.string();
    }
    [[nodiscard]] Finished import(const std::string& speakers,
                                  const std::vector<std::string>& more = {}) const {
        return import_into(file, speakers, more);
    }
    [[nodiscard]] static Finished import_into(const std::string& where, const std::string& speakers,
                                              const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"import", where, speakers, "--list", "6"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return dais(arguments);
    }
    [[nodiscard]] static std::string exported(const std::string& from) {
        const Finished run = dais({"export", from, "--list", "6", "--format", "csv"});
        EXPECT_EQ(run.exit_code, 0) << run.err;
        return run.out;
    }
    // Every row there is: what a refused import must leave as it was.
    [[nodiscard]] std::string rows() const { return dais({"export", file}).out; }
    [[nodiscard]] static std::ptrdiff_t lines_of(const std::string& text) {
        return std::count(text.begin(), text.end(), '\n');
    }

    const Folder folder;
    const std::string file = (folder / "m.dais").string();

  private:
    int written_ = 0;
};

// The rows of an export of every row that are of this type.
std::ptrdiff_t rows_of(const std::string& rows, const std::string& type) {
    std::istringstream lines{rows};
    std::ptrdiff_t count = 0;
    for (std::string line; std::getline(lines, line);) {
        count += Json::parse(line)["type"] == type ? 1 : 0;
    }
    return count;
}

TEST_F(ImportExportTest, TheSampleIsImportedAsOneAction) {
    const Finished run = import(kSpeakers, {"--name", "Ana"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, StartsWith("line 2: Indonesia (NAM): matched.\n"));
    EXPECT_THAT(run.out, HasSubstr("Lines: 12; matched: 12; not matched: 0;"));
    EXPECT_THAT(run.out, HasSubstr("Put on the list Item 6 (A): 12 speakers.\n"));
    EXPECT_EQ(run.err, "");
    EXPECT_EQ(rows_of(rows(), "SpeakersImported"), 1);
    EXPECT_EQ(rows_of(rows(), "SpeakerInscribed"), 12);

    std::istringstream lines{rows()};
    Json imported;
    for (std::string line; std::getline(lines, line);) {
        const Json row = Json::parse(line);
        if (row["type"] == "SpeakersImported") {
            imported = row;
        } else if (row["type"] == "SpeakerInscribed") {
            EXPECT_EQ(row["action"], imported["action"]);
        }
    }
    EXPECT_EQ(imported["actor"]["name"], "Ana");
}

TEST_F(ImportExportTest, WhatIsExportedIsImportedAgainToTheSameList) {
    ASSERT_EQ(import(kSpeakers).exit_code, 0);
    const std::string first = exported(file);
    EXPECT_EQ(lines_of(first), 14) << "a header, twelve speakers, a line break in a note";
    const std::string other = (folder / "other.dais").string();
    make_bms7(other);
    const Finished again = import_into(other, csv(first), {});
    EXPECT_EQ(again.exit_code, 0) << again.out << again.err;
    EXPECT_EQ(exported(other), first);
}

TEST_F(ImportExportTest, CheckOnlyReports) {
    const std::string before = rows();
    const Finished run = import(kSpeakers, {"--check"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("matched: 12;"));
    EXPECT_THAT(run.out, HasSubstr("would take all of them; nothing was changed."));
    EXPECT_EQ(rows(), before);
}

TEST_F(ImportExportTest, OneLineThatDoesNotMatchKeepsAllOut) {
    const std::string before = rows();
    const Finished run =
        import(csv("\xEF\xBB\xBF"
                   "Delegation;On behalf of;Capacity;Note\r\n"
                   "Jamaica;CARICOM;group;\"two\r\nlines\"\r\n"
                   "Jamacia;;;\r\n"
                   "Kenya;;group;\r\n"));
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_EQ(run.out,
              "line 2: Jamaica (CARICOM): matched.\n"
              "line 4: Jamacia: not matched. There is no delegation \"Jamacia\"; did you mean "
              "Jamaica?\n"
              "line 5: Kenya: not matched. The capacity is group, but the column \"on behalf of\" "
              "names none: correct one of the two.\n"
              "Lines: 3; matched: 1; not matched: 2; refused by the rules: 0.\n");
    EXPECT_THAT(run.err, StartsWith("Nothing was imported: "));
    EXPECT_EQ(lines_of(run.err), 1);
    EXPECT_EQ(rows(), before);
}

TEST_F(ImportExportTest, WhatTheRulesRefuseIsToldByTheRulesOwnSentence) {
    ASSERT_EQ(import(csv("delegation,on behalf of\nKenya,\nKenya,CARICOM\n")).exit_code, 0);
    const std::string before = rows();
    const Finished waiting = import(csv("delegation\nJamaica\nKenya\nJapan\n"));
    EXPECT_EQ(waiting.exit_code, 1);
    EXPECT_THAT(waiting.out, HasSubstr("line 2: Jamaica: matched.\n"));
    EXPECT_THAT(waiting.out, HasSubstr("line 3: Kenya: matched, and refused by the rules. Kenya "
                                       "is on this list already in the same capacity"));
    EXPECT_THAT(waiting.out, HasSubstr("refused by the rules: 1.\n"));
    EXPECT_THAT(waiting.err, StartsWith("Nothing was imported. Kenya is on this list already"));

    const Finished twice = import(csv("delegation\nJamaica\nJapan\nJM\n"));
    EXPECT_EQ(twice.exit_code, 1);
    EXPECT_THAT(twice.out, HasSubstr("matched: 3;"));
    EXPECT_THAT(twice.err, HasSubstr("Jamaica is in the import twice in the same capacity"));
    EXPECT_EQ(lines_of(twice.err), 1);
    EXPECT_EQ(rows(), before);

    EXPECT_EQ(import(csv("delegation,on behalf of\nKenya,African Group\n")).exit_code, 0)
        << "in another capacity";
}

TEST_F(ImportExportTest, AClosedListTakesNoImport) {
    {
        Serving serving{file};
        Officer ana{serving, "Ana"};
        ASSERT_TRUE(ana.say(meeting::CloseList{{"6"}})["accepted"]);
        EXPECT_EQ(serving.stop(), 0);
    }
    const std::string before = rows();
    const Finished run = import(csv("delegation\nJamaica\nJapan\n"));
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.out, HasSubstr("line 2: Jamaica: matched.\n")) << "the list is refused, not it";
    EXPECT_THAT(run.err, HasSubstr("\"Item 6 (A)\" is closed"));
    EXPECT_EQ(rows(), before);
}

TEST_F(ImportExportTest, AFileThatCannotBeReadIsOneSentence) {
    const std::string before = rows();
    struct Row {
        std::string content;
        const char* sentence;
    };
    for (const Row& row : {
             Row{"", "is empty"},
             Row{"speaker,title\nA,B\n", "names no column \"delegation\""},
             Row{"delegation\n", "holds no speaker"},
             Row{"delegation\nKenya\nC\xF4te d'Ivoire\n", "Line 3 of the CSV file is not UTF-8"},
             Row{"delegation\n\"Kenya\n", "opened and never closed"},
         }) {
        const Finished run = import(csv(row.content));
        EXPECT_EQ(run.exit_code, 1);
        EXPECT_EQ(run.out, "");
        EXPECT_THAT(run.err, HasSubstr(row.sentence));
        EXPECT_EQ(lines_of(run.err), 1) << run.err;
    }
    EXPECT_THAT(import((folder / "none.csv").string()).err, HasSubstr("There is no file"));
    const Finished list = dais({"import", file, kSpeakers, "--list", "66"});
    EXPECT_EQ(list.exit_code, 1);
    EXPECT_THAT(list.err, HasSubstr("There is no list \"66\": choose one of 6 (Item 6 (A)), "));
    EXPECT_EQ(dais({"export", file, "--list", "66", "--format", "csv"}).exit_code, 1);
    const Finished french = import(csv("delegation\nAtlantide\n"), {"--language", "fr"});
    EXPECT_THAT(french.err, StartsWith("Rien n'a été importé"));
    EXPECT_EQ(rows(), before);
}

TEST_F(ImportExportTest, WrongUsageIsTwo) {
    EXPECT_EQ(dais({"import", file}).exit_code, 2);
    EXPECT_EQ(dais({"import", file, kSpeakers}).exit_code, 2);
    EXPECT_EQ(import_into("http://127.0.0.1:1", kSpeakers, {}).exit_code, 2) << "no token";
    EXPECT_EQ(dais({"export", file, "--format", "csv"}).exit_code, 2);
    EXPECT_EQ(dais({"export", file, "--list", "6"}).exit_code, 2);
    EXPECT_EQ(dais({"export", file, "--list", "6", "--format", "xml"}).exit_code, 2);
    EXPECT_EQ(dais({"import", "--help"}).exit_code, 0);
}

TEST_F(ImportExportTest, AFileThatIsOpenElsewhereSaysToGiveTheAddress) {
    const Serving serving{file};
    const std::string before = rows();
    const Finished run = import(kSpeakers);
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.err, HasSubstr("is open in another Dais"));
    EXPECT_THAT(run.err, HasSubstr("give its address"));
    EXPECT_EQ(lines_of(run.err), 1);
    EXPECT_EQ(rows(), before);
}

TEST_F(ImportExportTest, ARunningDaisTakesAnImportByItsAddress) {
    const Serving serving{file};
    Officer ana{serving, "Ana"};
    const auto sent = [&](const std::string& speakers, std::vector<std::string> more = {}) {
        more.insert(more.end(), {"--token", serving.token(), "--name", "Ana"});
        return import_into(serving.ws(), speakers, more);
    };
    const auto waiting = [&](std::size_t count) {
        return ana.slice("lists", [&](const Json& value) {
            return value["lists"][0]["waiting"].size() == count;
        });
    };
    const Finished checked = sent(kSpeakers, {"--check"});
    EXPECT_EQ(checked.exit_code, 0) << checked.err;
    EXPECT_THAT(checked.out, HasSubstr("Nothing was sent; "));

    const Finished unmatched = sent(csv("delegation\nKenya\nAtlantis\n"));
    EXPECT_EQ(unmatched.exit_code, 1);
    EXPECT_THAT(unmatched.out, HasSubstr("line 3: Atlantis: not matched."));
    EXPECT_THAT(waiting(0), testing::Not(IsEmpty())) << "nothing half imported";

    const Finished run = sent(kSpeakers);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Put on the list Item 6 (A): 12 speakers."));
    EXPECT_EQ(waiting(12)["lists"][0]["waiting"].size(), 12U);

    const Finished again = sent(csv("delegation\nIreland\nKenya\n"));
    EXPECT_EQ(again.exit_code, 1);
    EXPECT_THAT(again.err, StartsWith("Nothing was imported. Kenya is on this list already"));

    // One action: whoever did it undoes all of it at once.
    std::istringstream lines{rows()};
    std::int64_t action = 0;
    for (std::string line; std::getline(lines, line);) {
        const Json row = Json::parse(line);
        action = row["type"] == "SpeakersImported" ? row["action"].get<std::int64_t>() : action;
    }
    EXPECT_TRUE(ana.say(meeting::UndoAction{{action}})["accepted"]);
    EXPECT_THAT(waiting(0), testing::Not(IsEmpty()));
}

TEST_F(ImportExportTest, AnAddressThatCannotBeUsedIsOneSentence) {
    const Serving serving{file};
    const auto sent = [&](const std::string& where, const std::string& token) {
        return import_into(where, kSpeakers, {"--token", token});
    };
    const Finished forged = sent(serving.ws(), "0123456789abcdef0123456789abcdef");
    EXPECT_EQ(forged.exit_code, 1);
    EXPECT_THAT(forged.err, HasSubstr("does not accept this link"));
    const Finished nobody = sent("http://127.0.0.1:1", "x");
    EXPECT_EQ(nobody.exit_code, 1);
    EXPECT_THAT(nobody.err, HasSubstr("127.0.0.1:1"));

    std::string many = "delegation,note\n";
    for (const char* each : {"KEN", "JPN", "JAM", "MEX", "PHL", "GBR"}) {
        many += std::string{each} + "," + std::string(3'500, 'x') + "\n";
    }
    const Finished full = import_into(serving.ws(), csv(many), {"--token", serving.token()});
    EXPECT_EQ(full.exit_code, 1);
    EXPECT_THAT(full.err, HasSubstr("a message to a running Dais at most"));
}

}  // namespace
}  // namespace dais::test
