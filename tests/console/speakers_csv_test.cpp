// Speakers as CSV: what is read, what is matched, what is said of the rest, and the way back.
#include "console/program/speakers_csv.h"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "meeting/codec/conference_file.h"

namespace dais::console {
namespace {

using meeting::Modality;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// ---- the file -----------------------------------------------------------------------------------

using Fields = std::vector<std::string>;

// The key of what is wrong with a file, and the line it names; "read" where nothing is.
std::string verdict(const std::string& text) {
    try {
        static_cast<void>(read_csv(text));
        return "read";
    } catch (const CsvError& error) {
        const auto line = error.remark().names.find("line");
        return error.remark().key + (line == error.remark().names.end() ? "" : " " + line->second);
    }
}

TEST(CsvTest, ReadsWhatSpreadsheetsWrite) {
    struct Row {
        const char* what;
        std::string text;
    };
    for (const Row& row : {
             Row{"commas", "a,b\n1,x y\n"},
             Row{"a byte order mark",
                 "\xEF\xBB\xBF"
                 "a,b\n1,x y\n"},
             Row{"more of them",
                 "\xEF\xBB\xBF\xEF\xBB\xBF"
                 "a,b\n\"\xEF\xBB\xBF"
                 "1\",x \xEF\xBB\xBFy\n"},
             Row{"CR LF", "a,b\r\n1,x y\r\n"},
             Row{"CR alone", "a,b\r1,x y\r"},
             Row{"no end of line at the end", "a,b\n1,x y"},
             Row{"semicolons", "a;b\n1;x y\n"},
             Row{"tabs", "a\tb\n1\tx y\n"},
             Row{"quotation marks", "\"a\",\"b\"\n\"1\",\"x y\"\n"},
             Row{"blank lines", "\n  \na,b\n\n,\n1,x y\n\n"},
             Row{"blanks round a field", "a , b\n 1,  x y \n"},
         }) {
        const CsvTable table = read_csv(row.text);
        EXPECT_THAT(table.header.fields, ElementsAre("a", "b")) << row.what;
        ASSERT_EQ(table.rows.size(), 1U) << row.what;
        EXPECT_THAT(table.rows[0].fields, ElementsAre("1", "x y")) << row.what;
    }
}

TEST(CsvTest, AQuotedFieldHoldsSeparatorsMarksAndLineBreaks) {
    const CsvTable table = read_csv("a;\"b;\nc\"\r\n1;\"say \"\"x\"\";\r\ny, z\"\r\n\r\n2;3\r\n");
    EXPECT_THAT(table.header.fields, ElementsAre("a", "b;\nc"));
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0], (CsvRow{3, {"1", "say \"x\";\r\ny, z"}})) << "lines are the file's";
    EXPECT_EQ(table.rows[1], (CsvRow{6, {"2", "3"}}));
}

TEST(CsvTest, TheHeaderTellsTheSeparatorOutsideQuotationMarks) {
    EXPECT_EQ(read_csv("\"a,b,c\";d\n1;2\n").header.fields.size(), 2U);
    EXPECT_EQ(read_csv("alone\nx;y\n").rows[0].fields, (Fields{"x;y"}));
}

