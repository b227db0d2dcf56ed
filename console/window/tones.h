// When a tone is due: a soft one at a statement's warning, two at the end of its time.
#pragma once

#include <optional>

#include "meeting/ids.h"
#include "meeting/views.h"
#include "timing/countdown.h"
#include "timing/instant.h"

namespace dais::console {

enum class Tone { warning, end };

/// Watches the statement on the floor of one room, frame by frame.
class ToneWatch {
  public:
    /// What became due since it was looked at last. Nothing is due of a statement seen for the
    /// first time, nor while its clock stands. nullptr: nobody speaks.
    std::optional<Tone> look(const meeting::views::StatementView* statement, timing::Instant now);

  private:
    std::optional<meeting::StatementId> statement_;
    timing::Phase phase_ = timing::Phase::ready;
};

}  // namespace dais::console
