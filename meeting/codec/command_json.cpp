// Commands and questions as JSON.
#include "meeting/codec/descriptions.h"
#include "meeting/codec/json_bodies.h"

namespace dais::meeting::codec {

std::string_view type_of(const Command& command) {
    return std::visit(
        [](const auto& each) -> std::string_view {
            return TypeOf<std::remove_cvref_t<decltype(each)>>::type;
        },
        command);
}

template Json to_json(const Command&);
template Json to_json(const WhatIf&);
template Json to_json(const Projection&);

template Command from_json(const Json&, const std::string&);
template WhatIf from_json(const Json&, const std::string&);
template Projection from_json(const Json&, const std::string&);

}  // namespace dais::meeting::codec
