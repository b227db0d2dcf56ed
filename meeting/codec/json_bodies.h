// How described values are read and written: for the files of this folder that make the templates
// of json.h for a type, and for tests with types of their own.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include "meeting/codec/fields.h"
#include "meeting/codec/json.h"
#include "meeting/codec/shapes.h"
#include "meeting/ids.h"
#include "timing/instant.h"

namespace dais::meeting::codec {

// ---- writing ----------------------------------------------------------------------------------

namespace detail {

template <class T>
struct IsOneOf : std::false_type {};
template <class T>
requires requires { typename T::Kinds; }
struct IsOneOf<T> : std::true_type {};
template <class T>
struct IsNumber : std::false_type {};
template <class Tag>
struct IsNumber<Number<Tag>> : std::true_type {};
template <class T>
struct IsKey : std::false_type {};
template <class Tag>
struct IsKey<Key<Tag>> : std::true_type {};

inline std::int64_t microseconds(timing::Duration duration) {
    return std::chrono::duration_cast<std::chrono::microseconds>(duration).count();
}

}  // namespace detail

/// A variant's value has its `type` beside its fields.
template <class T>
Json to_json(const T& value) {
    if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::string> ||
                  std::is_same_v<T, int> || std::is_same_v<T, std::int64_t>) {
        return value;
    } else if constexpr (std::is_same_v<T, timing::Duration>) {
        return detail::microseconds(value);
    } else if constexpr (std::is_same_v<T, timing::Instant>) {
        return detail::microseconds(value.time_since_epoch());
    } else if constexpr (std::is_same_v<T, timing::UtcTime> ||
                         std::is_same_v<T, timing::WallTime>) {
        return to_text(value);
    } else if constexpr (detail::IsNumber<T>::value) {
        return value.value;
    } else if constexpr (detail::IsKey<T>::value) {
        return value.text;
    } else if constexpr (Worded<T>) {
        return word(value);
    } else if constexpr (IsVector<T>::value) {
        Json array = Json::array();
        for (const auto& each : value) {
            array.push_back(to_json(each));
        }
        return array;
    } else if constexpr (IsTextMap<T>::value) {
        Json object = Json::object();
        for (const auto& [name, each] : value) {
            object[name] = to_json(each);
        }
        return object;
    } else if constexpr (detail::IsOneOf<T>::value) {
        return std::visit(
            [](const auto& kind) {
                Json object = to_json(kind);
                object["type"] = TypeOf<std::remove_cvref_t<decltype(kind)>>::type;
                return object;
            },
            value);
    } else {
        static_assert(Described<T>, "describe its fields in descriptions.h");
        Json object = Json::object();
        std::apply(
            [&](const auto&... fields) {
                [[maybe_unused]] const auto write = [&](const auto& each) {
                    const auto& member = value.*each.member;
                    using Member = std::remove_cvref_t<decltype(member)>;
                    if constexpr (IsOptional<Member>::value) {
                        if (member) {
                            object[std::string{each.name}] = to_json(*member);
                        }
                    } else {
                        object[std::string{each.name}] = to_json(member);
                    }
                };
                (write(fields), ...);
            },
            FieldsOf<T>::fields);
        return object;
    }
}

// ---- reading ----------------------------------------------------------------------------------

