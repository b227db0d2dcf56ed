// A statement as screens show it.
#pragma once

#include "meeting/conference.h"
#include "meeting/told.h"
#include "meeting/views.h"

namespace dais::meeting::views {

[[nodiscard]] StatementView statement_view(const Conference& conference, const Statement& statement,
                                           Told told);

}  // namespace dais::meeting::views
