// What one_of.h leaves to the one file that makes the template: command.cpp, event.cpp.
#pragma once

#include "meeting/one_of.h"

namespace dais::meeting {

namespace detail {

template <class Variant>
struct Maker;
template <class... Kinds>
struct Maker<std::variant<Kinds...>> {
    using Variant = std::variant<Kinds...>;
    static Variant make(std::size_t index, void* kind) {
        using Make = Variant (*)(void*);
        static constexpr Make kMake[] = {[](void* from) {
            return Variant{std::in_place_type<Kinds>, std::move(*static_cast<Kinds*>(from))};
        }...};
        return kMake[index](kind);
    }
};

}  // namespace detail

template <class Variant>
OneOf<Variant>::OneOf() = default;
template <class Variant>
OneOf<Variant>::OneOf(const OneOf& other) = default;
template <class Variant>
OneOf<Variant>::OneOf(OneOf&& other) noexcept = default;
template <class Variant>
OneOf<Variant>& OneOf<Variant>::operator=(const OneOf& other) = default;
template <class Variant>
OneOf<Variant>& OneOf<Variant>::operator=(OneOf&& other) noexcept = default;
template <class Variant>
OneOf<Variant>::~OneOf() = default;
template <class Variant>
OneOf<Variant>::OneOf(std::size_t index, void* kind)
    : Variant{detail::Maker<Variant>::make(index, kind)} {}

}  // namespace dais::meeting
