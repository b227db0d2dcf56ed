// The figures for the record as one JSON object. Include this to write or read them alone; to put
// them into a larger described value (a view slice) include meeting/codec/figures_fields.h where
// that value is described.
#pragma once

#include "meeting/codec/json.h"
#include "meeting/figures.h"

namespace dais::meeting::codec {

/// Durations are whole microseconds, in fields that end in _us; moments are UTC.
[[nodiscard]] Json figures_to_json(const Figures& figures);

/// Throws DecodeError with one sentence that names the field.
[[nodiscard]] Figures figures_from_json(const Json& json);

}  // namespace dais::meeting::codec
