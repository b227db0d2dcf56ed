// libical's values with an owner, and made from ours. Only files of this folder include it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <libical/ical.h>

#include "timing/instant.h"

namespace dais::meeting {

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

/// An empty component. From the first call on, libical answers to what it cannot read with an error
/// code and not by ending the process.
[[nodiscard]] Component component_of(icalcomponent_kind kind);

/// A property of a name that libical does not know, such as X-WR-CALNAME.
[[nodiscard]] icalproperty* extension(const char* name, std::string_view text);

/// Whole seconds; what is finer is cut off. `wall_value` without a zone, `utc_value` in UTC.
[[nodiscard]] icaltimetype wall_value(timing::WallTime wall);
[[nodiscard]] icaltimetype utc_value(timing::UtcTime utc);

/// The text without control characters, which a calendar may not hold; line feeds stay.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace dais::meeting
