// Words for texts and decisions.
#pragma once

#include <string>

#include "console/panels/prepare.h"
#include "meeting/words.h"

namespace dais::console {

/// "Jamaica (Caribbean Community)"; "the Chair".
[[nodiscard]] std::string voice_text(const views::VoiceView& voice, const Strings& words);
[[nodiscard]] std::string word_of(meeting::ParagraphState state, const Strings& words);
[[nodiscard]] StateLook look_of(meeting::ParagraphState state);
[[nodiscard]] std::string word_of(meeting::DecisionOutcome outcome, bool amended,
                                  const Strings& words);
/// "Wed 28 Jul 17:00"
[[nodiscard]] std::string day_and_hour(timing::UtcTime utc, const timing::Zone& zone,
                                       const Strings& words);
/// "Draft 3"; of what is no draft, its name.
[[nodiscard]] std::string short_name(const views::DocumentView& document, const Strings& words);
/// When a document came out; where its hour is assumed, the day alone.
[[nodiscard]] std::string issued_text(const views::DocumentView& document, const timing::Zone& zone,
                                      const Strings& words);
/// "Draft 3, 24 to 30"
[[nodiscard]] std::string place_text(const std::string& document, const std::string& paragraphs,
                                     const Strings& words);
/// What is on the floor, in words: "Draft 3, paragraphs 24 to 30: Marking".
[[nodiscard]] std::string consideration_text(const views::ConsiderationView& text,
                                             const Strings& words);
/// "Adopted by consensus: Draft 4, as orally amended"
[[nodiscard]] std::string announced_text(const views::AnnouncedView& announced,
                                         const Strings& words);

}  // namespace dais::console
