// A document's paragraphs from pasted text and from CSV: what is a paragraph, what is a heading,
// what is said of the rest, and the way back.
#include "console/program/paragraphs_text.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "console/program/csv.h"
#include "meeting/codec/conference_file.h"
#include "meeting/codec/strings.h"

namespace dais::console {
namespace {

namespace fs = std::filesystem;
using meeting::Paragraph;
using meeting::ParagraphState;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const fs::path kAssets{DAIS_ASSETS};

std::string read_file(const fs::path& path) {
    std::ifstream file{path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// Items as two series of letters and one of keys name them.
Agenda agenda() {
    return {{.key = {"opening"}, .number = "1"},
            {.key = {"6"}, .number = "6", .letter = "A"},
            {.key = {"7"}, .number = "7", .letter = "B"},
            {.key = {"8"}, .number = "8", .letter = "C"},
            {.key = {"9"}, .number = "9", .letter = "D"},
            {.key = {"10"}, .number = "10", .letter = "E"}};
}

TextStructure pasted(const std::string& text) { return paragraphs_from_text(text, agenda()); }
TextStructure table(const std::string& csv) { return paragraphs_from_csv(csv, agenda()); }

// "number-twice 7": a remark and its line.
std::vector<std::string> said(const std::vector<Remark>& remarks) {
    std::vector<std::string> all;
    for (const Remark& each : remarks) {
        const auto line = each.names.find("line");
        all.push_back(each.key.substr(each.key.find('.') + 1) +
                      (line == each.names.end() ? "" : " " + line->second));
    }
    return all;
}

// "24 bis (s2, 6): text"
std::vector<std::string> paragraphs(const TextStructure& structure) {
    std::vector<std::string> all;
    for (const Paragraph& each : structure.paragraphs) {
        const std::string item = each.item ? ", " + each.item->text : "";
        const std::string place = each.section.text + item;
        all.push_back(each.number.text + (place.empty() ? "" : " (" + place + ")") + ": " +
                      each.text);
    }
    return all;
}

// "1 A. Title (6)"
std::vector<std::string> sections(const TextStructure& structure) {
    std::vector<std::string> all;
    for (const auto& each : structure.sections) {
        all.push_back(std::to_string(each.level) + " " + each.heading +
                      (each.item ? " (" + each.item->text + ")" : ""));
    }
    return all;
}

// ---- pasted text --------------------------------------------------------------------------------

TEST(PastedText, AParagraphRunsOverSeveralLines) {
    const auto read = pasted(
        "1. Tents are pitched\n\n"
        "before the rain,  in\tdecision -making too.\n\n"
        "2. Ropes\xC2\xA0hold. Pegs\r\nhold the ropes.\r\n"
        "3.Poles stand.\n");
    EXPECT_THAT(paragraphs(read),
                ElementsAre("1: Tents are pitched before the rain, in decision -making too.",
                            "2: Ropes hold. Pegs hold the ropes.", "3: Poles stand."));
    EXPECT_THAT(read.problems, IsEmpty());
    EXPECT_THAT(read.remarks, IsEmpty());
}

TEST(PastedText, NumbersWithASuffixStayWithTheirs) {
    const auto read = pasted(
        "1. One.\n2. Two.\n2 bis. More.\n2. ter More yet.\n2 alt 2. Or this.\n[3. Three, "
        "perhaps.]\n4. [All] of [four].\n5. [Five [and] more.]\n");
    EXPECT_THAT(
        paragraphs(read),
        ElementsAre("1: One.", "2: Two.", "2 bis: More.", "2 ter: More yet.", "2 alt 2: Or this.",
                    "3: [Three, perhaps.]", "4: [All] of [four].", "5: [Five [and] more.]"));
    EXPECT_EQ(read.paragraphs[5].state, ParagraphState::bracketed);
    EXPECT_EQ(read.paragraphs[6].state, ParagraphState::open) << "only parts of it";
    EXPECT_EQ(read.paragraphs[7].state, ParagraphState::bracketed);
    EXPECT_THAT(read.remarks, IsEmpty());
}

TEST(PastedText, HeadingsThatCountFromOneAreNoParagraphs) {
    const auto read = pasted(
        "1. First of all.\n"
        "A. About tents\n"
        "1. In the valley\n"
        "2. Second.\n3. Third.\n"
        "2. On the hill\n"
        "4. Fourth.\n"
        "3. By the sea\n"
        "B. About boats\n"
        "1. In the valley\n"
        "5. Fifth.\n");
    EXPECT_THAT(paragraphs(read),
                ElementsAre("1: First of all.", "2 (s2, 6): Second.", "3 (s2, 6): Third.",
                            "4 (s3, 6): Fourth.", "5 (s6, 7): Fifth."));
    EXPECT_THAT(sections(read), ElementsAre("1 A. About tents (6)", "2 1. In the valley (6)",
                                            "2 2. On the hill (6)", "2 3. By the sea (6)",
                                            "1 B. About boats (7)", "2 1. In the valley (7)"));
    EXPECT_THAT(read.remarks, IsEmpty());
}

// "2. On the hill" has the number that the paragraphs expect, too.
TEST(PastedText, AHeadingMayHaveTheNumberThatComesNext) {
    const auto read =
        pasted("1. In the valley\n1. First.\n2. On the hill\n2. Second.\n3. Third.\n");
    EXPECT_THAT(paragraphs(read),
                ElementsAre("1 (s1): First.", "2 (s2): Second.", "3 (s2): Third."));
    EXPECT_THAT(sections(read), ElementsAre("2 1. In the valley", "2 2. On the hill"));
}

TEST(PastedText, RomansCapitalsAndItemsHeadChapters) {
    const auto read = pasted(
        "I. Preamble\n1. One.\n"
        "II. A title that goes\nover two lines\n\n2. Two.\n"
        "A. Tents\n3. Three.\n"
        "B. A title of the kind that is so long that it ends, after all of this, on\nanother line "
        "with a full stop.\n\n4. Four.\n"
        "Item 8: Ropes\n5. Five.\n"
        "Agenda item D. Poles\n6. Six.\n"
        "III. Pegs\n7. Seven.\n");
    EXPECT_THAT(
        sections(read),
        ElementsAre("1 I. Preamble", "1 II. A title that goes over two lines", "1 A. Tents (6)",
                    "1 B. A title of the kind that is so long that it ends, after all of "
                    "this, on another line with a full stop. (7)",
                    "1 Item 8: Ropes (8)", "1 Agenda item D. Poles (9)", "1 III. Pegs"));
    EXPECT_EQ(read.paragraphs.size(), 7U);
    EXPECT_THAT(read.remarks, IsEmpty());
}

TEST(PastedText, ACapitalThatHeadsNoChapterIsText) {
    const auto read = pasted(
        "1. It is due to\nE. Waters of the camp.\n2. Two.\nA. Tents\n3. Named after\nM. Stone.\n"
        "4. The points are:\nB. Pitch them;\n5. Five.\n");
    EXPECT_THAT(sections(read), ElementsAre("1 A. Tents (6)"));
    EXPECT_THAT(paragraphs(read),
                ElementsAre("1: It is due to E. Waters of the camp.", "2: Two.",
                            "3 (s1, 6): Named after M. Stone.",
                            "4 (s1, 6): The points are: B. Pitch them;", "5 (s1, 6): Five."));
}

TEST(PastedText, LinesWithoutANumberBeforeOneAreAHeading) {
    const auto read = pasted(
        "1. One ends.\n\nWhat is new about\nropes\n\n2. Two.\n\n2030 and later\n\n3. Three is "
        "of\n\n"
        "Great Length And\n\nhas no stop\n\n4. Four.\n\n(a) a point without a stop\n\n5. Five.\n");
    EXPECT_THAT(sections(read), ElementsAre("2 What is new about ropes", "2 2030 and later"));
    EXPECT_THAT(paragraphs(read),
                ElementsAre("1: One ends.", "2 (s1): Two.",
                            "3 (s2): Three is of Great Length And has no stop",
                            "4 (s2): Four.\n(a) a point without a stop", "5 (s2): Five."));
}

TEST(PastedText, SubPointsAndListsBelongToTheirParagraph) {
    const auto read = pasted(
        "1. One:\n\n(a) tents;\n\nb. ropes\nand pegs;\n(iv) poles.\n\n"
        "2. Two things:\n1. Pitch;\n2. strike;\n3. carry.\n"
        "3. Three:\n1. Walk\n2. Run\n4. Four.\n");
    EXPECT_THAT(paragraphs(read),
                ElementsAre("1: One:\n(a) tents;\nb. ropes and pegs;\n(iv) poles.",
                            "2: Two things:\n1. Pitch;\n2. strike;\n3. carry.",
                            "3: Three:\n1. Walk\n2. Run", "4: Four."));
    EXPECT_THAT(read.sections, IsEmpty());
    EXPECT_THAT(read.remarks, IsEmpty());
}

TEST(PastedText, WhatBelongsToPagesIsLeftOut) {
    const auto read = pasted(
        "1. One goes\n\n1 https://camp.example/tents\n- 2 -\n\f A/CAMP/2021/CRP.2\n21-01234 (E) "
        "2/3\non the next page.\n\n12\n\nPage 3 of 4\n"
        "2. Two cites indicator\n16.4.2. of the list and\n2030 targets.\n\n2 See A/CAMP/7, which "
        "is\nlong to read.\n3. Three.\n");
    EXPECT_THAT(
        paragraphs(read),
        ElementsAre("1: One goes on the next page.",
                    "2: Two cites indicator 16.4.2. of the list and 2030 targets.", "3: Three."));
    EXPECT_THAT(read.remarks, IsEmpty());
}

TEST(PastedText, BeginsWhereTheLongestSeriesDoes) {
    const auto read = pasted(
        "Dear campers,\n1. bring ropes.\n2. bring pegs.\nYours\n\nTHE RULES\n\n"
        "1. One.\n2. Two.\n3. Three.\n\nANNEX\n\n1. Songs are sung.\n2. Loudly.\n");
    EXPECT_THAT(paragraphs(read), ElementsAre("1: One.", "2: Two.", "3: Three."));
    EXPECT_THAT(said(read.remarks), ElementsAre("before-left-out 8", "after-left-out 14"));
}

TEST(PastedText, SaysWhatToLookAt) {
    struct Row {
        const char* what;
        const char* text;
        const char* remarks;
        const char* problems;
    };
    for (const Row& row : {
             Row{"a number left out", "1. a.\n2. b.\n4. d.\n5. e.\n", "number-jumps 3", ""},
             Row{"a suffix of nothing", "1. a.\n2. b.\n3 bis. d.\n4. e.\n", "number-jumps 3", ""},
             Row{"a number twice", "1. a.\n2. b.\n2. c.\n3. d.\n", "", "number-twice 3"},
             Row{"a suffix twice", "1. a.\n1 bis. b.\n1 bis. c.\n2. d.\n", "", "number-twice 3"},
             Row{"one far off", "1. a.\n2. b.\n40. c.\n3. d.\n", "taken-as-list 3", ""},
             Row{"a part of a document", "24. a.\n25. b.\n", "begins-late 1", ""},
             Row{"words under a heading", "1. a.\nA. Tents\n\nThis is so:\n\n2. b.\n", "left-out 4",
                 ""},
             Row{"nothing", "", "", "nothing-found"},
             Row{"no numbers", "Dear campers,\n\nbring ropes.\n", "", "nothing-found"},
             Row{"a year", "It rained in\n2016. Much.\n", "", "nothing-found"},
             Row{"no UTF-8", "1. a.\n2. C\xF4te.\n", "", "not-utf8 2"},
         }) {
        const auto read = pasted(row.text);
        const auto list = [](const std::string& one) {
            return one.empty() ? std::vector<std::string>{} : std::vector<std::string>{one};
        };
        EXPECT_EQ(said(read.remarks), list(row.remarks)) << row.what;
        EXPECT_EQ(said(read.problems), list(row.problems)) << row.what;
    }
}

TEST(PastedText, ASlipIsToldWithBothNumbers) {
    const auto read = pasted("40. a.\n41. b.\n43. c.\n43. d.\n");
    ASSERT_EQ(said(read.remarks), (std::vector<std::string>{"begins-late 1", "number-jumps 3"}));
    EXPECT_EQ(read.remarks[1].names.at("before"), "41");
    EXPECT_EQ(read.remarks[1].names.at("number"), "43");
    ASSERT_EQ(said(read.problems), std::vector<std::string>{"number-twice 4"});
    EXPECT_EQ(read.problems[0].names.at("first"), "3");
}

TEST(PastedText, HasItsLimits) {
    std::string many;
    for (std::size_t i = 1; i <= meeting::rules::kMostParagraphs; ++i) {
        many += std::to_string(i) + ". A sentence.\n";
    }
    EXPECT_THAT(pasted(many).problems, IsEmpty());
    EXPECT_EQ(pasted(many).paragraphs.size(), meeting::rules::kMostParagraphs);
    EXPECT_THAT(said(pasted(many + "1001. One more.\n").problems),
                ElementsAre("too-many-paragraphs"));
    std::string ones;
    for (int i = 0; i < 100'000; ++i) {
        ones += "1. a.\n";
    }
    EXPECT_THAT(said(pasted(ones).problems), ElementsAre("too-many-paragraphs"));
    EXPECT_THAT(said(pasted(std::string(kMostTextBytes + 1, 'x')).problems),
                ElementsAre("too-long"));
    EXPECT_THAT(
        said(pasted("1. a.\n2. " + std::string(meeting::rules::kLongestParagraph, 'x') + ".\n")
                 .problems),
        ElementsAre("paragraph-long 2"));
    EXPECT_THAT(
        said(pasted("1. a.\nA. Tents" + std::string(kLongestHeading, 'x') + "\n2. b.\n").problems),
        ElementsAre("heading-long 2"));
}

// ---- a real draft -------------------------------------------------------------------------------

// Which numbers belong to which item: "1-23", "6: 24-76", …
std::vector<std::string> runs(const TextStructure& structure) {
    std::vector<std::string> all;
    std::optional<meeting::ItemKey> item;
    std::string first;
    for (std::size_t i = 0; i < structure.paragraphs.size(); ++i) {
        const Paragraph& each = structure.paragraphs[i];
        if (i == 0 || each.item != item) {
            item = each.item;
            first = (item ? item->text + ": " : "") + each.number.text + "-";
            all.emplace_back();
        }
        all.back() = first + each.number.text;
    }
    return all;
}

// 120 of its lines begin with a number and a full stop.
TEST(PastedText, Draft3OfBms7Has117Paragraphs) {
    const fs::path file = fs::path{DAIS_SOURCES} / "../shared/seeds/001_cc34ce99901f4d5c.txt";
    if (!fs::exists(file)) {
        GTEST_SKIP() << "the founding papers are not here";
    }
    const std::string letter = read_file(file);
    const std::string draft = letter.substr(letter.rfind("DRAFT 3"));
    for (const std::string& text : {draft, letter}) {
        const auto read = pasted(text);
        EXPECT_EQ(read.paragraphs.size(), 117U);
        EXPECT_THAT(runs(read),
                    ElementsAre("1-23", "6: 24-76", "7: 77-94", "8: 95-116", "9: 117-117"));
        EXPECT_THAT(read.problems, IsEmpty());
        std::vector<std::string> said_of_it = said(read.remarks);
        for (std::string& each : said_of_it) {
            each = each.substr(0, each.find(' '));
        }
        EXPECT_THAT(said_of_it, ElementsAre("before-left-out", "left-out", "left-out", "left-out"))
            << "the title and the sentence under three headings";
        std::vector<std::string> chapters;
        int parts = 0;
        for (const auto& each : read.sections) {
            if (each.level == 1) {
                chapters.push_back(each.heading.substr(0, 2) + each.item->text);
            }
            parts += each.level == 2 ? 1 : 0;
        }
        EXPECT_THAT(chapters, ElementsAre("A.6", "B.7", "C.8", "D.9", "E.10"));
        EXPECT_EQ(parts, 10);
        EXPECT_EQ(table(paragraphs_csv(read.sections, read.paragraphs, agenda())).paragraphs,
                  read.paragraphs);
    }
}

// ---- CSV ----------------------------------------------------------------------------------------

TEST(ParagraphsCsv, ReadsItsColumnsInEnglishOrFrench) {
    const std::string english =
        "number,label,section,subsection,item,was,state,text\n"
        "23,Thanks,,,,22,,\n"
        "24,Tents,A. Camp,,6,,bracketed,\"Pitch\nthem\"\n"
        "24 bis,Ropes,A. Camp,1. Valley,A,,Provisionally-agreed,\n"
        "25,Pegs,A. Camp,,a,25,deleted,\n"
        ",,E. Rest,,E,,,\n";
    const std::string french =
        "\xEF\xBB\xBFNum\xC3\xA9ro;Libell\xC3\xA9;Chapitre;Sous-section;Point de l'ordre du jour;"
        "Ancien num\xC3\xA9ro;\xC3\x89tat;Texte\r\n"
        "23.;Thanks;;;;22.;ouvert;\r\n"
        "24;Tents;A. Camp;;6;;entre crochets;\"Pitch\nthem\"\r\n"
        "24bis;Ropes;A. Camp;1. Valley;A;;convenu provisoirement;\r\n"
        "25;Pegs;A. Camp;;A;25;supprim\xC3\xA9;\r\n"
        ";;E. Rest;;10;;;\r\n";
    const auto read = table(english);
    EXPECT_THAT(read.problems, IsEmpty());
    EXPECT_THAT(read.remarks, IsEmpty());
    EXPECT_THAT(paragraphs(read),
                ElementsAre("23: ", "24 (s1, 6): Pitch\nthem", "24 bis (s2, 6): ", "25 (s1, 6): "));
    EXPECT_THAT(sections(read), ElementsAre("1 A. Camp (6)", "2 1. Valley (6)", "1 E. Rest (10)"));
    EXPECT_EQ(read.paragraphs[0].label, "Thanks");
    EXPECT_EQ(read.paragraphs[0].was, meeting::ParagraphKey{"22"});
    EXPECT_EQ(read.paragraphs[1].was, std::nullopt);
    EXPECT_EQ(read.paragraphs[1].state, ParagraphState::bracketed);
    EXPECT_EQ(read.paragraphs[2].state, ParagraphState::provisionally_agreed);
    EXPECT_EQ(read.paragraphs[3].state, ParagraphState::deleted);
    EXPECT_EQ(table(french), read);
}

TEST(ParagraphsCsv, AKeyIsMeantBeforeANumberAndANumberBeforeALetter) {
    const Agenda odd{{.key = {"2"}, .number = "1", .letter = "A"},
                     {.key = {"x"}, .number = "2", .letter = "B"},
                     {.key = {"y"}, .number = "3", .letter = "B"}};
    const auto item = [&](const std::string& written) {
        return paragraphs_from_csv("number,item\n1," + written + "\n", odd);
    };
    EXPECT_EQ(item("2").paragraphs[0].item->text, "2");
    EXPECT_EQ(item("1").paragraphs[0].item->text, "2");
    EXPECT_EQ(item("3").paragraphs[0].item->text, "y");
    ASSERT_EQ(said(item("B").problems), std::vector<std::string>{"item-ambiguous 2"});
    EXPECT_EQ(item("B").problems[0].names.at("choices"), "x (B), y (B)");
}

TEST(ParagraphsCsv, EachRefusalNamesItsLine) {
    struct Row {
        std::string csv;
        std::vector<std::string> problems;
    };
    const std::string long_label(kLongestLabel + 1, 'x');
    const std::string long_heading(kLongestHeading + 1, 'x');
    const std::string long_text(meeting::rules::kLongestParagraph + 1, 'x');
    for (const Row& row : {
             Row{"", {"csv-empty"}},
             Row{"number\n\"1\n", {"csv-unclosed 2"}},
             Row{"number\nx \"1\"\n", {"csv-quotes 2"}},
             Row{"number\nC\xF4te\n", {"csv-not-utf8 2"}},
             Row{"number\n" + std::string(kMostCsvBytes, ' '), {"csv-too-long"}},
             Row{"number\n" + std::string(kMostCsvFields, ',') + "x\n", {"csv-too-many-fields 2"}},
             Row{"number,text\n1," + long_text + "\n", {"csv-long-field 2"}},
             Row{"label,text\nx,y\n", {"no-number-column"}},
             Row{"number,label,no\n1,x,1\n", {"column-twice"}},
             Row{"number,label\n", {"no-rows"}},
             Row{"number,label\n1,x,y\n", {"too-many-fields 2"}},
             Row{"number,label\n1,x\n,y\n", {"number-missing 3"}},
             Row{"number,section,item\n,,6\n", {"number-missing 2"}},
             Row{"number\n24-30\n", {"number-unknown 2"}},
             Row{"number\n\"24, 25\"\n", {"number-unknown 2"}},
             Row{"number\n123456789012345678901\n", {"number-unknown 2"}},
             Row{"number,was\n24,22-23\n", {"number-unknown 2"}},
             Row{"number\n24\n24.\n", {"number-twice 3"}},
             Row{"number,item\n24,77\n", {"item-unknown 2"}},
             Row{"number,state\n24,perhaps\n", {"state-unknown 2"}},
             Row{"number,state\n24,agreed\n", {"state-agreed 2"}},
             Row{"number,label\n24," + long_label + "\n", {"label-long 2"}},
             Row{"number,section\n24," + long_heading + "\n", {"heading-long 2"}},
             Row{"number,item,state\n24,77,perhaps\n24,6,\n",
                 {"item-unknown 2", "state-unknown 2", "number-twice 3"}},
         }) {
        EXPECT_EQ(said(table(row.csv).problems), row.problems) << row.csv.substr(0, 40);
    }
}

TEST(ParagraphsCsv, SaysWhatToLookAt) {
    EXPECT_EQ(said(table("number,colour\n41,red\n43,\nOP 4,\n2,\n").remarks),
              (std::vector<std::string>{"column-unknown", "number-jumps 3"}));
    EXPECT_THAT(table("number,colour\n41,red\n43,\n").problems, IsEmpty());
}

TEST(ParagraphsCsv, WhatIsWrittenIsReadAsTheSame) {
    const std::vector<std::string> texts{
        "1. One.\n2. Two.\n",
        "I. Preamble\n1. One.\nA. Tents\n1. Valley\n2. Two.\nB. Boats\nC. Songs\n3. Three:\n"
        "(a) so;\n(b) so.\n\nMore, \"and\" more\n\n4. Four.\nD. End\n",
        "1. Valley\n1. One.\n2. Hill\n2. Two.\n2. Hill\n3. Three.\n",
        "1. One.\n\nThe same\n\n2. Two.\n\nThe same\n\n[3. Three.]\n",
        "1. One.\nI. Again\nI. Again\n2. Two.\n",
    };
    for (const std::string& text : texts) {
        const auto read = pasted(text);
        const auto again = table(paragraphs_csv(read.sections, read.paragraphs, agenda()));
        EXPECT_EQ(again.sections, read.sections) << text;
        EXPECT_EQ(again.paragraphs, read.paragraphs) << text;
        EXPECT_THAT(again.problems, IsEmpty()) << text;
    }
}

TEST(ParagraphsCsv, WritesItemsStatesAndFormerNumbersBack) {
    TextStructure structure;
    structure.sections = {{.key = {"s1"}, .heading = "Camp", .item = meeting::ItemKey{"7"}},
                          {.key = {"s2"}, .heading = "Hill", .level = 2}};
    structure.paragraphs = {{.number = {"1"}, .section = {"s1"}, .item = meeting::ItemKey{"6"}},
                            {.number = {"1 bis"},
                             .label = "Tents",
                             .section = {"s2"},
                             .item = meeting::ItemKey{"opening"},
                             .was = meeting::ParagraphKey{"3"},
                             .state = ParagraphState::provisionally_agreed},
                            {.number = {"OP 2"}, .state = ParagraphState::deleted}};
    const std::string csv = paragraphs_csv(structure.sections, structure.paragraphs, agenda());
    EXPECT_EQ(csv, std::string{kByteOrderMark} +
                       "number,label,section,subsection,item,was,state\r\n"
                       ",,Camp,,7,,\r\n"
                       "1,,Camp,,6,,\r\n"
                       ",,Camp,Hill,,,\r\n"
                       "1 bis,Tents,Camp,Hill,1,3,provisionally-agreed\r\n"
                       "OP 2,,,,,,deleted\r\n");
    EXPECT_EQ(table(csv), structure);
}

TEST(ParagraphsCsv, TheSampleIsDraft3OfBms7) {
    const auto facts = meeting::codec::conference_from(
        {"bms7.json", read_file(kAssets / "conferences/bms7.json")},
        {"profile.json", read_file(kAssets / "profiles/biennial-meeting.json")},
        {"delegations.json", read_file(kAssets / "delegations.json")});
    const auto read = table(read_file(kAssets / "conferences/bms7-draft-3.csv"));
    EXPECT_THAT(read.problems, IsEmpty());
    EXPECT_THAT(read.remarks, IsEmpty());
    EXPECT_THAT(runs(read), ElementsAre("1-23", "6: 24-76", "7: 77-94", "8: 95-116", "9: 117-117"));
    for (const Paragraph& each : read.paragraphs) {
        EXPECT_THAT(each.label, Not(IsEmpty())) << each.number.text;
        EXPECT_LE(std::count(each.label.begin(), each.label.end(), ' '), 5) << each.label;
        EXPECT_THAT(each.text, IsEmpty()) << each.number.text;
    }
    const meeting::Document& draft = facts->texts.documents.back();
    EXPECT_EQ(read.paragraphs, draft.paragraphs) << "the same as in the conference's file";
    auto sections = draft.sections;
    ASSERT_EQ(sections.back().heading, "E. Other issues") << "it has no paragraph, so no row";
    sections.pop_back();
    EXPECT_EQ(read.sections, sections);
}

// ---- the sentences ------------------------------------------------------------------------------

TEST(TextsImportStrings, HaveEveryKeyThatTheReadersName) {
    for (const char* language : {"en", "fr"}) {
        meeting::codec::Strings strings;
        strings.add(read_file(kAssets / "strings" / language / "texts-import.json"));
        for (const char* source :
             {"paragraphs_text.cpp", "paragraphs_csv.cpp", "paragraph_numbers.cpp"}) {
            std::string text = read_file(fs::path{DAIS_SOURCES} / "console/program" / source);
            const std::string key = "\"texts-import.";
            for (std::size_t at = text.find(key); at != std::string::npos;
                 at = text.find(key, at + 1)) {
                const std::string name = text.substr(at + 1, text.find('"', at + 1) - at - 1);
                EXPECT_TRUE(strings.has(name) || name == "texts-import.csv-") << name;
            }
        }
        for (const char* csv : {"too-long", "not-utf8", "empty", "quotes", "unclosed",
                                "too-many-rows", "too-many-fields", "long-field"}) {
            EXPECT_TRUE(strings.has("texts-import.csv-" + std::string{csv})) << csv;
        }
        const auto twice = table("number\n7\n7\n").problems.at(0);
        EXPECT_THAT(strings.say(twice.key, twice.names),
                    testing::AllOf(HasSubstr("7"), HasSubstr("3"), Not(HasSubstr("{"))));
    }
}

}  // namespace
}  // namespace dais::console
