#include "meeting/codec/figures_json.h"

#include "meeting/codec/figures_fields.h"
#include "meeting/codec/json_bodies.h"

namespace dais::meeting::codec {

template Json to_json(const Figures&);
template Figures from_json(const Json&, const std::string&);

Json figures_to_json(const Figures& figures) { return to_json(figures); }

Figures figures_from_json(const Json& json) { return from_json<Figures>(json); }

}  // namespace dais::meeting::codec
