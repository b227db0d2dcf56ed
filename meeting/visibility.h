// Who sees what: one table of every field of every slice and the roles that get it. A field that is
// not in the table goes to nobody. Tests hold every message of the wire to it.
//
// Never public (DESIGN): pending requests, absences, link states, notes, links to closed meetings,
// who holds a paragraph open, projections. The rows of public meetings and released speakers are
// chosen where the views are made (views/make.h); this table is about fields.
#pragma once

#include <string_view>

#include "meeting/access.h"

namespace dais::meeting {

/// True where `role` may see the field. A path is the slice's name and the fields' names with dots,
/// list indices left out: "floor.statement.speaker.name".
[[nodiscard]] bool may_see(Role role, std::string_view path);

/// True where the table has a row for the path at all.
[[nodiscard]] bool known_field(std::string_view path);

}  // namespace dais::meeting
