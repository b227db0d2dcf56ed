// Documents: the ladder of an outcome (zero draft, draft 1 .. n, adopted), its paragraphs, and what
// of it is on the floor. A superseded draft and an adopted text stand as they are.
//
// Sources: the founding papers (drafts of BMS6 and BMS7; nothing is agreed until everything is).
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

inline constexpr std::size_t kMostParagraphs = 1'000;
inline constexpr std::size_t kLongestParagraph = 20'000;  ///< bytes of its text

/// Refuses: document.unnamed, document.no-draft, document.draft-of-outcome, document.symbol-used,
/// document.unknown, document.superseded, document.adopted, document.must-supersede,
/// document.draft-order, document.issued-later, document.language-twice, document.language-code,
/// and of paragraphs what ImportParagraphs refuses.
[[nodiscard]] Decision decide(const Situation& situation, const IssueDocument& command);
/// Refuses: document.unknown, document.unnamed, document.symbol-used, document.issued-later,
/// document.language-twice, document.language-code.
[[nodiscard]] Decision decide(const Situation& situation, const AmendDocument& command);
/// Refuses: document.unknown, document.superseded, document.adopted, paragraph.none,
/// paragraph.too-many, paragraph.too-long, paragraph.unnumbered, paragraph.twice, section.unknown,
/// item.unknown, paragraph.agreed-by-adoption, paragraph.would-be-lost.
[[nodiscard]] Decision decide(const Situation& situation, const ImportParagraphs& command);
/// Refuses: document.unknown, document.superseded, document.adopted, paragraph.unknown,
/// paragraph.deleted, paragraph.agreed-already, paragraph.too-long.
[[nodiscard]] Decision decide(const Situation& situation, const AmendParagraph& command);

/// Refuses: meeting.unknown, meeting.not-in-session, document.unknown, document.superseded,
/// document.adopted, paragraph.unknown, document.considered-already.
[[nodiscard]] Decision decide(const Situation& situation, const ConsiderText& command);
/// Refuses: meeting.unknown, document.none-considered.
[[nodiscard]] Decision decide(const Situation& situation, const LeaveText& command);

/// Why a document cannot be worked on: unknown, superseded or adopted; nothing where it can.
[[nodiscard]] std::optional<Refusal> not_in_force(const Situation& situation,
                                                  const DocumentKey& key);
/// The first of some paragraphs that a document does not have.
[[nodiscard]] std::optional<Refusal> unknown_paragraph(const Document& document,
                                                       const std::vector<ParagraphKey>& numbers);
/// Why a voice is none: an unknown delegation or group, or a group that speaks through nobody. The
/// Chair is a voice too.
[[nodiscard]] std::optional<Refusal> wrong_voice(const Situation& situation, const Voice& voice);

}  // namespace dais::meeting::rules
