// The public part of the record: what happened at the public meetings, once it was over.
#pragma once

#include "meeting/conference.h"
#include "meeting/views.h"

namespace dais::meeting::views {

[[nodiscard]] ProceedingsView proceedings_view(const Conference& conference);

}  // namespace dais::meeting::views
