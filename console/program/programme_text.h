// The programme of work as text: a page to be circulated, and one JSON object for other programs.
// Both say what the view says: of the public's view only the public meetings. Links to meetings are
// not on the page.
#pragma once

#include <string>

#include "meeting/codec/strings.h"
#include "meeting/views.h"

namespace dais::console {

/// Markdown: the version, what it changed, and a table a day; hours in the conference's zone. The
/// words come from strings/…/programme.json. Throws std::runtime_error where this machine does not
/// know the zone.
[[nodiscard]] std::string programme_markdown(const meeting::views::ConferenceView& conference,
                                             const meeting::views::ProgrammeView& programme,
                                             const meeting::codec::Strings& strings);

/// The view as the protocol has it, under "programme", beside the conference's key and zone.
[[nodiscard]] std::string programme_json(const meeting::views::ConferenceView& conference,
                                         const meeting::views::ProgrammeView& programme);

}  // namespace dais::console
