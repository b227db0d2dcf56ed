// The macros that the tables of fields are written with (descriptions.h and its parts). They stay
// defined for whoever includes the tables; nothing else uses them.
#pragma once

#include <string_view>
#include <tuple>

#include "meeting/codec/fields.h"

// Fields and, for alternatives of a variant, the `type`. In namespace dais::meeting::codec.
#define DAIS_FIELDS(Type, ...)                                       \
    template <>                                                      \
    struct FieldsOf<Type> {                                          \
        static constexpr std::string_view name = #Type;              \
        using T = Type;                                              \
        static constexpr auto fields = std::make_tuple(__VA_ARGS__); \
    }
#define DAIS_TYPED(Type, ...)                           \
    template <>                                         \
    struct TypeOf<Type> {                               \
        static constexpr std::string_view type = #Type; \
    };                                                  \
    DAIS_FIELDS(Type, __VA_ARGS__)
