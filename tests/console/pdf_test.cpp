// PDF files: the same bytes each time, whole files with their fonts inside, and what stands on
// which page.
#include "console/program/pdf.h"

#include <algorithm>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dais::console {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

using Text = std::vector<std::vector<std::string>>;

constexpr int kManyRows = 100;

PdfDocument document_of(std::vector<PdfBlock> blocks) {
    return {.title = "Summary record of the 3rd meeting",
            .subject = "BMS7",
            .created = "2021-07-26T18:02:11Z",
            .blocks = std::move(blocks),
            .running_head = {"Seventh Biennial Meeting of States", "SR.3"},
            .footer = {"Prepared from the record", "page {page} of {pages}"}};
}

PdfParagraph paragraph(int number) {
    return {.number = std::to_string(number) + ".",
            .lead_in = "Ms. Odinga (Kenya)",
            .text =
                "said that her delegation welcomed the report of the Secretary-General and "
                "reaffirmed its commitment to the full and effective implementation of the "
                "Programme of Action; international cooperation and assistance remained "
                "essential to all States."};
}

std::vector<PdfBlock> paragraphs(int count) {
    std::vector<PdfBlock> blocks;
    for (int number = 1; number <= count; ++number) {
        blocks.emplace_back(paragraph(number));
    }
    return blocks;
}

PdfTable table_of(int rows) {
    PdfTable table{.columns = {{.heading = "No.", .width = 0.5, .at_end = true},
                               {.heading = "Delegation", .width = 3},
                               {.heading = "Used", .at_end = true}}};
    for (int row = 1; row <= rows; ++row) {
        table.rows.push_back({"row " + std::to_string(row), "Kenya", "02:59"});
    }
    return table;
}

PdfDocument in_six_languages() {
    return document_of({
        PdfMasthead{"United Nations\nGeneral Assembly", "A/CONF.192/BMS/2021/SR.3"},
        PdfHeading{1, "Summary record of the 3rd meeting"},
        PdfHeading{2, "Speakers"},
        PdfParagraph{.text = "La République islamique d'Iran, la Côte d'Ivoire et la Türkiye"},
        PdfParagraph{.text = "La cooperación internacional según España"},
        PdfParagraph{.text = "Российская Федерация поддерживает Программу действий"},
        PdfParagraph{.text = "中国代表团欢迎秘书长的报告"},
        PdfParagraph{.text = "قالت إن وفدها يرحب بتقرير الأمين العام (A/75/78)"},
        PdfRule{},
        table_of(3),
    });
}

std::size_t count_of(const std::string& part, const std::string& whole) {
    std::size_t count = 0;
    for (auto at = whole.find(part); at != std::string::npos; at = whole.find(part, at + 1)) {
        ++count;
    }
    return count;
}

std::size_t pages_in(const std::string& bytes) { return count_of("/Type /Page ", bytes); }

// The number of the page, from 0, that has a line; what is on none is a failure.
std::size_t page_with(const Text& text, const std::string& line) {
    for (std::size_t page = 0; page < text.size(); ++page) {
        if (std::find(text[page].begin(), text[page].end(), line) != text[page].end()) {
            return page;
        }
    }
    ADD_FAILURE() << "on no page: " << line;
    return text.size();
}

// ---- the file -----------------------------------------------------------------------------------

TEST(PdfTest, TheSameDocumentGivesTheSameBytes) {
    const std::string bytes = pdf_of(in_six_languages());
    static_cast<void>(pdf_of(document_of(paragraphs(3))));  // what was set before leaves nothing
    EXPECT_EQ(pdf_of(in_six_languages()), bytes);
}

TEST(PdfTest, IsAWholeFileWithItsFontsInside) {
    const std::string bytes = pdf_of(in_six_languages());
    EXPECT_THAT(bytes, StartsWith("%PDF-1."));
    EXPECT_THAT(bytes, EndsWith("%%EOF\n"));
    EXPECT_EQ(pages_in(bytes), 1U);
    EXPECT_EQ(count_of("/FontDescriptor ", bytes), count_of("/FontFile", bytes));
    EXPECT_GE(count_of("/FontFile", bytes), 2U);
}

