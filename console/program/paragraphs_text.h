// A document's structure, its headings and numbered paragraphs, from what an officer has: a CSV
// file, or the text itself, pasted from a PDF or a word processor. Nothing is guessed: what can be
// read in two ways is said, with its line.
//
// CSV. Columns, by their names in English or French, in any order: number (required; as printed,
// "24 bis"), label, text, section and subsection (headings: of a chapter, and of a part of it),
// item (number, letter or key of an agenda item), was (the number in the superseded draft), state
// (open, where it is empty; bracketed, deleted, provisionally-agreed). A row without a number names
// a heading alone: one without paragraphs, or one that belongs to another item than they do.
//
// Pasted text. A paragraph begins with its number and a full stop ("24. States …"), and runs until
// the next one or a heading. Its number continues the series: last + 1, or "24 bis", "24 alt" after
// 24. A number that does not is a heading of level 2, where its line is short and ends without a
// stop ("1. At the national level"); else it begins a list inside the paragraph. Romans, capitals
// and agenda items ("I. Preamble", "A. Title", "Item 6: Title") head chapters, level 1; a chapter
// belongs to the agenda item of its number or letter. Lines without a number are a heading of level
// 2 where they stand before a number, after the end of a sentence, and do not end with a stop. Page
// numbers, symbols and footnotes that give an address or a reference are left out. Words that the
// PDF broke are left as they stand.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "console/program/remark.h"
#include "meeting/rules/documents.h"
#include "meeting/texts.h"
#include "meeting/views.h"

namespace dais::console {

/// Beside those of rules/documents.h. In bytes.
inline constexpr std::size_t kMostTextBytes = 1024 * 1024;  ///< of a file, or pasted at once
inline constexpr std::size_t kLongestLabel = 200;
inline constexpr std::size_t kLongestHeading = 1'000;
inline constexpr std::size_t kLongestNumber = 20;

/// What was understood. The keys of sections are "s1", "s2", … in the order of the text.
struct TextStructure {
    std::vector<meeting::Section> sections = {};
    std::vector<meeting::Paragraph> paragraphs = {};
    std::vector<Remark> problems = {};  ///< why it must not be taken; none: it may
    std::vector<Remark> remarks = {};   ///< what to look at before it is taken
    friend bool operator==(const TextStructure&, const TextStructure&) = default;
};

using Agenda = std::vector<meeting::views::ItemView>;

/// The sentences of problems and remarks are in strings/…/texts-import.json.
[[nodiscard]] TextStructure paragraphs_from_csv(std::string_view csv, const Agenda& agenda);
[[nodiscard]] TextStructure paragraphs_from_text(std::string_view pasted, const Agenda& agenda);

/// As CSV that paragraphs_from_csv reads as the same, but for the sections' keys. Who holds a
/// paragraph open is not in it; `agreed` is, and is not read: a document's adoption alone says so.
[[nodiscard]] std::string paragraphs_csv(const std::vector<meeting::Section>& sections,
                                         const std::vector<meeting::Paragraph>& paragraphs,
                                         const Agenda& agenda);

}  // namespace dais::console
