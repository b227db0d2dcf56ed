// A statement's clock: digits as large as their box, the bar of its phases, its state as a word and
// a shape.
#pragma once

#include <string>

#include "console/panels/ui.h"
#include "meeting/views.h"
#include "timing/countdown.h"

namespace dais::console {

/// A statement's clock at one moment, as it is shown.
struct ClockLook {
    timing::CountdownReading reading;
    std::string digits;  ///< without the plus of overtime
    bool over = false;
    Mark mark = Mark::none;
    std::string state;  ///< a key of the strings table
    palette::Ink colour = palette::kText;
};
[[nodiscard]] ClockLook clock_look(const meeting::views::StatementView& statement,
                                   timing::Instant now);

/// Digits in the middle of the box; the plus of overtime hangs before them, so that they stay where
/// they are.
void draw_digits(const Ui& ui, const Box& box, const ClockLook& look);

/// How much of the time is used, with a mark where the warning begins.
void draw_bar(const Ui& ui, const Box& box, const meeting::views::StatementView& statement,
              const ClockLook& look);

}  // namespace dais::console