TEST(PdfTest, HasNoDateButTheOneGiven) {
    PdfDocument document = document_of({});
    document.created = "2021-07-26T18:02:11.250Z";
    const std::string bytes = pdf_of(document);
    EXPECT_THAT(bytes, HasSubstr("/CreationDate (20210726180211Z"));
    EXPECT_THAT(bytes, HasSubstr("/ModDate (20210726180211Z"));
    for (const char* wrong : {"", "today", "2021-07-26", "2021-07-26T18:02:11",
                              "2021-07-26 18:02:11Z", "2021-07-26T18:02:1xZ"}) {
        document.created = wrong;
        EXPECT_THROW(static_cast<void>(pdf_of(document)), std::invalid_argument) << wrong;
    }
}

TEST(PdfTest, AnEmptyDocumentIsAPage) {
    const std::string bytes = pdf_of({.created = "2021-07-26T18:02:11Z"});
    EXPECT_THAT(bytes, StartsWith("%PDF-1."));
    EXPECT_EQ(pages_in(bytes), 1U);
    EXPECT_THAT(pdf_text_of({}), ElementsAre(IsEmpty()));
    EXPECT_THAT(pdf_text_of(document_of({PdfTable{}, PdfSpace{}, PdfPageBreak{}})), SizeIs(1));
}

TEST(PdfTest, TitlesAndSectionsAreBookmarks) {
    const std::string bytes = pdf_of(in_six_languages());
    EXPECT_THAT(bytes, HasSubstr("/Title (Speakers)"));
    EXPECT_THAT(bytes, HasSubstr("/Outlines"));
}

TEST(PdfTest, WhatIsNotTextIsStillSet) {
    PdfDocument document = document_of({
        PdfHeading{0, "\xFF heading"},
        PdfParagraph{.number = "\xC3", .lead_in = std::string{"a\0b", 3}, .text = "\xE2\x82"},
        PdfTable{.columns = {{"\xFE", 0}, {"", -1}}, .rows = {{"\xFD", "", "beyond"}, {}}},
    });
    document.title = "\xFF";
    document.footer.start = "\xFF";
    EXPECT_THAT(pdf_of(document), StartsWith("%PDF-1."));
}

// ---- what stands where --------------------------------------------------------------------------

TEST(PdfTest, ALongDocumentHasSeveralPagesThatSayWhichTheyAre) {
    const PdfDocument document = document_of(paragraphs(40));
    const Text text = pdf_text_of(document);
    ASSERT_THAT(text, SizeIs(testing::Ge(3U)));
    EXPECT_EQ(pages_in(pdf_of(document)), text.size());
    EXPECT_THAT(text[0], Not(Contains("SR.3")));
    for (std::size_t page = 0; page < text.size(); ++page) {
        EXPECT_THAT(text[page], Contains("page " + std::to_string(page + 1) + " of " +
                                         std::to_string(text.size())));
        if (page > 0) {
            EXPECT_THAT(text[page], Contains("SR.3"));
        }
    }
}

// However far down the page it comes.
TEST(PdfTest, AHeadingStandsWithWhatFollows) {
    for (int above = 0; above < 60; ++above) {
        std::vector<PdfBlock> blocks(static_cast<std::size_t>(above), PdfParagraph{.text = "line"});
        blocks.emplace_back(PdfHeading{2, "Section"});
        blocks.emplace_back(PdfHeading{3, "Part"});
        blocks.emplace_back(PdfParagraph{.text = "what follows"});
        const Text text = pdf_text_of(document_of(std::move(blocks)));
        EXPECT_EQ(page_with(text, "Section"), page_with(text, "what follows")) << above;
        EXPECT_EQ(page_with(text, "Part"), page_with(text, "what follows")) << above;
    }
}

