// The cards of texts and decisions: one for each proposal, sticking point, silence, vote, decision,
// office and circular. Part of texts_plan.h.
#pragma once

#include "console/panels/texts_plan.h"

namespace dais::console {

[[nodiscard]] std::array<std::vector<TextCard>, kHeadings> text_cards(const views::TextsView& texts,
                                                                      timing::UtcTime utc,
                                                                      timing::UtcTime utc_at_zero,
                                                                      const timing::Zone& zone,
                                                                      const Strings& words);

}  // namespace dais::console