TEST(CsvTest, WhatCannotBeReadNamesItsLine) {
    const std::string utf16{
        "\xFF\xFE"
        "a\0b\0",
        6};
    std::string many = "a\n";
    for (std::size_t i = 0; i <= kMostCsvRows; ++i) {
        many += "x\n";
    }
    struct Row {
        std::string text;
        std::string verdict;
    };
    for (const Row& row : {
             Row{"", "csv.empty"},
             Row{"\xEF\xBB\xBF\r\n \r\n", "csv.empty"},
             Row{"a\nb\nC\xF4te\n", "csv.not-utf8 3"},
             Row{"a\r\n\"x\r\n\xE9\"\r\n", "csv.not-utf8 3"},
             Row{"a\r\xC3", "csv.not-utf8 2"},
             Row{"a\n\xED\xA0\x80\n", "csv.not-utf8 2"},
             Row{utf16, "csv.not-utf8 1"},
             Row{std::string{"a\n\0\n", 4}, "csv.not-utf8 2"},
             Row{"a\nx \"y\" z\n", "csv.quotes 2"},
             Row{"a\n\"x\" y\n", "csv.quotes 2"},
             Row{"a\n\nb\n\"x\ny\nz\n", "csv.unclosed 4"},
             Row{many, "csv.too-many-rows " + std::to_string(kMostCsvRows + 2)},
             Row{"a\n" + std::string(kMostCsvFields, ',') + "x\n", "csv.too-many-fields 2"},
             Row{"a\nb\n" + std::string(kLongestCsvField + 1, 'x'), "csv.long-field 3"},
             Row{"a\n" + std::string(kMostCsvBytes, 'x'), "csv.too-long"},
             Row{"a\n" + std::string(kLongestCsvField, 'x'), "read"},
             Row{"a\nC\xC3\xB4te d\xE2\x80\x99Ivoire\n", "read"},
         }) {
        EXPECT_EQ(verdict(row.text), row.verdict);
    }
}

TEST(CsvTest, WhatIsWrittenIsReadAgain) {
    const Fields fields{"a",         "",          "b,c", "d;e",     "f\tg",
                        "say \"h\"", "i\nj\r\nk", " l",  "Türkiye", "'m'"};
    std::ostringstream out;
    write_csv_row(out, Fields(fields.size(), "x"));
    write_csv_row(out, fields);
    const CsvTable table = read_csv(out.str());
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.rows[0].fields, fields);
}

// ---- the speakers -------------------------------------------------------------------------------

