// The state of paragraphs: open, provisionally agreed, bracketed, deleted; and who holds one open.
// The Chair announces that a paragraph is agreed; it is so provisionally, until the whole is
// adopted: nothing is agreed until everything is agreed (founding papers).
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// Refuses: document.unknown, document.superseded, document.adopted, paragraph.none,
/// paragraph.unknown, paragraph.agreed-by-adoption, paragraph.deleted, paragraph.held,
/// paragraph.already.
[[nodiscard]] Decision decide(const Situation& situation, const MarkParagraphs& command);
/// Refuses: document.unknown, document.superseded, document.adopted, paragraph.unknown,
/// paragraph.deleted, paragraph.agreed-already, hold.no-delegation, delegation.unknown,
/// group.unknown, group.unnamed, hold.already.
[[nodiscard]] Decision decide(const Situation& situation, const HoldParagraph& command);
/// Refuses: document.unknown, document.superseded, document.adopted, paragraph.unknown, hold.none.
[[nodiscard]] Decision decide(const Situation& situation, const LetParagraphGo& command);

}  // namespace dais::meeting::rules
