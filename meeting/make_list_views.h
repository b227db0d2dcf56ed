// The officers' view of the lists of speakers.
#pragma once

#include "meeting/conference.h"
#include "meeting/views.h"

namespace dais::meeting::views {

[[nodiscard]] ListsView lists_view(const Conference& conference);

/// Shared by the views of lists, floors and queues.
[[nodiscard]] SpeakerView speaker_view(const Conference& conference,
                                       const Inscription& inscription);
[[nodiscard]] std::vector<ItemView> item_views(const ConferenceFacts& facts,
                                               const std::vector<ItemKey>& keys);

}  // namespace dais::meeting::views
