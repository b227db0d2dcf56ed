// What the public may know of the conference now, as one JSON object (/api/state): the slices of
// the public's audience, and nothing else.
#pragma once

#include <string>

#include "meeting/views.h"
#include "net/made.h"
#include "timing/instant.h"

namespace dais::net {

class StatePage {
  public:
    /// Of the newest board. The slices are encoded once a change; the tag is theirs, since the time
    /// that stands beside them changes always.
    [[nodiscard]] Made of(const meeting::views::Board& board, timing::Instant now);

  private:
    [[nodiscard]] bool is_of(const meeting::views::Audience& open) const;

    meeting::views::Audience made_of_;
    std::string slices_;  ///< what the tag is of: all but the time
    std::string etag_;
};

}  // namespace dais::net