namespace detail {

template <class T>
T described_from_json(const Json& json, const std::string& path, bool has_type) {
    if (!json.is_object()) {
        wrong(path, json, "an object { … }");
    }
    T value{};
    std::vector<std::string_view> known;
    std::apply(
        [&](const auto&... fields) {
            [[maybe_unused]] const auto read = [&](const auto& each) {
                known.push_back(each.name);
                auto& member = value.*each.member;
                using Member = std::remove_cvref_t<decltype(member)>;
                const auto found = json.find(each.name);
                if constexpr (IsOptional<Member>::value) {
                    if (found != json.end() && !found->is_null()) {
                        member =
                            from_json<typename Member::value_type>(*found, join(path, each.name));
                    }
                } else {
                    if (found == json.end()) {
                        if (each.presence == Presence::required) {
                            missing(path, each.name);
                        }
                        return;
                    }
                    member = from_json<Member>(*found, join(path, each.name));
                }
            };
            (read(fields), ...);
        },
        FieldsOf<T>::fields);
    for (const auto& [name, ignored] : json.items()) {
        bool found = has_type && name == "type";
        for (const auto each : known) {
            found = found || each == name;
        }
        if (!found) {
            unknown_field(path, name, known);
        }
    }
    return value;
}

template <class Variant, class Kinds = typename Variant::Kinds>
struct VariantReader;
template <class Variant, class... Alternatives>
struct VariantReader<Variant, std::variant<Alternatives...>> {
    static Variant read(const Json& json, const std::string& path) {
        if (!json.is_object()) {
            wrong(path, json, "an object { … }");
        }
        const auto type = json.find("type");
        if (type == json.end()) {
            missing(path, "type");
        }
        if (!type->is_string()) {
            wrong(join(path, "type"), *type, "text");
        }
        const auto name = type->template get<std::string>();
        std::optional<Variant> value;
        const auto attempt = [&]<class T>() {
            if (!value && TypeOf<T>::type == name) {
                value = described_from_json<T>(json, path, true);
            }
        };
        (attempt.template operator()<Alternatives>(), ...);
        if (!value) {
            unknown_word(join(path, "type"), name, {TypeOf<Alternatives>::type...});
        }
        return *std::move(value);
    }
};

}  // namespace detail

template <class T>
T from_json(const Json& json, const std::string& path) {
    if constexpr (std::is_same_v<T, bool>) {
        if (!json.is_boolean()) {
            detail::wrong(path, json, "true or false");
        }
        return json.get<bool>();
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (!json.is_string()) {
            detail::wrong(path, json, "text");
        }
        return json.get<std::string>();
    } else if constexpr (std::is_same_v<T, int>) {
        const std::int64_t number = detail::whole_number(json, path);
        if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()) {
            detail::wrong(path, json, "a smaller whole number");
        }
        return static_cast<int>(number);
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        return detail::whole_number(json, path);
    } else if constexpr (std::is_same_v<T, timing::Duration>) {
        return detail::duration(json, path);
    } else if constexpr (std::is_same_v<T, timing::Instant>) {
        return timing::Instant{detail::duration(json, path)};
    } else if constexpr (std::is_same_v<T, timing::UtcTime>) {
        return utc_from_text(from_json<std::string>(json, path), path);
    } else if constexpr (std::is_same_v<T, timing::WallTime>) {
        return wall_from_text(from_json<std::string>(json, path), path);
    } else if constexpr (detail::IsNumber<T>::value) {
        return T{detail::whole_number(json, path)};
    } else if constexpr (detail::IsKey<T>::value) {
        T key{from_json<std::string>(json, path)};
        return key;
    } else if constexpr (Worded<T>) {
        const auto text = from_json<std::string>(json, path);
        if (const auto value = meeting::value_of<T>(text)) {
            return *value;
        }
        std::vector<std::string_view> known;
        for (const auto& [value, each] : WordsOf<T>::words) {
            known.push_back(each);
        }
        detail::unknown_word(path, text, known);
    } else if constexpr (IsVector<T>::value) {
        if (!json.is_array()) {
            detail::wrong(path, json, "a list [ … ]");
        }
        T values;
        values.reserve(json.size());
        for (std::size_t i = 0; i < json.size(); ++i) {
            values.push_back(from_json<typename T::value_type>(json[i], detail::join(path, i)));
        }
        return values;
    } else if constexpr (IsTextMap<T>::value) {
        if (!json.is_object()) {
            detail::wrong(path, json, "an object { … }");
        }
        T values;
        for (const auto& [name, each] : json.items()) {
            values.emplace(name,
                           from_json<typename T::mapped_type>(each, detail::join(path, name)));
        }
        return values;
    } else if constexpr (Described<T>) {
        return detail::described_from_json<T>(json, path, false);
    } else {
        return detail::VariantReader<T>::read(json, path);
    }
}

}  // namespace dais::meeting::codec
