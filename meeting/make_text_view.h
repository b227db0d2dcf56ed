// Texts and decisions as screens read them.
#pragma once

#include "meeting/conference.h"
#include "meeting/told.h"
#include "meeting/views.h"

namespace dais::meeting::views {

/// For the public (released documents, circulated proposals, what the Chair announced at meetings
/// open to it) or for officers.
[[nodiscard]] TextsView texts_view(const Conference& conference, Told told);

/// The text on the floor of a meeting; nothing where there is none, or the public may not see it.
[[nodiscard]] std::optional<ConsiderationView> consideration_view(const Conference& conference,
                                                                  const MeetingKey& meeting,
                                                                  Told told);

/// The decision announced last at a meeting, while nobody was given the floor after it.
[[nodiscard]] std::optional<AnnouncedView> announced_view(const Conference& conference,
                                                          const PlannedMeeting& meeting, Told told);

/// The seats of the bureau, vacant ones too.
[[nodiscard]] std::vector<OfficeView> bureau_view(const Conference& conference);

}  // namespace dais::meeting::views
