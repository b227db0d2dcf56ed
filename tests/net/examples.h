// One example of any described value, with something in every field: texts are their field's name,
// numbers its length, lists hold one. So an example shows the whole form of a message, a field that
// is read into another one is seen, and a new field changes nothing but its own line.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include "meeting/codec/descriptions.h"
#include "meeting/codec/json.h"
#include "meeting/codec/json_bodies.h"
#include "meeting/codec/shapes.h"

namespace dais::net::test {

template <class T>
T example(std::string_view name = "text") {
    namespace codec = meeting::codec;
    if constexpr (std::is_same_v<T, bool>) {
        return true;
    } else if constexpr (std::is_same_v<T, std::string>) {
        return std::string{name};
    } else if constexpr (std::is_same_v<T, int> || std::is_same_v<T, std::int64_t>) {
        return static_cast<T>(name.size());
    } else if constexpr (std::is_same_v<T, timing::Duration>) {
        return std::chrono::seconds{name.size()};
    } else if constexpr (std::is_same_v<T, timing::Instant>) {
        return timing::Instant{std::chrono::minutes{name.size()}};
    } else if constexpr (std::is_same_v<T, timing::UtcTime>) {
        return codec::utc_from_text("2021-07-28T16:22:07Z", {});
    } else if constexpr (std::is_same_v<T, timing::WallTime>) {
        return codec::wall_from_text("2021-07-28T12:22:07", {});
    } else if constexpr (codec::detail::IsNumber<T>::value) {
        return T{static_cast<std::int64_t>(name.size())};
    } else if constexpr (codec::detail::IsKey<T>::value) {
        return T{std::string{name}};
    } else if constexpr (codec::Worded<T>) {
        return codec::WordsOf<T>::words.front().first;
    } else if constexpr (codec::IsOptional<T>::value) {
        return example<typename T::value_type>(name);
    } else if constexpr (codec::IsVector<T>::value) {
        T list;
        list.push_back(example<typename T::value_type>(name));
        return list;
    } else if constexpr (codec::IsTextMap<T>::value) {
        T map;
        map.emplace("key", example<typename T::mapped_type>(name));
        return map;
    } else {
        T value{};
        std::apply(
            [&](const auto&... fields) {
                [[maybe_unused]] const auto fill = [&](const auto& field) {
                    auto& member = value.*field.member;
                    member = example<std::remove_cvref_t<decltype(member)>>(field.name);
                };
                (fill(fields), ...);
            },
            codec::FieldsOf<T>::fields);
        return value;
    }
}

/// One of each kind of a variant, as JSON.
template <class... Kinds>
std::vector<meeting::codec::Json> examples_of(const std::variant<Kinds...>* /*kinds*/) {
    const auto typed = [](meeting::codec::Json json, std::string_view type) {
        json["type"] = type;
        return json;
    };
    return {
        typed(meeting::codec::to_json(example<Kinds>()), meeting::codec::TypeOf<Kinds>::type)...};
}

}  // namespace dais::net::test