std::string content(const std::string& asset) {
    std::ifstream file{std::string{DAIS_ASSETS} + "/" + asset};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

meeting::views::DirectoryView sample_directory() {
    const auto facts = meeting::codec::conference_from(
        {"bms7.json", content("conferences/bms7.json")},
        {"biennial-meeting.json", content("profiles/biennial-meeting.json")},
        {"delegations.json", content("delegations.json")});
    meeting::views::DirectoryView directory;
    directory.delegations = facts->delegations;
    directory.groups = facts->groups;
    directory.ranks = {{{"head-of-state"}, "Head of State"}, {{"minister"}, "Minister"}};
    return directory;
}

class SpeakersCsvTest : public ::testing::Test {
  protected:
    // One line under a header.
    [[nodiscard]] SpeakerLine line(const std::string& header, const std::string& fields) const {
        return match_speakers(read_csv(header + "\n" + fields + "\n"), directory).lines.at(0);
    }
    // The keys of its problems.
    [[nodiscard]] static Fields problems(const SpeakerLine& line) {
        Fields keys;
        for (const Remark& each : line.problems) {
            keys.push_back(each.key);
        }
        return keys;
    }
    [[nodiscard]] std::string delegation(const std::string& written) const {
        const SpeakerLine found = line("delegation", "\"" + written + "\"");
        return found.problems.empty() ? found.speaker.delegation.text : found.problems.front().key;
    }
    // What a file as a whole is refused for.
    [[nodiscard]] std::string refusal(const std::string& text) const {
        try {
            static_cast<void>(match_speakers(read_csv(text), directory));
            return "";
        } catch (const CsvError& error) {
            return error.remark().key;
        }
    }

    static meeting::codec::Strings strings() {
        meeting::codec::Strings made;
        made.add(content("strings/en/import.json"));
        made.add(content("strings/en/rules.json"));
        return made;
    }

    meeting::views::DirectoryView directory = sample_directory();
};

TEST_F(SpeakersCsvTest, ADelegationIsWhatItIsCalledAndNothingNear) {
    struct Row {
        const char* written;
        const char* found;
    };
    for (const Row& row : {
             Row{"Kenya", "KEN"},
             Row{"  kenya ", "KEN"},
             Row{"KE", "KEN"},
             Row{"ken", "KEN"},
             Row{"Republic of Kenya", "KEN"},
             Row{"COTE D'IVOIRE", "CIV"},
             Row{"Côte d’Ivoire", "CIV"},
             Row{"Ivory Coast", "CIV"},
             Row{"Iran (Islamic Republic of)", "IRN"},
             Row{"the Islamic Republic of Iran", "IRN"},
             Row{"Turkey", "TUR"},
             Row{"EU", "EU"},
             Row{"Niger", "NER"},
             Row{"Guinea", "GIN"},
             Row{"Congo", "COG"},
             Row{"DRC", "COD"},
             Row{"Keny", "import.delegation-near"},
             Row{"Kenyaa", "import.delegation-near"},
             Row{"Korea", "import.delegation-near"},
             Row{"Atlantis", "import.delegation-unknown"},
             Row{"CARICOM", "import.delegation-is-group"},
         }) {
        EXPECT_EQ(delegation(row.written), row.found) << row.written;
    }
    for (const auto& each : directory.delegations) {
        EXPECT_EQ(delegation(each.en.list), each.key.text) << each.en.list;
        EXPECT_EQ(delegation(each.key.text), each.key.text) << each.en.list;
    }
}

TEST_F(SpeakersCsvTest, ANearNameIsOfferedAndNotTaken) {
    const SpeakerLine jamaica = line("delegation", "Jamacia");
    ASSERT_THAT(problems(jamaica), ElementsAre("import.delegation-near"));
    EXPECT_EQ(jamaica.problems[0].names.at("suggestions"), "Jamaica");
    EXPECT_EQ(jamaica.name, "Jamacia");
    const SpeakerLine korea = line("delegation", "Korea");
    EXPECT_THAT(korea.problems[0].names.at("suggestions"), HasSubstr("Republic of Korea"));
    EXPECT_THAT(korea.problems[0].names.at("suggestions"), HasSubstr("Democratic People's"));
}

TEST_F(SpeakersCsvTest, ANameThatMeansTwoIsNotTaken) {
    for (auto& each : directory.delegations) {
        if (each.key.text == "COG" || each.key.text == "COD") {
            each.aliases.emplace_back("Congo River");
        }
    }
    for (auto& each : directory.groups) {
        if (each.key.text == "caricom" || each.key.text == "sica") {
            each.aliases.emplace_back("Caribbean Friends");
        }
    }
    const SpeakerLine congo = line("delegation", "congo river");
    ASSERT_THAT(problems(congo), ElementsAre("import.delegation-ambiguous"));
    EXPECT_EQ(congo.problems[0].names.at("choices"),
              "Congo (COG), Democratic Republic of the Congo (COD)");
    const SpeakerLine friends = line("delegation,on behalf of", "JAM,Caribbean friends");
    ASSERT_THAT(problems(friends), ElementsAre("import.group-ambiguous"));
    EXPECT_THAT(friends.problems[0].names.at("choices"), HasSubstr("(caricom)"));
}

TEST_F(SpeakersCsvTest, AGroupIsKnownOrFreeText) {
    struct Row {
        const char* written;
        const char* key;
    };
    for (const Row& row : {
             Row{"CARICOM", "caricom"},
             Row{"Caribbean Community", "caricom"},
             Row{"the Caribbean Community", "caricom"},
             Row{"Arab States", "arab-group"},
             Row{"non-aligned-movement", "non-aligned-movement"},
             Row{"EU", "european-union"},
         }) {
        const SpeakerLine found =
            line("delegation,on behalf of", std::string{"JAM,"} + row.written);
        ASSERT_TRUE(found.speaker.on_behalf_of) << row.written;
        ASSERT_TRUE(found.speaker.on_behalf_of->group) << row.written;
        EXPECT_EQ(found.speaker.on_behalf_of->group->text, row.key);
        EXPECT_THAT(found.remarks, IsEmpty()) << row.written;
    }
    const SpeakerLine known = line("delegation,on behalf of", "Jamaica,caricom");
    EXPECT_EQ(known.name, "Jamaica (CARICOM)");

    const SpeakerLine free =
        line("delegation,on behalf of,States", "Mexico,Friends of the Tracing,\"KEN; Japan, de\"");
    EXPECT_THAT(problems(free), IsEmpty());
    ASSERT_TRUE(free.speaker.on_behalf_of);
    EXPECT_EQ(free.speaker.on_behalf_of->name, "Friends of the Tracing");
    EXPECT_EQ(free.speaker.on_behalf_of->group, std::nullopt);
    EXPECT_THAT(free.speaker.on_behalf_of->states,
                ElementsAre(meeting::DelegationKey{"KEN"}, meeting::DelegationKey{"JPN"},
                            meeting::DelegationKey{"DEU"}));
    ASSERT_EQ(free.remarks.size(), 1U);
    EXPECT_EQ(free.remarks[0].key, "import.group-free-text");

    const SpeakerLine near = line("delegation,on behalf of", "JAM,Caribean Community");
    ASSERT_EQ(near.remarks.size(), 1U);
    EXPECT_EQ(near.remarks[0],
              (Remark{"import.group-near",
                      {{"group", "Caribean Community"}, {"suggestions", "CARICOM"}}}));

    EXPECT_EQ(line("delegation,on behalf of", "JAM,-").speaker.on_behalf_of, std::nullopt);
}

TEST_F(SpeakersCsvTest, ACapacityAgreesWithTheGroup) {
    struct Row {
        const char* fields;
        const char* problem;
    };
    for (const Row& row : {
             Row{"JAM,national,", ""},
             Row{"JAM,National statement,", ""},
             Row{"JAM,à titre national,", ""},
             Row{"JAM,group,CARICOM", ""},
             Row{"JAM,au nom d'un groupe,CARICOM", ""},
             Row{"JAM,,CARICOM", ""},
             Row{"JAM,,", ""},
             Row{"JAM,national,CARICOM", "import.capacity-national"},
             Row{"JAM,group,", "import.capacity-group"},
             Row{"JAM,personal,", "import.capacity-unknown"},
         }) {
        const SpeakerLine found = line("delegation,capacity,on behalf of", row.fields);
        EXPECT_EQ(found.problems.empty() ? "" : found.problems[0].key, row.problem) << row.fields;
    }
}

TEST_F(SpeakersCsvTest, LanguageModalityAndLength) {
    const std::string header = "delegation,language,modality,length";
    struct Row {
        const char* fields;
        const char* language;
        Modality modality;
        int seconds;
    };
    for (const Row& row : {
             Row{"JAM,English,in person,", "en", Modality::in_person, 0},
             Row{"JAM,EN,In-Person,", "en", Modality::in_person, 0},
             Row{"JAM,français,en présentiel,", "fr", Modality::in_person, 0},
             Row{"JAM,anglais,à distance,", "en", Modality::remote, 0},
             Row{"JAM,Español,VIRTUAL,", "es", Modality::remote, 0},
             Row{"JAM,arabe,visioconférence,", "ar", Modality::remote, 0},
             Row{"JAM,Русский,Pre-recorded,2:45", "ru", Modality::pre_recorded, 165},
             Row{"JAM,中文,préenregistrée,0:02:45", "zh", Modality::pre_recorded, 165},
             Row{"JAM,Portuguese,video message,", "pt", Modality::pre_recorded, 0},
             Row{"JAM,Hebrew,,", "he", Modality::in_person, 0},
             Row{"JAM,,,", "", Modality::in_person, 0},
         }) {
        const SpeakerLine found = line(header, row.fields);
        EXPECT_THAT(problems(found), IsEmpty()) << row.fields;
        EXPECT_EQ(found.speaker.details.language, row.language) << row.fields;
        EXPECT_EQ(found.speaker.modality, row.modality) << row.fields;
        EXPECT_EQ(found.speaker.details.length.value_or(timing::Duration{}),
                  std::chrono::seconds{row.seconds})
            << row.fields;
    }
    struct Wrong {
        const char* fields;
        const char* problem;
    };
    for (const Wrong& row : {
             Wrong{"JAM,English/French,,", "import.language-unknown"},
             Wrong{"JAM,Klingonese,,", "import.language-unknown"},
             Wrong{"JAM,,by letter,", "import.modality-unknown"},
             Wrong{"JAM,,pre-recorded,165", "import.length-unknown"},
             Wrong{"JAM,,pre-recorded,2:75", "import.length-unknown"},
             Wrong{"JAM,,pre-recorded,2:-5", "import.length-unknown"},
             Wrong{"JAM,,pre-recorded,99999999999:00", "import.length-unknown"},
             Wrong{"JAM,,pre-recorded,soon", "import.length-unknown"},
             Wrong{"JAM,,pre-recorded,0:09", "rule.recording.length"},
             Wrong{"JAM,,pre-recorded,3:00:01", "rule.recording.length"},
             Wrong{"JAM,,remote,2:45", "rule.recording.length"},
         }) {
        EXPECT_THAT(problems(line(header, row.fields)), ElementsAre(row.problem)) << row.fields;
    }
}

TEST_F(SpeakersCsvTest, PeopleShareASlotAndHaveARank) {
    const SpeakerLine found =
        line("Délégation,Orateur,Titre,Formule d'appel,speaker 2,title 2,rang,s'alignent,note",
             "JAM,\"Representative\nof  Jamaica\",Minister,Her Excellency,A second,,minister,"
             "\"KEN;GBR\",\" first\nsecond \"");
    EXPECT_THAT(problems(found), IsEmpty());
    const auto& details = found.speaker.details;
    EXPECT_THAT(details.people, ElementsAre(meeting::Person{"Representative of Jamaica", "Minister",
                                                            "Her Excellency"},
                                            meeting::Person{"A second", "", ""}));
    EXPECT_EQ(details.rank, meeting::RankKey{"minister"});
    EXPECT_THAT(details.aligning,
                ElementsAre(meeting::DelegationKey{"KEN"}, meeting::DelegationKey{"GBR"}));
    EXPECT_EQ(details.note, "first\nsecond");
    EXPECT_THAT(problems(line("delegation,rank", "JAM,Emperor")),
                ElementsAre("import.rank-unknown"));
    EXPECT_THAT(problems(line("delegation,aligning", "JAM,Kenia")),
                ElementsAre("import.delegation-near"));
}

TEST_F(SpeakersCsvTest, ColumnsStandInAnyOrderAndLanguage) {
    const SpeakerFile file = match_speakers(
        read_csv("LANGUE;Seat number;Au nom de;;DÉLÉGATION\nfr;12;CARICOM;;Jamaïque\n"), directory);
    EXPECT_THAT(file.unknown_columns, ElementsAre("Seat number"));
    EXPECT_EQ(file.lines[0].speaker.details.language, "fr");
    EXPECT_EQ(file.lines[0].name, "Jamaïque (CARICOM)") << "as written: no such name in English";
    EXPECT_EQ(refusal("speaker,title\nA,B\n"), "csv.no-delegation");
    EXPECT_EQ(refusal("delegation,speaker,Country\nJAM,x,y\n"), "csv.column-twice");
    EXPECT_EQ(refusal("delegation,speaker\n"), "csv.no-lines");
    EXPECT_THAT(problems(line("delegation,note", "JAM,one,two")),
                ElementsAre("import.too-many-fields"));
    EXPECT_THAT(problems(line("delegation,note", "JAM")), IsEmpty());
    EXPECT_THAT(problems(line("delegation,note", ",alone")),
                ElementsAre("import.delegation-missing"));
    EXPECT_THAT(problems(line("delegation,States", "JAM,KEN")),
                ElementsAre("import.states-without-group"));
}

TEST_F(SpeakersCsvTest, TheReportTellsEveryLineInTheFilesOrder) {
    SpeakerFile file = match_speakers(read_csv("delegation,seat,on behalf of,modality\n"
                                               "Jamaica,1,CARICOM,remote\n"
                                               "Jamacia,2,,by letter\n"
                                               "Kenya,3,Friends,\n"),
                                      directory);
    EXPECT_FALSE(all_match(file));
    file.lines[0].refused = "Because.";
    std::ostringstream out;
    write_report(file, strings(), out);
    EXPECT_EQ(out.str(),
              "column \"seat\": not known and left out\n"
              "line 2: Jamaica (CARICOM): matched, and refused by the rules. Because.\n"
              "line 3: Jamacia: not matched. There is no delegation \"Jamacia\"; did you mean "
              "Jamaica? The modality \"by letter\" is not known: write in person, remote or "
              "pre-recorded.\n"
              "line 4: Kenya (Friends): matched. No group of this conference is called "
              "\"Friends\": taken as the group's name.\n"
              "Lines: 3; matched: 1; not matched: 1; refused by the rules: 1.\n");
}

TEST_F(SpeakersCsvTest, WhatIsExportedComesBackTheSame) {
    using meeting::DelegationKey;
    std::vector<meeting::ImportedSpeaker> speakers;
    for (const auto& each : directory.delegations) {
        speakers.push_back({.delegation = each.key, .on_behalf_of = {}, .details = {}});
    }
    for (const auto& each : directory.groups) {
        speakers.push_back({.delegation = {"JAM"},
                            .on_behalf_of = meeting::OnBehalfOf{each.key, "", {}},
                            .details = {}});
    }
    speakers.push_back(
        {.delegation = {"MEX"},
         .on_behalf_of = meeting::OnBehalfOf{{}, "Friends, of \"tracing\"", {{"KEN"}, {"EU"}}},
         .modality = Modality::pre_recorded,
         .details = {.people = {{"A; b", "C,d", "Her Excellency"}, {"", "Minister", ""}},
                     .rank = meeting::RankKey{"minister"},
                     .language = "es",
                     .length = std::chrono::seconds{4'500},
                     .aligning = {{"GBR"}, {"CIV"}},
                     .note = "two\nlines"}});
    std::ostringstream out;
    write_speakers(speakers, directory, out);
    const SpeakerFile back = match_speakers(read_csv(out.str()), directory);
    EXPECT_TRUE(all_match(back));
    EXPECT_EQ(speakers_of(back), speakers);
}

TEST_F(SpeakersCsvTest, AnExportHasOnlyTheColumnsItNeeds) {
    std::ostringstream out;
    write_speakers({{.delegation = {"CIV"}, .on_behalf_of = {}, .details = {}}}, directory, out);
    EXPECT_EQ(out.str(),
              "\xEF\xBB\xBF"
              "delegation,speaker,title,form of address,capacity,on behalf of,language,modality,"
              "length,note\r\nCôte d'Ivoire,,,,national,,,in person,,\r\n");
}

TEST_F(SpeakersCsvTest, TheSampleMatches) {
    const SpeakerFile sample =
        match_speakers(read_csv(content("conferences/bms7-speakers.csv")), directory);
    EXPECT_TRUE(all_match(sample));
    EXPECT_THAT(sample.unknown_columns, IsEmpty());
    EXPECT_EQ(sample.lines.size(), 12U);
    for (const SpeakerLine& each : sample.lines) {
        EXPECT_THAT(each.remarks, IsEmpty()) << each.name;
    }
}

}  // namespace
}  // namespace dais::console
