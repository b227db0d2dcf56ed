// Paragraphs as an officer types them: "24-30, 33", "24 to 30", "24 bis".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "meeting/ids.h"

namespace dais::console {

/// Of a document's numbers, which stand in the order of the text. A run goes by that order, so that
/// "24-26" takes "24 bis" with it. Nothing where a number is none of them, or a run goes back.
[[nodiscard]] std::optional<std::vector<meeting::ParagraphKey>> paragraphs_as_typed(
    std::string_view typed, const std::vector<std::string>& numbers);

/// As they can be typed: "24-30, 33". Runs are drawn together.
[[nodiscard]] std::string typed_paragraphs(const std::vector<meeting::ParagraphKey>& paragraphs,
                                           const std::vector<std::string>& numbers);

}  // namespace dais::console