TEST(PdfTest, NoPageBeginsOrEndsWithASingleLineOfAParagraph) {
    for (int above = 0; above < 40; ++above) {
        std::vector<PdfBlock> blocks(static_cast<std::size_t>(above), PdfParagraph{.text = "line"});
        blocks.emplace_back(PdfParagraph{.text = "1\n2\n3\n4\n5"});
        const Text text = pdf_text_of(document_of(std::move(blocks)));
        EXPECT_EQ(page_with(text, "1"), page_with(text, "2")) << above;
        EXPECT_EQ(page_with(text, "4"), page_with(text, "5")) << above;
    }
}

TEST(PdfTest, ColumnHeadingsStandOnEachPageOfATable) {
    const Text text = pdf_text_of(document_of({PdfHeading{2, "Statements"}, table_of(kManyRows)}));
    ASSERT_THAT(text, SizeIs(testing::Ge(3U)));
    for (const auto& page : text) {
        EXPECT_EQ(std::count(page.begin(), page.end(), "Delegation"), 1);
    }
    for (int row = 1; row <= kManyRows; ++row) {
        page_with(text, "row " + std::to_string(row));
    }
    EXPECT_EQ(text[1].front(), "No.");
}

TEST(PdfTest, ATablesHeadingsStandWithItsFirstRow) {
    for (int above = 0; above < 60; ++above) {
        std::vector<PdfBlock> blocks(static_cast<std::size_t>(above), PdfParagraph{.text = "line"});
        blocks.emplace_back(PdfHeading{2, "Statements"});
        blocks.emplace_back(table_of(2));
        const Text text = pdf_text_of(document_of(std::move(blocks)));
        EXPECT_EQ(page_with(text, "Statements"), page_with(text, "row 1")) << above;
        EXPECT_EQ(page_with(text, "Delegation"), page_with(text, "row 1")) << above;
    }
}

TEST(PdfTest, ARowStaysWhole) {
    for (int above = 0; above < 50; ++above) {
        PdfTable table = table_of(above);
        table.rows.push_back({"first\nsecond\nthird", "Kenya"});
        const Text text = pdf_text_of(document_of({table}));
        EXPECT_EQ(page_with(text, "first"), page_with(text, "third")) << above;
        EXPECT_THAT(text[page_with(text, "first")], Contains("Delegation"));
    }
}

TEST(PdfTest, ARowLongerThanAPageGoesOnOnTheNext) {
    PdfTable table = table_of(0);
    std::string tall;
    for (int line = 1; line <= kManyRows; ++line) {
        tall += (line == 1 ? "" : "\n") + ("line " + std::to_string(line));
    }
    table.rows = {{tall, "Kenya"}, {"after"}};
    const Text text = pdf_text_of(document_of({table}));
    ASSERT_THAT(text, SizeIs(testing::Ge(2U)));
    EXPECT_EQ(page_with(text, "line 1"), 0U);
    for (int line = 1; line <= kManyRows; ++line) {
        page_with(text, "line " + std::to_string(line));
    }
    EXPECT_EQ(page_with(text, "after"), text.size() - 1);
}

TEST(PdfTest, APageBreakBeginsAPage) {
    const Text text = pdf_text_of(
        document_of({PdfPageBreak{}, PdfHeading{2, "One"}, PdfPageBreak{}, PdfHeading{2, "Two"}}));
    ASSERT_THAT(text, SizeIs(2));
    EXPECT_EQ(text[0].front(), "One");
    EXPECT_EQ(text[1].front(), "Two");
}

TEST(PdfTest, ChineseHasNoSpaceAfterTheNameOfTheSpeaker) {
    const Text text = pdf_text_of(document_of({
        PdfParagraph{.number = "1.", .lead_in = "Ms. Odinga (Kenya)", .text = "said"},
        PdfParagraph{.number = "2.", .lead_in = "王女士（中国）说，", .text = "欢迎"},
    }));
    EXPECT_THAT(text[0], Contains("1.\tMs. Odinga (Kenya) said"));
    EXPECT_THAT(text[0], Contains("2.\t王女士（中国）说，欢迎"));
}

}  // namespace
}  // namespace dais::console
