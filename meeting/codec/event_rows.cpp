#include "meeting/codec/event_rows.h"

#include "meeting/codec/descriptions.h"
#include "meeting/codec/json_bodies.h"

namespace dais::meeting::codec {

namespace {

constexpr std::string_view kCreated = "ConferenceCreated";
constexpr int kNewestVersion = 1;  // of every type so far

Json to_payload(const ConferenceCreated& created) {
    return {{"facts", to_json(*created.facts)},
            {"rehearsal", created.rehearsal},
            {"utc_at_zero", to_text(created.utc_at_zero)}};
}

ConferenceCreated created_from(const Json& json) {
    for (const auto* name : {"facts", "rehearsal", "utc_at_zero"}) {
        if (!json.is_object() || !json.contains(name)) {
            detail::missing({}, name);
        }
    }
    return {.facts = std::make_shared<const ConferenceFacts>(
                from_json<ConferenceFacts>(json["facts"], "facts")),
            .rehearsal = from_json<bool>(json["rehearsal"], "rehearsal"),
            .utc_at_zero = utc_from_text(from_json<std::string>(json["utc_at_zero"]), "utc")};
}

template <class... Alternatives>
std::optional<Event> by_type(std::string_view type, const Json& json,
                             const std::variant<ConferenceCreated, Alternatives...>* /*tag*/) {
    std::optional<Event> event;
    const auto attempt = [&]<class T>() {
        if (!event && TypeOf<T>::type == type) {
            event = from_json<T>(json);
        }
    };
    (attempt.template operator()<Alternatives>(), ...);
    return event;
}

}  // namespace

EventRow to_row(const Event& event) {
    return std::visit(
        [](const auto& each) -> EventRow {
            using T = std::remove_cvref_t<decltype(each)>;
            if constexpr (std::is_same_v<T, ConferenceCreated>) {
                return {std::string{kCreated}, kNewestVersion, to_payload(each).dump()};
            } else {
                return {std::string{TypeOf<T>::type}, kNewestVersion, to_json(each).dump()};
            }
        },
        event);
}

std::string_view type_of(const Event& event) {
    return std::visit(
        [](const auto& each) -> std::string_view {
            using T = std::remove_cvref_t<decltype(each)>;
            if constexpr (std::is_same_v<T, ConferenceCreated>) {
                return kCreated;
            } else {
                return TypeOf<T>::type;
            }
        },
        event);
}

Event from_row(std::string_view type, int version, std::string_view payload) {
    if (version != kNewestVersion) {
        throw DecodeError{std::string{type}, "version " + std::to_string(version) +
                                                 " of this row is newer than this Dais."};
    }
    const Json json = parse(payload);
    if (type == kCreated) {
        return created_from(json);
    }
    if (auto event = by_type(type, json, static_cast<const EventKinds*>(nullptr))) {
        return *std::move(event);
    }
    throw DecodeError{std::string{type}, "this kind of row is newer than this Dais."};
}

}  // namespace dais::meeting::codec
