// Texts and decisions, prepared to be drawn: the ladder of the outcome, its paragraphs, and a card
// for each proposal, sticking point, silence, vote, decision, office and circular. Pure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "console/panels/prepare.h"

namespace dais::console {

/// A document: a rung of the ladder, or another paper.
struct Rung {
    meeting::DocumentKey key;
    std::string name;
    std::string issued;  ///< "Wed 28 Jul 10:00"; of an assumed hour the day alone
    std::string state;   ///< "in force", "superseded", "adopted"
    StateLook look;
    std::string released;  ///< empty: not on public screens
    std::string told;      ///< all that is known, in lines
};

/// A line of the table: a section's heading, or a paragraph.
struct ParagraphRow {
    bool heading = false;
    int level = 1;                 ///< of a heading
    meeting::ParagraphKey number;  ///< of a paragraph
    std::string label;
    std::string item;   ///< "item 7"; empty: none
    std::string state;  ///< the word beside the shape
    StateLook look;
    std::string held;     ///< "held open by Cuba"; empty: by nobody
    std::string changed;  ///< "reworded": against the draft before; empty: not
    std::string text;     ///< the wording, where it is known
    meeting::Difference difference;
};

/// A line of a card.
struct CardLine {
    std::string text;
    palette::Ink colour = palette::kDim;
    int most = 3;  ///< lines that it may take
};

/// A deed that has a button on a card.
struct CardDeed {
    std::string id;
    std::string label;
};

/// One thing of a heading.
struct TextCard {
    std::string id;
    std::string group;  ///< cards of one group stand side by side; empty: it stands alone
    std::string title;
    std::string aside;
    std::string state;
    StateLook look;
    std::string large;  ///< whom the roll calls next
    std::vector<CardLine> lines;
    std::string text;                ///< a wording without a difference
    meeting::Difference difference;  ///< against what it is compared with
    std::vector<CardDeed> deeds;
};

/// How many headings texts and decisions have: see TextsTab.
inline constexpr std::size_t kHeadings = 8;

struct TextsPlan {
    std::vector<Rung> rungs;
    std::vector<ParagraphRow> rows;  ///< of the document looked at
    /// By heading (TextsTab); paragraphs have rows instead.
    std::array<std::vector<TextCard>, kHeadings> cards;
    std::array<std::string, kHeadings> counts;  ///< beside the heading; empty: nothing there
};

/// `document`: whose paragraphs the rows are; null: none. `utc`: what is left of a silence.
[[nodiscard]] TextsPlan texts_plan_of(const views::TextsView& texts,
                                      const views::DocumentView* document, timing::UtcTime utc,
                                      timing::UtcTime utc_at_zero, const timing::Zone& zone,
                                      const Strings& words);

/// The draft of the outcome that is in force; else the last document; nullptr: there is none.
[[nodiscard]] const views::DocumentView* in_force(const views::TextsView& texts);

}  // namespace dais::console
